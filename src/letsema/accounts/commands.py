"""Inviting people, giving roles and ending them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from letsema.accounts import queries, rules
from letsema.accounts.models import Address, Invitation, NoticePreference, Person, Role
from letsema.accounts.rules import RoleTerms
from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal import queries as journal_queries
from letsema.journal.queries import fitting
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.reference.rules import countries
from letsema.values import Actor, Refusal, Refused, may_administer


@transaction.atomic
def invite_person(
    *,
    email: str,
    role: str,
    fund: str = "",
    organisation: str = "",
    programme: str = "",
    country: str = "",
    by: Actor,
    at: datetime,
) -> str:
    """Invite somebody to hold a role and return the token that opens the invitation.

    Nothing but the token's digest is kept. An invitation to the same address for the same role
    that was not answered is renewed: its earlier token opens nothing any more, and who renews it
    stands behind it from then on. Refused: an address that is none, a role that is none, a scope
    there is not, a role held already.
    """
    terms = RoleTerms(role, fund, organisation, programme, country)
    email = rules.address(email)
    _refuse(*may_administer(by, fund), *rules.judge_address(email), *_judge(terms))
    holder = Person.objects.filter(email=email).first()
    if holder:
        _refuse(*_judge_holding(holder, terms))
    token = secrets.token_urlsafe(32)
    told = {"token": rules.token_digest(token), "expires_at": at + rules.OPEN_FOR}
    told |= {"invited_by": by.key}
    row = queries.open_invitation(email, terms)
    if row is None:
        row = Invitation(**_columns(terms), **told, invited_at=at)
        fitting(row).save()
        fitting(Address(invitation=row, email=email)).save()
        verb = "sent"
    else:
        row = Invitation.objects.select_for_update(of=("self",)).get(pk=row.pk)
        _refuse(*_judge_open(row))
        for name, value in {**told, "renewed_at": at}.items():
            setattr(row, name, value)
        row.save()
        verb = "renewed"
    _record(f"invitation.{verb}", row.key, [row], terms, by, at)
    return token


def _judge_open(row: Invitation) -> Iterator[Refusal]:
    if row.accepted_at or row.withdrawn_at:
        yield Refusal("answered", "this invitation was answered or withdrawn meanwhile")


@transaction.atomic
def accept_invitation(
    *, token: str, name: str = "", password: str = "", by: Actor, at: datetime
) -> str:
    """Accept an invitation and return the person's key; whoever holds the token may, once.

    Who has no account yet gets one, of that name and password, the address being proved by the
    invitation. Who has one accepts it signed in, as `by`. Refused: an invitation unknown,
    accepted, withdrawn, past its time, or sent by somebody who may not give that role any more;
    a name or a password missing or too short.
    """
    row = _locked(token)
    _refuse(*rules.judge_acceptance(queries.life_of(row) if row else None, at))
    email = row.address.email
    person = Person.objects.select_for_update(of=("self",)).filter(email=email).first()
    if person is None:
        person = _enrol(email, name, password, at)
    elif person.key != by.key:
        raise Refused(Refusal("sign-in-first", "you have an account: sign in to accept this"))
    terms = queries.terms_of(row)
    _refuse(*_judge_holding(person, terms))
    acts = Actor(person.key)
    row.accepted_at, row.accepted_by = at, person
    row.save()
    held = _held(person, terms, granted_by=row.invited_by, at=at)
    _record("invitation.accepted", row.key, [row, held], terms, acts, at)
    return person.key


def _locked(token: str) -> Invitation | None:
    """The invitation of a token, locked with all others to that address: one account is made."""
    wanted = Address.objects.filter(invitation__token=rules.token_digest(token)).values("email")
    rows = Invitation.objects.select_for_update(of=("self",)).order_by("pk")
    rows = rows.filter(address__email__in=wanted)
    return next((row for row in rows if row.token == rules.token_digest(token)), None)


def _enrol(email: str, name: str, password: str, at: datetime) -> Person:
    """A new account. The address counts as proved: the token was sent there."""
    _refuse(*_judge_name(name), *rules.judge_password(password))
    person = Person(email=email, name=name.strip(), joined_at=at)
    person.set_password(password)
    fitting(person).save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _judge_name(name: str) -> Iterator[Refusal]:
    if not name.strip():
        yield Refusal("name-missing", "say how you are called", field="name")


@transaction.atomic
def withdraw_invitation(*, number: int, by: Actor, at: datetime) -> None:
    """Withdraw an invitation nobody has answered: its token opens nothing any more."""
    row = Invitation.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise Refused(Refusal("unknown-invitation", "there is no such invitation"))
    _refuse(*may_administer(by, row.fund_id or ""), *_judge_open(row))
    row.withdrawn_at = at
    row.save()
    _record("invitation.withdrawn", row.key, [row], queries.terms_of(row), by, at)


@transaction.atomic
def grant_role(
    *,
    person: str,
    role: str,
    fund: str = "",
    organisation: str = "",
    programme: str = "",
    country: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Give somebody a role and return its number. Refused as in `invite_person`."""
    terms = RoleTerms(role, fund, organisation, programme, country)
    _refuse(*may_administer(by, fund), *_judge(terms))
    holder = Person.objects.select_for_update(of=("self",)).filter(key=person).first()
    if holder is None:
        raise Refused(Refusal("unknown-person", "there is no such account", field="person"))
    _refuse(*_judge_holding(holder, terms))
    row = _held(holder, terms, granted_by=by.key, at=at)
    _record("role.granted", person, [row], terms, by, at)
    return int(row.pk)


