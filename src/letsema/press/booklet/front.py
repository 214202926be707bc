"""Front matter: the cover's words, the foreword, and what the contents page promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letsema.press.booklet.fields import paragraphs
from letsema.press.booklet.lines import BREAK, Line
from letsema.press.booklet.places import Gazetteer, fold, in_capitals, is_region
from letsema.press.booklet.rest import area_number, is_annex, mark
from letsema.press.booklet.shapes import Edition

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(.*?[^\s\d.·…])[\s.·…\t_-]+(\d{1,4})")
_FOREWORD = re.compile(r"(?i)(?:foreword|preface)\.?")
_CONTENTS = re.compile(r"(?i)(?:table of )?contents\.?")
_PROSE = re.compile(r"[.!?;][)\]”\"’']*$")
_PAGE_FIRST = re.compile(r"\d{1,4}[ \t]([^\t]+)(?:\t.*)?")
_COUNT = re.compile(r"(?i)(?:joint )?programmes?")
_AREA_ROW = re.compile(r"(\d{1,2})[.):\s]\s*([^\d\s].{8,})")


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme promised by the contents page: section, area's number, folded heading."""

    section: str
    area: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter made sense of; `rest` are its last lines, which open the first group."""

    edition: Edition
    foreword: str | None
    listed: tuple[Listed, ...]
    areas: tuple[tuple[int, str | None], ...]
    rest: tuple[Line, ...]


def read_front(lines: Sequence[Line], places: Gazetteer) -> Front:
    """Read everything before the first entry's heading."""
    end = _rest_start(lines, places)
    front = lines[:end]
    foreword_at = next((i for i, x in enumerate(front) if _FOREWORD.fullmatch(x.text)), None)
    contents_at = next((i for i in range(len(front)) if _is_contents(front, i, places)), None)
    listed, areas = (
        _read_contents(front[contents_at:], places) if contents_at is not None else ((), ())
    )
    foreword = None
    if foreword_at is not None:
        after = foreword_at + 1
        stop = next(
            (i for i in range(after, len(front)) if _is_contents(front, i, places)), len(front)
        )
        foreword = paragraphs(front[after:stop], signed=True)
    cover_end = min(x for x in (foreword_at, contents_at, len(front)) if x is not None)
    return Front(
        edition=_edition(front[: cover_end or 12]),
        foreword=foreword,
        listed=listed,
        areas=areas,
        rest=tuple(lines[end:]),
    )


def _rest_start(lines: Sequence[Line], places: Gazetteer) -> int:
    """Where the lines begin that open the first group: an area's title, the annex's heading."""
    page = max((at for at, line in enumerate(lines) if line.turned), default=0)
    if page and (area_number(lines[page].text) or is_annex(lines[page].text)):
        return page
    first = len(lines)
    for at in range(len(lines) - 1, max(-1, len(lines) - 16), -1):
        text = lines[at].text
        if _is_listed(text, places) or _PROSE.search(text) or _CONTENTS.fullmatch(text):
            break
        first = at
    for at in range(first, len(lines)):
        text = lines[at].text
        thematic = text.casefold() == "thematic" and at + 1 < len(lines)
        if area_number(text) or mark(text) or is_annex(text) or thematic:
            return at
    blocks = [at for at in range(first, len(lines)) if at == 0 or lines[at].gap]
    if not blocks:
        return len(lines)
    last = blocks[-1]
    after_list = last > 0 and _is_listed(lines[last - 1].text, places)
    return last if lines[last].gap >= BREAK - 1 or after_list else len(lines)


def _unnumbered(text: str, places: Gazetteer | None = None) -> tuple[str, bool]:
    """A row of the contents without its page number, and whether it has one."""
    found = _NUMBERED.fullmatch(text)
    if found is not None:
        return found[1].strip(), True
    row = _PAGE_FIRST.fullmatch(text)
    if row is not None and places and (places.is_list(row[1]) or is_region(row[1])):
        return row[1], True
    return text, False


def _is_listed(text: str, places: Gazetteer) -> bool:
    """Whether a line promises a programme: a heading, a page number perhaps."""
    words, numbered = _unnumbered(text, places)
    if area_number(words) or words.casefold() in ("page", "area"):
        return False
    known = places.is_list(words) or is_region(words)
    return (known and (numbered or in_capitals(words))) or (
        numbered and in_capitals(words) and not is_annex(words) and "\t" in text
    )


def _is_contents(lines: Sequence[Line], at: int, places: Gazetteer) -> bool:
    text = lines[at].text
    if _CONTENTS.fullmatch(text) or area_number(text) or is_annex(text):
        return True
    if text.casefold() == "thematic":
        return at + 1 < len(lines) and lines[at + 1].text.casefold().startswith("area")
    return _is_listed(text, places)


def _read_contents(
    lines: Sequence[Line], places: Gazetteer
) -> tuple[tuple[Listed, ...], tuple[tuple[int, str | None], ...]]:
    listed: list[Listed] = []
    areas: dict[int, str | None] = {}
    section, area = "pipeline", None
    for at, line in enumerate(lines):
        text = line.text
        above = lines[at - 1].text.casefold() if at else ""
        words = f"{above} {text}" if above == "thematic" else text
        named, row = area_number(words), _AREA_ROW.fullmatch(_unnumbered(text)[0])
        if is_annex(text):
            section, area = "funded", None
        elif named is not None and named[0]:
            area = named[0]
            areas[area] = _unnumbered(named[1])[0] or None
        elif text.isdigit() and len(text) < 3 and above.endswith("area"):
            area = int(text)
            areas[area] = None
        elif _is_listed(text, places):
            listed.append(Listed(section, area, fold(_unnumbered(text, places)[0])))
        elif row and int(row[1]) == max(areas, default=0) + 1 and not _COUNT.fullmatch(row[2]):
            area = int(row[1])
            areas[area] = _named_row(lines, at, row[2])
    return tuple(listed), tuple(areas.items())


def _named_row(lines: Sequence[Line], at: int, name: str) -> str:
    """An area's name that runs over several rows of the contents page."""
    name = name.split("\t", maxsplit=1)[0]
    while lines[at].wraps and at + 1 < len(lines):
        at += 1
        name += " " + lines[at].text.split("\t")[0]
    return name


def _edition(cover: Sequence[Line]) -> Edition:
    """Fund and month from the cover's lines."""
    label = month = None
    fund: list[str] = []
    for line in cover:
        found = _MONTH.search(line.text)
        if found and label is None:
            label = f"{found[1].capitalize()} {found[2]}"
            month = f"{found[2]}-{_MONTHS.index(found[1].casefold()) + 1:02d}"
        elif fund and fund[-1].casefold().endswith("fund"):
            continue
        elif re.search(r"(?i)pipeline|booklet|edition", line.text):
            fund = []
        else:
            fund.append(line.text)
    words = " ".join(fund)
    return Edition(words if words.casefold().endswith("fund") else None, label, month)
