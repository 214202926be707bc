"""The forms a title of blocks comes in, made of its book."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import translation

from letsema.publications.titles import setting
from letsema.publications.titles.setting import Book
from letsema.values import canonical_text

Content = dict[str, Any]
Forms = dict[str, Callable[[Content], bytes]]


def forms_of(book: Callable[[Content], Book]) -> Forms:
    """By form, what makes its bytes of a content; `book` makes the blocks."""
    return {
        "pdf": lambda content: setting.pdf(book(content)),
        "html": lambda content: setting.html(book(content)),
        "json": lambda content: canonical_text(content).encode(),
        "xlsx": lambda content: setting.xlsx(book(content)),
    }


def rendered(forms: Forms, content: Content, asked: tuple[str, ...] | None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all, in the content's language."""
    with translation.override(content["language"]):
        return {form: forms[form](content) for form in asked or tuple(forms)}
