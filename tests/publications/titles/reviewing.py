"""Comparing what a title makes with what was reviewed: `LETSEMA_GOLDEN=write` writes it anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from tests.publications.titles import reading

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
LAND = re.compile(r'(<path class="land"[^>]* d=")[^"]*')


def as_reviewed(form: str, made: dict[str, bytes]) -> str:
    """A form as text that a diff shows well."""
    if form == "json":
        return json.dumps(json.loads(made["json"]), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        return LAND.sub(r"\1…", made["html"].decode())
    return reading.numbered(made["pdf"])


def reviewed(title: str, form: str, made: dict[str, bytes]) -> tuple[str, str]:
    """(what is made, what was reviewed) of a title in a form: `json`, `html` or `pdf.txt`."""
    told: str = as_reviewed(form, made)
    kept = GOLDEN / title / f"{title}.{form}"
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told, encoding="utf-8")
    return told, kept.read_text(encoding="utf-8")


def words(pdf: bytes) -> str:
    """All words of a PDF in a line."""
    return " ".join(" ".join(reading.text_of(pdf)).split())


def values(content: Any) -> list[str]:
    """Every text that content holds."""
    if isinstance(content, dict):
        return [text for each in content.values() for text in values(each)]
    if isinstance(content, list):
        return [text for each in content for text in values(each)]
    return [content] if isinstance(content, str) else []
