"""A merge loses no link: whatever points at an organisation is found under all its keys, and undone
each has its own again. Every foreign key to an organisation in the whole house is tried.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letsema.accounts import commands as accounting
from letsema.accounts import queries as accounts
from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.rules import Name
from letsema.partners.rules.agreements import Party
from letsema.partners.rules.engagement import Proposer, WorkMaker
from letsema.programmes import commands as programming
from letsema.programmes import queries as programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.programmes.rules.facts import ParticipantPart, Partner
from letsema.results import queries as results
from letsema.values import NOBODY, OPERATOR, Refused
from tests import making
from tests.partners import agreements_told as told
from tests.partners import permits as registered
from tests.results import achievement_permits as achieved
from tests.results import permits as written
from tests.trying import tries

HOW = {"by": OPERATOR, "at": making.at()}
CITED = {"citing": making.say(), **HOW}
KEYS = ("iom", "ilo", "unfpa")
AWAY = "away"
"""An organisation at the other end of links of two; it is never merged."""
LATE = date(2030, 1, 1)
KEPT = {
    "partners.Organisation.merged_into": "what a merge itself writes",
    "partners.Merge.organisation": "what a merge itself writes",
    "partners.Merge.into": "what a merge itself writes",
    "partners.Apart.one": "two said to be apart cannot be merged",
    "partners.Apart.other": "two said to be apart cannot be merged",
    "accounts.Invitation.organisation": "a role once it is accepted: accounts.Role.organisation",
    "money.Allocation.organisation": "told by the key the decision named, whoever it goes on as",
}
"""Foreign keys that are no link a merge could lose, and why."""


def root(key: str) -> str:
    """The key an organisation goes on under."""
    view = queries.organisation(key)
    assert view is not None
    return view.key


def is_it(key: str, view: Any) -> bool:
    return view is not None and view.key == root(key)


def programme(key: str) -> str:
    """The programme an organisation has all to do with that it can: at work, approved."""
    return f"P-{key.upper()}"


def _programme(key: str) -> None:
    printed = [Partner("Told", organisation=key), Partner("Matched")]
    parts = [ParticipantPart(key)]
    making.programme(programme(key), participants=parts, key_partners=printed)
    of = {"reference": programme(key), **HOW}
    programming.match_partner(name="Matched", organisation=key, why="They say so.", **of)
    programming.give_task(organisation=key, words="Trains", citing=making.say(), **of)
    programming.join_team(organisation=key, role="Coordinator", citing=making.say(), **of)
    told_of = {"conditions": [ConditionTerms(f"Show {key}", key)], "on": making.DAY}
    programming.set_conditions(citing=making.decide(f"D-{key}"), **told_of, **of)


def _partners(key: str) -> None:
    commands.identify_organisation(key=key, scheme="ror", value=f"1{key}", **CITED)
    for one, other in ((key, AWAY), (AWAY, key)):
        given = {"organisation": one, "other": other, "kind": "member-of"}
        commands.tie_organisations(**given, **CITED)
    office = {"organisation": key, "type": "regional", "names": [f"Office of {key}"]}
    commands.open_office(key=f"office-{key}", **office, **CITED)
    commands.enter_contact(**{**registered.PERSON, "organisation": key}, **CITED)
    told.agreement(f"agreement-{key}", title=key, parties=(Party(key), Party(AWAY)))
    told.support(giver=key, receiver=AWAY, words=key)
    told.support(giver=AWAY, receiver=key, words=key)
    told.follow_up(organisation=key, owner=AWAY, words=f"About {key}")
    told.follow_up(organisation=AWAY, owner=key, words=f"By {key}")
    told.proposal(title=f"To {key}", to=key)
    told.proposal(title=f"With {key}", to=AWAY, organisations=[Proposer(key)])
    told.work(title=key, parties=[WorkMaker("maker", key)])
    told.quotation(said=key, organisation=key)


def _rest(key: str) -> None:
    governing.establish_body(slug=f"body-{key}", kind="network", names=[(key, None)], **HOW)
    governing.establish_body(
        slug=f"led-{key}", kind="network", names=[(key, None)], secretariat=key, **HOW
    )
    seat = {"organisation": key, "role": "member", "since": None, "until": None}
    governing.admit_member(body=f"body-{key}", **seat, **CITED)
    written.law(f"law-{key}", issuer=key)
    achieved.achievement(key, programme=programme(key), organisations={key: "asked"})
    achieved.process(forum=key, programme="", organisation=key)
    achieved.event(title=key, programme=programme(key), organiser=key)
    achieved.initiative(f"school-{key}", programme=programme(key), lead=key)
    mail = {"email": f"{key}@example.org", "role": "submitter", "organisation": key}
    token = accounting.invite_person(**mail, **HOW)
    with contextlib.suppress(Refused):
        given = {"name": key, "password": "correct horse battery staple"}
        accounting.accept_invitation(token=token, **given, by=NOBODY, at=making.at())


def _conditions(key: str) -> Iterator[int]:
    return (
        each.number
        for of in KEYS
        for each in programmes.conditions(programme(of))
        if each.owner == root(key)
    )


def _roles(key: str) -> Iterator[str]:
    """The people whose role reaches what is this organisation's now."""
    found = accounts.keys_of(f"{of}@example.org" for of in KEYS)
    for mail, person in found.items():
        if any(grant.organisation == root(key) for grant in accounts.actor_of(person).grants):
            yield mail


