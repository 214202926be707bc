"""What pages of agreements, support and engagement show, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template

from letsema.doors.web import acting, agreements, seeing, words
from letsema.partners.queries import AgreementView, PartyView
from letsema.partners.rules.support import Given, KindTotal, totals
from letsema.values import Quantity, Refusal, may_add_to_record, may_keep_register

register = template.Library()


@register.filter
def party_name(party: PartyView) -> str:
    """What a party is called."""
    return agreements.party_name(party)


@register.filter
def quantity(value: Quantity | None) -> str:
    """A number with the word before it: `more than 1,400 lanterns`."""
    return words.quantity(value)


@register.filter
def support_totals(rows: Iterable[Any]) -> tuple[KindTotal, ...]:
    """Support on a list, summed kind by kind; currencies and ways of valuing stand apart."""
    return totals(Given(row.it.kind, row.it.value, row.it.valued) for row in rows)


@register.filter
def agreement_state_on(agreement: AgreementView, day: date) -> str:
    """The code of how an agreement stands on a day."""
    return agreement.state_on(day)


def _signed(context: template.Context) -> bool:
    person = getattr(context["request"], "user", None)
    return bool(person and person.is_authenticated)


@register.simple_tag(takes_context=True)
def adds_to_register(context: template.Context) -> bool:
    """Whether the reader adds to the register."""
    return _signed(context) and not may_add_to_record(acting.actor(context["request"]))


@register.simple_tag(takes_context=True)
def keeps_register(context: template.Context) -> bool:
    """Whether the reader withdraws what was entered by mistake."""
    return _signed(context) and not may_keep_register(acting.actor(context["request"]))


@register.simple_tag(takes_context=True)
def why_not_add(context: template.Context) -> list[Refusal]:
    """Why a reader who is signed in does not add to the register; none where they do."""
    if not _signed(context):
        return []
    by = acting.actor(context["request"])
    return may_add_to_record(by) or may_keep_register(by)


@register.simple_tag(takes_context=True)
def why_not_keep(context: template.Context) -> list[Refusal]:
    """Why a reader who is signed in does not merge, end or withdraw; none where they do."""
    return may_keep_register(acting.actor(context["request"])) if _signed(context) else []


@register.simple_tag(takes_context=True)
def sees_internal_register(context: template.Context) -> bool:
    """Whether the reader sees what of the register is internal."""
    return _signed(context) and seeing.sees_register(acting.actor(context["request"]))
