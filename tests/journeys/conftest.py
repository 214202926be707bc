"""What journeys through a meeting share: a record of their own, and a page that tells of faults."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import browser
from tests.journeys import sittings


@pytest.fixture(scope="session")
def hall(site: browser.Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Site]:
    """The example portfolio once more, to hold meetings in: other journeys only read the first."""
    home = tmp_path_factory.mktemp("hall")
    files, database = home / "files", home / "hall.sqlite3"
    shutil.copytree(site.environment["LETSEMA_HOME"], files)
    first = site.environment["LETSEMA_DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(first)) as one, closing(sqlite3.connect(database)) as two:
        one.backup(two)
    told = {"LETSEMA_HOME": str(files), "LETSEMA_DATABASE_URL": f"sqlite:///{database}"}
    with browser.served({**os.environ, **told}, Path(home)) as served:
        yield served


@pytest.fixture
def seated(page: Any, hall: Any, django_db_blocker: Any) -> Iterator[Callable[[str], Any]]:
    """`seated("secretariat")`: the page, with that example person signed in.

    Afterwards: nothing was blocked by the page's policy, no script complained.
    """
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else 0)

    def take(who: str) -> Any:
        sittings.sign_in(page, hall, django_db_blocker, who)
        return page

    yield take
    assert [words for words in said if "status of 4" not in words] == []


@pytest.fixture
def prepare(hall: Any, django_db_blocker: Any) -> Callable[..., Any]:
    """`prepare(act)`: what an act by commands does to the record that is served."""

    def done(act: Callable[[], Any]) -> Any:
        with sittings.opened(hall, django_db_blocker):
            return act()

    return done