LINKS: dict[str, Callable[[str], Any]] = {
    "partners.OrganisationName.organisation": lambda k: (n.number for n in queries.names(k)),
    "partners.Identifier.organisation": lambda k: (i.value for i in queries.identifiers(k)),
    "partners.Tie.organisation": lambda k: (
        t.number for t in queries.ties(k) if is_it(k, t.organisation)
    ),
    "partners.Tie.other": lambda k: (t.number for t in queries.ties(k) if is_it(k, t.other)),
    "partners.Office.organisation": lambda k: (o.key for o in queries.offices(k)),
    "partners.Contact.organisation": lambda k: (
        c.number for c in queries.contacts(k, public_only=False)
    ),
    "partners.AgreementParty.organisation": lambda k: (
        a.key
        for a in queries.agreements(organisation=k)
        if any(is_it(k, party.organisation) for party in a.parties)
    ),
    "partners.Support.giver": lambda k: (
        s.number for s in queries.support(organisation=k) if is_it(k, s.giver)
    ),
    "partners.Support.receiver": lambda k: (
        s.number for s in queries.support(organisation=k) if is_it(k, s.receiver)
    ),
    "partners.FollowUp.organisation": lambda k: (
        f.number for f in queries.follow_ups(organisation=k, public_only=False)
    ),
    "partners.FollowUp.owner": lambda k: (
        f.number for f in queries.follow_ups(owner=k, public_only=False)
    ),
    "partners.Proposal.to_organisation": lambda k: (
        p.number for p in queries.proposals(organisation=k) if is_it(k, p.to)
    ),
    "partners.ProposalOrganisation.organisation": lambda k: (
        p.number
        for p in queries.proposals(organisation=k)
        if any(is_it(k, each) for each, _ in p.organisations)
    ),
    "partners.WorkParty.organisation": lambda k: (w.number for w in queries.works(organisation=k)),
    "partners.Quotation.organisation": lambda k: (
        q.number for q in queries.quotations(organisation=k)
    ),
    "governance.Membership.organisation": lambda k: (
        member.number for _, _, member in governance.bodies_of_organisation(k)
    ),
    "governance.Body.secretariat": lambda k: (
        f"led-{of}" for of in KEYS if is_it(k, governance.body(f"led-{of}").secretariat)
    ),
    "programmes.ClaimParticipant.organisation": lambda k: (
        entry.reference for entry in programmes.programmes_of_organisation(k, LATE)
    ),
    "programmes.ClaimPartner.organisation": lambda k: (
        p.reference for p in programmes.programmes_with_partner(k) if p.how == "told"
    ),
    "programmes.PartnerMatch.organisation": lambda k: (
        p.reference for p in programmes.programmes_with_partner(k) if p.how == "matched"
    ),
    "programmes.Task.organisation": lambda k: (t.number for t in programmes.tasks(organisation=k)),
    "programmes.TeamMember.organisation": lambda k: (
        t.number for of in KEYS for t in programmes.team(programme(of)) if is_it(k, t.organisation)
    ),
    "programmes.Condition.owner": _conditions,
    "results.Instrument.issuer": lambda k: (p.key for p in results.register(issuer=k).entries),
    "results.AchievementOrganisation.organisation": lambda k: (
        a.number for a in results.achievements(organisation=k).entries
    ),
    "results.ProcessContribution.organisation": lambda k: (
        p.number for p in results.processes(organisation=k)
    ),
    "results.LearningEvent.organiser": lambda k: (e.number for e in results.events(organisation=k)),
    "results.Initiative.lead": lambda k: (i.key for i in results.initiatives(organisation=k)),
    "accounts.Role.organisation": _roles,
}
"""By foreign key, what is found through it of an organisation."""


