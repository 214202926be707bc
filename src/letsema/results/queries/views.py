"""Instruments as others may read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from letsema.partners.queries import OrganisationView
from letsema.programmes.queries import Basis
from letsema.reference.queries import ElementView
from letsema.results.rules import StageTold, stage_on
from letsema.values import When


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name of an instrument, the number a command calls it by, and what it rests on.

    `of` is, here and below, the key it was told of: another one where that was merged.
    """

    number: int
    text: str
    language: str
    basis: Basis
    of: str


@dataclass(frozen=True, slots=True)
class SectorTold:
    """A sector an instrument falls under."""

    number: int
    element: ElementView
    basis: Basis
    of: str

    @property
    def key(self) -> str:
        """`framework/code`: what the register is narrowed by."""
        return f"{self.element.framework}/{self.element.code}"


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage an instrument had come to; `when` is None where the source gives no date."""

    number: int
    stage: str
    when: When | None
    basis: Basis
    of: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to one of `rules.QUESTIONS`, with the passage that says so."""

    number: int
    question: str
    answer: str
    passage: str
    basis: Basis
    of: str


@dataclass(frozen=True, slots=True)
class SupportView:
    """A programme's claim that it contributed; `programme` is the reference it goes on under."""

    number: int
    programme: str
    contribution: str
    words: str
    basis: Basis
    of: str


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument with all that is told of it and of what was merged into it.

    `merged` are the keys merged into it. `body` is a slug, or empty; `on` the day its `stage` is
    of. `names` begin with its own.
    """

    pk: int
    key: str
    kind: str
    country: str
    region_words: str
    level: str
    change: str
    issuer: OrganisationView | None
    issuer_words: str
    body: str
    note: str
    basis: Basis
    names: tuple[NameTold, ...] = ()
    sectors: tuple[SectorTold, ...] = ()
    stages: tuple[StageView, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    supports: tuple[SupportView, ...] = ()
    merged: tuple[str, ...] = ()
    on: date | None = None

    @property
    def name(self) -> str:
        """What it is called in English, else as it was named first, else its key."""
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        """What it is called in a language, else in English, else as it was named first."""
        for wanted in (language, "en"):
            for each in self.names:
                if each.language == wanted:
                    return each.text
        return self.names[0].text if self.names else self.key

    @property
    def stage(self) -> str:
        """The furthest stage it had come to by the day asked for; empty where none is told."""
        return stage_on((StageTold(each.stage, each.when) for each in self.stages), self.on)

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes that claim a part in it, by reference, each once."""
        return tuple(sorted({each.programme for each in self.supports}))


@dataclass(frozen=True, slots=True)
class InstrumentLink:
    """An instrument by key and name, for rows that point at it."""

    pk: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of the register: the instruments found, in order of country and key (of no country
    last).

    `counts`: cut (`rules.CUTS`) → value → how many of all that were found fall under it; a value
    asked for again by that cut opens them. An instrument may fall under several sectors and
    programmes, so that those do not add up to the total.
    """

    entries: tuple[InstrumentView, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    on: date | None
