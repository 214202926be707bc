"""The blocks a book is made of, as plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is so: `Duration`, `36 months`. `note`: how far, since when, who says so."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure set large, what it counts, and under it stage, day and source."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what it begins with, what it says, what is said beside it."""

    text: str
    lead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, by paragraph."""

    paragraphs: tuple[str, ...]
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Items:
    """A list under a small heading, or none."""

    items: tuple[Item, ...]
    heading: str = ""
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side; they are never added."""

    figures: tuple[Figure, ...]
    kind: str = "figures"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `columns` are (heading, share of the width, whether it holds numbers)."""

    caption: str
    columns: tuple[tuple[str, int, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG in the style of print, with what it shows in words.

    `beside`: it is printed in the margin, at the head of its section.
    """

    svg: str
    said: str
    width: int = 100
    beside: bool = False
    kind: str = "picture"


Block = Text | Items | Figures | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a book under its heading; `new_page` begins one in print."""

    heading: str
    blocks: tuple[Block, ...]
    note: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the book rests on."""

    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book.

    `line` stands over the name in letter-spaced capitals (countries), `mark` says which edition
    it is, `address` where it stands in full (printed with its QR code), `margin` is set beside the
    first page. `words` are the few words print and page need of their own.
    """

    title: str
    name: str
    language: str
    as_at: str
    mark: str
    words: dict[str, str]
    line: str = ""
    lead: str = ""
    colour: str = "#1b5e74"
    address: str = ""
    facts: tuple[Fact, ...] = ()
    margin: tuple[Section, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    foot: str = ""
    compact: bool = field(default=False)

    def plain(self) -> dict[str, Any]:
        """The book as plain data, for templates."""
        return asdict(self)
