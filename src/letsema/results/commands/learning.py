"""Recording stories and practices, and the events where people learn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.governance.commands.citing import country_code
from letsema.journal import commands as journal
from letsema.journal.queries import window_columns
from letsema.partners.commands.entering import country_codes, number_of
from letsema.results.commands.recording import (
    instrument_number,
    of_programme,
    of_programme_or_none,
    recorded_once,
)
from letsema.results.commands.writing import standing_row, withdraw
from letsema.results.models import (
    EventCountry,
    EventGroup,
    LearningEvent,
    Story,
    StoryCountry,
)
from letsema.results.rules import Attending, judge_event, judge_story
from letsema.values import Actor, Citation, Refusal, Refused, When, digest


@transaction.atomic
def record_story(
    *,
    kind: str,
    title: str,
    words: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    programme: str = "",
    country: str = "",
    lessons: str = "",
    conditions: str = "",
    replicable_in: Sequence[str] = (),
    when: When | date | None = None,
    instrument: str = "",
) -> int:
    """Record a case study, or a practice with what replication takes; returns its number.

    `replicable_in` are countries (alpha-3). Of a programme who submits for it, reviews it or is
    its secretariat may; else who adds to the record. Refused: a kind there is not, no title, no
    words, an unknown country, instrument or programme.
    """
    reference = of_programme_or_none(by, programme)
    if refusals := judge_story(kind, title, words):
        raise Refused(*refusals)
    told: dict[str, Any] = {
        "kind": kind,
        "programme_id": reference,
        "title": title.strip(),
        "country": country_code(country),
        "words": words.strip(),
        "lessons": lessons.strip(),
        "conditions": conditions.strip(),
        **window_columns(when),
        "instrument_id": instrument_number(instrument),
    }
    codes = country_codes(replicable_in, "replicable_in")
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = Story(**told, **basis, terms=digest([told, codes]), recorded_at=at)

    def parts(row: Story) -> Iterator[models.Model]:
        return (StoryCountry(story=row, country=code) for code in codes)

    return recorded_once(row, parts, kind="results.story.recorded", by=by, at=at)[0].pk


@transaction.atomic
def withdraw_story(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a story or a practice. Refused: none such stands, no reason."""
    kind = "results.story.withdrawn"
    withdraw(Story, number, why, kind=kind, of="subject", by=by, at=at)


@transaction.atomic
def record_event(
    *,
    programme: str,
    kind: str,
    title: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    country: str = "",
    place_name: str = "",
    organiser: str = "",
    words: str = "",
    when: When | date | None = None,
    groups: Sequence[Attending] = (),
    countries: Sequence[str] = (),
) -> int:
    """Record a training, a workshop, an exchange, with how many of which group took part.

    Returns its number. `countries` are those that took part in an event between countries. The
    same event told again gains the groups not told before. Who submits for the programme, reviews
    it or is its secretariat may. Refused: a kind or group there is not, a group told twice or
    otherwise than before, no title, an unknown country, organiser or programme.
    """
    reference = of_programme(by, programme)
    if refusals := judge_event(kind, title, groups):
        raise Refused(*refusals)
    told: dict[str, Any] = {
        "programme_id": reference,
        "kind": kind,
        "title": title.strip(),
        "country": country_code(country),
        "place_name": place_name.strip(),
        "organiser_id": number_of(organiser, "organiser"),
        "words": words.strip(),
        **window_columns(when),
    }
    codes = country_codes(countries)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = LearningEvent(**told, **basis, terms=digest([told, codes]), recorded_at=at)

    def parts(row: LearningEvent) -> Iterator[models.Model]:
        yield from (EventCountry(event=row, country=code) for code in codes)
        yield from (_group(row, each, at) for each in groups)

    row, _ = recorded_once(row, parts, kind="results.event.recorded", by=by, at=at)
    _add_groups(row, groups, by=by, at=at)
    return row.pk


def _group(row: LearningEvent, told: Attending, at: datetime) -> EventGroup:
    return EventGroup(
        event=row,
        group=told.group,
        sex=told.sex,
        number=told.number,
        qualifier=told.qualifier,
        recorded_at=at,
    )


def _add_groups(
    row: LearningEvent, groups: Sequence[Attending], *, by: Actor, at: datetime
) -> None:
    """Add what is told of groups for the first time. Refused: a group told otherwise before."""
    standing_row(LearningEvent, row.pk)
    held = {(each.group, each.sex): each for each in row.groups.all()}
    added: list[models.Model] = []
    for told in groups:
        before = held.get(told.cell)
        if before is None:
            added.append(_group(row, told, at))
        elif (before.number, before.qualifier) != (told.number, told.qualifier):
            raise Refused(
                Refusal(
                    "group-told-otherwise",
                    "%(group)s %(sex)s: the record has %(before)d, not %(number)d: withdraw the "
                    "event first if that is wrong",
                    field="groups",
                    group=told.group,
                    sex=told.sex,
                    before=before.number,
                    number=told.number,
                )
            )
    for each in added:
        each.save()
    if added:
        kind = "results.event.added-to"
        journal.record(kind=kind, subject=row.subject, wrote=added, by=by, at=at)


@transaction.atomic
def withdraw_event(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an event with its groups. Refused: none such stands, no reason."""
    kind = "results.event.withdrawn"
    withdraw(LearningEvent, number, why, kind=kind, of="subject", by=by, at=at)
