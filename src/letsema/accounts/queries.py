"""Who somebody is, what they may reach, who holds a role, what an invitation offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core import signing
from django.db.models import Prefetch, Q

from letsema.accounts import rules
from letsema.accounts.models import Invitation, NoticePreference, Person, Role, Scoped
from letsema.journal import queries as journal
from letsema.partners import queries as partners
from letsema.values import OPERATOR, Actor, may_administer
from letsema.values.actor import NOBODY, Grant, Scope


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role somebody holds or held."""

    number: int
    terms: rules.RoleTerms
    granted_at: datetime
    granted_by: str
    ended_at: datetime | None

    @property
    def role(self) -> str:
        """Its code."""
        return self.terms.role


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody with an account, and the roles they hold now."""

    key: str
    name: str
    email: str
    joined_at: datetime
    roles: tuple[RoleView, ...]


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation, to whom, for what; `known` is whether that address has an account."""

    number: int
    email: str
    terms: rules.RoleTerms
    invited_at: datetime
    renewed_at: datetime | None
    life: rules.Life
    known: bool

    def state(self, at: datetime) -> str:
        """`open`, `expired`, `not-backed`, `accepted` or `withdrawn` at an instant."""
        return self.life.state(at)


def terms_of(row: Scoped) -> rules.RoleTerms:
    """The role of a row and its scope."""
    scope = (row.fund_id, row.organisation_id, row.programme_id, row.country)
    return rules.RoleTerms(row.role, *(part or "" for part in scope))


def life_of(row: Invitation) -> rules.Life:
    """The instants of an invitation, and whether who sent it may still give the role."""
    return _life(row, _senders([row]))


def _life(row: Invitation, senders: Mapping[str, Actor]) -> rules.Life:
    sender = senders.get(row.invited_by, NOBODY)
    backed = not may_administer(sender, row.fund_id or "")
    return rules.Life(row.expires_at, row.accepted_at, row.withdrawn_at, backed)


def _senders(rows: Iterable[Invitation]) -> dict[str, Actor]:
    """Who sent these invitations, by key, with the grants they hold now: one question asked.

    The operator at the command line holds no role and may always invite.
    """
    keys = {row.invited_by for row in rows}
    standing = Role.objects.filter(person_id__in=keys, person__is_active=True, ended_at=None)
    grants: dict[str, set[Grant]] = {}
    for role in standing:
        grants.setdefault(role.person_id, set()).add(terms_of(role).grant)
    found = {key: Actor(key, grants=frozenset(held)) for key, held in grants.items()}
    return {**found, OPERATOR.key: OPERATOR}


def actor_of(key: str) -> Actor:
    """Who acts, with the grants of their standing roles; nobody where there is no such account."""
    rows = Role.objects.filter(person_id=key, person__is_active=True, ended_at=None)
    standing = _going_on([terms_of(row) for row in rows.order_by("pk")])
    if not standing and not Person.objects.filter(key=key, is_active=True).exists():
        return NOBODY
    grants = frozenset(held.grant for held in standing)
    return Actor(key, acting_for=rules.acting_for(standing), grants=grants)


def _going_on(standing: Iterable[rules.RoleTerms]) -> list[rules.RoleTerms]:
    """Roles as they reach now: for an organisation that was merged, as the one it goes on as."""
    standing = list(standing)
    keys = partners.going_on(terms.organisation for terms in standing if terms.organisation)
    return [replace(each, organisation=keys.get(each.organisation, "")) for each in standing]


def _role_view(row: Role) -> RoleView:
    return RoleView(row.pk, terms_of(row), row.granted_at, row.granted_by, row.ended_at)


def roles_of(key: str, *, ended: bool = False) -> tuple[RoleView, ...]:
    """The roles somebody holds, oldest first; with `ended`, those they held as well."""
    rows = Role.objects.filter(person_id=key).order_by("pk")
    return tuple(_role_view(row) for row in rows if ended or row.ended_at is None)


def _people(wanted: Q, standing: Q) -> tuple[PersonView, ...]:
    roles = Role.objects.filter(standing, ended_at=None).order_by("pk")
    rows = Person.objects.filter(wanted, is_active=True).order_by("name", "email")
    return tuple(
        PersonView(
            row.key, row.name, row.email, row.joined_at, tuple(map(_role_view, row.standing))
        )
        for row in rows.prefetch_related(Prefetch("roles", roles, to_attr="standing"))
    )


def people(fund: str = "") -> tuple[PersonView, ...]:
    """Everybody with an account and their roles; with a fund, those whose roles reach it."""
    if not fund:
        return _people(Q(), Q())
    of_fund = Q(fund=None) | Q(fund_id=fund)
    return tuple(each for each in _people(Q(), of_fund) if each.roles)


def person(key: str) -> PersonView | None:
    """Somebody by their key, or None."""
    return next(iter(_people(Q(key=key), Q())), None)


