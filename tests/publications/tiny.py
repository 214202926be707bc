"""A title small enough to test releasing with: it says which programmes there are."""

from __future__ import annotations

import json
from datetime import date
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
