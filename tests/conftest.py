"""What every test stands on: its own database and files, no network, the same chance every time.

`--database postgres` (or `LETSEMA_TEST_DATABASE=postgres`) runs the suite on a private PostgreSQL;
without it, on SQLite. Whatever the developer's own environment points at is never touched.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import django
import django.conf
import hypothesis
import pytest
import pytest_socket

from tests import browser, postgres
from tests.browser import axe, chromium, page, site

__all__ = ["axe", "chromium", "page", "site"]  # fixtures: pytest finds them here by name

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "letsema.config.settings"
LOOPBACK = ["127.0.0.1", "::1", "localhost"]
OURS = {
    "LETSEMA_CHROMIUM",  # tests.browser
    "LETSEMA_DATABASE_URL",  # set below, or by the process that started this worker
    "LETSEMA_GOLDEN",
    "LETSEMA_HYPOTHESIS",
    "LETSEMA_SHARED",
    "LETSEMA_TEST_DATABASE",
}
SERVER = pytest.StashKey[postgres.PrivateServer]()
FILES = pytest.StashKey[str]()

hypothesis.settings.register_profile("always-the-same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("searching", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("LETSEMA_HYPOTHESIS", "always-the-same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgres"),
        default=os.environ.get("LETSEMA_TEST_DATABASE", "sqlite"),
        help="the database the tests run on",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment, then read the settings: so there is no settings line in the ini."""
    files = tempfile.mkdtemp(prefix="letsema-tests-")
    config.stash[FILES] = files
    for name in [name for name in os.environ if name.startswith("LETSEMA_")]:
        if name not in OURS:
            del os.environ[name]
    os.environ["LETSEMA_HOME"] = str(Path(files) / "files")
    os.environ["LETSEMA_SECRET_KEY"] = "no secret: tests sign nothing that leaves them"
    if config.getoption("--database") == "sqlite":
        os.environ["LETSEMA_DATABASE_URL"] = f"sqlite:///{files}/letsema.sqlite3"
    elif not hasattr(config, "workerinput"):  # workers inherit the address from the first process
        _start_server(config)
    _read_settings()


def _read_settings() -> None:
    if django.conf.settings.configured:
        raise pytest.UsageError("unset DJANGO_SETTINGS_MODULE: tests read the settings themselves")
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Each worker reads the settings itself, after it has set its own environment."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def _start_server(config: pytest.Config) -> None:
    try:
        server = postgres.PrivateServer().start()
    except postgres.NoServerError as error:
        raise pytest.UsageError(f"--database postgres: {error}") from error
    config.stash[SERVER] = server
    os.environ["LETSEMA_DATABASE_URL"] = server.url("letsema")


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()
    if FILES in config.stash:
        shutil.rmtree(config.stash[FILES], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run, saying why; keep the browser's tests on one worker."""
    no_postgres = postgres.reason_absent()
    no_browser = browser.reason_absent()
    for item in items:
        if "postgres" in item.keywords and no_postgres:
            item.add_marker(pytest.mark.skip(reason=no_postgres))
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("browser"))
            if no_browser:
                item.add_marker(pytest.mark.skip(reason=no_browser))


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """No test reaches beyond this machine."""
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory of source documents kept outside the repository; skips where it is not."""
    place = Path(os.environ.get("LETSEMA_SHARED") or ROOT.parent / "shared")
    if not place.is_dir():
        pytest.skip(f"the source documents are not at {place} (set LETSEMA_SHARED)")
    return place
