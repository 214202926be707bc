"""What the pages of the network ask for: addresses, a share in words."""

from __future__ import annotations

from django import template
from django.utils import formats

from letsema.doors.web.forms.network import Asked

register = template.Library()


@register.simple_tag
def partners_of(asked: Asked, key: str) -> str:
    """The same address for the partners of one organisation."""
    return asked.query(organisation=key, sort="")


@register.simple_tag
def share(value: float | None) -> str:
    """A share in hundredths: `87.2 %`."""
    if value is None:
        return "—"
    return f"{formats.number_format(100 * value, 1)}\u00a0%"
