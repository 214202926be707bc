"""The papers of a pack: their bytes found by their hash, looked at, put in where they belong."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from letsema.documents import queries as documents
from letsema.press import bundles

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper in PDF: its item's position, its pages, or the fault that keeps it out."""

    item: int
    paper: dict[str, Any]
    pages: int
    fault: str
    content: bytes


def is_pdf(paper: dict[str, Any]) -> bool:
    """Whether a paper says that it is a PDF, by its type or its name."""
    named = str(paper["name"]).lower().endswith(".pdf")
    return paper["media_type"] == PDF or (not paper["media_type"] and named)


def bound(content: dict[str, Any]) -> list[Bound]:
    """Every paper in PDF in the order of the agenda, looked at."""
    return [
        _bound(item["position"], paper)
        for item in content["items"]
        for paper in item["papers"]
        if is_pdf(paper)
    ]


def _bound(item: int, paper: dict[str, Any]) -> Bound:
    try:
        content = documents.file_content(paper["sha256"])
    except OSError:
        return Bound(item, paper, 0, "missing", b"")
    if hashlib.sha256(content).hexdigest() != paper["sha256"]:
        return Bound(item, paper, 0, "changed", b"")
    seen = bundles.look(content)
    return Bound(item, paper, seen.pages, seen.fault, b"" if seen.fault else content)


def whole(front: bytes, papers: list[Bound]) -> bytes:
    """The front, whose last pages are the papers' dividers, with each paper after its own."""
    first = bundles.pages(front) - len(papers) + 1
    placed = [(first + at, each.content) for at, each in enumerate(papers) if not each.fault]
    return bundles.join(front, placed)
