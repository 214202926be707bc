"""The forms the minutes come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import resources
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import mark_safe

from letsema.press import typesetting
from letsema.publications import titles
from letsema.publications.titles.minutes import view
from letsema.publications.titles.minutes.phrases import Words, breakable
from letsema.publications.titles.minutes.words import words
from letsema.values import canonical_text

Form = Callable[[dict[str, Any], Words], bytes]


def own_file(name: str) -> bytes:
    """A template or style sheet of this title; `paper.typ` is that of all titles."""
    where = titles.__name__ if name == "paper.typ" else __package__ or ""
    return resources.files(where).joinpath(name).read_bytes()


def pdf(content: dict[str, Any], words: Words) -> bytes:
    """The tagged PDF. `TypesettingError` where a character has no letter in the fonts."""
    return typesetting.typeset(
        own_file("minutes.typ"),
        typesetting.printable({"book": breakable(view.book(content, words)), "words": words}),
        {name: own_file(name) for name in ("paper.typ", "meeting.typ")},
        dated=date.fromisoformat(content["as_at"]),
    )


def html(content: dict[str, Any], words: Words) -> bytes:
    """One page that needs nothing beside it."""
    template = Engine(autoescape=True).from_string(own_file("minutes.html").decode())
    style = mark_safe(own_file("minutes.css").decode())  # noqa: S308 - our own file
    book = view.book(content, words)
    return template.render(Context({"book": book, "words": words, "style": style})).encode()


FORMS: dict[str, Form] = {
    "pdf": pdf,
    "html": html,
    "json": lambda content, _: canonical_text(content).encode(),
}


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes.

    Words are in the content's language. `KeyError` for a form there is none of.
    """
    with translation.override(content["language"]):
        said = words()
        return {form: FORMS[form](content, said) for form in forms or tuple(FORMS)}
