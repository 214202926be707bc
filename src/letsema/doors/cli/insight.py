"""`insight network`: who works with whom on a day."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter, defaultdict
from typing import Any

from django.utils.translation import gettext as _

from letsema.doors.cli.telling import print_json, print_table, say, the_fund, today
from letsema.insight.queries import network as insight
from letsema.insight.queries.network import Narrowed, Network

MOST_PRINTED = 40


def network(arguments: Namespace) -> None:
    """Print the public network of a day: of everybody, or of a fund's programmes and committee."""
    fund = the_fund(arguments.fund) if arguments.fund else ""
    told = insight.network(arguments.as_at or today(), Narrowed(fund=fund))
    if arguments.format == "json":
        print_json(_as_json(told, fund))
        return
    rows = [
        (
            row.organisation.acronym,
            row.measure.partners,
            row.measure.ties,
            None if row.measure.between is None else f"{row.measure.between:.4f}",
            row.most.acronym if row.most else None,
        )
        for row in told.rows[:MOST_PRINTED]
    ]
    heads = _("Organisation"), _("Partners"), _("Ties"), _("Leads between"), _("Works most with")
    print_table(heads, rows)
    if len(told.rows) > MOST_PRINTED:
        told_of = {"n": MOST_PRINTED, "all": len(told.rows)}
        say(_("%(n)d of %(all)d organisations; all with --format json") % told_of)
    if not told.rows:
        say(_("nothing public ties two organisations on that day, as far as the record knows"))


def _as_json(told: Network, fund: str) -> dict[str, Any]:
    """The network as data: organisations by key, ties of pairs by kind, large circles apart."""
    keys = {row.organisation.pk: row.organisation.key for row in told.rows}
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in insight.ties(told.on, Narrowed(fund=fund)):
        if isinstance(each.other, str):
            members[each.kind, each.what].append(keys[each.one])
        else:
            one, other = sorted((keys[each.one], keys[each.other]))
            kinds[one, other][each.kind] += 1
    return {
        "as_at": told.on.isoformat(),
        "fund": fund or None,
        "nodes": [
            {
                "organisation": row.organisation.key,
                "name": row.organisation.name,
                "kind": row.organisation.kind,
                "partners": row.measure.partners,
                "ties": row.measure.ties,
                "between": row.measure.between,
            }
            for row in told.rows
        ],
        "edges": [
            {"one": one, "other": other, "kinds": dict(sorted(kinds[one, other].items()))}
            for one, other in sorted(kinds)
        ],
        "large_circles": [
            {"kind": kind, "key": what, "name": name, "members": sorted(members[kind, what])}
            for kind, what, name, _size in told.large
        ],
    }
