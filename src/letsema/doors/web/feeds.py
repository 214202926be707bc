"""Feeds of what is public: decisions as Atom and JSON Feed, meetings and deadlines as a calendar.

Sources of the forms: RFC 4287, JSON Feed 1.1, RFC 5545. Identities rest on the first name the
site answers to, so that an entry stays the same entry however the feed is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition
from icalendar import Calendar, Event, vDuration

from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.programmes import queries as programmes

MOST = 200
"""So many decisions stand in a feed, the newest."""
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"


def _version(request: HttpRequest) -> str:
    """Every write moves the end of the journal; words are in the reader's language."""
    return f'"{journal.head()[1][:32]}-{get_language() or ""}"'


def last_written(request: HttpRequest | None = None) -> datetime:
    """The instant of the journal's last entry, to the second."""
    sequence, _digest = journal.head()
    last = journal.acts_since(sequence - 1, 1) if sequence else ()
    return last[0].recorded_at.replace(microsecond=0) if last else FIRST_DAY


unchanged_until_written = condition(etag_func=_version, last_modified_func=last_written)


def site_name() -> str:
    """The first name the site answers to: what identities rest on."""
    return str(settings.ALLOWED_HOSTS[0]).lstrip(".*") or "localhost"


def identity(year: int, what: str) -> str:
    """A tag URI (RFC 4151) that names a thing for ever."""
    return f"tag:{site_name()},{year}:{what}"


def _decisions() -> tuple[dict[str, Any], ...]:
    """Public decisions; asked for again only once something was written."""
    sequence, digest = journal.head()
    return _told(digest) if sequence else ()


@lru_cache(maxsize=2)
def _told(_end_of_journal: str) -> tuple[dict[str, Any], ...]:
    """Public decisions, the newest first, with what corrects what among the public ones."""
    every = governance.decisions()
    told = every[::-1][:MOST]
    public = {each.number for each in every}
    names = {slug: name for slug, _kind, name in governance.bodies()}
    days = {each.number: each.taken_on for each in told}
    return tuple(
        {
            "number": each.number,
            "id": identity(each.taken_on.year, f"decision/{each.number}"),
            "address": reverse("decision", args=[each.number]),
            "body": names.get(each.body, each.body),
            "meeting": each.meeting,
            "words": each.words,
            "taken_on": each.taken_on,
            "changed_on": max([each.taken_on, *(days[n] for n in each.corrected_by if n in days)]),
            "corrects": each.corrects if each.corrects in public else None,
            "corrected_by": [n for n in each.corrected_by if n in public],
            "programmes": list(programmes.programmes_citing(each.number)),
        }
        for each in told
    )


def _title(told: dict[str, Any]) -> str:
    words = Truncator(" ".join(told["words"].split())).chars(120)
    return f"{told['number']}: {words}" if words else told["number"]


def _text(told: dict[str, Any]) -> str:
    """The public words, and which decision it corrects or is corrected by."""
    lines = [told["words"]]
    if told["corrects"]:
        lines.append(_("corrects %(number)s") % {"number": told["corrects"]})
    lines += [_("corrected by %(number)s") % {"number": number} for number in told["corrected_by"]]
    return "\n\n".join(line for line in lines if line)


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


class DecisionFeed(Atom1Feed):
    """Atom with a link from a correction to what it corrects."""

    def latest_post_date(self) -> datetime:
        """When the record last changed: no clock is read."""
        return last_written()

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """The elements of an entry, and its related entries."""
        super().add_item_elements(handler, item)
        for number, href in item["related"]:
            handler.addQuickElement("link", "", {"rel": "related", "title": number, "href": href})


@unchanged_until_written
def decisions_atom(request: HttpRequest) -> HttpResponse:
    """Public decisions as Atom."""
    told = _decisions()
    where = {each["number"]: request.build_absolute_uri(each["address"]) for each in told}
    feed = DecisionFeed(
        title=_("Decisions"),
        link=request.build_absolute_uri(reverse("decisions")),
        description=_("Decisions of committees and other bodies, as they are public"),
        language=get_language(),
        author_name="Letsema",
        feed_url=request.build_absolute_uri(),
        feed_guid=identity(2000, "decisions"),
    )
    for each in told:
        _add(feed, each, where)
    return HttpResponse(feed.writeString("utf-8"), content_type=ATOM)


