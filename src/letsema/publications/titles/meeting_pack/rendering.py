"""The forms the pack comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import resources
from typing import Any

from django.utils import translation

from letsema.press import typesetting
from letsema.publications.titles.meeting_pack import binding, view
from letsema.publications.titles.meeting_pack.words import words
from letsema.publications.titles.minutes import rendering as minutes
from letsema.publications.titles.minutes.phrases import Words, breakable
from letsema.values import canonical_text

Form = Callable[[dict[str, Any], Words], bytes]


def pdf(content: dict[str, Any], words: Words) -> bytes:
    """The pack with its papers. The papers' pages are counted first, then the pack is set.

    `TypesettingError` where a character has no letter in the fonts.
    """
    here = resources.files(__package__ or "")
    papers = binding.bound(content)
    assets = {name: minutes.own_file(name) for name in ("paper.typ", "meeting.typ")}
    assets["item.typ"] = (here / "item.typ").read_bytes()
    book = breakable(view.book(content, papers, words))
    front = typesetting.typeset(
        (here / "pack.typ").read_bytes(),
        typesetting.printable({"book": book, "words": words}),
        assets,
        dated=date.fromisoformat(content["as_at"]),
    )
    return binding.whole(front, papers)


FORMS: dict[str, Form] = {
    "pdf": pdf,
    "json": lambda content, _: canonical_text(content).encode(),
}


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The bytes of the forms asked for, or of all; the same content gives the same bytes.

    Words are in the content's language. `KeyError` for a form there is none of.
    """
    with translation.override(content["language"]):
        said = words()
        return {form: FORMS[form](content, said) for form in forms or tuple(FORMS)}
