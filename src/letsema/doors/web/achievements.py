"""The explorer of achievements: narrowed, counted, on the map, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, names, seeing, words
from letsema.doors.web.exploring import Cut, Explorer
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from letsema.results.queries import AchievementView
from letsema.results.rules import ACHIEVEMENT_KINDS, NONE, UNCERTAIN


def _kinds(codes: Iterable[str]) -> dict[str, str]:
    told = {code: names.element(ACHIEVEMENT_KINDS, code) for code in codes}
    return {code: text for code, text in told.items() if text != code}


def _countries(codes: Iterable[str]) -> dict[str, str]:
    beside = {UNCERTAIN: _("country not certain"), NONE: _("no one country")}
    told = {code: names.country(code) for code in codes if names.known(code)}
    return told | {code: text for code, text in beside.items() if code in codes}


def _programmes(codes: Iterable[str], *, public_only: bool) -> dict[str, str]:
    """Programmes that anybody, or this reader, may read of; an umbrella counts with its parts."""
    known = programmes.references_known(codes)
    shown = programmes.public_references(known) if public_only else known
    titles = programmes.titles(shown)
    return {code: code if title == code else f"{code} · {title}" for code, title in titles.items()}


def _of_country(row: AchievementView) -> str:
    """The country of an achievement as a code of the cut."""
    return row.country or (NONE if row.certain else UNCERTAIN)


COLUMNS = (
    Column("number", lazy("Number"), lambda row: row.number),
    Column("programme", lazy("Programme"), lambda row: row.programme),
    Column("kind", lazy("Kind"), lambda row: row.kind.code),
    Column("country", lazy("Country"), _of_country),
    Column("certain", lazy("Certain"), lambda row: "yes" if row.certain else "no"),
    Column("candidates", lazy("May be of"), lambda row: "; ".join(row.candidates)),
    Column("region", lazy("Region"), lambda row: row.region_words),
    Column("statement", lazy("Achievement"), lambda row: row.statement),
    Column("quantity", lazy("How many"), lambda row: words.quantity(row.quantity)),
    Column("when", lazy("When"), lambda row: words.when(row.when) if row.when else ""),
    Column("policy", lazy("Policy"), lambda row: row.instrument.key if row.instrument else ""),
    Column("body", lazy("Body"), lambda row: row.body),
    Column(
        "organisations",
        lazy("Organisations"),
        lambda row: "; ".join(each.organisation.key for each in row.organisations),
    ),
)


def _columns() -> tuple[Column, ...]:
    hidden = programmes.internal_sources()

    def told(row: AchievementView, part: str) -> str:
        return "" if row.basis.source in hidden else str(getattr(row.basis, part) or "")

    return (
        *COLUMNS,
        Column("source", lazy("Source"), lambda row: told(row, "source")),
        Column("place", lazy("Where in it"), lambda row: told(row, "place")),
    )


def explorer(*, public_only: bool) -> Explorer:
    """The explorer for somebody who sees what is public, or everything."""
    cuts = (
        Cut("kind", lazy("Kind"), lazy("of any kind"), _kinds),
        Cut("country", lazy("Country"), lazy("any country"), _countries),
        Cut(
            "programme",
            lazy("Programme"),
            lazy("any programme"),
            partial(_programmes, public_only=public_only),
        ),
    )
    return Explorer(cuts, _columns())


def page(request: HttpRequest) -> HttpResponse:
    """The achievements under any cuts, counted, on the map, page by page."""
    moment = Moment(request.GET)
    public_only = not seeing.sees_everything(acting.actor(request))
    read = partial(results.achievements, on=moment.chosen("as_at"), public_only=public_only)
    file = f"achievements-{moment.day.isoformat()}"
    told = {"moment": moment, "file": file}
    return explorer(public_only=public_only).answer(request, "web/achievements.html", read, **told)
