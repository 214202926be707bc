"""The titles there are: what each gathers and how each is rendered."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

from letsema.governance import queries as governance
from letsema.publications.titles import pipeline_booklet
from letsema.values import Refusal, Refused

TITLES: dict[str, ModuleType] = {"pipeline-booklet": pipeline_booklet}
"""By name, a module with `gather(fund, as_at, known_at, language)` and `render(content)`."""

LANGUAGES = ("en",)
"""The languages titles are made in."""


def _module(title: str) -> ModuleType:
    if title not in TITLES:
        raise Refused(
            Refusal(
                "unknown-title",
                "there is no title %(title)s; there are: %(titles)s",
                field="title",
                title=title,
                titles=", ".join(TITLES),
            )
        )
    return TITLES[title]


def gather(
    title: str, fund: str, *, as_at: date, known_at: date | None = None, language: str = "en"
) -> dict[str, Any]:
    """The content a title has for a fund as at a date. Refused: nothing there to publish."""
    owner = governance.fund(fund)
    if owner is None:
        raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=fund))
    content: dict[str, Any] = _module(title).gather(owner, as_at, known_at, language)
    if not content["entries"]:
        raise Refused(
            Refusal(
                "nothing-to-publish",
                "nothing is known of %(fund)s as at %(as_at)s: there is nothing to publish",
                field="as_at",
                fund=owner.name,
                as_at=as_at,
            )
        )
    return content


def render(
    title: str, content: dict[str, Any], forms: tuple[str, ...] | None = None
) -> dict[str, bytes]:
    """The bytes of every form a title comes in, or of those asked for."""
    made: dict[str, bytes] = _module(title).render(content, forms)
    return made
