"""What the page of a body shows to who keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from letsema.doors.web import acting, keeping_bodies, seats
from letsema.governance.queries import BodyView, FundView, MemberView
from letsema.values import may_keep_record

register = template.Library()


def _signed(context: template.Context) -> bool:
    person = getattr(context["request"], "user", None)
    return bool(person and person.is_authenticated)


@register.simple_tag(takes_context=True)
def keeps_body(context: template.Context, body: BodyView) -> bool:
    """Whether the reader keeps this body."""
    return _signed(context) and keeping_bodies.keeps(acting.actor(context["request"]), body.slug)


@register.simple_tag(takes_context=True)
def may_establish(context: template.Context) -> bool:
    """Whether the reader may establish a body."""
    return _signed(context) and not may_keep_record(acting.actor(context["request"]))


@register.simple_tag(takes_context=True)
def funds_kept(context: template.Context, body: BodyView) -> list[FundView]:
    """The funds this body is the committee of whose settings the reader keeps."""
    return keeping_bodies.settled_by(acting.actor(context["request"]), body.slug)


@register.filter
def still_there(told: Iterable[Any]) -> list[Any]:
    """Those members or steers whose end nobody told; steers may come with what they rest on."""
    alone = [each[0] if isinstance(each, tuple) else each for each in told]
    return [each for each in alone if not each.until]


@register.filter
def seat_called(member: MemberView) -> str:
    """Whose seat it is, for short."""
    return seats.called(member)