def names(keys: Iterable[str]) -> dict[str, str]:
    """What the people of these keys are called, for those that have an account."""
    rows = Person.objects.filter(key__in=set(keys))
    return {row.key: str(row) for row in rows}


def people_with_role(role: str, scope: Scope) -> tuple[PersonView, ...]:
    """Who holds a role that reaches what an act concerns: whom a notice goes to."""
    found = _people(Q(), Q(role=role))
    told = {held.terms for each in found for held in each.roles}
    now = dict(zip(told, _going_on(told), strict=True))
    return tuple(
        each for each in found if any(now[held.terms].grant.reaches(scope) for held in each.roles)
    )


DECIDING = ("secretariat", "committee")
"""The roles in which what one does binds the fund: they are asked for a second factor."""


def people_without_second_factor(fund: str = "") -> tuple[PersonView, ...]:
    """Who holds a role in the secretariat or the committee and signs in with a password alone.

    With a fund, those whose roles reach it. Recovery codes by themselves are no second factor.
    """
    factors = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    safe = set(Authenticator.objects.filter(type__in=factors).values_list("user__key", flat=True))
    standing = Q(role__in=DECIDING)
    if fund:
        standing &= Q(fund=None) | Q(fund_id=fund)
    return tuple(e for e in _people(Q(), standing) if e.roles and e.key not in safe)


def _invitation_views(rows: Iterable[Invitation]) -> tuple[InvitationView, ...]:
    rows = list(rows)
    known = set(
        Person.objects.filter(email__in={row.address.email for row in rows}).values_list(
            "email", flat=True
        )
    )
    senders = _senders(rows)
    return tuple(
        InvitationView(
            number=row.pk,
            email=row.address.email,
            terms=terms_of(row),
            invited_at=row.invited_at,
            renewed_at=row.renewed_at,
            life=_life(row, senders),
            known=row.address.email in known,
        )
        for row in rows
    )


def invitation(token: str) -> InvitationView | None:
    """The invitation a token belongs to, or None."""
    rows = Invitation.objects.filter(token=rules.token_digest(token)).select_related("address")
    return next(iter(_invitation_views(rows)), None)


def invitations(fund: str = "") -> tuple[InvitationView, ...]:
    """Invitations neither accepted nor withdrawn, newest first; with a fund, those to it."""
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    if fund:
        rows = rows.filter(fund_id=fund)
    return _invitation_views(rows.select_related("address").order_by("-pk"))


def open_invitation(email: str, terms: rules.RoleTerms) -> Invitation | None:
    """The row of the invitation to that address for exactly that role, not yet answered."""
    rows = Invitation.objects.filter(
        address__email=email, accepted_at=None, withdrawn_at=None, role=terms.role
    )
    return next((row for row in rows if terms_of(row) == terms), None)


def keys_of(emails: Iterable[str]) -> dict[str, str]:
    """The keys of the people of these addresses, for those that have an account."""
    wanted = {rules.address(email) for email in emails}
    return dict(Person.objects.filter(email__in=wanted).values_list("email", "key"))


@dataclass(frozen=True, slots=True)
class NoticeView:
    """How somebody is written to; `kinds` None is all; `followed` the last entry told of."""

    how: str
    kinds: tuple[str, ...] | None
    followed: int
    sent_at: datetime | None


def notice_preference(key: str) -> NoticeView:
    """How somebody is written to; who has not chosen yet, every day, from now on."""
    row = NoticePreference.objects.filter(person_id=key).first()
    if row is None:
        return NoticeView("daily", None, journal.head()[0], None)
    kinds = None if row.kinds is None else tuple(row.kinds)
    return NoticeView(row.how, kinds, row.followed, row.sent_at)


def people_to_tell(at: datetime) -> tuple[str, ...]:
    """The keys of those who may have a letter due: roles held, not silent, not waiting to retry.

    Whether it is due is judged when it is claimed.
    """
    silent = Q(notices__how="never") | Q(notices__again_at__gt=at)
    told = Q(notices__followed__gte=journal.head()[0])
    rows = Person.objects.filter(is_active=True, roles__ended_at=None, roles__isnull=False)
    rows = rows.exclude(silent).exclude(told).order_by("key")
    return tuple(rows.values_list("key", flat=True).distinct())


def is_letter_due(key: str, at: datetime, hour: int) -> bool:
    """Whether somebody's next letter is due; who has not chosen yet has none before a claim."""
    row = NoticePreference.objects.filter(person_id=key).first()
    return row is not None and rules.is_due(row.how, row.sent_at, at, hour)


STOPPING = "letsema.accounts.notices"


def stop_token(key: str) -> str:
    """A signed token with which whoever got a letter stops them, without signing in."""
    return signing.dumps(key, salt=STOPPING)


def person_of_stop_token(token: str) -> str | None:
    """The key of the person a token was made for; None for one we did not sign."""
    try:
        key = str(signing.loads(token, salt=STOPPING))
    except signing.BadSignature:
        return None
    return key if Person.objects.filter(key=key).exists() else None
