"""The forms the booklet comes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import translation

from letsema.publications.titles.pipeline_booklet import printing, sheets, web
from letsema.publications.titles.pipeline_booklet.phrases import Words
from letsema.publications.titles.pipeline_booklet.words import words
from letsema.values import canonical_text

Form = Callable[[dict[str, Any], Words], bytes]

FORMS: dict[str, Form] = {
    "pdf": printing.pdf,
    "html": web.html,
    "json": lambda content, _: canonical_text(content).encode(),
    "xlsx": sheets.xlsx,
}


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes.

    Words are in the content's language. `KeyError` for a form there is none of.
    """
    with translation.override(content["language"]):
        said = words()
        return {form: FORMS[form](content, said) for form in forms or tuple(FORMS)}
