"""What waits for reviewers, administrators, contributors and readers."""

from __future__ import annotations

from collections.abc import Iterator

from letsema.accounts import queries as accounts
from letsema.governance import queries as governance
from letsema.insight.queries.waiting.desk import Desk, act_page, scope_of
from letsema.insight.rules.sayings import Where
from letsema.insight.rules.waiting import (
    EDITION_NEW,
    INVITATION_SOON,
    Waiting,
    is_new,
    is_soon,
    waits,
)
from letsema.programmes.queries import NoteView
from letsema.values import Actor


def for_reviewer(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """Notes under review that they have not assessed, those they may not score left out."""
    rule = governance.setting(desk.fund.slug, "conflict").get("reviewer")
    for note in desk.notes:
        if note.entry.stage != "under-review" or _mine(note, actor):
            continue
        scope = scope_of(note.entry)
        barred = actor.acting_for in scope.organisations and rule in ("no-scoring", "leave")
        if actor.reaches("reviewer", scope) and not barred:
            since, fund = note.entry.since, desk.fund.slug
            where = act_page("assessment", note.reference)
            yield waits(
                "assess-mine", note.reference, where, since=since, fund=fund, name=note.name
            )


def _mine(note: NoteView, actor: Actor) -> bool:
    """Whether they have judged the note as it stands: since it came under review."""
    since = note.entry.since.latest
    return any(each.reviewer == actor.key and each.on >= since for each in note.assessments)


def for_administrator(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """Invitations that expire, or have; who decides and signs in with a password alone."""
    if not actor.has("administrator", desk.fund.slug):
        return
    fund = "" if actor.has("administrator") else desk.fund.slug
    for each in accounts.people_without_second_factor(fund):
        yield waits("second-factor", each.key, Where("people"), name=each.name or each.email)
    for each in accounts.invitations(fund):
        ends = each.life.expires_at.date()
        if is_soon(ends, desk.on, INVITATION_SOON):
            yield waits("invitation", str(each.number), Where("people"), due=ends, name=each.email)


def for_readers(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """The last edition, while it is new."""
    last = max(desk.released, default=None)
    if last and is_new(last.date(), desk.on, EDITION_NEW):
        name, fund = desk.fund.short_name, desk.fund.slug
        where = Where("editions")
        yield waits("new-edition", fund, where, since=last.date(), fund=fund, name=name)
