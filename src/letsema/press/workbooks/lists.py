"""Cells that hold several entries: parted by semicolons, each alone or with words in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letsema.press.workbooks.shapes import Raw, Shape, Wrong, as_text
from letsema.values import Refusal

OPEN, CLOSE = "(", ")"


def several(of: Shape, *, in_order: bool = False) -> Shape:
    """Entries of a shape parted by semicolons, as a tuple, each once.

    They are sorted by what they are, or `in_order` kept as they are written.
    """

    def read(raw: Raw) -> tuple[Any, ...]:
        entries = list(_entries(as_text(raw)))
        found = dict.fromkeys(_read(of, each) for each in entries)
        return tuple(found if in_order else sorted(found))

    return Shape(
        f"several-{of.name}",
        read,
        lambda values: "; ".join(str(of.write(each)) for each in values),
        f"{of.words}; several are parted by semicolons",
    )


def _read(of: Shape, entry: str) -> Any:
    try:
        return of.read(entry)
    except Wrong:
        if OPEN not in entry and "," in entry and all(map(_readable(of), entry.split(","))):
            raise Wrong(
                Refusal("list", "“%(value)s”: part the entries by semicolons", value=entry)
            ) from None
        raise


def _readable(of: Shape) -> Any:
    def readable(entry: str) -> bool:
        try:
            of.read(entry.strip())
        except Wrong:
            return False
        return True

    return readable


def _entries(text: str) -> Iterator[str]:
    """What stands between semicolons or ends of lines outside brackets."""
    entry, depth = "", 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if depth < 0:
            break
        if letter in ";\n" and depth == 0:
            if entry.strip():
                yield " ".join(entry.split())
            entry = ""
        else:
            entry += letter
    if depth:
        raise Wrong(Refusal("brackets", "“%(value)s”: a bracket is without its other", value=text))
    if entry.strip():
        yield " ".join(entry.split())


def with_words(of: Shape, *, alone: bool = False) -> Shape:
    """A value of a shape, with words in brackets after it: `ilo (trained officials)`.

    Read as (value, words); where `alone`, words may stand without a value, which is empty then.
    """

    def read(raw: Raw) -> tuple[Any, str]:
        text = " ".join(as_text(raw).split())
        try:
            return of.read(text), ""
        except Wrong:
            told, words = _parted(text)
            if words and told:
                return of.read(told), words
            if words and alone:
                return "", words
            raise

    def write(pair: tuple[Any, str]) -> str:
        value = str(of.write(pair[0])) if pair[0] else ""
        words = _even(pair[1])
        return f"{value} {OPEN}{words}{CLOSE}".strip() if words else value

    more = "; words of more than these stand alone in brackets" if alone else ""
    words = f"{of.words}, and where there is more to say, words in brackets{more}"
    return Shape(f"{of.name}-with-words", read, write, words)


def _parted(text: str) -> tuple[str, str]:
    """What stands before the last brackets, and what stands in them."""
    depth = 0
    if text.endswith(CLOSE):
        for at in range(len(text) - 1, -1, -1):
            depth += (text[at] == CLOSE) - (text[at] == OPEN)
            if depth == 0:
                return text[:at].strip(), text[at + 1 : -1].strip()
    return text, ""


def _even(words: str) -> str:
    """Words in one line whose brackets pair; square ones stand where they do not."""
    words, depth = " ".join(words.split()), 0
    for letter in words:
        depth += (letter == OPEN) - (letter == CLOSE)
        if depth < 0:
            break
    return words if depth == 0 else words.replace(OPEN, "[").replace(CLOSE, "]")


def _lines(raw: Raw) -> tuple[str, ...]:
    return tuple(line for each in as_text(raw).split("\n") if (line := " ".join(each.split())))


LINES = Shape(
    "lines",
    _lines,
    lambda lines: "\n".join(" ".join(each.split()) for each in lines),
    "words, one entry to a line",
    "long",
)
