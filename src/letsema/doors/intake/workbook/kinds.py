"""What a kind of workbook is: its form, what the record says already, and the commands it calls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from letsema.documents import queries as documents
from letsema.press.workbooks import SLUG, TEXT, YES_NO, Field, Form, Shape, Wrong, choice, country
from letsema.programmes import queries as programmes
from letsema.reference import rules as reference
from letsema.values import Actor, Citation, Refusal, Scope, may_see_internal

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing a row speaks of, known by its key, and the columns that say more of it."""

    key: tuple[Hashable, ...]
    columns: tuple[str, ...] = ()


class Book:
    """The workbook being taken in: who acts, and the source rows rest on that name none."""

    def __init__(self, source: Callable[[], str], by: Actor, at: datetime) -> None:
        self._source, self.by, self.at = source, by, at
        self.rows: tuple[Values, ...] = ()
        """Every row of the sheet being taken in."""

    def citing(self, told: Values) -> Citation:
        """What a row rests on: the source it names, else the workbook itself."""
        return Citation(
            source=told.get("source") or self._source(),
            place=told.get("place") or "",
            stated=told.get("stated", True),
        )

    def who(self) -> dict[str, Any]:
        """Who acts and when, as every command is told."""
        return {"by": self.by, "at": self.at}


class Enter(Protocol):
    """Calls the commands a row asks for.

    `stood` holds what the record says of each aspect of the row, by its key. What is returned is
    kept beside the row's values for rows that follow.
    """

    def __call__(
        self, told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book
    ) -> Values | None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of workbook.

    `aspects` says what a row speaks of; `standing` gives every row the record would fill in, in
    order; `may_gain` are columns that may be told later of what stands without; `places` names
    the column a refusal's field belongs to, where they differ. `settle` brings what may be
    written in two ways into one; `filled` gives the rows to write where they are more than
    `standing`; `may_see` whether somebody is shown a row of them.
    """

    form: Form
    title: Any
    aspects: Callable[[Values], Iterator[Aspect]]
    standing: Callable[[], Iterable[Values]]
    enter: Enter
    may_gain: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    settle: Callable[[Values], Values] = dict
    filled: Callable[[], Iterable[Values]] | None = None
    may_see: Callable[[Values, Actor], bool] = lambda told, by: True

    @property
    def name(self) -> str:
        """As it is called at the prompt."""
        return self.form.name

    def column_of(self, refused: str) -> str:
        """The key of the column that a refusal's field is about, or nothing."""
        key = self.places.get(refused, refused)
        return key if any(each.key == key for each in self.form.fields) else ""


def sources_by_pk(pks: Iterable[int | None]) -> dict[int | None, str]:
    """Key of each source by its row number, to be written into a column."""
    told = documents.sources_by_pk(pk for pk in pks if pk is not None)
    return {pk: source.key for pk, source in told.items()}


SOURCE = Field(
    "source",
    "Source",
    TEXT,
    guidance=_("The key of the source that says so; without one, this workbook is the source"),
    example="booklet-2021-06",
)
PLACE = Field(
    "place", "Place in source", TEXT, guidance=_("Page, paragraph or heading"), example="p. 3"
)

STATED = Field(
    "stated",
    "Stated",
    YES_NO,
    guidance=_("No where it is inferred from the source rather than said; yes if left empty"),
    example="yes",
)


@cache
def a_country() -> Shape:
    """A country by any name documents print, or by its code."""
    named = {each.alpha3: each.name() for each in reference.countries()}
    return country(reference.find_country, named)


@cache
def a_country_or_key() -> Shape:
    """An organisation by its key, or a government by its country: `iom`, `KEN`."""
    state = a_country()

    def read(raw: Any) -> str:
        try:
            return str(SLUG.read(raw))
        except Wrong:
            try:
                return str(state.read(raw))
            except Wrong as wrong:
                raise Wrong(
                    Refusal(
                        "party",
                        "“%(value)s” is neither the key of an organisation, in small letters, nor"
                        " a country on record",
                        value=str(raw),
                    )
                ) from wrong

    def write(told: str) -> Any:
        return state.write(told) if is_country(told) else told

    words = "an organisation by its key, or a government by the name of its country"
    return Shape("party", read, write, words)


def is_country(told: str) -> bool:
    """Whether what `a_country_or_key` read is a country."""
    return told.isupper()


@cache
def a_currency() -> Shape:
    """A currency in use by its three letters."""
    codes = tuple(sorted(each.code for each in reference.currencies()))
    known = choice(codes)

    def read(raw: Any) -> str:
        try:
            return str(known.read(raw))
        except Wrong:
            raise Wrong(
                Refusal(
                    "currency",
                    "“%(value)s” is not a currency in use: write its three letters, as USD",
                    value=str(raw),
                )
            ) from None

    return Shape("currency", read, str, "three letters, as USD", choices=codes)


class Hidden:
    """Programmes that nobody may read of yet, with what each concerns; asked for once."""

    def __init__(self, references: Iterable[str]) -> None:
        asked = set(references)
        public = programmes.public_references(asked)
        self._scopes = {each: programmes.scope(each) for each in asked - public}

    def scope(self, reference: str) -> Scope | None:
        """What a programme concerns for who may see its rows; None where anybody may."""
        return self._scopes.get(reference)


def may_see_scope(told: Values, by: Actor) -> bool:
    """Whether a row is public, or its `_scope` one in which somebody sees what is internal."""
    return told.get("_scope") is None or may_see_internal(by, told["_scope"])
