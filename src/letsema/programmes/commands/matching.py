"""Saying which organisations the key partners are that sources print."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from letsema.programmes.commands.entering import organisation_number, said_once, withdraw
from letsema.programmes.commands.registering import locked
from letsema.programmes.models import ClaimPartner, PartnerMatch, Programme
from letsema.programmes.rules.partnering import judge_words, printed_as
from letsema.values import Actor, Refusal, Refused


@transaction.atomic
def match_partner(
    *,
    reference: str,
    name: str,
    organisation: str,
    why: str,
    by: Actor,
    at: datetime,
    heading: str | None = None,
) -> int:
    """Say who a key partner is that a programme's sources print, and return the number.

    `name` and `heading` are as printed; the match holds for that text in whatever is taken in
    later. The programme's secretariat may. Refused: no reason, an unknown organisation, a text no
    source prints, one whose organisation its source tells, one that is matched to another.
    """
    programme, printed = _judged(reference, why, by), printed_as(name, heading)
    told = _printed_partner(programme, name, printed)
    pk = organisation_number(organisation)
    return _said(programme, printed, told, pk, why, kind="matched", by=by, at=at)


@transaction.atomic
def set_partner_aside(
    *, reference: str, name: str, why: str, by: Actor, at: datetime, heading: str | None = None
) -> int:
    """Say that what a programme's sources print as a key partner is no organisation; the number.

    It is `unmatch_partner` that takes it back. The programme's secretariat may. Refused: no
    reason, a text no source prints, one whose organisation its source tells, one that is matched.
    """
    programme, printed = _judged(reference, why, by), printed_as(name, heading)
    told = _printed_partner(programme, name, printed)
    return _said(programme, printed, told, None, why, kind="set-aside", by=by, at=at)


def _judged(reference: str, why: str, by: Actor) -> Programme:
    """The programme, locked, for its secretariat. Refused: not theirs, no reason."""
    programme = locked(reference, by)
    if refusals := judge_words(why, "why"):
        raise Refused(*refusals)
    return programme


def _said(
    programme: Programme,
    printed: str,
    told: ClaimPartner,
    organisation: int | None,
    why: str,
    *,
    kind: str,
    by: Actor,
    at: datetime,
) -> int:
    """The number of what is said of a printed text. Refused: something else stands."""
    same = {"programme": programme, "printed": printed}
    before = PartnerMatch.objects.filter(**same, withdrawn_at=None).first()
    if before is not None and before.organisation_id != organisation:
        raise Refused(_said_otherwise(before))
    rest = {"organisation_id": organisation, "why": why.strip(), "name": told.name}
    rest["heading"] = told.heading or ""
    return said_once(PartnerMatch, same, rest, kind=f"programmes.partner.{kind}", by=by, at=at).pk


def _said_otherwise(before: PartnerMatch) -> Refusal:
    if before.organisation is None:
        return Refusal(
            "set-aside-already",
            "%(name)s is said to be no organisation: take that back first",
            field="organisation",
            name=before.name,
        )
    return Refusal(
        "matched-already",
        "%(name)s is matched to %(key)s: take that back first",
        field="organisation",
        name=before.name,
        key=before.organisation.key,
    )


def _printed_partner(programme: Programme, name: str, printed: str) -> ClaimPartner:
    """The newest row that prints a text. Refused: none, or its source tells who it is."""
    rows = ClaimPartner.objects.filter(
        claim__programme=programme, claim__field="key_partners", claim__withdrawn_at=None
    ).order_by("-claim__latest", "-pk")
    told = [row for row in rows if printed_as(row.name, row.heading) == printed]
    if not told:
        raise Refused(
            Refusal(
                "not-printed",
                "no source prints %(name)s as a key partner of %(reference)s",
                field="name",
                name=name,
                reference=programme.reference,
            )
        )
    if all(row.organisation_id for row in told):
        raise Refused(
            Refusal(
                "named-already",
                "what prints %(name)s tells which organisation it is",
                field="name",
                name=name,
            )
        )
    return next(row for row in told if not row.organisation_id)


@transaction.atomic
def unmatch_partner(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Take back who a printed key partner is, or that it is none.

    Refused as in `entering.withdraw`.
    """
    withdraw(PartnerMatch, number, why, kind="programmes.partner.unmatched", by=by, at=at)
