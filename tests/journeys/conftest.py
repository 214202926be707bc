"""What journeys through a meeting share: a record of their own, and a page that tells of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests import browser
from tests.journeys import sittings
from tests.world import Record


@pytest.fixture(scope="session")
def hall(example: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Site]:
    """The example portfolio once more, to hold meetings in: other journeys only read the first."""
    home = tmp_path_factory.mktemp("hall")
    with browser.served(example.copy(home).environment, home) as served:
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