def every_key() -> set[str]:
    """The foreign keys to an organisation there are in the house."""
    return {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is apps.get_model("partners.Organisation")
    }


def found(key: str) -> dict[str, set[Any]]:
    return {name: set(told_of(key)) for name, told_of in LINKS.items()}


def ends(merged: dict[str, str]) -> dict[str, str]:
    """Who goes on as whom, by following what was told."""
    told_so = {}
    for key in KEYS:
        end = key
        while end in merged:
            end = merged[end]
        told_so[key] = end
    return told_so


def test_every_foreign_key_to_an_organisation_is_tried_or_said_not_to_be():
    assert every_key() == {*LINKS, *KEPT}


CHAIN = [("merge", ("iom", "ilo")), ("merge", ("ilo", "unfpa")), ("part", ("iom", "ilo"))]


class Undone(Exception):
    """Takes back what a history wrote."""


PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))
HISTORIES = st.lists(st.tuples(st.sampled_from(("merge", "merge", "part")), PAIRS), max_size=7)


@pytest.mark.django_db
def test_no_link_of_any_kind_is_lost_by_merging_or_by_parting_again():
    making.world()
    name = {"kind": "other", "names": [Name("Away")]}
    commands.register_organisation(key=AWAY, **name, **HOW)
    for key in KEYS:
        _programme(key)
        _partners(key)
        _rest(key)
    before = {key: found(key) for key in KEYS}
    assert {name for key in KEYS for name, told_so in before[key].items() if not told_so} == set()
    kept = [before[key][name] for name in LINKS for key in KEYS]
    assert sum(map(len, kept)) == sum(
        len(set().union(*(before[key][name] for key in KEYS))) for name in LINKS
    )

    @settings(max_examples=tries(3))
    @given(HISTORIES)
    @example(CHAIN)
    def holds(history):
        merged: dict[str, str] = {}
        with contextlib.suppress(Undone), transaction.atomic():
            for step, (one, other) in history:
                same = ends(merged)
                if step == "part" and one in merged:
                    commands.unmerge_organisation(key=one, why="Two.", **HOW)
                    del merged[one]
                elif step == "merge" and one not in merged and same[one] != same[other]:
                    commands.merge_organisations(key=one, into=other, why="One.", **HOW)
                    merged[one] = other
            same = ends(merged)
            for key in KEYS:
                group = [each for each in KEYS if same[each] == same[key]]
                assert found(key) == {
                    name: set().union(*(before[each][name] for each in group)) for name in LINKS
                }
            for one in list(merged):
                commands.unmerge_organisation(key=one, why="Two.", **HOW)
            assert {key: found(key) for key in KEYS} == before
            assert list(journal.breaches()) == []
            raise Undone

    holds()
