"""Agreements by workbook: a row for each, its parties as lists, a column for each role."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    STATED,
    Aspect,
    Book,
    Kind,
    Values,
    a_country,
    a_country_or_key,
    is_country,
    sources_by_pk,
)
from letsema.partners import commands, queries
from letsema.partners.queries import AgreementView, PartyView
from letsema.partners.rules.agreements import AGREEMENT_KINDS, Party
from letsema.press.workbooks import (
    LINES,
    LONG,
    SLUG,
    TEXT,
    WHEN,
    YES_NO,
    Field,
    Form,
    choice,
    several,
    with_words,
)
from letsema.values import Actor, Refusal, Refused, may_see_register

PARTIES = several(with_words(a_country_or_key(), alone=True), in_order=True)
ROLES = {
    "parties": "party",
    "donors": "donor",
    "implementers": "implementer",
    "hosts": "host",
    "witnesses": "witness",
}
"""Columns that name parties, and the role of those they name."""

FORM = Form(
    "agreements",
    "Agreements",
    (
        Field(
            "key",
            "Key",
            SLUG,
            True,
            _("What the agreement goes by in this record and its address for life"),
            "lanterns-2012",
        ),
        Field("kind", "Kind", choice(AGREEMENT_KINDS), True, _("What it is"), "memorandum"),
        Field("title", "Title", TEXT, True, _("Its title"), "Light in the settlements"),
        Field(
            "parties",
            "Parties",
            PARTIES,
            guidance=_("Who agreed, where no other column says in which role"),
            example="iom; Kenya (Ministry of Labour)",
        ),
        Field("donors", "Donors", PARTIES, guidance=_("Parties that give"), example="ilo"),
        Field("implementers", "Implementers", PARTIES, guidance=_("Parties that carry it out")),
        Field("hosts", "Hosts", PARTIES, guidance=_("Parties that host what it is about")),
        Field(
            "witnesses",
            "Witnesses",
            PARTIES,
            guidance=_("Who witnessed it; they are not counted among the parties"),
            example="(A committee of mineworkers)",
        ),
        Field("signed", "Signed", WHEN, False, _("When it was signed"), "2012-06"),
        Field("starts", "Starts", WHEN, False, _("When it begins to hold; once signed if empty")),
        Field(
            "until",
            "Ends",
            WHEN,
            False,
            _("The first day it holds no more, as it was agreed at first; empty if none is stated"),
            "2022-06-30",
        ),
        Field(
            "countries",
            "Countries",
            several(a_country()),
            guidance=_("The countries it covers"),
            example="Kenya; Somalia",
        ),
        Field("words", "What it is about", LONG, False, _("In your own words, a few sentences")),
        Field("goals", "Goals", LINES, False, _("What it is to reach, in its order")),
        Field(
            "publicity", "Publicity", LONG, False, _("What it says of making it known to others")
        ),
        Field(
            "internal", "Internal", YES_NO, False, _("Yes where only who keeps the record reads it")
        ),
        SOURCE,
        PLACE,
        STATED,
    ),
    _(
        "A row for each agreement as it was made. What befell it later is told on its page: "
        "amendments, renewals, its end, reviews and files."
    ),
)
OF_THE_AGREEMENT = tuple(each.key for each in FORM.fields if each.key != "key")


def _aspects(told: Values) -> Iterator[Aspect]:
    yield Aspect((told["key"],), OF_THE_AGREEMENT)


def _standing() -> Iterator[Values]:
    found = queries.agreements(public_only=False)
    sources = sources_by_pk(each.source for each in found)
    for each in found:
        yield {
            "key": each.key,
            "kind": each.kind,
            "title": each.title,
            **_by_role(each),
            "signed": each.signed,
            "starts": each.starts,
            "until": each.until,
            "countries": each.countries,
            "words": each.words,
            "goals": each.goals,
            "publicity": each.publicity,
            "internal": each.internal or None,
            "source": sources.get(each.source),
            "place": each.place,
            "stated": each.stated,
        }


def _by_role(agreement: AgreementView) -> dict[str, Any]:
    return {
        column: tuple(_called(each) for each in agreement.parties if each.role == role) or None
        for column, role in ROLES.items()
    }


def _called(party: PartyView) -> tuple[str, str]:
    return (party.organisation.key if party.organisation else party.country), party.words


def _settled(told: Values) -> Values:
    """What is not internal is the same as what nothing is said of."""
    return {**told, "internal": told.get("internal") or None}


def _may_see(told: Values, by: Actor) -> bool:
    return not told.get("internal") or may_see_register(by)


def _enter(told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book) -> None:
    if (told["key"],) in stood:
        return
    if told.get("internal") and not may_see_register(book.by):
        raise Refused(
            Refusal(
                "internal-yours",
                "only who keeps what all funds share enters what is internal",
                field="internal",
            )
        )
    commands.register_agreement(
        key=told["key"],
        kind=told["kind"],
        title=told["title"],
        parties=list(_parties(told)),
        signed=told.get("signed"),
        starts=told.get("starts"),
        until=told.get("until"),
        countries=told.get("countries") or (),
        goals=told.get("goals") or (),
        words=told.get("words") or "",
        publicity=told.get("publicity") or "",
        internal=bool(told.get("internal")),
        citing=book.citing(told),
        **book.who(),
    )


def _parties(told: Values) -> Iterator[Party]:
    """The parties of every column. Refused, at its column: an organisation there is not."""
    for column, role in ROLES.items():
        named = told.get(column) or ()
        keys = [who for who, _words in named if who and not is_country(who)]
        known = queries.organisation_keys(keys)
        if unknown := [key for key in keys if key not in known]:
            raise Refused(
                Refusal(
                    "unknown-organisation",
                    "there is no organisation %(key)s",
                    field=column,
                    key=unknown[0],
                )
            )
        for who, words in named:
            state = who if is_country(who) else ""
            yield Party("" if state else who, state, role, words)


KIND = Kind(
    FORM,
    _("Agreements, their parties and terms"),
    _aspects,
    _standing,
    _enter,
    settle=_settled,
    may_see=_may_see,
)
