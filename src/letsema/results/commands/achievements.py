"""Recording achievements, and what was brought to processes and fora."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.governance.commands.citing import country_code
from letsema.journal.queries import fitting, window_columns
from letsema.partners.commands.entering import (
    country_codes,
    number_of,
    numbers_of,
    quantity_columns,
)
from letsema.partners.rules import folded
from letsema.results.commands.recording import (
    body_slug,
    instrument_number,
    of_programme,
    of_programme_or_none,
    recorded_once,
)
from letsema.results.commands.writing import element_key, withdraw
from letsema.results.models import (
    Achievement,
    AchievementCandidate,
    AchievementOrganisation,
    ProcessContribution,
)
from letsema.results.rules import ACHIEVEMENT_KINDS, judge_achievement, judge_process
from letsema.values import Actor, Citation, Quantity, Refused, When, digest


@transaction.atomic
def record_achievement(
    *,
    programme: str,
    kind: str,
    statement: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    country: str = "",
    certain: bool = True,
    region_words: str = "",
    candidates: Sequence[str] = (),
    quantity: Quantity | None = None,
    when: When | date | None = None,
    instrument: str = "",
    body: str = "",
    organisations: Mapping[str, str] | None = None,
) -> int:
    """Record what a programme brought about; returns its number, the same for the same terms.

    `kind` is a code of the framework `achievement-kinds`. Where the source leaves the country
    open, `country` stays empty, `certain` is False and `candidates` are the countries it may be.
    `organisations`: key → what it did. Who submits for the programme, reviews it or is its
    secretariat may. Refused: a country told as said though not certain, a kind, country,
    organisation, instrument, body or programme there is not, no statement.
    """
    reference = of_programme(by, programme)
    if refusals := judge_achievement(statement, country, certain, candidates, citing.stated):
        raise Refused(*refusals)
    told: dict[str, Any] = {
        "programme_id": reference,
        "kind_id": element_key(ACHIEVEMENT_KINDS, kind, "kind"),
        "country": country_code(country),
        "certain": certain,
        "region_words": region_words.strip(),
        "statement": statement.strip(),
        **quantity_columns(quantity),
        **window_columns(when),
        "instrument_id": instrument_number(instrument),
        "body_id": body_slug(body),
    }
    codes = country_codes(candidates, "candidates")
    doing = _doing(organisations or {})
    basis = documents.source_cited(citing=citing, by=by, at=at)
    terms = digest([told, codes, sorted(doing.items())])
    row = Achievement(**told, **basis, terms=terms, folded=folded(statement), recorded_at=at)
    how = {"kind": "results.achievement.recorded", "by": by, "at": at}
    return recorded_once(row, partial(_parts, codes=codes, doing=doing), **how)[0].pk


def _doing(organisations: Mapping[str, str]) -> dict[int, str]:
    """By row number of an organisation, what it did. Refused: one there is not."""
    numbers = numbers_of(organisations, "organisations")
    return {numbers[key]: words.strip() for key, words in organisations.items() if key}


def _parts(
    row: Achievement, *, codes: Sequence[str], doing: Mapping[int, str]
) -> Iterator[models.Model]:
    """The candidates and organisations of an achievement."""
    for code in codes:
        yield AchievementCandidate(achievement=row, country=code)
    for number, words in doing.items():
        part = AchievementOrganisation(achievement=row, organisation_id=number, words=words)
        yield fitting(part, words="organisations")


@transaction.atomic
def withdraw_achievement(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an achievement. Refused: none such stands, no reason."""
    kind = "results.achievement.withdrawn"
    withdraw(Achievement, number, why, kind=kind, of="subject", by=by, at=at)


@transaction.atomic
def record_process(
    *,
    forum: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    brought: str = "",
    followed: str = "",
    programme: str = "",
    organisation: str = "",
    body: str = "",
    country: str = "",
    when: When | date | None = None,
    instrument: str = "",
) -> int:
    """Record what was brought to a process or forum and what followed; returns its number.

    It is a programme's, an organisation's or a body's. Of a programme who submits for it, reviews
    it or is its secretariat may; else who adds to the record. Refused: no forum, nothing brought
    nor followed, nobody named, and what there is not.
    """
    reference = of_programme_or_none(by, programme)
    if refusals := judge_process(forum, brought, followed, bool(programme or organisation or body)):
        raise Refused(*refusals)
    told: dict[str, Any] = {
        "programme_id": reference,
        "organisation_id": number_of(organisation, "organisation"),
        "forum": forum.strip(),
        "body_id": body_slug(body),
        "country": country_code(country),
        "brought": brought.strip(),
        "followed": followed.strip(),
        **window_columns(when),
        "instrument_id": instrument_number(instrument),
    }
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = ProcessContribution(**told, **basis, terms=digest(told), recorded_at=at)
    kind = "results.process.recorded"
    return recorded_once(row, lambda _: (), kind=kind, by=by, at=at)[0].pk


@transaction.atomic
def withdraw_process(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a contribution to a process. Refused: none such stands, no reason."""
    kind = "results.process.withdrawn"
    withdraw(ProcessContribution, number, why, kind=kind, of="subject", by=by, at=at)
