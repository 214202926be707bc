"""`pipeline` and `compare`: the record asked as at a date."""

from __future__ import annotations

import csv
import sys
from argparse import Namespace

from django.utils.translation import gettext as _

from letsema.doors.cli.telling import BadCall, print_json, print_table, say, the_fund, today
from letsema.programmes import queries
from letsema.programmes.rules.stages import STATUSES
from letsema.values import Money

COLUMNS = (
    "reference",
    "section",
    "status",
    "stage",
    "title",
    "countries",
    "region",
    "thematic_area",
    "budget",
    "currency",
    "duration_months",
    "participants",
    "since_not_after",
    "precision",
    "source",
    "decision",
)
"""The head of the CSV; a list in a cell is parted by semicolons."""


def _amount(money: Money | None) -> str | None:
    return f"{money.currency} {money.amount:,.2f}" if money else None


def _since(entry: queries.Entry) -> str:
    if entry.since.exact:
        return str(entry.since.exact)
    return _("by %s") % entry.since.latest


def pipeline(arguments: Namespace) -> None:
    """Print the pipeline as it stood."""
    fund = the_fund(arguments.fund)
    told = queries.pipeline_as_at(fund, arguments.as_at or today(), arguments.known_at)
    if arguments.format == "json":
        print_json(told.as_json())
        return
    if arguments.format == "csv":
        _print_csv(told)
        return
    head = (
        _("Reference"),
        _("Area"),
        _("Budget"),
        _("Months"),
        _("Status"),
        _("Since"),
        _("Title"),
    )
    print_table(
        head,
        [
            (
                entry.reference,
                entry.thematic_area,
                _amount(entry.budget),
                entry.duration_months,
                f"{entry.section}: {entry.status}" + (" (?)" if entry.uncertain else ""),
                _since(entry),
                entry.title,
            )
            for entry in told.entries
        ],
    )
    for section, total in told.totals.items():
        say(f"{section}: {total.count}, {_amount(total.money)}")
    if any(entry.uncertain for entry in told.entries) or told.uncertain:
        say(_("(?) may have moved on already: the date is only known to lie in a window"))


def _print_csv(told: queries.Pipeline) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    for entry in told.entries:
        rows.writerow(
            [
                entry.reference,
                entry.section,
                entry.status,
                entry.stage,
                entry.title,
                ";".join(part.code for part in entry.countries),
                entry.region,
                entry.thematic_area,
                f"{entry.budget.amount:.2f}" if entry.budget else None,
                entry.budget.currency if entry.budget else None,
                entry.duration_months,
                ";".join(part.acronym for part in entry.participants or ()),
                entry.since.latest,
                entry.since.precision,
                entry.basis.source_title,
                entry.basis.decision,
            ]
        )


def compare(arguments: Namespace) -> None:
    """Print what changed between two dates."""
    fund = the_fund(arguments.fund)
    if arguments.before > arguments.after:
        raise BadCall(_("--from lies after --to"))
    told = queries.compare(fund, arguments.before, arguments.after, arguments.known_at)
    if arguments.format == "json":
        print_json(told.as_json())
        return
    rows = [
        *((reference, _("entered"), None, None) for reference in told.entered),
        *(
            (left.reference, _("left"), None, left.public_words or left.reason)
            for left in told.left
        ),
        *((m.reference, _("moved"), _label(m.before), _label(m.after)) for m in told.moved),
        *((c.reference, c.field, _told(c.before), _told(c.after)) for c in told.changed),
    ]
    print_table((_("Reference"), _("What"), _("Before"), _("After")), rows)
    if told.empty:
        say(_("nothing changed between these dates, as far as the record knows"))


def _label(status: str | None) -> str | None:
    return _(STATUSES[status]) if status else None


def _told(value: object) -> object:
    if isinstance(value, dict):
        return _amount(Money.from_json(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else value
