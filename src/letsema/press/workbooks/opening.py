"""Opening a workbook that came from outside: what it may not be is refused before it is read."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from letsema.press.faults import Unreadable
from letsema.press.workbooks.shapes import Raw

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 2_000
MOST_SHEETS = 50
MOST_ROWS = 50_000
MOST_COLUMNS = 200
ABOVE = 100
"""Rows a sheet may have beside those that are filled in: headings, titles."""

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
AT = re.compile(rb"""(?:^|\s)r\s*=\s*["']\s*([A-Za-z]*)([0-9]+)\s*["']""")
ERROR = re.compile(rb"""(?:^|\s)t\s*=\s*["']e["']""")
SAID = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it stands: rows of cells from A1 on, which cells are merged, which are errors.

    Places are (row, column) from 0; `merged` are first and last place of each stretch; `errors`
    hold what such a cell shows, as `#REF!`.
    """

    name: str
    hidden: bool
    rows: tuple[tuple[Raw, ...], ...]
    merged: tuple[tuple[Place, Place], ...] = ()
    errors: Mapping[Place, str] = field(default_factory=dict)


def open_book(content: bytes) -> tuple[RawSheet, ...]:
    """Every sheet of cells of an Excel workbook (.xlsx), in order.

    `Unreadable` in one line: not such a workbook, locked by a password, larger than 20 MB or
    50,000 rows, damaged, or packed so as to swell.
    """
    with _archive(content) as archive:
        named = {part: name for name, part in _sheet_parts(archive)}
        shown = {part: _measured(archive, part, named.get(part, part)) for part in _xml(archive)}
    errors = {name: shown.get(part, {}) for part, name in named.items()}
    try:
        return tuple(_sheets(CalamineWorkbook.from_filelike(BytesIO(content)), errors))
    except BaseException as error:  # what is written in Rust panics with an exception of its own
        ours = isinstance(error, CalamineError | ValueError | OverflowError)
        if not ours and type(error).__name__ != "PanicException":
            raise
        raise Unreadable(f"the workbook is damaged: {error}") from error


def _xml(archive: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name.lower().endswith(".xml"))


def _sheets(
    book: CalamineWorkbook, errors: Mapping[str, Mapping[Place, str]]
) -> Iterator[RawSheet]:
    for each in book.sheets_metadata:
        if each.typ == SheetTypeEnum.WorkSheet:
            hidden = each.visible != SheetVisibleEnum.Visible
            rows, merged = _cells(book, each.name)
            yield RawSheet(each.name, hidden, rows, merged, errors.get(each.name, {}))


def _cells(
    book: CalamineWorkbook, name: str
) -> tuple[tuple[tuple[Raw, ...], ...], tuple[tuple[Place, Place], ...]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return (), ()
    rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
    return rows, tuple(sheet.merged_cell_ranges or ())


def _archive(content: bytes) -> zipfile.ZipFile:
    if len(content) > MOST_BYTES:
        raise Unreadable("the workbook is larger than 20 MB: split it")
    if content.startswith(OLD):
        if LOCKED in content:
            raise Unreadable("the workbook is locked by a password: save it without one")
        raise Unreadable("this is an old Excel file (.xls): save it as an Excel workbook (.xlsx)")
    if not content.startswith(b"PK"):
        raise Unreadable("this is not an Excel workbook (.xlsx)")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        inside = archive.infolist()
        if len(inside) > MOST_PARTS or sum(part.file_size for part in inside) > MOST_UNPACKED:
            raise Unreadable("the workbook is packed so that it would swell beyond what is read")
        if "xl/workbook.xml" not in archive.namelist():
            raise Unreadable("this is not an Excel workbook (.xlsx)")
        if damaged := archive.testzip():
            raise Unreadable(f"the workbook is damaged: {damaged}")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise Unreadable(f"the workbook is damaged: {error}") from error
    return archive


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(name of a sheet, its part of the file)."""
    try:
        related = {
            each.get("Id"): each.get("Target") or ""
            for each in _tree(archive, "xl/_rels/workbook.xml.rels")
        }
        told = [
            (each.get("name") or "", related.get(each.get(RELATED)) or "")
            for each in _tree(archive, "xl/workbook.xml").iter()
            if each.tag.rpartition("}")[2] == "sheet"
        ]
    except (ElementTree.ParseError, KeyError) as error:
        raise Unreadable(f"the workbook is damaged: {error}") from error
    if len(told) > MOST_SHEETS:
        raise Unreadable(f"the workbook has more than {MOST_SHEETS} sheets")
    for name, target in told:
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield name, part


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    content = archive.read(part)
    if b"<!DOCTYPE" in content or b"\0" in content:
        raise Unreadable("the workbook is not written as Excel writes it")
    return ElementTree.fromstring(content)  # noqa: S314 - no DOCTYPE, so no entities


def _measured(archive: zipfile.ZipFile, part: str, name: str) -> dict[Place, str]:
    """What the cells of a sheet that are errors show; refused where its cells lie too far out.

    Rows are laid out whole when read, so that one cell at the far end would need all memory.
    """
    content = archive.read(part)
    if b"\0" in content or b"<!DOCTYPE" in content:
        raise Unreadable(f"{name}: the sheet is not written as Excel writes it")
    errors: dict[Place, str] = {}
    row = column = 0
    for tag in TAG.finditer(content):
        kind, told = tag.groups()
        if told.count(b'"') % 2 or told.count(b"'") % 2:
            raise Unreadable(f"{name}: the sheet is not written as Excel writes it")
        at = AT.search(told)
        if kind == b"row":
            row, column = (int(at[2]) if at else row + 1), 0
            continue
        if at:
            row, column = int(at[2]), _column(at[1])
        else:
            column += 1
        if told.endswith(b"/"):
            continue
        if row > MOST_ROWS + ABOVE:
            raise Unreadable(f"{name}: more than {MOST_ROWS:,} rows; split the workbook")
        if column > MOST_COLUMNS:
            raise Unreadable(f"{name}: more than {MOST_COLUMNS} columns")
        if ERROR.search(told):
            said = SAID.search(content, tag.end(), tag.end() + 5_000)
            errors[row - 1, column - 1] = said[1].decode("utf-8", "replace") if said else "#ERROR"
    return errors


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number
