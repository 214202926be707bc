"""The booklet as PDF."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Any

from letsema.press import typesetting
from letsema.publications import titles
from letsema.publications.titles.pipeline_booklet import drawings, view
from letsema.publications.titles.pipeline_booklet.phrases import Words

PARTS = ("look.typ", "front.typ", "programme.typ", "back.typ")


def pdf(content: dict[str, Any], words: Words) -> bytes:
    """The tagged PDF. `TypesettingError` where a character has no letter in the fonts."""
    here = resources.files(__package__ or "")
    book = view.book(content, words)
    positions = {e["reference"]: at for at, e in enumerate(content["entries"])}
    for part in (*book["areas"], *book["annexes"]):
        for entry in part["entries"]:
            entry["position"] = positions[entry["reference"]]
    assets = {name: (here / name).read_bytes() for name in PARTS}
    assets["paper.typ"] = resources.files(titles).joinpath("paper.typ").read_bytes()
    assets |= drawings.assets(content, words)
    return typesetting.typeset(
        (here / "booklet.typ").read_bytes(),
        typesetting.printable({"book": book, "words": words}),
        assets,
        dated=date.fromisoformat(content["as_at"]),
    )
