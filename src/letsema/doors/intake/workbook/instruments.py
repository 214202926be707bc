"""Instruments of policy by workbook: rows of one key tell its names, stages, claims and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    STATED,
    Aspect,
    Book,
    Hidden,
    Kind,
    Values,
    a_country,
    may_see_scope,
)
from letsema.press.workbooks import (
    LONG,
    SLUG,
    TEXT,
    WHEN,
    Field,
    Form,
    Shape,
    Wrong,
    choice,
    several,
)
from letsema.results import commands, queries
from letsema.results.queries import InstrumentView
from letsema.results.rules import (
    ANSWERS,
    CHANGES,
    CONTRIBUTIONS,
    INSTRUMENT_KINDS,
    INSTRUMENT_STAGES,
    LEVELS,
    QUESTIONS,
    Title,
)
from letsema.values import Refusal, Refused, Scope

Stood = Mapping[tuple[Hashable, ...], Values]
Resting = tuple[str | None, str, bool]
"""The source a row rests on, the place in it, and whether it is said there."""


def _sector(raw: Any) -> tuple[str, str]:
    framework, _slash, code = (part.strip() for part in str(raw).partition("/"))
    if not (re.fullmatch(r"[a-z0-9-]+", framework) and code):
        raise Wrong(
            Refusal(
                "sector",
                "“%(value)s” is not a sector: write the framework and the code, as"
                " policy-sectors/health",
                value=str(raw),
            )
        )
    return framework, code


SECTOR = Shape(
    "sector", _sector, "/".join, "a framework and a code of it, as policy-sectors/health"
)

FORM = Form(
    "instruments",
    "Instruments",
    (
        Field(
            "key",
            "Key",
            SLUG,
            True,
            _("What the instrument goes by in this record and its address for life"),
            "lake-health-plan",
        ),
        Field("kind", "Kind", choice(INSTRUMENT_KINDS), True, _("What it is"), "plan"),
        Field("level", "Level", choice(LEVELS), True, _("Where it applies"), "national"),
        Field("name", "Name", TEXT, False, _("What it is called"), "Plan for health at the lake"),
        Field(
            "language", "Language", TEXT, False, _("Two letters; English where none stands"), "en"
        ),
        Field("country", "Country", a_country(), False, _("Whose it is, if one's"), "Kenya"),
        Field("region_words", "Region", TEXT, False, _("Where, in words, if of no one country")),
        Field(
            "change",
            "New or amended",
            choice(CHANGES),
            False,
            _("Whether it is new or amends an earlier one; not stated if left empty"),
            "new",
        ),
        Field("issuer", "Issuer", SLUG, False, _("Who issued it, by the organisation's key")),
        Field("issuer_words", "Issuer in words", TEXT, False, _("Who issued it, in words")),
        Field("body", "Body", SLUG, False, _("The body it set up or belongs to, by its key")),
        Field(
            "sectors",
            "Sectors",
            several(SECTOR),
            guidance=_("The sectors it falls under"),
            example="policy-sectors/health",
        ),
        Field("note", "Note", LONG, False, _("What else should be known")),
        Field(
            "stage", "Stage", choice(INSTRUMENT_STAGES), False, _("A stage it came to"), "adopted"
        ),
        Field("when", "Reached", WHEN, False, _("When it came to that stage"), "2014"),
        Field("programme", "Programme", TEXT, False, _("A programme that supported it"), "KENYA-2"),
        Field(
            "contribution",
            "Contribution",
            choice(CONTRIBUTIONS),
            False,
            _("What that programme did; not stated if left empty"),
            "drafted",
        ),
        Field("words", "Contribution in words", LONG, False, _("What it did, in words")),
        Field(
            "question",
            "Question",
            choice(QUESTIONS),
            False,
            _("A question on how it speaks of migration"),
            "names-migrants",
        ),
        Field("answer", "Answer", choice(ANSWERS), False, _("The answer to it"), "yes"),
        Field("passage", "Passage", LONG, False, _("What it says, in its own words")),
        SOURCE,
        PLACE,
        STATED,
    ),
    _(
        "A row for each instrument; a further name, stage, programme or answer takes a further row "
        "with the same key, kind and level. A row's source says what is new in that row."
    ),
)
OF_ITSELF = (
    "kind",
    "level",
    "country",
    "region_words",
    "change",
    "issuer",
    "issuer_words",
    "body",
    "note",
)
PARTS = {
    "name": ("language",),
    "stage": ("when",),
    "programme": ("contribution", "words"),
    "question": ("answer", "passage"),
}
"""Columns that tell of one thing more each, with the columns that belong to it."""
USUAL = {"language": "en", "contribution": "not-stated"}


def _part(told: Values, column: str) -> tuple[Hashable, ...] | None:
    """What a row tells under one of `PARTS`, or None where it tells nothing of it."""
    if not told.get(column):
        return None
    more = (_plain(told, each) for each in PARTS[column])
    return (told["key"], column, _plain(told, column), *more)


def _plain(told: Values, column: str) -> Hashable:
    """A value as a cell holds it: standing words and written ones are alike then."""
    value = told.get(column) or USUAL.get(column)
    shape = FORM.field(column).shape
    read: Hashable = shape.read(str(shape.write(value))) if value else None
    return read


def _aspects(told: Values) -> Iterator[Aspect]:
    """Each part by itself, and by itself of its source: another source may tell it too."""
    yield Aspect((told["key"],), OF_ITSELF)
    for column in PARTS:
        if part := _part(told, column):
            yield Aspect(part)
            yield Aspect((*part, told.get("source")))
    for sector in told.get("sectors") or ():
        yield Aspect((told["key"], "sector", sector))


def _standing() -> Iterator[Values]:
    found = queries.register(public_only=False, limit=10**9).entries
    hidden = Hidden(claim.programme for each in found for claim in each.supports)
    for each in found:
        yield from _rows(each, hidden)


def _rows(view: InstrumentView, hidden: Hidden) -> Iterator[Values]:
    """As few rows as tell all that was told under its own key; a row rests on one source."""
    rows: list[tuple[Resting, Scope | None, dict[str, Any]]] = [(_resting(view), None, {})]
    for told, scope, part in _told(view, hidden):
        alike = (row for *of, row in rows if of == [_resting(told), scope])
        row = next((each for each in alike if not each.keys() & part.keys()), None)
        if row is None:
            rows.append((_resting(told), scope, row := {}))
        row |= part
    itself = {column: getattr(view, column) for column in OF_ITSELF if column != "issuer"}
    itself["issuer"] = view.issuer.key if view.issuer else None
    for (source, place, stated), scope, part in rows:
        resting = {"source": source, "place": place, "stated": stated, "_scope": scope}
        yield {"key": view.key, **itself, **part, **resting}
        itself = {column: itself[column] for column in ("kind", "level")}


def _resting(told: Any) -> Resting:
    return told.basis.source, told.basis.place, told.basis.stated


def _told(
    view: InstrumentView, hidden: Hidden
) -> Iterator[tuple[Any, Scope | None, dict[str, Any]]]:
    """What was told of it: (the row of the record, in what scope it is seen, the columns)."""
    for name in _own(view, "names"):
        yield name, None, {"name": name.text, "language": name.language}
    sectors: dict[Resting, list[Any]] = {}
    for sector in _own(view, "sectors"):
        sectors.setdefault(_resting(sector), []).append(sector)
    for alike in sectors.values():
        codes = sorted((each.element.framework, each.element.code) for each in alike)
        yield alike[0], None, {"sectors": tuple(codes)}
    for stage in _own(view, "stages"):
        yield stage, None, {"stage": stage.stage, "when": stage.when}
    for claim in _own(view, "supports"):
        part = {"contribution": claim.contribution, "words": claim.words}
        scope = hidden.scope(claim.programme)
        yield claim, scope, {"programme": claim.programme, **part}
    for answer in _own(view, "answers"):
        part = {"answer": answer.answer, "passage": answer.passage}
        yield answer, None, {"question": answer.question, **part}


def _own(view: InstrumentView, parts: str) -> Iterator[Any]:
    """Parts that were told of its own key, not of one merged into it."""
    return (each for each in getattr(view, parts) if each.of == view.key)


def _enter(told: Values, stood: Stood, book: Book) -> None:
    _judge(told, stood)
    if _is_more(told, stood):
        commands.register_instrument(
            key=told["key"],
            names=_names(told, stood),
            sectors=told.get("sectors") or (),
            change=told.get("change") or "not-stated",
            citing=book.citing(told),
            **{column: told.get(column) or "" for column in OF_ITSELF if column != "change"},
            **book.who(),
        )
    for column, tell in TELLING.items():
        part = _part(told, column)
        if part and (part if not told.get("source") else (*part, told["source"])) not in stood:
            tell(told, {"key": told["key"], "citing": book.citing(told), **book.who()})


def _is_more(told: Values, stood: Stood) -> bool:
    """Whether the row tells of a new instrument, or a new name or sector of one."""
    name = _part(told, "name")
    sectors = ((told["key"], "sector", each) for each in told.get("sectors") or ())
    return (told["key"],) not in stood or any(
        part not in stood for part in (name, *sectors) if part
    )


def _names(told: Values, stood: Stood) -> list[Title]:
    """The name the row tells; of one that stands, its own again where a row tells none."""
    if told.get("name"):
        return [Title(told["name"], told.get("language") or "en")]
    found = queries.instrument(told["key"]) if (told["key"],) in stood else None
    own = next(_own(found, "names"), None) if found else None
    return [Title(own.text, own.language)] if own else []


NEEDED = {
    "language": "name",
    "when": "stage",
    "contribution": "programme",
    "words": "programme",
    "answer": "question",
    "passage": "question",
    "question": "answer",
}
"""Columns that say nothing unless another is filled in."""


def _judge(told: Values, stood: Stood) -> None:
    """Refused: the key of one merged into another, or a cell that needs another beside it."""
    known = (told["key"],) in stood or not queries.instrument_keys([told["key"]])
    if not known and (found := queries.instrument(told["key"])):
        raise Refused(
            Refusal(
                "goes-on-as",
                "%(key)s was found to be the same as %(into)s: write that key",
                field="key",
                key=told["key"],
                into=found.key,
            )
        )
    for column, needed in NEEDED.items():
        if told.get(column) and not told.get(needed):
            raise Refused(
                Refusal(
                    "beside",
                    "fill in “%(needed)s” as well, or leave this empty",
                    field=column,
                    needed=FORM.field(needed).heading,
                )
            )


def _tell_stage(told: Values, how: dict[str, Any]) -> None:
    commands.tell_stage(stage=told["stage"], when=told.get("when"), **how)


def _claim(told: Values, how: dict[str, Any]) -> None:
    commands.claim_support(
        programme=told["programme"],
        contribution=told.get("contribution") or "not-stated",
        words=told.get("words") or "",
        **how,
    )


def _answer(told: Values, how: dict[str, Any]) -> None:
    commands.answer_mainstreaming(
        question=told["question"],
        answer=told["answer"],
        passage=told.get("passage") or "",
        **how,
    )


TELLING: dict[str, Callable[[Values, dict[str, Any]], None]] = {
    "stage": _tell_stage,
    "programme": _claim,
    "question": _answer,
}

KIND = Kind(
    FORM,
    _("Laws, policies and plans: their names, stages and who supported them"),
    _aspects,
    _standing,
    _enter,
    places={"names": "name", "text": "name", "sector": "sectors"},
    may_see=may_see_scope,
)
