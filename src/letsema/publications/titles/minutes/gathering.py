"""What the minutes contain: frozen content, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.proceedings import queries as proceedings
from letsema.proceedings.rules.acts import ACTS
from letsema.programmes.rules.stages import STAGES
from letsema.publications.titles.minutes import meeting as meetings
from letsema.publications.titles.minutes import terms
from letsema.publications.titles.minutes.words import DONE, ROLES, called

TITLE = "minutes"
Content = dict[str, Any]


def gather(
    meeting: str,
    as_at: date,
    known_at: date | None,
    language: str,
    *,
    internal: bool = False,
) -> Content:
    """The content of the minutes of a meeting, in plain values.

    Words kept inside the secretariat stand in the `internal` edition only. `LookupError` where
    there is no meeting of that number.
    """
    with override(language):
        told = proceedings.minutes_of(meeting)
        if told is None:
            raise LookupError(meeting)
        known = meetings.programmes_of(told.items, as_at, known_at)
        positions = {each.number: each.position for each in told.items}
        shown = [
            each
            for each in told.resolutions
            if each.standing and any(number in positions for number in each.items)
        ]
        return {
            "title": TITLE,
            "edition": "internal" if internal else "committee",
            **meetings.head(told.meeting, as_at, known_at, language),
            "signed": _signed(told.signed),
            "attendance": _attendance(told),
            "quorum": _quorum(told),
            "arising": meetings.arising(told.items, known),
            "items": [_item(each, known) for each in told.items],
            "resolutions": [_resolution(each, positions, known, internal) for each in shown],
        }


def _signed(copies: tuple[proceedings.SignedView, ...]) -> Content | None:
    if not copies:
        return None
    last = copies[-1]
    return {"on": last.signed_on.isoformat(), "words": last.words, "sha256": last.sha256}


def _quorum(told: proceedings.Minutes) -> Content | None:
    quorum = told.quorum
    if quorum is None or told.meeting.procedure == "no-objection":
        return None
    return {
        "seats": quorum.seats,
        "present": quorum.present,
        "needed": quorum.needed,
        "met": quorum.met,
        "missing": list(quorum.missing),
    }


def _attendance(told: proceedings.Minutes) -> list[Content]:
    """Who sits outside the groups first, then the seats; nothing where nobody is recorded."""
    seats = [seat for group in told.attendance for seat in group.seats]
    recorded = told.others or any(seat.how != "absent" or seat.alternate for seat in seats)
    if told.meeting.procedure == "no-objection" or not recorded:
        return []
    outside = [_member(each.member, each.how, each.words) for each in told.others]
    groups = [
        {
            "group": group.group,
            "members": [_seat(seat) for seat in group.seats],
        }
        for group in told.attendance
    ]
    return [{"group": "", "members": outside}, *groups] if outside else groups


def _member(member: Any, how: str, words: str) -> Content:
    return {
        "label": member.label,
        "role": member.role,
        "role_label": called(ROLES, member.role),
        "seat": member.seat,
        "constituency": member.constituency,
        "how": how,
        "words": words,
        "alternates": [],
    }


def _seat(seat: proceedings.SeatAttended) -> Content:
    """A seat; one whose alternate came in place of its absent holder is represented."""
    how = "represented" if seat.how == "absent" and seat.alternate else seat.how
    told = _member(seat.member, how, seat.words)
    if seat.alternate:
        told["alternates"] = [{"label": seat.alternate.label, "how": "present"}]
    return told


def _item(each: proceedings.ItemView, known: meetings.Programmes) -> Content:
    drafted = each.resolution if each.state != "sent-to-meeting" else None
    standing = drafted if drafted and drafted.standing else None
    return {
        **meetings.item(each, known),
        "why": each.why,
        "deferred_to": each.deferred_to,
        "positions": [
            {"member": said.member.label, "stand": said.stand, "words": said.words}
            for said in each.positions
        ],
        "resolutions": [standing.number] if standing else [],
    }


def _resolution(
    each: proceedings.ResolutionView,
    positions: Mapping[int, int],
    known: meetings.Programmes,
    internal: bool,
) -> Content:
    plain = each.terms.as_json()
    inside = each.internal_words or plain.get("internal_words", "")
    return {
        "number": each.number,
        "act": each.act,
        "act_label": called(DONE, each.act) if each.act in DONE else _(each.label),
        "words": each.words,
        "internal_words": inside if internal else "",
        "entered": each.settled_at is not None,
        "items": sorted(positions[number] for number in each.items if number in positions),
        "terms": terms.rows(plain, each.words),
        "conditions": _conditions(plain.get("conditions") or ()),
        "next_step": _next_step(each),
    }


def _conditions(conditions: Iterable[Mapping[str, Any]]) -> list[Content]:
    return [
        {
            "words": each["words"],
            "owner": terms.organisation(each["owner"])
            if each.get("owner")
            else each.get("owner_words", ""),
            "due_on": each.get("due_on"),
            "release": bool(each.get("release")),
        }
        for each in conditions
    ]


def _next_step(each: proceedings.ResolutionView) -> str:
    """The stage an act leads to, where it leads to one only."""
    after = {stage for _before, stage in ACTS[each.act].moves}
    return _(STAGES[after.pop()]) if len(after) == 1 else ""
