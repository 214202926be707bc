"""Reading back what was printed: text by page, and whatever stands beyond the margins."""

from __future__ import annotations

import io
import re

import pypdfium2
from python_calamine import CalamineWorkbook

EDGE = 28  # points: nothing but a colour edge stands nearer to the sides
FOOT = 15


def text_of(pdf: bytes) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    told = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return told


def numbered(pdf: bytes) -> str:
    """The text of every page under its number: for a diff."""
    told = [f"=== {n} ===\n{text.rstrip()}\n" for n, text in enumerate(text_of(pdf), 1)]
    return re.sub(r"[ ]+\n", "\n", "\n".join(told))


def beyond_the_margins(pdf: bytes) -> list[tuple[int, str]]:
    """(page, text) of what stands outside the page's own edges."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            if left < EDGE or right > width - EDGE or bottom < FOOT or top > height - FOOT:
                found.append((number, text.get_text_bounded(left, bottom, right, top)))
    document.close()
    return found


def box_of(pdf: bytes, words: str) -> tuple[float, float]:
    """(top, bottom) in points of where words first stand on the first page, as they look."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    at, count = text.search(words, match_case=True).get_next()
    boxes = [
        text.get_charbox(i) for i in range(at, at + count) if text.get_text_range(i, 1).strip()
    ]
    document.close()
    return max(box[3] for box in boxes), min(box[1] for box in boxes)


def sheets(workbook: bytes) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every sheet of a workbook, by its name."""
    read = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    return {
        name: [tuple(row) for row in read.get_sheet_by_name(name).to_python()]
        for name in read.sheet_names
    }
