"""The titles there are: what each gathers and how each is rendered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any

from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.publications.titles import (
    country_page,
    country_report,
    meeting_pack,
    minutes,
    partners_report,
    pipeline_booklet,
    programme_brochure,
    programme_factsheet,
)
from letsema.reference import rules as reference
from letsema.values import Refusal, Refused

TITLES: dict[str, ModuleType] = {
    "pipeline-booklet": pipeline_booklet,
    "meeting-pack": meeting_pack,
    "minutes": minutes,
    "programme-factsheet": programme_factsheet,
    "programme-brochure": programme_brochure,
    "country-page": country_page,
    "country-report": country_report,
    "partners-report": partners_report,
}
"""By name, a module with `SUBJECT`, `RELEASED`, `ABOUT`, `FORMS`, `gather` and `render`.

`SUBJECT` is what a title is about, of `SUBJECTS`: `gather(fund, as_at, known_at, language)` is
called with a fund's view, or with the key of another subject: a meeting's number, a programme's
reference, a country's alpha-3, an organisation's key. A title that is not `RELEASED` is made when
asked for and never frozen as an edition.
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
    subject: str,
    *,
    as_at: date,
    known_at: date | None = None,
    language: str = "en",
) -> dict[str, Any]:
    """The content a title has for its subject as at a date.

    Refused: an unknown title or subject; a subject of which there is nothing to publish.
    """
    module = title_module(title)
    about = SUBJECTS[module.SUBJECT](subject)
    content: dict[str, Any] = module.gather(about, as_at, known_at, language)
    if not content.get("entries", True):
        raise Refused(
            Refusal(
                "nothing-to-publish",
                "nothing is known of %(subject)s as at %(as_at)s: there is nothing to publish",
                field="as_at",
                subject=about.name if isinstance(about, governance.FundView) else about,
                as_at=as_at,
            )
        )
    return content


def _fund(slug: str) -> governance.FundView:
    if found := governance.fund(slug):
        return found
    raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=slug))


def _meeting(number: str) -> str:
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


def _programme(reference: str) -> str:
    if programmes.references_known([reference]):
        return reference
    raise Refused(
        Refusal(
            "unknown-programme",
            "there is no programme %(reference)s",
            field="programme",
            reference=reference or "–",
        )
    )


def _country(code: str) -> str:
    if any(each.alpha3 == code for each in reference.countries()):
        return code
    raise Refused(
        Refusal("unknown-country", "there is no country %(code)s", field="country", code=code)
    )


def _organisation(key: str) -> str:
    if found := partners.organisation(key):
        return found.key
    raise Refused(
        Refusal(
            "unknown-organisation",
            "there is no organisation %(key)s",
            field="organisation",
            key=key,
        )
    )


SUBJECTS: dict[str, Callable[[str], Any]] = {
    "fund": _fund,
    "meeting": _meeting,
    "programme": _programme,
    "country": _country,
    "organisation": _organisation,
}
"""What titles are about: from the name of a subject to what a title's `gather` is called with."""


def render(
    title: str, content: dict[str, Any], forms: tuple[str, ...] | None = None
) -> dict[str, bytes]:
    """The bytes of every form a title comes in, or of those asked for."""
    made: dict[str, bytes] = title_module(title).render(content, forms)
    return made
