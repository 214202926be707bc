"""`read booklet` and `load booklet`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from letsema.doors.cli.telling import (
    BadCall,
    in_words,
    now,
    prepare,
    print_json,
    print_table,
    progress,
    say,
)
from letsema.doors.intake import booklet
from letsema.press.booklet import Reading
from letsema.values import OPERATOR, Refused


def _content(path: str) -> bytes:
    file = Path(path)
    if not file.is_file():
        raise BadCall(_("%s: there is no such file") % path)
    return file.read_bytes()


def read_booklet(arguments: Namespace) -> int:
    """Print what a booklet says; exit 1 where it has error faults."""
    told = booklet.read(_content(arguments.file), arguments.file)
    if arguments.format == "json":
        print_json(told.as_json())
    else:
        _print_reading(told)
    return int(any(fault.severity == "error" for fault in told.faults))


def _print_reading(told: Reading) -> None:
    head = (
        "#",
        _("Section"),
        _("Heading"),
        _("Area"),
        _("Budget"),
        _("Months"),
        _("Status"),
        _("Title"),
    )
    print_table(
        head,
        [
            (
                entry.position,
                entry.section,
                entry.heading,
                entry.thematic_area,
                f"{entry.budget.currency} {entry.budget.amount:,.2f}" if entry.budget else None,
                entry.duration_months,
                entry.status,
                entry.title,
            )
            for entry in told.entries
        ],
    )
    for section in ("pipeline", "funded"):
        total = told.total(section)
        say(f"{section}: {total['count']}, {total['currency']} {total['amount']}")
    for fault in told.faults:
        if fault.kind != "missing" or fault.severity == "error":
            _say_fault(fault.severity, fault.entry, fault.line or fault.page, fault.text)
    missing = sum(fault.kind == "missing" for fault in told.faults)
    say(_("%d fields are not in the text; --format json names each") % missing)


def _say_fault(severity: str, entry: int | None, place: int | None, text: str) -> None:
    say(f"{severity}: " + _("entry %(entry)s, at %(place)s: %(text)s") % {
        "entry": entry or "—", "place": place or "—", "text": text
    })  # fmt: skip


def load_booklet(arguments: Namespace) -> int:
    """Tell what a booklet would change, and unless it is a dry run, take it in."""
    content = _content(arguments.file)
    told = booklet.read(content, arguments.file)
    prepare()
    plan = _plan(arguments, told)
    if arguments.format == "json":
        print_json({**plan.as_json(), "dry_run": arguments.dry_run})
    else:
        _print_plan(plan)
    if arguments.dry_run:
        errors = any(fault.severity == "error" for fault in told.faults)
        return int(errors or bool(plan.with_verdict("unsure")))
    with progress(_("taking in")) as tell:
        number = booklet.load(
            plan,
            content=content,
            filename=Path(arguments.file).name,
            by=OPERATOR,
            at=now(),
            progress=tell,
        )
    if number is None:
        say(_("the record says all of it already; nothing was written"))
    else:
        say(
            _("taken in as load %(number)d: `letsema undo %(number)d` takes it back")
            % {"number": number}
        )
    return 0


def _plan(arguments: Namespace, told: Reading) -> booklet.Plan:
    try:
        return booklet.plan_load(
            told, fund=arguments.fund, on=arguments.on, told=dict(arguments.match)
        )
    except Refused as refused:
        raise BadCall("; ".join(map(in_words, refused.refusals))) from refused


def _print_plan(plan: booklet.Plan) -> None:
    rows: list[tuple[object, ...]] = [
        (
            item.entry.position,
            item.verdict,
            item.reference or ", ".join(item.candidates),
            item.entry.heading,
            ", ".join(item.fields or item.reasons),
        )
        for item in plan.items
    ]
    rows += [
        (None, _("no longer listed"), reference, None, None) for reference in plan.no_longer_listed
    ]
    print_table(("#", _("What"), _("Reference"), _("Heading"), _("Why")), rows)
    if plan.new_fund:
        say(_("the fund %s is new: it takes its name and areas from the booklet") % plan.fund)
    for fault in plan.reading.faults:
        if fault.kind != "missing" or fault.severity == "error":
            _say_fault(fault.severity, fault.entry, fault.line or fault.page, fault.text)
