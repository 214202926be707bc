"""The pages of `docs/reference`, one module each: `page()` returns Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines) + "\n"


def cell(text: object) -> str:
    """Text on one line, with nothing in it that ends a cell."""
    return " ".join(str(text).split()).replace("|", "\\|")


def first_line(docstring: str | None) -> str:
    """The first paragraph of a docstring on one line; empty if there is none."""
    return " ".join((docstring or "").strip().split("\n\n")[0].split())
