"""A served record to hold meetings in: its example committee, prepared by commands, then clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from letsema.values import OPERATOR
from tests.world import FUND, Record

COMMITTEE = "migration-mptf-steering-committee"
TODAY = datetime.now(UTC).date()


def record_of(site: Any) -> Record:
    """The record a site serves, to be written to by commands."""
    told = site.environment
    return Record(told["LETSEMA_DATABASE_URL"], Path(told["LETSEMA_HOME"]))


@contextmanager
def opened(site: Any, blocker: Any) -> Iterator[None]:
    """Work on the site's record in this process."""
    with blocker.unblock(), record_of(site).open():
        yield


def sign_in(page: Any, site: Any, blocker: Any, who: str) -> None:
    """A session of an example person, set as a cookie."""
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )
    from django.contrib.sessions.backends.db import SessionStore

    with opened(site, blocker):
        person = get_user_model().objects.get(email=f"{who}@example.org")
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": site.url}])


def how(day: date | None = None) -> dict[str, Any]:
    """Who acts, and when: now, or at noon of a day."""
    if day is None:
        return {"by": OPERATOR, "at": datetime.now(UTC)}
    return {"by": OPERATOR, "at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC)}


def planned(label: str, **told: Any) -> str:
    """A meeting of the committee, of today unless told otherwise."""
    from letsema.governance import commands

    days = {"starts_on": TODAY, "ends_on": TODAY, **how(), **told}
    return commands.plan_meeting(body=COMMITTEE, label=label, **days)


def all_there(number: str) -> None:
    """Every seat is in the room."""
    from letsema.governance import commands, queries

    for seat in queries.seats_on(COMMITTEE, TODAY):
        commands.record_attendance(meeting=number, member=seat.number, how="present", **how())


def asked(number: str, kind: str, reference: str, terms: Any = None) -> int:
    """A request about a programme, on the list of a meeting: the item."""
    from letsema.proceedings import commands

    request = commands.put_request(
        fund=FUND,
        kind=kind,
        programme=reference,
        title=f"{kind.capitalize()}: {reference}",
        requested_on=TODAY - timedelta(days=7),
        terms=terms.as_json() if terms else None,
        **how(),
    )
    return commands.list_item(meeting=number, kind="request", request=request, **how())


def noted(place: str) -> str:
    """A concept note of an invented place, reviewed and found eligible: its reference."""
    from letsema.doors.intake import example
    from letsema.doors.intake.example import meeting

    told = {**example.example_files()["meeting"]["notes"][0]}
    told |= {"heading": place, "region": place, "title": f"Sample: {place}"}
    listing = meeting._note(FUND, told, **how())
    return str(listing["programme"])


def listed(number: str, reference: str) -> int:
    """A note on the list of a meeting: the item."""
    from letsema.proceedings import commands

    return commands.list_item(meeting=number, kind="note", programme=reference, **how())


def fit(page: Any, axe: Callable[..., list[str]]) -> None:
    """The page shuts nobody out, and does not scroll sideways on a phone."""
    page.wait_for_load_state("networkidle")  # a page half come is judged for what it lacks yet
    assert axe(page) == [], page.url
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
    page.set_viewport_size({"width": 1280, "height": 900})