def _add(feed: DecisionFeed, each: dict[str, Any], where: dict[str, str]) -> None:
    near = [number for number in (each["corrects"], *each["corrected_by"]) if number in where]
    feed.add_item(
        title=_title(each),
        link=where[each["number"]],
        description=_text(each),
        unique_id=each["id"],
        author_name=each["body"],
        pubdate=_instant(each["taken_on"]),
        updateddate=_instant(each["changed_on"]),
        categories=tuple(each["programmes"]),
        related=[(number, where[number]) for number in near],
    )


@unchanged_until_written
def decisions_json(request: HttpRequest) -> HttpResponse:
    """Public decisions as JSON Feed 1.1; `_letsema` holds what a machine asks for."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("Decisions"),
        "description": _("Decisions of committees and other bodies, as they are public"),
        "home_page_url": request.build_absolute_uri(reverse("decisions")),
        "feed_url": request.build_absolute_uri(),
        "language": get_language(),
        "items": [_json_item(request, each) for each in _decisions()],
    }
    return JsonResponse(
        feed, content_type=JSON_FEED, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _json_item(request: HttpRequest, each: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": each["id"],
        "url": request.build_absolute_uri(each["address"]),
        "title": _title(each),
        "content_text": _text(each),
        "date_published": _instant(each["taken_on"]).isoformat(),
        "date_modified": _instant(each["changed_on"]).isoformat(),
        "authors": [{"name": each["body"]}],
        "tags": each["programmes"],
        "_letsema": {
            "number": each["number"],
            "meeting": each["meeting"],
            "corrects": each["corrects"],
            "corrected_by": each["corrected_by"],
            "programmes": each["programmes"],
        },
    }


@unchanged_until_written
def calendar(request: HttpRequest) -> HttpResponse:
    """Meetings, deadlines of no-objection rounds, days conditions of public programmes are due."""
    made = Calendar()
    made.add("prodid", "-//Letsema//Meetings and deadlines//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", _("Meetings and deadlines"))
    made.add("refresh-interval", vDuration(timedelta(hours=12)), {"value": "DURATION"})
    stamp = last_written()
    for event in (*_meetings(request), *_conditions(request)):
        event.add("dtstamp", stamp)
        made.add_component(event)
    answer = HttpResponse(made.to_ical(), content_type=CALENDAR)
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return answer


def _event(uid: str, summary: str, first: date, last: date, url: str) -> Event:
    """An event of whole days; the end is the day after the last, as RFC 5545 has it."""
    event = Event()
    event.add("uid", f"{uid}@{site_name()}")
    event.add("summary", summary)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def _meetings(request: HttpRequest) -> Iterator[Event]:
    """Meetings with days of their own; of a no-objection round, its deadline."""
    names = {slug: name for slug, _kind, name in governance.bodies()}
    for each in governance.meetings():
        if not each.number or each.starts_on is None:
            continue
        # a cancelled meeting has no page that anybody may read
        page = ("body", each.body) if each.state == "cancelled" else ("meeting", each.number)
        url = request.build_absolute_uri(reverse(page[0], args=page[1:]))
        event = _held(each, each.starts_on, names.get(each.body, each.body), url)
        event.add("status", "CANCELLED" if each.state == "cancelled" else "CONFIRMED")
        yield event


def _held(each: governance.MeetingView, starts_on: date, body: str, url: str) -> Event:
    """The days of a meeting; of a no-objection round, the last day to object."""
    told = {"body": body, "number": each.number}
    if each.procedure == "no-objection":
        day = each.deadline or each.ends_on or starts_on
        words = _("%(body)s: last day to object, %(number)s") % told
        return _event(f"deadline-{each.number}", words, day, day, url)
    words = _("%(body)s: meeting %(number)s") % told
    event = _event(f"meeting-{each.number}", words, starts_on, each.ends_on or starts_on, url)
    if each.venue:
        event.add("location", each.venue)
    return event


def _conditions(request: HttpRequest) -> Iterator[Event]:
    """Conditions by the day they are due, whether met or not and whoever owes them.

    Who is late is not public: what is met stays in the calendar beside what is not.
    """
    told = [each for each in programmes.conditions() if each.due_on]
    public = programmes.public_references(each.reference for each in told)
    decided = {each.number for each in governance.decisions()}
    for each in told:
        if each.due_on is None or each.reference not in public or each.decision not in decided:
            continue
        said = {"programme": each.reference, "decision": each.decision}
        words = _("%(programme)s: a condition of %(decision)s is due") % said
        url = request.build_absolute_uri(reverse("programme", args=[each.reference]))
        event = _event(f"condition-{each.number}", words, each.due_on, each.due_on, url)
        event.add("description", each.words)
        yield event
