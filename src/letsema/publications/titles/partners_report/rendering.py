"""The forms a partners report comes in."""

from __future__ import annotations

from typing import Any

from letsema.publications.titles.partners_report import view
from letsema.publications.titles.telling.forms import forms_of, rendered

FORMS = forms_of(view.book)


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes."""
    return rendered(FORMS, content, forms)
