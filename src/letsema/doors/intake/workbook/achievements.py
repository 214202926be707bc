"""Achievements by workbook: a row for each thing a programme brought about."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook import numbered
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
    YES_NO,
    Field,
    Form,
    several,
    with_words,
)
from letsema.reference.rules import packaged_frameworks
from letsema.results import commands, queries
from letsema.results.queries import AchievementView
from letsema.results.rules import ACHIEVEMENT_KINDS
from letsema.values import Refusal, Refused

KINDS = tuple(
    element.code
    for framework in packaged_frameworks()
    if framework.slug == ACHIEVEMENT_KINDS
    for element in framework.elements
)

FORM = Form(
    "achievements",
    "Achievements",
    (
        numbered.NUMBER,
        Field("programme", "Programme", TEXT, True, _("Whose it is, by reference"), "KENYA-2"),
        Field(
            "kind",
            "Kind",
            replace(SLUG, choices=KINDS),
            True,
            _("The kind of achievement, by its code"),
            "capacity-building",
        ),
        Field(
            "statement",
            "Statement",
            LONG,
            True,
            _("What was brought about, in one or two sentences"),
            "Nurses at two border posts were trained.",
        ),
        Field("country", "Country", a_country(), False, _("Where, if it is of one"), "Kenya"),
        Field(
            "certain",
            "Country certain",
            YES_NO,
            False,
            _("No where the source leaves open which country; yes if left empty"),
            "yes",
        ),
        Field(
            "candidates",
            "May be",
            several(a_country()),
            guidance=_("Where the country is not certain: those it may be"),
            example="Kenya; Uganda",
        ),
        Field("region_words", "Region", TEXT, False, _("Where, in words, if of no one country")),
        *numbered.HOW_MANY,
        Field("when", "When", WHEN, False, _("When it was reached"), "2014"),
        Field("instrument", "Instrument", SLUG, False, _("The law or policy it is, by its key")),
        Field("body", "Body", SLUG, False, _("The body it set up or served, by its key")),
        Field(
            "organisations",
            "Organisations",
            several(with_words(SLUG)),
            guidance=_("With whom it was reached"),
            example="ilo (trained the trainers); unfpa",
        ),
        SOURCE,
        PLACE,
        STATED,
    ),
    _(
        "A row for each achievement. Where the source does not tell the country for certain, leave "
        "it open: nothing is guessed."
    ),
)
COLUMNS = (*numbered.of_terms(FORM), *numbered.BASIS)


def _terms(told: Values) -> tuple[Hashable, ...]:
    usual: dict[str, Any] = {"certain": True}
    if told.get("quantity") is not None:
        usual["qualifier"] = "exactly"
    return numbered.terms(FORM, told, usual)


def _aspects(told: Values) -> Iterator[Aspect]:
    if told.get("number") is not None:
        yield Aspect((told["number"],), COLUMNS)
    yield Aspect(_terms(told), COLUMNS)


def _standing() -> Iterator[Values]:
    found = queries.achievements(public_only=False, limit=10**9).entries
    hidden = Hidden(each.programme for each in found)
    for each in sorted(found, key=lambda each: each.number):
        yield {**_columns(each), "_scope": hidden.scope(each.programme)}


def _columns(each: AchievementView) -> dict[str, Any]:
    return {
        "number": each.number,
        "programme": each.programme,
        "kind": each.kind.code,
        "statement": each.statement,
        "country": each.country,
        "certain": each.certain,
        "candidates": each.candidates,
        "region_words": each.region_words,
        **numbered.columns_of(each.quantity),
        "when": each.when,
        "instrument": each.instrument.key if each.instrument else None,
        "body": each.body,
        "organisations": tuple(sorted((o.organisation.key, o.words) for o in each.organisations)),
        "source": each.basis.source,
        "place": each.basis.place,
        "stated": each.basis.stated,
    }


def _enter(told: Values, stood: numbered.Stood, book: Book) -> Values | None:
    if numbered.standing(told, stood, _terms(told)) is not None:
        return None
    how: dict[str, Any] = {
        column: told.get(column) or ""
        for column in ("country", "region_words", "instrument", "body")
    }
    organisations = dict(told.get("organisations") or ())
    if len(organisations) < len(told.get("organisations") or ()):
        raise Refused(
            Refusal(
                "named-twice",
                "an organisation is named twice: write all it did in one place",
                field="organisations",
            )
        )
    number = commands.record_achievement(
        programme=told["programme"],
        kind=told["kind"],
        statement=told["statement"],
        certain=told.get("certain", True),
        candidates=told.get("candidates") or (),
        quantity=numbered.quantity(told),
        when=told.get("when"),
        organisations=organisations,
        citing=book.citing(told),
        **how,
        **book.who(),
    )
    return {"number": number}


KIND = Kind(
    FORM,
    _("What programmes brought about, by country and kind"),
    _aspects,
    _standing,
    _enter,
    may_see=may_see_scope,
)
