"""The subject of an item as judging needs it; interests by rule; proposals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from letsema.governance import queries as governance
from letsema.governance import rules as governing
from letsema.governance.queries import DecisionView, MeetingView, MemberView
from letsema.money import queries as money
from letsema.partners import queries as partners
from letsema.proceedings.queries.agenda import item as item_view
from letsema.proceedings.queries.views import ItemView, Proposal, SuggestedInterest
from letsema.proceedings.rules.acts import ACTS, Correction, acts_for, read_terms
from letsema.proceedings.rules.sitting import Seat, suggested_ground
from letsema.proceedings.rules.subjects import Arising, Earlier, Subject
from letsema.proceedings.rules.terms import Terms
from letsema.programmes import queries as programmes
from letsema.programmes.queries import ProgrammeView, StageView
from letsema.programmes.rules.acts import FUNDED
from letsema.programmes.rules.stages import STAGES
from letsema.values import Refusal


def subject_of(kind: str, reference: str, on: date) -> Subject:
    """An item's subject as it stands on a day; without a reference a matter of the fund."""
    known = frozenset(key for each in partners.organisations() for key in each.keys)
    bare = Subject(kind=kind, on=on, reference=reference, organisations=known)
    view = programmes.programme(reference, on) if reference else None
    if view is None:
        return bare
    parts = view.value("participants")
    return replace(
        bare,
        stage=_stage_of(view.entry.stage, view.entry.status) if view.entry else None,
        budget=view.value("budget"),
        ends=view.value("ends") or view.value("ends_original"),
        participants=None if parts is None else {p.organisation: p.role for p in parts},
        suspended=programmes.suspended(reference, on) is not None,
    )


def _stage_of(stage: str | None, status: str | None) -> str | None:
    """The stage, or what stands for it where only the printed label is known."""
    if stage or status is None:
        return stage
    return status if status in STAGES else FUNDED


def subject_for(
    kind: str, reference: str, on: date, terms: Terms | None, condition: int | None = None
) -> Subject:
    """The subject, with the earlier decision where the terms correct one.

    `condition` is the number of the condition the item is about, None where it is about none.
    """
    subject = subject_of(kind, reference, on)
    if condition is not None:
        subject = replace(subject, arising=_arising(condition))
    if isinstance(terms, Correction):
        return replace(subject, earlier=_earlier(terms.decision, subject))
    return subject


def _arising(number: int) -> Arising:
    found = programmes.condition(number)
    if found is None:
        return Arising("", stands=False)
    return Arising(found.words, found.met_on, found.waived_by)


def _earlier(number: str, subject: Subject) -> Earlier | None:
    found = governance.decision(number)
    if found is None:
        return None
    told = Earlier(
        number=number,
        taken_on=found.taken_on,
        internal=found.internal,
        corrected_by=next(iter(found.corrected_by), ""),
    )
    view = programmes.programme(subject.reference, date.max) if subject.reference else None
    return _of_programme(told, found, subject, view) if view else told


def _of_programme(
    told: Earlier, found: DecisionView, subject: Subject, view: ProgrammeView
) -> Earlier:
    number = found.number
    changes = programmes.changes_by_decision(view.reference)
    mine = {each.field: each.before for each in changes if each.decision == number}
    resting = [row for row in view.stages if row.basis.decision == number]
    given = money.allocations(view.reference, decision=number)
    about = number in programmes.decisions_about(view.reference)
    return replace(
        told,
        concerned=bool(about or given),
        followed_by=_stage_on_top(view, resting, number) or _change_on_top(changes, mine, number),
        before=_before(subject, found.taken_on, view, number, mine),
    )


def _stage_on_top(view: ProgrammeView, resting: list[StageView], number: str) -> str:
    """What entered a stage after the stages that rest on a decision."""
    if not resting:
        return ""
    after = view.stages[view.stages.index(resting[-1]) + 1 :]
    later = next((row for row in after if row.basis.decision != number), None)
    if later is None:
        return ""
    since = f"“{STAGES.get(later.stage or '', later.status or '')}” ({later.when.latest})"
    return later.basis.decision or since


def _change_on_top(changes: Any, mine: Mapping[str, Any], number: str) -> str:
    """The later decision that changes a field this one changed."""
    numbers = list(dict.fromkeys(each.decision for each in changes))
    if number not in numbers:
        return ""
    later = set(numbers[numbers.index(number) + 1 :])
    found = (e.decision for e in changes if e.decision in later and e.field in mine)
    return next(found, "")


def _before(
    subject: Subject, on: date, view: ProgrammeView, number: str, mine: Mapping[str, Any]
) -> Subject:
    """The subject as it stood before a decision."""
    rows = [r for r in view.stages if r.when.latest <= on and r.basis.decision != number]
    then = subject_of(subject.kind, subject.reference, on)
    parts = mine.get("participants")
    return replace(
        then,
        stage=_stage_of(rows[-1].stage, rows[-1].status) if rows else None,
        budget=mine.get("budget", then.budget),
        ends=mine.get("ends", then.ends),
        participants={p.organisation: p.role for p in parts} if parts else then.participants,
    )


def seat_of(member: MemberView) -> Seat:
    """A member as interests and speaking go."""
    return Seat(
        role=member.role,
        organisation=member.organisation.key if member.organisation else "",
        country=member.country,
        alternates=tuple(
            (each.organisation.key if each.organisation else "", each.country)
            for each in member.alternates
        ),
    )


def interests_suggested(item: int) -> tuple[SuggestedInterest, ...]:
    """The members that have an interest in an item by rule, with what would follow from it."""
    found = item_view(item)
    held = governance.meeting(found.meeting) if found else None
    if found is None or held is None or not found.programme:
        return ()
    view = programmes.programme(found.programme, held.day)
    if view is None:
        return ()
    parts = [each.organisation for each in view.value("participants") or ()]
    countries = [each.code for each in view.value("countries") or ()]
    declared = {each.member.number for each in found.interests}
    told = []
    for holding in governance.who_sat(held.body, held.day):
        ground = suggested_ground(seat_of(holding.member), parts, countries)
        if ground:
            how = consequence(held, holding.member)
            told.append(
                SuggestedInterest(holding.member, ground, how, holding.member.number in declared)
            )
    return tuple(told)


def consequence(held: MeetingView, member: MemberView) -> str:
    """What an interest of a member means by the setting of the committee's fund."""
    return governing.conflict_consequence(
        member.role, governance.settings_of_body(held.body)["conflict"]
    )


def proposals(item: int) -> tuple[Proposal, ...]:
    """The acts that fit an item as it stands, the one its request asks for first."""
    found = item_view(item)
    held = governance.meeting(found.meeting) if found else None
    if found is None or held is None:
        return ()
    day, about = held.held.latest, found.condition
    subject = subject_for(found.kind, found.programme, day, None, about)
    told = [Proposal(act, _asked(found, act.code)) for act in acts_for(subject)]
    return tuple(sorted(told, key=lambda each: each.terms is None))


def _asked(found: ItemView, act: str) -> Terms | None:
    """The terms a request asks an act with; None where it asks for another or names none."""
    asked = found.request
    if asked is None or asked.kind != act or act not in ACTS:
        return None
    terms = read_terms(act, asked.terms or {})
    return None if isinstance(terms, Refusal) else terms
