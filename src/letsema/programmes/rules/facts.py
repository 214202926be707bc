"""The fields a source may tell of a programme, their shapes, and which claim is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from letsema.reference import rules as reference
from letsema.values import Money, Refusal, When

PARTICIPANT_ROLES = ("convening", "co-lead", "lead", "participating", "host-only", "donor")
COUNTRY_ROLES = ("implements", "learns-and-shares", "origin", "transit", "destination")


@dataclass(frozen=True, slots=True)
class CountryPart:
    """A country with its role in a programme; None where the source gives no role."""

    code: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipantPart:
    """An organisation, by its key, with its role and share of the budget."""

    organisation: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """A key partner as printed: heading, its group, the country if the heading is one, name."""

    name: str
    heading: str | None = None
    group: str | None = None
    country: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A plan the programme aligns with."""

    name: str
    level: str = ""
    issuer: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class ElementPart:
    """An element of a framework by the framework's slug and its own code."""

    framework: str
    code: str


TEXT, MONTHS, MONEY, DATE, LIST = "text", "months", "money", "date", "list"
COUNTRIES, PARTICIPANTS, PARTNERS, ELEMENTS = "countries", "participants", "partners", "elements"

FIELDS = {
    "heading": TEXT,
    "title": TEXT,
    "summary": TEXT,
    "region": TEXT,
    "thematic_area": ELEMENTS,
    "budget": MONEY,
    "duration_months": MONTHS,
    "countries": COUNTRIES,
    "participants": PARTICIPANTS,
    "key_partners": PARTNERS,
    "sdgs": ELEMENTS,
    "objectives": ELEMENTS,
    "principles": ELEMENTS,
    "outcomes": ELEMENTS,
    "sectors": ELEMENTS,
    "alignments": LIST,
    "starts": DATE,
    "ends_original": DATE,
    "ends": DATE,
    "notes": LIST,
}
"""Field of a programme and the shape of its value."""

ELEMENT_FRAMEWORKS = {
    "sdgs": "sdg",
    "objectives": "gcm-objectives",
    "principles": "gcm-principles",
}
"""The framework a field's bare codes belong to. The thematic area belongs to the fund's own."""


def plain_value(field: str, value: Any) -> Any:
    """A field's value as plain JSON, as a claim keeps it.

    Countries, participants, partners and elements stand in rows of their own: None here.
    """
    shape = FIELDS[field]
    if shape == TEXT:
        return clean(value)
    if shape == MONEY:
        return value.as_json()
    if shape == DATE:
        return [value.precision, value.earliest and str(value.earliest), str(value.latest)]
    if shape == LIST:
        return [clean(item) if isinstance(item, str) else asdict(item) for item in value]
    return int(value) if shape == MONTHS else None


def told_value(field: str, plain: Any) -> Any:
    """The value that `plain_value` made plain."""
    shape = FIELDS[field]
    if shape == MONEY:
        return Money.from_json(plain)
    if shape == DATE:
        earliest = date.fromisoformat(plain[1]) if plain[1] else None
        return When(plain[0], earliest, date.fromisoformat(plain[2]))
    if shape == LIST and field == "alignments":
        return tuple(Alignment(**item) for item in plain)
    return tuple(plain) if shape == LIST else plain


def clean(text: str) -> str:
    """A text without control characters and with single spaces; line breaks stay."""
    text = "".join(c for c in text if c == "\n" or (c >= " " and c != "\x7f"))
    return re.sub(r"[^\S\n]+", " ", text).strip()


def judge_fact(field: str, value: Any) -> list[Refusal]:
    """Why a value cannot stand in a field; empty where it can."""
    if field not in FIELDS:
        return [Refusal("unknown-field", "%(field)s is not a field of a programme", field=field)]
    return _JUDGES[FIELDS[field]](field, value)


def _judge_text(field: str, value: Any) -> list[Refusal]:
    if isinstance(value, str) and clean(value):
        return []
    return [Refusal("empty", "%(field)s: a text is missing", field=field)]


