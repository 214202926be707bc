"""What waits for every secretariat of the agreements and follow-ups that all funds share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from letsema.insight.rules.sayings import Where
from letsema.insight.rules.waiting import (
    AGREEMENT_SOON,
    FOLLOW_UP_SOON,
    REVIEW_SOON,
    Waiting,
    waits,
)
from letsema.partners import queries as partners
from letsema.partners.queries import FollowUpView


def for_partnerships(on: date) -> Iterator[Waiting]:
    """Reviews due, agreements that end, follow-ups due: overdue or soon."""
    for each in partners.reviews_due(by=on + timedelta(days=REVIEW_SOON), public_only=False):
        where = Where("agreement-review-held", (each.agreement, each.number))
        yield waits("agreement-review", each.agreement, where, due=each.due_on, name=each.title)
    by = on + timedelta(days=AGREEMENT_SOON)
    for ending in partners.agreements_ending(by=by, on=on, public_only=False):
        end = ending.end_on(on)
        where, due = Where("agreement", (ending.key,)), end.latest if end else None
        yield waits("agreement-ends", ending.key, where, due=due, name=ending.title)
    yield from _follow_ups(on)


def _follow_ups(on: date) -> Iterator[Waiting]:
    soon = on + timedelta(days=FOLLOW_UP_SOON)
    for each in partners.follow_ups(open_only=True, due_by=soon, public_only=False):
        where = Where("follow-up-done", (each.number,))
        told = {"due": each.due_on, "name": each.words, "owner": _owner(each)}
        yield waits("follow-up", str(each.number), where, **told)


def _owner(each: FollowUpView) -> str:
    """Who is to do it, for short."""
    short = (each.owner.acronym or each.owner.name) if each.owner else ""
    return ", ".join(filter(None, (short, each.owner_words)))