@transaction.atomic
def end_role(*, number: int, by: Actor, at: datetime) -> None:
    """End a role: it stays on record, with who ended it. Ended already, nothing is written."""
    row = Role.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise Refused(Refusal("unknown-role", "nobody holds that role"))
    _refuse(*may_administer(by, row.fund_id or ""))
    if row.ended_at:
        return
    row.ended_at, row.ended_by = at, by.key
    row.save()
    _record("role.ended", row.person_id, [row], queries.terms_of(row), by, at)


def _held(person: Person, terms: RoleTerms, granted_by: str, at: datetime) -> Role:
    row = Role(person=person, **_columns(terms), granted_at=at, granted_by=granted_by)
    fitting(row).save()
    return row


def _record(
    act: str, subject: str, wrote: list[Any], terms: RoleTerms, by: Actor, at: datetime
) -> None:
    told = {"role": terms.role, **terms.scope}
    journal.record(kind=f"accounts.{act}", subject=subject, wrote=wrote, told=told, by=by, at=at)


def _columns(terms: RoleTerms) -> dict[str, Any]:
    return {
        "role": terms.role,
        "fund_id": terms.fund or None,
        "organisation_id": terms.organisation or None,
        "programme_id": terms.programme or None,
        "country": terms.country,
    }


def _refuse(*refusals: Refusal) -> None:
    if refusals:
        raise Refused(*refusals)


def _judge(terms: RoleTerms) -> Iterator[Refusal]:
    """Why there can be no such role: by its rules, or because there is no such scope."""
    yield from rules.judge_terms(terms)
    known = {
        "fund": lambda: [fund.slug for fund in governance.funds()],
        "organisation": lambda: partners.organisation_keys([terms.organisation]),
        "programme": lambda: programmes.references(terms.fund or None),
        "country": lambda: [country.alpha3 for country in countries()],
    }
    for name, value in terms.scope.items():
        if value not in known[name]():
            yield Refusal(
                "unknown-scope",
                "%(field)s: there is no %(value)s on record",
                field=name,
                value=value,
            )


def _judge_holding(person: Person, terms: RoleTerms) -> Iterator[Refusal]:
    """Why somebody cannot hold a role beside those they hold."""
    standing = [held.terms for held in queries.roles_of(person.key)]
    if terms in standing:
        yield Refusal("held-already", "they hold this role already", field="role")
    yield from rules.judge_body(terms, standing)


@transaction.atomic
def choose_notices(
    *,
    person: str,
    how: str,
    by: Actor,
    at: datetime,
    kinds: Sequence[str] | None = None,
    known: Sequence[str] = (),
) -> None:
    """Choose how often one is written to about what changed, and of which kinds.

    For oneself alone; not journalled, as nothing of the record rests on it. `kinds` None leaves
    them as they are; `known` are all there are. What changed before is not told later: who comes
    back from `never` begins anew. Refused: somebody else's, a frequency or kind there is not.
    """
    if by.key != person and not by.has("operator"):
        raise Refused(Refusal("not-yours", "everybody chooses for themselves"))
    _refuse(*rules.judge_preference(how, kinds or (), known))
    row = _preference(person, at)
    if row.how == "never" != how:
        row.followed, row.sent_at = journal_queries.head()[0], at
    row.how, row.tries, row.again_at = how, 0, None
    row.kinds = row.kinds if kinds is None else sorted(set(kinds))
    row.save()


def _preference(person: str, at: datetime) -> NoticePreference:
    """The locked row of a person, made where there is none: told of what comes from now on."""
    if not Person.objects.filter(key=person).exists():
        raise Refused(Refusal("unknown-person", "there is no such account", field="person"))
    NoticePreference.objects.get_or_create(
        person_id=person, defaults={"followed": journal_queries.head()[0], "sent_at": at}
    )
    return NoticePreference.objects.select_for_update(of=("self",)).get(person_id=person)


@transaction.atomic
def claim_notices(*, person: str, hour: int, by: Actor, at: datetime) -> tuple[int, int] | None:
    """Claim somebody's next letter: (the entry last told of, the entry to tell up to).

    None where none is due, nothing was written since, or another sender holds it. Whoever claims
    it sends it and says so by `settle_notices`; a claim nobody settles ends by itself.
    """
    _refuse(*_judge_sender(by))
    row = _preference(person, at)
    head = journal_queries.head()[0]
    held = row.claimed_until is not None and row.claimed_until > at
    waits = row.again_at is not None and row.again_at > at
    if held or waits or head <= row.followed or not rules.is_due(row.how, row.sent_at, at, hour):
        return None
    row.claimed_until, row.claimed_to = at + rules.CLAIMED_FOR, head
    row.save()
    return row.followed, head


@transaction.atomic
def settle_notices(*, person: str, until: int, sent: bool, by: Actor, at: datetime) -> None:
    """Say how a claimed letter ended: sent (or nothing to tell), or to be tried again later."""
    _refuse(*_judge_sender(by))
    row = _preference(person, at)
    if row.claimed_to != until:
        return
    row.claimed_until = row.claimed_to = None
    if sent:
        row.followed, row.sent_at, row.tries, row.again_at = until, at, 0, None
    else:
        row.tries += 1
        row.again_at = at + rules.wait_after(row.tries)
    row.save()


def _judge_sender(by: Actor) -> Iterator[Refusal]:
    if not by.has("operator"):
        yield Refusal("not-yours", "only the operator of the machine sends letters")
