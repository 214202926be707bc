"""The titles there are: what each gathers and how each is rendered."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

from letsema.governance import queries as governance
from letsema.publications.titles import meeting_pack, minutes, pipeline_booklet
from letsema.values import Refusal, Refused

TITLES: dict[str, ModuleType] = {
    "pipeline-booklet": pipeline_booklet,
    "meeting-pack": meeting_pack,
    "minutes": minutes,
}
"""By name, a module with `SUBJECT`, `RELEASED`, `ABOUT`, `FORMS`, `gather` and `render`.

`SUBJECT` is what a title is about: a whole `fund` (`gather(fund, as_at, known_at, language)`) or
a `meeting` (`gather(meeting, as_at, known_at, language)`, the meeting by its number). A title
that is not `RELEASED` is made when asked for and never frozen as an edition.
"""

LANGUAGES = ("en",)
"""The languages titles are made in."""


def title_module(title: str) -> ModuleType:
    """The module of a title. Refused: there is none of that name."""
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
    title: str,
    fund: str,
    *,
    as_at: date,
    known_at: date | None = None,
    language: str = "en",
    meeting: str | None = None,
) -> dict[str, Any]:
    """The content a title has for a fund, or a meeting, as at a date.

    Refused: an unknown title, fund or meeting; a fund of which there is nothing to publish.
    """
    module = title_module(title)
    if module.SUBJECT == "meeting":
        found: dict[str, Any] = module.gather(_meeting(meeting), as_at, known_at, language)
        return found
    owner = governance.fund(fund)
    if owner is None:
        raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=fund))
    content: dict[str, Any] = module.gather(owner, as_at, known_at, language)
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


def _meeting(number: str | None) -> str:
    if number and governance.meeting(number):
        return number
    raise Refused(
        Refusal(
            "unknown-meeting",
            "there is no meeting %(meeting)s",
            field="meeting",
            meeting=number or "–",
        )
    )


def render(
    title: str, content: dict[str, Any], forms: tuple[str, ...] | None = None
) -> dict[str, bytes]:
    """The bytes of every form a title comes in, or of those asked for."""
    made: dict[str, bytes] = title_module(title).render(content, forms)
    return made
