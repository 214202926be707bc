"""Concept notes and joint programme documents as files, version after version. Pure."""

from __future__ import annotations

from letsema.governance import rules as governance

SUBMISSION_KINDS = {
    "concept-note": "Concept note",
    "programme-document": "Joint programme document",
}
"""Kind of submission and what it is called in English."""


def source_key(reference: str, kind: str, version: int) -> str:
    """The key of the source a submitted version is, for what it tells."""
    return f"submission-{reference.lower()}-{kind}-{version}"


def source_title(reference: str, kind: str, version: int) -> str:
    """What that source is called."""
    return f"{SUBMISSION_KINDS[kind]} {reference}, version {version}"


def record_key(fund: str | None) -> str:
    """The key of a fund's own record, as a source of acts nobody decided."""
    return governance.record_key(fund or "programmes-without-a-fund")
