"""What every act in the record asks first, and what it rests on when nobody decided it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Max

from letsema.documents import commands as documents
from letsema.programmes.commands.claims import basis_of, window_of
from letsema.programmes.commands.registering import lock_one, refuse_merged
from letsema.programmes.commands.telling import write_stage
from letsema.programmes.models import Programme, StageRow
from letsema.programmes.queries.deciding import open_release_conditions, suspended
from letsema.programmes.queries.visibility import scope_of, standing_stage
from letsema.programmes.rules.acts import KEEPERS, judge_act, judge_held, leads_to
from letsema.programmes.rules.submissions import record_key
from letsema.values import Actor, Citation, Refusal, Refused, When, may_see_internal


def acting_on(
    reference: str, act: str, *, on: date, by: Actor, at: datetime, decided: bool = False
) -> Programme:
    """The programme, locked, once the table lets somebody do an act with it on a day.

    Refused: unknown or merged; what the stage, the roles, a suspension or an open condition of
    release forbid; a day still to come; a move dated before the last one. Who may not see the
    programme is told no more than that it is not theirs.
    """
    row = lock_one(reference)
    scope = scope_of(row)
    roles = {r for r in KEEPERS if by.has(r, scope.fund)} if decided else by.roles(scope)
    refusals = judge_act(standing_stage(row), act, roles, decided=decided)
    if not may_see_internal(by, scope):
        raise Refused(*(refusal for refusal in refusals if refusal.code == "not-yours"))
    refuse_merged(row)
    refusals += judge_held(
        act,
        suspended=suspended(reference) is not None,
        unreleased=len(open_release_conditions(reference)),
    )
    refusals += judge_day(on, at)
    if leads_to(standing_stage(row), act):
        refusals += _judge_after(row, on)
    if refusals:
        raise Refused(*refusals)
    return row


def judge_day(on: date, at: datetime) -> list[Refusal]:
    """Why a day cannot be that of an act; somewhere on earth it may be tomorrow already."""
    if on <= at.date() + timedelta(days=1):
        return []
    return [Refusal("later-day", "%(day)s is still to come", field="on", day=on.isoformat())]


def _judge_after(row: Programme, on: date) -> list[Refusal]:
    rows = StageRow.objects.filter(programme=row, withdrawn_at=None)
    last = rows.aggregate(last=Max("latest"))["last"]
    if last is None or on >= last:
        return []
    return [
        Refusal(
            "earlier-day",
            "the last step on record is of %(last)s: this one cannot come before it",
            field="on",
            last=last.isoformat(),
        )
    ]


def move(
    row: Programme, act: str, *, on: date, citing: Citation, by: Actor, at: datetime, **told: object
) -> None:
    """Enter the stage an act leads to; it was judged when the programme was locked."""
    after = leads_to(standing_stage(row), act)
    columns = basis_of(citing) | window_of(When.on(on)) | told
    write_stage(StageRow(programme=row, stage=after, recorded_at=at, **columns), by=by, at=at)


def own_record(row: Programme, *, by: Actor, at: datetime) -> Citation:
    """The fund's own record as a source, registered on first use."""
    key = record_key(row.fund.slug if row.fund else None)
    name = row.fund.name if row.fund else "Programmes without a fund"
    documents.register_source(
        key=key, kind="own-record", title=f"Record of {name}"[:500], by=by, at=at
    )
    return Citation(source=key)


def needs_words(words: str, field: str = "words") -> str:
    """A text without its outer spaces. Refused: none."""
    if not words.strip():
        raise Refused(Refusal("empty", "%(field)s: a text is missing", field=field))
    return words.strip()


def evidence(content: bytes | None, filename: str, *, by: Actor, at: datetime) -> str | None:
    """Keep a file that comes with an act, where one does; its hash."""
    return documents.keep_file(content=content, name=filename, by=by, at=at) if content else None
