"""Organisations by workbook: a row for each set of names they bear, or bore for a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import Aspect, Book, Kind, Values, a_country
from letsema.partners import commands, queries
from letsema.partners.rules import NAME_KINDS, ORGANISATION_KINDS, Name
from letsema.press.workbooks import DAY, SLUG, TEXT, Field, Form, choice
from letsema.values import Refusal, Refused

NAMES = {"name": "official", "acronym": "acronym", "other_name": "alias"}
"""Columns that hold names, and the kind of name each holds."""

FORM = Form(
    "organisations",
    "Organisations",
    (
        Field(
            "key",
            "Key",
            SLUG,
            True,
            _("What the organisation goes by in this record for life, whatever it is called"),
            "ilo",
        ),
        Field("kind", "Kind", choice(ORGANISATION_KINDS), True, _("What it is"), "un-organisation"),
        Field("country", "Country", a_country(), False, _("Where it is of one country"), "Kenya"),
        Field(
            "name",
            "Name",
            TEXT,
            False,
            _("Its official name, in the language of the row"),
            "International Labour Organization",
        ),
        Field("acronym", "Acronym", TEXT, False, _("Its acronym in that language"), "ILO"),
        Field("other_name", "Other name", TEXT, False, _("Another name it is found by"), ""),
        Field(
            "language", "Language", TEXT, False, _("Two letters; English where none stands"), "en"
        ),
        Field("from", "Name from", DAY, False, _("The first day it bore these names"), ""),
        Field("until", "Name until", DAY, False, _("The first day it no longer did"), ""),
    ),
    _("A row for each name an organisation has in a language; a later name takes a further row."),
)


def _names(told: Values) -> Iterator[tuple[str, Name]]:
    for column, kind in NAMES.items():
        if text := told.get(column):
            language = told.get("language") or "en"
            yield column, Name(text, kind, language, told.get("from"), told.get("until"))


def _aspects(told: Values) -> Iterator[Aspect]:
    yield Aspect((told["key"],), ("kind", "country"))
    for _column, name in _names(told):
        yield Aspect((told["key"], name.kind, name.text, name.language), ("from", "until"))


def _standing() -> Iterator[Values]:
    """Its own names: those of what was merged into it stay with their own key."""
    for each in queries.organisations():
        rows: dict[tuple[Any, ...], list[dict[str, str]]] = {}
        for name in sorted(each.names[: each.own], key=_order):
            alike = rows.setdefault((name.language, name.valid_from, name.valid_until), [])
            column = next(column for column, kind in NAMES.items() if kind == name.kind)
            row = next((row for row in alike if column not in row), None)
            if row is None:
                alike.append(row := {})
            row[column] = name.text
        for (language, first, until), alike in rows.items():
            for row in alike:
                told = {"key": each.key, "kind": each.kind, "country": each.country, **row}
                yield {**told, "language": language, "from": first, "until": until}


def _order(name: Name) -> tuple[Any, ...]:
    first = name.valid_from.toordinal() if name.valid_from else 0
    return name.language != "en", name.language, first, NAME_KINDS.index(name.kind), name.text


def _enter(
    told: Values, _stood: Mapping[tuple[Hashable, ...], Values], book: Book
) -> Values | None:
    names = [name for _column, name in _names(told)]
    if not names:
        raise Refused(
            Refusal("organisation-name", "write a name, an acronym or another name", field="name")
        )
    commands.register_organisation(
        key=told["key"],
        kind=told["kind"],
        country=told.get("country") or "",
        names=names,
        **book.who(),
    )
    return None


KIND = Kind(
    FORM,
    _("Organisations and their names"),
    _aspects,
    _standing,
    _enter,
    places={"names": "name", "text": "name", "valid_from": "from", "valid_until": "until"},
)
