"""What a programme's page shows to who may act on it or see it inside."""

from __future__ import annotations

from typing import Any

from django import template

from letsema.doors.web import acting, acts, requesting, seeing
from letsema.doors.web.forms.acts import ADVICE
from letsema.doors.web.seeing import Here

register = template.Library()


@register.simple_tag(takes_context=True)
def inside(context: template.Context, reference: str) -> Here | None:
    """The programme for a reader who may see what of it is not public, else nothing."""
    request = context["request"]
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return None
    return seeing.inside(acting.actor(request), reference)


@register.simple_tag
def open_acts(here: Here) -> list[acts.Open]:
    """What the reader may do with it now."""
    return acts.open_acts(here)


@register.simple_tag
def others_acts(here: Here) -> list[Any]:
    """What is done with it by others, or waits."""
    return acts.others_acts(here)


@register.simple_tag
def requests_open(here: Here) -> list[tuple[str, str]]:
    """What the reader may ask the committee for, of this programme: (kind, label)."""
    return requesting.kinds_for(here)


@register.simple_tag
def requests_about(here: Here) -> Any:
    """What was asked of the committee for it."""
    return requesting.about(here)


@register.filter
def advice(code: str) -> str:
    """What a reviewer recommends, in words."""
    return str(dict(ADVICE).get(code, code))
