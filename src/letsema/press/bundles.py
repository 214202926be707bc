"""Bundles: PDF papers joined into one file after a page of their own; their pages counted.

A paper that cannot be joined is told of, never raised: it is broken, has no pages, or is locked
(encrypted in any way, even where it opens without a password: its makers' wish stands).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from letsema.press.pdfium import alone

FAULTS = ("broken", "locked", "empty")
"""Why a paper was not joined: not to be read as PDF · encrypted · without a page."""

NO_SECURITY = -1
IDENTITY = re.compile(rb"<([0-9A-F]{32})>(\]>>\s+startxref\s+\d+\s+%%EOF\s*\Z)")
"""The second identity in the trailer: the writer makes it anew each time."""
ACCESSIBLE = re.compile(rb"<pdfuaid:part>\d</pdfuaid:part>|xmlns:pdfuaid=\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a paper: how many pages can be joined, or the fault (one of `FAULTS`)."""

    pages: int
    fault: str = ""


@alone
def look(paper: bytes) -> Look:
    """How many pages of a paper can be joined, tried on a bundle that is thrown away."""
    try:
        document = pypdfium2.PdfDocument(paper)
    except pypdfium2.PdfiumError:
        return Look(0, "locked" if b"/Encrypt" in paper else "broken")
    bundle = pypdfium2.PdfDocument.new()
    try:
        if pdfium.FPDF_GetSecurityHandlerRevision(document) != NO_SECURITY:
            return Look(0, "locked")
        if not len(document):
            return Look(0, "empty")
        bundle.import_pages(document)
        if len(bundle) != len(document):
            return Look(0, "broken")
        return Look(len(document))
    except pypdfium2.PdfiumError:
        return Look(0, "broken")
    finally:
        bundle.close()
        document.close()


@alone
def pages(document: bytes) -> int:
    """How many pages a PDF of our own has."""
    opened = pypdfium2.PdfDocument(document)
    count = len(opened)
    opened.close()
    return count


@alone
def join(front: bytes, papers: Sequence[tuple[int, bytes]]) -> bytes:
    """The front with each paper's pages put in after the front's page of that number (from 1).

    Papers come in the order of those pages. Each must be one that `look` found joinable; links,
    outline and tags of the front stay. The same input gives the same bytes. With papers in it,
    the whole no longer says that it meets PDF/UA: nobody has looked at the papers' own tags.
    """
    if not papers:
        return front
    bundle = pypdfium2.PdfDocument(front)
    put_in = 0
    for after, paper in papers:
        document = pypdfium2.PdfDocument(paper)
        bundle.import_pages(document, index=after + put_in)
        put_in += len(document)
        document.close()
    made = io.BytesIO()
    bundle.save(made)
    bundle.close()
    return _settled(_unclaimed(made.getvalue()))


def _unclaimed(pdf: bytes) -> bytes:
    """Without the claim to PDF/UA, the length of the file unchanged."""
    return ACCESSIBLE.sub(lambda found: b" " * len(found.group()), pdf)


def _settled(pdf: bytes) -> bytes:
    """With a file identity made of the content, where the writer had put one of its own."""
    blank = IDENTITY.sub(rb"<" + b"0" * 32 + rb">\2", pdf)
    identity = hashlib.sha256(blank).hexdigest()[:32].upper().encode()
    return IDENTITY.sub(rb"<" + identity + rb">\2", blank)