def _judge_months(field: str, value: Any) -> list[Refusal]:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 240:
        return []
    return [
        Refusal(
            "months",
            "%(field)s: %(value)s is not a number of months from 1 to 240",
            field=field,
            value=str(value),
        )
    ]


def _judge_money(field: str, value: Any) -> list[Refusal]:
    if isinstance(value, Money) and value.amount > 0:
        return []
    return [Refusal("amount", "%(field)s: an amount above zero with its currency", field=field)]


def _judge_date(field: str, value: Any) -> list[Refusal]:
    if isinstance(value, When):
        return []
    return [Refusal("date", "%(field)s: a date with its precision", field=field)]


def _judge_list(field: str, value: Any) -> list[Refusal]:
    wanted = Alignment if field == "alignments" else str
    if isinstance(value, (list, tuple)) and all(isinstance(item, wanted) for item in value):
        return []
    return [Refusal("list", "%(field)s: a list is missing", field=field)]


def _judge_roles(field: str, value: Any) -> list[Refusal]:
    allowed = COUNTRY_ROLES if FIELDS[field] == COUNTRIES else PARTICIPANT_ROLES
    refusals = [
        Refusal("role", "%(field)s: %(role)s is not a role", field=field, role=part.role)
        for part in value
        if part.role is not None and part.role not in allowed
    ]
    return refusals + _judge_once(field, value)


def _judge_once(field: str, value: Any) -> list[Refusal]:
    parts = list(value) if isinstance(value, (list, tuple)) else [value]
    if len(set(parts)) == len(parts):
        return []
    return [Refusal("named-twice", "%(field)s: one of them is named twice", field=field)]


def _judge_countries(field: str, value: Any) -> list[Refusal]:
    return _judge_roles(field, value) + _judge_codes(field, [part.code for part in value])


def _judge_codes(field: str, codes: Iterable[str]) -> list[Refusal]:
    known = {country.alpha3 for country in reference.countries()}
    return [
        Refusal(
            "unknown-country", "%(field)s: there is no country %(code)s", field=field, code=code
        )
        for code in codes
        if code not in known
    ]


def _judge_partners(field: str, value: Any) -> list[Refusal]:
    """Each has a name, a group of the packaged framework or none, a country or none."""
    groups = reference.partner_groups()
    refusals = [
        Refusal("empty", "%(field)s: a name is missing", field=field)
        for part in value
        if not clean(part.name)
    ]
    refusals += [
        Refusal(
            "unknown-group",
            "%(field)s: there is no group of partners %(group)s",
            field=field,
            group=part.group,
        )
        for part in value
        if part.group is not None and part.group not in groups
    ]
    named = [part.country for part in value if part.country is not None]
    return refusals + _judge_codes(field, named)


_JUDGES: dict[str, Callable[[str, Any], list[Refusal]]] = {
    TEXT: _judge_text,
    MONTHS: _judge_months,
    MONEY: _judge_money,
    DATE: _judge_date,
    LIST: _judge_list,
    ELEMENTS: _judge_once,
    COUNTRIES: _judge_countries,
    PARTICIPANTS: _judge_roles,
    PARTNERS: _judge_partners,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides between two claims of one field."""

    key: int
    foreign: bool
    stated: bool
    when: When
    weight: int


def choose(claims: Iterable[Standing]) -> list[Standing]:
    """The claims of one field in the order of their standing: the first is shown.

    A text in the reader's language stands before one in another. Then a claim that is stated
    stands before one that is inferred; then the one that speaks of the later day; then the one
    whose source weighs more (`documents.rules`); then the one that was recorded last.
    """
    return sorted(
        claims,
        key=lambda c: (not c.foreign, c.stated, c.when.latest, c.weight, c.key),
        reverse=True,
    )


CHOICE = ("foreign", "-stated", "-latest", "-weight", "-id")
"""The same order as columns of the table of claims."""
