"""A title small enough to test releasing with: it says which programmes there are."""

from __future__ import annotations

import json
from datetime import date
from types import ModuleType
from typing import Any

from letsema.governance.queries import FundView
from letsema.programmes import queries as programmes
from letsema.publications import queries

SUBJECT, RELEASED = "fund", True


def gather(fund: FundView, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """References, and the foreword's text."""
    pipeline = programmes.pipeline_as_at(fund.slug, as_at, known_at)
    foreword = queries.foreword(fund.slug, "tiny", as_at, language)
    return {
        "title": "tiny",
        "as_at": as_at.isoformat(),
        "known_at": known_at.isoformat() if known_at else None,
        "label": f"{as_at:%B %Y}",
        "language": language,
        "edition": {"number": None, "follows": None},
        "foreword": foreword.text if foreword else None,
        "entries": [entry.reference for entry in pipeline.entries],
    }


def render(content: dict[str, Any], forms: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """The content as JSON and as words."""
    made = {
        "json": json.dumps(content).encode(),
        "txt": f"{content['edition']['number']}: {content['entries']}".encode(),
    }
    return {form: made[form] for form in forms or made}


def of_a_subject(kind: str) -> ModuleType:
    """The same title about something else than a fund: it says what it is about."""

    def gather_subject(key: str, as_at: date, known_at: date | None, language: str) -> Any:
        told = {"title": f"tiny-{kind}", "as_at": as_at.isoformat(), "known_at": None}
        edition = {"number": None, "follows": None}
        return {**told, "label": key, "language": language, "edition": edition, "entries": [key]}

    made = ModuleType(f"tiny-{kind}")
    made.SUBJECT, made.RELEASED = kind, True  # type: ignore[attr-defined]
    made.gather, made.render = gather_subject, render  # type: ignore[attr-defined]
    return made
