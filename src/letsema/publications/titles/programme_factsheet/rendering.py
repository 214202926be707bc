"""The forms the factsheet comes in; in print it is one page, always."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import translation

from letsema.press import bundles
from letsema.publications.titles import setting
from letsema.publications.titles.programme_brochure.gathering import gather_as
from letsema.publications.titles.programme_brochure.words import Words, words
from letsema.publications.titles.programme_factsheet import view
from letsema.publications.titles.programme_factsheet.cuts import CUTS
from letsema.values import canonical_text

TITLE = "programme-factsheet"


def pdf(content: dict[str, Any], said: Words) -> bytes:
    """One A4 page: the first cut that fits, else the deepest; six tries at most find it."""
    made = _tried(content, said, 0)
    if _fits(made):
        return made
    found, first, last = None, 1, len(CUTS) - 1
    while first < last:
        middle = (first + last) // 2
        made = _tried(content, said, middle)
        if _fits(made):
            found, last = made, middle
        else:
            first = middle + 1
    return found or _tried(content, said, last)


def _tried(content: dict[str, Any], said: Words, depth: int) -> bytes:
    return setting.pdf(view.book(content, said, CUTS[depth]))


def _fits(made: bytes) -> bool:
    return bundles.pages(made) == 1


FORMS: dict[str, Callable[[dict[str, Any], Words], bytes]] = {
    "pdf": pdf,
    "html": lambda content, said: setting.html(view.book(content, said, CUTS[0])),
    "json": lambda content, _: canonical_text(content).encode(),
    "xlsx": lambda content, said: setting.xlsx(view.book(content, said, CUTS[0])),
}


def gather(reference: str, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """The content of a programme's factsheet as at a date. Refused: one that is not public."""
    return gather_as(TITLE, reference, as_at, known_at, language)


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes."""
    with translation.override(content["language"]):
        said = words()
        return {form: FORMS[form](content, said) for form in forms or tuple(FORMS)}
