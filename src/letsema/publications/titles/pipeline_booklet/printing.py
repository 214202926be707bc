"""The booklet as PDF."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Any

from letsema.press import typesetting
from letsema.publications.titles.pipeline_booklet import drawings, view
from letsema.publications.titles.pipeline_booklet.phrases import Words

PARTS = ("look.typ", "front.typ", "programme.typ", "back.typ")
ODD = str.maketrans({"\u2011": "-", "\u2010": "-", "\t": " ", "\u25cf": "•", "\u2028": "\n"})
"""Characters the printing fonts lack, and what is printed for them."""


def pdf(content: dict[str, Any], words: Words) -> bytes:
    """The tagged PDF. `TypesettingError` where a character has no letter in the fonts."""
    here = resources.files(__package__ or "")
    book = view.book(content, words)
    positions = {e["reference"]: at for at, e in enumerate(content["entries"])}
    for part in (*book["areas"], *book["annexes"]):
        for entry in part["entries"]:
            entry["position"] = positions[entry["reference"]]
    assets = {name: (here / name).read_bytes() for name in PARTS}
    assets |= drawings.assets(content, words)
    return typesetting.typeset(
        (here / "booklet.typ").read_bytes(),
        _printable({"book": book, "words": words}),
        assets,
        dated=date.fromisoformat(content["as_at"]),
    )


def _printable(value: Any) -> Any:
    """The same with every text in characters that print."""
    if isinstance(value, str):
        return "".join(c for c in value.translate(ODD) if c >= " " or c == "\n")
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return value
