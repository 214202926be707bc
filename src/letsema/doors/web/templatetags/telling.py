"""What pages show beside what was told of a programme: how it ends, how it is taken back."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from letsema.doors.web import acting, keeping_told, names, seeing, taken_back
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Withdrawn
from letsema.values import Scope, may_keep_register

register = template.Library()
SCOPES = "_scopes_of_what_is_told"


@register.simple_tag(takes_context=True)
def keep_told(
    context: template.Context, kind: str, row: Any, reference: str, country: str = ""
) -> SafeString:
    """Links by which the reader ends or takes back what was told; nothing where they may not.

    `country` tells apart rows that are shown as one.
    """
    request = context["request"]
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated:
        return mark_safe("")
    by = acting.actor(request)
    ours = keeping_told.KINDS[kind].ours
    if not ours and may_keep_register(by):
        return mark_safe("")
    scope = _scope(request, reference) if ours else Scope(programme=reference)
    called = keeping_told.KINDS[kind].called(row)
    of = f" ({names.country(country)})" if country else ""
    ways = keeping_told.ways(by, kind, row, scope)
    links = ((address, words, of, called) for words, address in ways)
    link = ' · <a href="{}">{}{}<span class="unseen">: {}</span></a>'
    return format_html_join("", link, links)


def _scope(request: Any, reference: str) -> Scope:
    """What a programme concerns, asked for once a page."""
    if not hasattr(request, SCOPES):
        setattr(request, SCOPES, {})
    known: dict[str, Scope] = getattr(request, SCOPES)
    if reference not in known:
        known[reference] = programmes.scope(reference)
    return known[reference]


@register.simple_tag
def withdrawn_of(here: seeing.Here) -> list[Withdrawn]:
    """What was told of a programme and taken back, for who sees it inside."""
    return taken_back.listed(here)


@register.filter
def what_it_was(gone: Withdrawn) -> SafeString:
    """What kind of thing was taken back."""
    return format_html("{}", taken_back.WORDS[gone.kind])
