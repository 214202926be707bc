"""Support by workbook: a row for each thing a partner gave, in money or in kind."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook import numbered
from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    STATED,
    Aspect,
    Book,
    Kind,
    Values,
    a_country,
    a_currency,
    sources_by_pk,
)
from letsema.partners import commands, queries
from letsema.partners.rules.support import SUPPORT_KINDS, VALUED, value_stage
from letsema.press.workbooks import (
    LONG,
    MONEY,
    SLUG,
    TEXT,
    WHEN,
    Field,
    Form,
    choice,
    several,
)
from letsema.values import Actor, Money, Refusal, Refused, may_see_register

FORM = Form(
    "support",
    "Support",
    (
        numbered.NUMBER,
        Field("giver", "Giver", SLUG, True, _("Who gave it, by the organisation's key"), "ilo"),
        Field("kind", "Kind", choice(SUPPORT_KINDS), True, _("What kind of support"), "goods"),
        Field("words", "What was given", LONG, True, _("In a few words"), "Solar lanterns"),
        Field("receiver", "Receiver", SLUG, False, _("To whom, by the organisation's key"), "iom"),
        Field(
            "receiver_words",
            "Receiver in words",
            TEXT,
            False,
            _("To whom, where they are not on the register or more is to say"),
            "Families in two settlements",
        ),
        *numbered.HOW_MANY,
        Field("value", "Value", MONEY, False, _("What it is worth; empty if it is not known")),
        Field("currency", "Currency", a_currency(), False, _("Of the value"), "USD"),
        Field(
            "valued",
            "Valued how",
            choice(VALUED),
            False,
            _("How the value is known; unknown if left empty"),
            "stated",
        ),
        Field("since", "Since", WHEN, False, _("When it was given, or began"), "2012"),
        Field("until", "Until", WHEN, False, _("When it ended, where it lasted")),
        Field(
            "countries",
            "Countries",
            several(a_country()),
            guidance=_("The countries it went to"),
            example="Kenya; Somalia",
        ),
        Field("purpose", "Purpose", LONG, False, _("What it was for")),
        Field(
            "agreement",
            "Agreement",
            SLUG,
            False,
            _("The agreement it was given under, by its key"),
            "lanterns-2012",
        ),
        SOURCE,
        PLACE,
        STATED,
    ),
    _(
        "A row for each thing given. Money and what is given in kind are never added up; a value "
        "that is not known is left empty."
    ),
)
USUAL = {"valued": "unknown"}
COLUMNS = (*numbered.of_terms(FORM), *numbered.BASIS)


def _terms(told: Values) -> tuple[Hashable, ...]:
    qualifier = {"qualifier": "exactly"} if told.get("quantity") is not None else {}
    return numbered.terms(FORM, told, {**USUAL, **qualifier})


def _aspects(told: Values) -> Iterator[Aspect]:
    if told.get("number") is not None:
        yield Aspect((told["number"],), COLUMNS)
    yield Aspect(_terms(told), COLUMNS)


def _standing() -> Iterator[Values]:
    found = queries.support(public_only=False)
    public = {each.number for each in queries.support()}
    sources = sources_by_pk(each.source for each in found)
    for each in found:
        yield {
            "number": each.number,
            "giver": each.giver.key,
            "kind": each.kind,
            "words": each.words,
            "receiver": each.receiver.key if each.receiver else None,
            "receiver_words": each.receiver_words,
            **numbered.columns_of(each.quantity),
            "value": each.value.amount if each.value else None,
            "currency": each.value.currency if each.value else None,
            "valued": each.valued,
            "since": each.since,
            "until": each.until,
            "countries": each.countries,
            "purpose": each.purpose,
            "agreement": each.agreement,
            "source": sources.get(each.source),
            "place": each.place,
            "stated": each.stated,
            "_internal": each.number not in public,
        }


def _may_see(told: Values, by: Actor) -> bool:
    """What hangs on an internal agreement is for who may see that."""
    return not told.get("_internal") or may_see_register(by)


def _value(told: Values) -> Money | None:
    amount, currency = told.get("value"), told.get("currency")
    if amount is not None and currency:
        return Money(amount, currency, value_stage(told["kind"]))
    if amount is not None or currency:
        missing = "value" if amount is None else "currency"
        raise Refused(
            Refusal(
                "value-and-currency",
                "a value needs its currency, and a currency its value",
                field=missing,
            )
        )
    return None


def _enter(told: Values, stood: numbered.Stood, book: Book) -> Values | None:
    if numbered.standing(told, stood, _terms(told)) is not None:
        return None
    if (key := told.get("agreement")) and not _sees(key, book.by):
        raise Refused(
            Refusal(
                "unknown-agreement", "there is no agreement %(key)s", field="agreement", key=key
            )
        )
    how: dict[str, Any] = {
        column: told.get(column) or ""
        for column in ("receiver", "receiver_words", "purpose", "agreement")
    }
    number = commands.record_support(
        giver=told["giver"],
        kind=told["kind"],
        words=told["words"],
        quantity=numbered.quantity(told),
        value=_value(told),
        valued=told.get("valued") or "unknown",
        since=told.get("since"),
        until=told.get("until"),
        countries=told.get("countries") or (),
        citing=book.citing(told),
        **how,
        **book.who(),
    )
    return {"number": number}


def _sees(agreement: str, by: Actor) -> bool:
    return queries.agreement(agreement, public_only=not may_see_register(by)) is not None


KIND = Kind(
    FORM,
    _("What partners gave, in money and in kind"),
    _aspects,
    _standing,
    _enter,
    may_see=_may_see,
)
