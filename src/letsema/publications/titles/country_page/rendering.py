"""The forms the page of a country comes in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from letsema.press import bundles
from letsema.publications.titles import setting
from letsema.publications.titles.country_page import view
from letsema.publications.titles.country_page.words import words
from letsema.publications.titles.setting import Items, Section
from letsema.publications.titles.telling.forms import forms_of, rendered
from letsema.publications.titles.telling.framing import source_items

MOST_PAGES = 2
LENGTHS = (None, 8, 5, 3, 2, 1)
"""How long lists may be: the first is taken with which the page is not too long."""


def pdf(content: dict[str, Any]) -> bytes:
    """The tagged PDF on two pages at most; what is left out is counted, and where it stands said.

    `TypesettingError` where a character has no letter in the fonts.
    """
    rests_on = source_items(content)
    made = b""
    for most in LENGTHS:
        book = view.book(content, most)
        if rests_on:
            last = Section(words()["sources"], (Items(rests_on),))
            book = replace(book, sections=(*book.sections, last))
        made = setting.pdf(book)
        if bundles.pages(made) <= MOST_PAGES:
            break
    return made


FORMS = {**forms_of(view.book), "pdf": pdf}


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes."""
    return rendered(FORMS, content, forms)
