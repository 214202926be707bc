"""A real browser and a real server for the tests of pages.

`site` is the site as a user starts it (`letsema serve`), on a copy of what `letsema demo` leaves;
`page` a fresh browser page on it that may reach nothing else; `axe` judges its accessibility.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.world import LETSEMA, Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PATIENCE = 60.0  # seconds a server may take to answer for the first time


def executable() -> str | None:
    """Where the system's Chromium is; `LETSEMA_CHROMIUM` names another."""
    asked = os.environ.get("LETSEMA_CHROMIUM")
    return asked or next(filter(None, map(shutil.which, NAMES)), None)


def reason_absent() -> str | None:
    """Why there is no browser to test with, or None if there is one."""
    if executable() is None:
        return "no Chromium on this machine (set LETSEMA_CHROMIUM to one)"
    return None


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the environment `letsema` needs to reach its record."""

    url: str
    environment: dict[str, str]

    def __truediv__(self, path: str) -> str:
        """`site / "pipeline/"`: the full address of a page."""
        return f"{self.url}/{path.lstrip('/')}"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `letsema ARGUMENTS` on this site's record; the test fails if that does."""
        return _letsema(self.environment, *arguments)


def _letsema(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [LETSEMA, *arguments]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"letsema {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done


@pytest.fixture(scope="session")
def site(example: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example portfolio, served by the real server on a free loopback port."""
    home = tmp_path_factory.mktemp("site")
    with served(example.copy(home).environment, home) as site:
        yield site


@contextmanager
def served(environment: dict[str, str], home: Path) -> Iterator[Site]:
    """A record served on a free loopback port; `home` is where the server's words are kept."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    log = home / "serve.log"
    command = [LETSEMA, "serve", "--bind", bind]
    with log.open("w") as words:
        server = subprocess.Popen(command, env=environment, stdout=words, stderr=words)
        try:
            _wait(f"http://{bind}/", server, log)
            yield Site(f"http://{bind}", environment)
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError as error:
            error.close()
            break
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the site did not start: {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    if reason := reason_absent():
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, 1280 × 900, British English, that reaches this machine only.

    The test fails if a script on the page failed.
    """
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="UTC"
    )
    context.route("**/*", _only_this_machine)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, f"scripts failed on the page: {errors}"


def _only_this_machine(route: Route) -> None:
    if route.request.url.startswith(("http://127.0.0.1", "http://localhost", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """`axe(page)`: the page's violations of WCAG 2.2 AA, one line each; none is an empty list.

    `axe(page, dark=True)` looks in the dark, at what the dark changes: colours.
    """
    from axe_playwright_python.sync_playwright import Axe

    def judge(page: Page, dark: bool = False) -> list[str]:
        page.emulate_media(color_scheme="dark" if dark else None)
        only = COLOURS if dark else {"type": "tag", "values": WCAG}
        options = {"runOnly": only}
        page.wait_for_load_state()
        found = Axe().run(page, options=options).response["violations"]
        return [
            f"{violation['id']}: {node['html'][:160]} — {violation['help']}"
            for violation in found
            for node in violation["nodes"]
        ]

    return judge
