"""What changed that concerns somebody, as the journal tells it, grouped by what it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from letsema.governance import queries as governance
from letsema.governance.queries import DecisionView, MeetingView
from letsema.insight.queries.waiting.desk import Desk, name_of, scope_of
from letsema.insight.rules.notices import (
    CODES,
    TOLD,
    Group,
    Notice,
    Telling,
    concerns,
    in_one,
    is_internal,
    words_for,
    words_for_oneself,
)
from letsema.insight.rules.sayings import Where
from letsema.journal import queries as journal
from letsema.journal.queries import Act
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Entry
from letsema.values import Actor, Scope

MOST = 5000
"""Acts looked at in one go: who was away for longer is told of the last ones."""


@dataclass
class Known:
    """What is asked of the record to tell acts: each thing once."""

    day: date
    entries: dict[str, Entry] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    scopes: dict[str, Scope] = field(default_factory=dict)
    meetings: dict[str, MeetingView | None] = field(default_factory=dict)
    decisions: dict[str, DecisionView | None] = field(default_factory=dict)
    committees: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, acts: list[Act], day: date) -> Known:
        """Read what these acts are about."""
        named = {each.subject for each in acts if TOLD[each.kind].about == "programme"}
        entries: dict[str, Entry] = {}
        for fund in governance.funds() if named else ():
            entries |= Desk(fund, day).entries
        return cls(day, entries, programmes.public_references(named))

    def scope(self, reference: str) -> Scope:
        """What a programme concerns for who acts."""
        if reference in self.entries:
            return scope_of(self.entries[reference])
        if reference not in self.scopes:
            self.scopes[reference] = programmes.scope(reference)
        return self.scopes[reference]

    def meeting(self, number: str) -> MeetingView | None:
        """A meeting by its number."""
        if number not in self.meetings:
            self.meetings[number] = governance.meeting(number)
        return self.meetings[number]

    def decision(self, number: str) -> DecisionView | None:
        """A decision by its number."""
        if number not in self.decisions:
            self.decisions[number] = governance.decision(number)
        return self.decisions[number]

    def funds_of(self, body: str) -> tuple[str, ...]:
        """The funds a body is the committee of."""
        if body not in self.committees:
            self.committees[body] = governance.funds_of_committee(body)
        return self.committees[body]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about, for who is told: its name, where it is read, whether it is public."""

    about: str
    key: str
    name: str
    where: Where
    scopes: tuple[Scope, ...]
    public: bool


def notices(
    actor: Actor, since: int, until: int, day: date, kinds: Collection[str] = tuple(CODES)
) -> tuple[Group, ...]:
    """What changed after one entry of the journal and up to another that concerns somebody.

    Of the chosen kinds of `CODES`. Nobody is told of their own acts, nor of what they may not
    see. `day` is the day names are read at.
    """
    acts = [
        act
        for act in _acts(since, until)
        if act.kind in TOLD and TOLD[act.kind].code in kinds and act.by != actor.key
    ]
    known = Known.of(acts, day)
    groups: dict[tuple[str, str], tuple[Subject, list[Notice]]] = {}
    for act in acts:
        told = _told(act, actor, known)
        if told:
            subject, notice = told
            groups.setdefault((subject.about, subject.key), (subject, []))[1].append(notice)
    return tuple(
        Group(subject.about, subject.key, subject.name, subject.where, in_one(told))
        for subject, told in groups.values()
    )


def _acts(since: int, until: int) -> Iterator[Act]:
    since = max(since, until - MOST)
    while since < until and (acts := journal.acts_since(since)):
        yield from (act for act in acts if act.sequence <= until)
        since = acts[-1].sequence


def _told(act: Act, actor: Actor, known: Known) -> tuple[Subject, Notice] | None:
    """An act as it is told to somebody, None where it is not."""
    telling = TOLD[act.kind]
    if telling.about == "person" and act.subject == actor.key:
        own = Subject("person", actor.key, "", Where("me"), (), True)
        words = words_for_oneself(act.kind, act.subject, act.told)
        return own, Notice(act.sequence, telling.code, words, act.recorded_at)
    subject = _subject(telling, act, known)
    if subject is None:
        return None
    internal = is_internal(telling, act.told, subject.public)
    if not concerns(actor, telling, subject.scopes, internal):
        return None
    words = words_for(act.kind, act.subject, act.told)
    return subject, Notice(act.sequence, telling.code, words, act.recorded_at)


def _subject(telling: Telling, act: Act, known: Known) -> Subject | None:
    makers = {
        "programme": _programme,
        "meeting": _meeting,
        "decision": _decision,
        "body": _body,
        "fund": _fund,
        "person": _people,
    }
    return makers[telling.about](act, known)


def _programme(act: Act, known: Known) -> Subject | None:
    reference = act.subject
    entry = known.entries.get(reference)
    if act.kind.startswith("proceedings.") and entry is None:
        return _fund(act, known, public=False)  # a request about the fund itself
    scope = known.scope(reference)
    name = name_of(entry) if entry else reference
    where = Where("programme", (reference,))
    return Subject("programme", reference, name, where, (scope,), reference in known.public)


def _meeting(act: Act, known: Known) -> Subject | None:
    number = str(act.told.get("meeting") or act.subject)
    held = known.meeting(number)
    if held is None:
        return None
    scopes = tuple(Scope(fund) for fund in held.funds)
    name = ", ".join(filter(None, (held.number, held.label)))
    return Subject("meeting", number, name, Where("meeting", (number,)), scopes, True)


def _decision(act: Act, known: Known) -> Subject | None:
    taken = known.decision(act.subject)
    if taken is None:
        return None
    scopes = tuple(Scope(fund) for fund in known.funds_of(taken.body))
    held = known.meeting(taken.meeting) if taken.meeting else None
    where = Where("decision", (taken.number,))
    name = ", ".join(filter(None, (held.number, held.label))) if held else taken.number
    key = (taken.meeting or taken.number) if held else taken.number
    if held:
        return Subject("meeting", key, name, Where("meeting", (key,)), scopes, not taken.internal)
    return Subject("decision", key, name, where, scopes, not taken.internal)


def _body(act: Act, known: Known) -> Subject | None:
    scopes = tuple(Scope(fund) for fund in known.funds_of(act.subject))
    return Subject("body", act.subject, act.subject, Where("body", (act.subject,)), scopes, True)


def _fund(act: Act, known: Known, *, public: bool = True) -> Subject | None:
    where = Where("editions")
    return Subject("fund", act.subject, act.subject, where, (Scope(act.subject),), public)


def _people(act: Act, known: Known) -> Subject | None:
    scope = Scope(str(act.told.get("fund") or ""))
    return Subject("person", "people", "", Where("people"), (scope,), False)
