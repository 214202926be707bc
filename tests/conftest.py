"""What every test stands on: its own database and files, no network, the same chance every time.

`--database postgres` (or `LETSEMA_TEST_DATABASE=postgres`) runs the suite on a private PostgreSQL;
without it, on SQLite. Whatever the developer's own environment points at is never touched.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import django.conf
import hypothesis
import pytest
import pytest_socket

from tests import browser, postgres, world
from tests.browser import axe, chromium, page, site
from tests.world import blank, example, fresh, printed, standing

__all__ = ["axe", "chromium", "page", "site"]  # fixtures: pytest finds them here by name
__all__ += ["blank", "example", "fresh", "printed", "standing"]

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
    # A password is slow to check by design; tests check many, and say so where that is the point.
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    django.conf.settings.PASSWORD_HASHERS = [quick, *django.conf.settings.PASSWORD_HASHERS]
    gc.collect()
    gc.freeze()  # what stands for the whole run is not gone through again and again
    gc.set_threshold(20_000, 20, 50)


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
        if not _needs_database(item):
            item.add_marker(pytest.mark.once)
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)


def _needs_database(item: pytest.Item) -> bool:
    wanted = {"db", "transactional_db", "blank"}
    return "django_db" in item.keywords or not wanted.isdisjoint(getattr(item, "fixturenames", ()))


def _turn(item: pytest.Item) -> int:
    """When a test is handed out: what keeps one worker busy for long comes first, and between its
    two lots what needs no database, while the other worker makes the records."""
    groups = {mark.args[0] for mark in item.iter_markers("xdist_group")}
    if "record" in groups:
        return 0
    if not _needs_database(item) and not groups:
        return 1
    if "browser" in groups:
        return 2
    return 3 if groups or "once" in item.keywords else 4


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    blank: world.Record,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Iterator[None]:
    """The database of `db`: a copy of the blank record, whose tables are made once in a run."""
    from django.db import connection

    with django_db_blocker.unblock():
        world.become(blank.copy(tmp_path_factory.mktemp("db")))
    yield
    with django_db_blocker.unblock():
        connection.close()


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
