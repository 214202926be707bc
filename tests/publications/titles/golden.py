"""Forms of a title compared with what was reviewed: text that a diff shows well."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from tests.publications.titles import reading

FOLDER = Path(__file__).resolve().parents[2] / "golden"
DRAWN = re.compile(r'(<path[^>]* d=")[^"]*')


def as_reviewed(form: str, made: dict[str, bytes]) -> str:
    """A form as text: `….json`, `….html` without its drawings, `….pdf.txt` page by page."""
    if form.endswith(".json"):
        return json.dumps(json.loads(made["json"]), ensure_ascii=False, indent=1) + "\n"
    if form.endswith(".html"):
        return DRAWN.sub(r"\1…", made["html"].decode())
    return reading.numbered(made["pdf"])


def compare(title: str, form: str, made: dict[str, bytes]) -> None:
    """That a form is as it was reviewed; `LETSEMA_GOLDEN=write` writes it anew."""
    told, kept = as_reviewed(form, made), FOLDER / title / form
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8")
