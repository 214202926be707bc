"""What templates ask of the person who reads: refusals in words, and what they may."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from letsema.accounts.rules import RoleTerms
from letsema.doors.web import acting, roles
from letsema.governance.queries import FundView
from letsema.values import Actor, Refusal, may_keep_record
from letsema.values.permissions import SEE_INTERNAL

register = template.Library()


@register.filter
def refusal_words(refusal: Refusal) -> str:
    """A refusal as a sentence in the reader's language."""
    return acting.told(refusal)


@register.simple_tag(takes_context=True)
def the_actor(context: template.Context) -> Actor:
    """Who reads this page."""
    return acting.actor(context["request"])


@register.filter
def holds(actor: Actor, role: str) -> bool:
    """Whether somebody holds a role somewhere: `{% if actor|holds:"secretariat" %}`."""
    return actor.has_somewhere(role)


@register.filter
def works_inside(actor: Actor) -> bool:
    """Whether somebody holds a role that works on what is not public yet."""
    return any(actor.has_somewhere(role) for role in (*SEE_INTERNAL, "submitter"))


@register.simple_tag(takes_context=True)
def kept_by(context: template.Context, actor: Actor) -> list[FundView]:
    """The funds whose record somebody keeps."""
    funds = acting.funds(context["request"])
    return [each for each in funds if not may_keep_record(actor, each.slug)]


@register.filter
def role_name(role: str) -> str:
    """What a role is called."""
    return roles.name(role)


@register.filter
def role_allows(role: str) -> str:
    """What a role lets somebody do."""
    return roles.allows(role)


@register.filter
def role_scope(terms: RoleTerms) -> str:
    """What a role is held for, as a line."""
    return roles.scope(terms)


@register.simple_tag
def address_of(name: str, *parts: Any) -> str:
    """The address of a page by its name, empty where there is no such page."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
