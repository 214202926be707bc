"""The forms the brochure comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import translation

from letsema.publications.titles import setting
from letsema.publications.titles.programme_brochure import view
from letsema.publications.titles.programme_brochure.gathering import gather_as
from letsema.publications.titles.programme_brochure.words import Words, words
from letsema.values import canonical_text

TITLE = "programme-brochure"

FORMS: dict[str, Callable[[dict[str, Any], Words], bytes]] = {
    "pdf": lambda content, said: setting.pdf(view.book(content, said)),
    "html": lambda content, said: setting.html(view.book(content, said)),
    "json": lambda content, _: canonical_text(content).encode(),
    "xlsx": lambda content, said: setting.xlsx(view.book(content, said)),
}


def gather(reference: str, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """The content of a programme's brochure as at a date. Refused: one that is not public."""
    return gather_as(TITLE, reference, as_at, known_at, language)


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes."""
    with translation.override(content["language"]):
        said = words()
        return {form: FORMS[form](content, said) for form in forms or tuple(FORMS)}
