"""Events where people learn by workbook: a row for each, or for each group that took part."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook import numbered
from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    STATED,
    Aspect,
    Book,
    Kind,
    Values,
    a_country,
    may_see_scope,
)
from letsema.press.workbooks import (
    INTEGER,
    LONG,
    SLUG,
    TEXT,
    WHEN,
    Field,
    Form,
    choice,
    several,
)
from letsema.programmes import queries as programmes
from letsema.results import commands, queries
from letsema.results.queries import EventView
from letsema.results.rules import EVENT_GROUPS, EVENT_KINDS, SEXES, Attending, Cell
from letsema.values import QUALIFIERS, Refusal, Refused

OF_GROUP = ("group", "sex", "people", "qualifier")
"""Columns that speak of a group that took part."""

FORM = Form(
    "events",
    "Events",
    (
        numbered.NUMBER,
        Field("programme", "Programme", TEXT, True, _("Whose it was, by reference"), "KENYA-2"),
        Field("kind", "Kind", choice(EVENT_KINDS), True, _("What it was"), "training"),
        Field("title", "Title", TEXT, True, _("What it was called or about"), "Care at the border"),
        Field("when", "When", WHEN, False, _("When it was held"), "2014-05"),
        Field("country", "Country", a_country(), False, _("Where it was held"), "Kenya"),
        Field("place_name", "Town or place", TEXT, False, _("Where in that country"), "Busia"),
        Field("organiser", "Organiser", SLUG, False, _("Who held it, by key"), "iom"),
        Field("words", "What it was", LONG, False, _("In your own words, a few sentences")),
        Field(
            "countries",
            "Countries taking part",
            several(a_country()),
            guidance=_("Of an event between countries: those that took part"),
            example="Kenya; Uganda",
        ),
        Field("group", "Group", choice(EVENT_GROUPS), False, _("A group that took part")),
        Field(
            "sex",
            "Sex",
            choice(filter(None, SEXES)),
            False,
            _("Women or men; leave it empty for people not told apart"),
            "women",
        ),
        Field("people", "People", INTEGER, False, _("How many of that group"), "24"),
        Field(
            "qualifier",
            "Before the number",
            choice(QUALIFIERS),
            False,
            _("The word the source puts before it; exactly if left empty"),
        ),
        SOURCE,
        PLACE,
        STATED,
    ),
    _(
        "A row for each event; where several groups took part, a row for each of them, all else "
        "being the same. Small numbers of people are shown only to who may see what is internal."
    ),
)
COLUMNS = (
    *(each for each in numbered.of_terms(FORM) if each not in OF_GROUP),
    *numbered.BASIS,
)


def _terms(told: Values) -> tuple[Hashable, ...]:
    """What an event is, its groups aside."""
    alone = {key: value for key, value in told.items() if key not in OF_GROUP}
    return numbered.terms(FORM, alone, {})


def _cell(told: Values) -> tuple[Hashable, ...]:
    return "group", told["group"], told.get("sex") or ""


def _aspects(told: Values) -> Iterator[Aspect]:
    number, terms = told.get("number"), _terms(told)
    for event in ((number,), terms) if number is not None else (terms,):
        yield Aspect(event, COLUMNS)
        if told.get("group"):
            yield Aspect((*event, *_cell(told)), ("people", "qualifier"))


def _settled(told: Values) -> Values:
    """A number nothing stands before is exactly that."""
    if told.get("people") is None or told.get("qualifier"):
        return told
    return {**told, "qualifier": "exactly"}


def _standing() -> Iterator[Values]:
    """A row for each group told of an event; one more for who may not see every number."""
    shown = {each.number: _shown(each) for each in queries.events()}
    scope = cache(programmes.scope)
    for each in sorted(queries.events(public_only=False), key=lambda each: each.number):
        told, public = _columns(each), shown.get(each.number)
        if public is None:
            told["_scope"] = scope(each.programme)
        cells = each.people.cells if each.people else {}
        if not cells.keys() <= (public or set()) or not cells:
            yield told
        for (group, sex), people in cells.items():
            row = {**told, "group": group, "sex": sex, "people": people}
            if public is not None and (group, sex) not in public:
                row["_scope"] = scope(each.programme)
            yield {**row, "qualifier": each.qualifiers[group, sex]}


def _shown(event: EventView) -> frozenset[Cell]:
    """The groups whose numbers anybody may see."""
    cells = event.people.cells if event.people else {}
    return frozenset(cell for cell, people in cells.items() if people is not None)


def _columns(each: EventView) -> dict[str, Any]:
    return {
        "number": each.number,
        "_number": each.number,
        "programme": each.programme,
        "kind": each.kind,
        "title": each.title,
        "when": each.when,
        "country": each.country,
        "place_name": each.place_name,
        "organiser": each.organiser.key if each.organiser else None,
        "words": each.words,
        "countries": each.countries,
        "source": each.basis.source,
        "place": each.basis.place,
        "stated": each.basis.stated,
    }


def _enter(told: Values, stood: numbered.Stood, book: Book) -> Values | None:
    groups = _groups(told)
    stands = numbered.standing(told, stood, _terms(told))
    event = (told["number"],) if told.get("number") is not None else _terms(told)
    if stands is not None and (not groups or (*event, *_cell(told)) in stood):
        return None
    said = told if stands is None else stands
    how: dict[str, Any] = {
        column: said.get(column) or "" for column in ("country", "place_name", "organiser", "words")
    }
    number = commands.record_event(
        programme=said["programme"],
        kind=said["kind"],
        title=said["title"],
        when=said.get("when"),
        countries=said.get("countries") or (),
        groups=groups,
        citing=book.citing(told if stands is None else stands),
        **how,
        **book.who(),
    )
    if stands is not None and number != stands["_number"]:
        raise Refused(
            Refusal(
                "not-added-to",
                "event %(number)d cannot be added to by a workbook: tell the group on its page",
                field="group",
                number=stands["_number"],
            )
        )
    return {"number": number, "_number": number}


def _groups(told: Values) -> list[Attending]:
    """The group a row tells of. Refused: a group without its number, or the other way round."""
    group, people = told.get("group"), told.get("people")
    beside = next((each for each in ("sex", "people", "qualifier") if told.get(each)), None)
    if group is None and (beside or people is not None):
        raise Refused(
            Refusal(
                "no-group",
                "say which group took part, or leave this empty",
                field=beside or "people",
            )
        )
    if group is None:
        return []
    if people is None:
        raise Refused(Refusal("no-people", "say how many of them took part", field="people"))
    qualifier = told.get("qualifier") or "exactly"
    return [Attending(group, people, told.get("sex") or "", qualifier)]


KIND = Kind(
    FORM,
    _("Trainings, workshops and exchanges, with who took part"),
    _aspects,
    _standing,
    _enter,
    places={"groups": "people"},
    settle=_settled,
    may_see=may_see_scope,
)
