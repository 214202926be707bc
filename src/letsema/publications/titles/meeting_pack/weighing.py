"""How a decision would shift the weight of thematic areas in the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from letsema.governance import queries as governance
from letsema.proceedings.rules.acts import ACTS
from letsema.programmes import queries as programmes
from letsema.programmes.rules.stages import IN_PIPELINE
from letsema.values import Money


class Areas:
    """The areas of a committee's funds and the budgets in their pipeline, by fund and area.

    Budgets are summed in the currency most are told in; those of another are left out, and an
    item whose budget is in another has no effect told.
    """

    def __init__(self, funds: Sequence[str], as_at: date, known_at: date | None) -> None:
        self.as_at, self.known_at = as_at, known_at
        self.names: dict[int, str] = {}
        self.sums: dict[tuple[str, int], Money] = {}
        for slug in funds:
            fund = governance.fund(slug)
            told = programmes.pipeline_as_at(slug, as_at, known_at)
            for number, name in fund.areas if fund else ():
                self.names[number] = name
                mine = [
                    each
                    for each in told.entries
                    if each.thematic_area == number and each.section == "pipeline"
                ]
                self.sums[slug, number] = programmes.total_of(mine).money

    def effect(self, entry: programmes.Entry, act: str) -> dict[str, Any] | None:
        """The area's budgets before and after an act, and its share of all areas; None for none."""
        area, budget, fund = entry.thematic_area, entry.budget, entry.fund or ""
        if act not in ACTS or area is None or budget is None or (fund, area) not in self.sums:
            return None
        change = self._change(entry, act)
        before = self.sums[fund, area]
        if not change or before.currency != budget.currency:
            return None
        after = Money(before.amount + change * budget.amount, before.currency)
        whole = sum(
            (m.amount for (slug, _), m in self.sums.items() if slug == fund), start=Decimal(0)
        )
        return {
            "area": area,
            "before": before.as_json(),
            "after": after.as_json(),
            "share_before": _share(before.amount, whole),
            "share_after": _share(after.amount, whole + change * budget.amount),
        }

    def _change(self, entry: programmes.Entry, act: str) -> int:
        """1 where a programme enters the pipeline, -1 where it leaves it, else 0."""
        before = entry.stage or entry.status
        after = ACTS[act].stage_after(before)
        if after is None:
            return 0
        return (after in IN_PIPELINE) - (before in IN_PIPELINE)


def _share(part: Decimal, whole: Decimal) -> str | None:
    return str(round(part / whole, 4)) if whole else None
