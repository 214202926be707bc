"""A book as PDF, as one page of HTML, and as a workbook."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Any

import segno
from django.template import Context, Engine
from django.utils.safestring import mark_safe

from letsema.press import typesetting
from letsema.press.workbooks import Cell, Column, Sheet, workbook
from letsema.publications import titles
from letsema.publications.titles.setting.books import (
    Book,
    Figures,
    Items,
    Section,
    Table,
    Text,
)

LONGEST_SHEET = 31
BARRED = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
"""What a sheet may not be called."""


def _own(name: str) -> bytes:
    where = titles.__name__ if name == "paper.typ" else __package__ or ""
    return resources.files(where).joinpath(name).read_bytes()


def qr(address: str) -> str:
    """The QR code of an address, as SVG."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(omitsize=True, border=0, dark="#1d2a2f")


def pdf(book: Book) -> bytes:
    """The tagged PDF. `TypesettingError` where a character has no letter in the fonts."""
    plain = book.plain()
    files = {"paper.typ": _own("paper.typ")}
    for number, picture in enumerate(_pictures(plain)):
        name = f"picture-{number}.svg"
        files[name] = picture.pop("svg").encode()
        picture["file"] = name
    if book.address:
        files["qr.svg"] = qr(book.address).encode()
    return typesetting.typeset(
        _own("book.typ"),
        typesetting.printable(plain),
        files,
        dated=date.fromisoformat(book.as_at),
    )


def _pictures(plain: dict[str, Any]) -> list[dict[str, Any]]:
    parts = [*plain["sections"], *plain["margin"]]
    return [b for part in parts for b in part["blocks"] if b["kind"] == "picture"]


def html(book: Book) -> bytes:
    """One page that needs nothing beside it."""
    plain = book.plain()
    for picture in _pictures(plain):
        picture["svg"] = mark_safe(picture["svg"])  # noqa: S308 - drawn by ourselves
    template = Engine(autoescape=True).from_string(_own("book.html").decode())
    style = mark_safe(_own("book.css").decode())  # noqa: S308 - our own file
    return template.render(Context({"book": plain, "style": style})).encode()


def xlsx(book: Book) -> bytes:
    """The workbook: the facts, a sheet for each section, the sources; dated by its as-at."""
    sheets = [_facts(book), *_sections(book), _sources(book)]
    return workbook(sheets, title=f"{book.title}: {book.name}", created=_day(book))


def _day(book: Book) -> date:
    return date.fromisoformat(book.as_at)


def _facts(book: Book) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(book.title, book.name, ""), (book.mark, book.as_at, "")]
    rows += [("", book.lead, "")] if book.lead else []
    rows += [(fact.name, fact.value, fact.note) for fact in book.facts]
    words = book.words
    columns = [
        Column(words["what"], width=28),
        Column(words["value"], "long"),
        Column(words["note"], "long"),
    ]
    return Sheet(words["facts"], columns, rows)


def _sections(book: Book) -> list[Sheet]:
    taken: set[str] = {book.words["facts"].casefold(), book.words["sources"].casefold()}
    made = []
    for section in (*book.margin, *book.sections):
        tables = [block for block in section.blocks if isinstance(block, Table)]
        for table in tables:
            columns = [Column(name, width=max(10, share * 3)) for name, share, _ in table.columns]
            made.append(Sheet(_called(table.caption, taken), columns, list(table.rows)))
        rows = list(_lines(section))
        if rows:
            words = book.words
            columns = [
                Column(words["what"], width=32),
                Column(words["value"], "long"),
                Column(words["note"], "long"),
            ]
            made.append(Sheet(_called(section.heading, taken), columns, rows))
    return made


def _lines(section: Section) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for block in section.blocks:
        if isinstance(block, Text):
            rows += [("", paragraph, "") for paragraph in block.paragraphs]
        elif isinstance(block, Items):
            rows += [(item.lead or block.heading, item.text, item.note) for item in block.items]
        elif isinstance(block, Figures):
            rows += [(each.label, each.value, each.note) for each in block.figures]
    return rows


def _called(name: str, taken: set[str]) -> str:
    """A name a sheet may bear, once."""
    plain = name.translate(BARRED).strip()[:LONGEST_SHEET] or "–"
    called, number = plain, 2
    while called.casefold() in taken:
        ending = f" {number}"
        called, number = plain[: LONGEST_SHEET - len(ending)] + ending, number + 1
    taken.add(called.casefold())
    return called


def _sources(book: Book) -> Sheet:
    words = book.words
    columns = [
        Column(words["source"], "long"),
        Column(words["publisher"], width=30),
        Column(words["published"], width=20),
        Column(words["address"], "long"),
    ]
    rows = [(each.title, each.publisher, each.published, each.url) for each in book.sources]
    return Sheet(words["sources"], columns, rows)
