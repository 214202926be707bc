"""How long programmes stand where they stand: bars by stage, the waits one by one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.doors.web import acting, words
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.tables import table
from letsema.governance.queries import FundView
from letsema.insight.queries.ageing import Ageing, ageing
from letsema.insight.rules.ageing import WAITED_AT, StageAge, Wait

COLUMNS = ("reference", "title", "stage", "since_not_before", "since_not_after", "days")
MORE = ("days_are_exact", "called_long_after", "longer")


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage drawn: the median and the longest wait, and the setting, in hundredths."""

    stage: StageAge
    median: float
    longest: float
    limit: float | None


def _bars(told: Ageing) -> list[Bar]:
    most = max((each.longest for each in told.stages), default=0) or 1
    return [
        Bar(
            each,
            100 * each.median / most,
            100 * each.longest / most,
            100 * each.limit / most if each.limit and each.limit <= most else None,
        )
        for each in told.stages
    ]


def _narrowed(request: HttpRequest, told: Ageing) -> list[Wait]:
    """The waits the address narrows the list to: of a stage, only the long ones."""
    stage, only_long = request.GET.get("stage", ""), request.GET.get("long") == "1"
    return [w for w in told.waits if stage in ("", w.stage) and (w.over or not only_long)]


def _asked(request: HttpRequest) -> tuple[FundView | None, Moment, Ageing | None]:
    fund, moment = fund_asked(request), Moment(request.GET)
    if fund is None:
        return None, moment, None
    return fund, moment, ageing(fund.slug, moment.day, acting.actor(request))


def page(request: HttpRequest) -> HttpResponse:
    """How long programmes have stood at each stage, and which wait longest."""
    fund, moment, told = _asked(request)
    if fund is None or told is None:
        return nothing_yet(request)
    there = {each.stage for each in told.stages}
    context = {
        "fund": fund,
        "moment": moment,
        "told": told,
        "bars": _bars(told),
        "shown": _narrowed(request, told),
        "stages": [(s, words.word(words.STAGES, s)) for s in WAITED_AT if s in there],
        "stage": request.GET.get("stage", ""),
        "only_long": request.GET.get("long") == "1",
    }
    return render(request, "web/ageing.html", context)


def as_csv(request: HttpRequest) -> HttpResponse:
    """What the page shows, as a table for a spreadsheet."""
    fund, moment, told = _asked(request)
    if fund is None or told is None:
        raise Http404(_("No fund is on record."))
    name = f"{fund.slug}-ageing-{moment.day.isoformat()}.csv"
    rows = []
    for each in _narrowed(request, told):
        since = (each.since.earliest, each.since.latest, each.days)
        exact, over = ("yes" if value else "no" for value in (each.exact, each.over))
        rows.append((each.reference, each.name, each.stage, *since, exact, each.limit, over))
    columns = (*COLUMNS, *MORE)
    return table(name, columns, (dict(zip(columns, row, strict=True)) for row in rows))
