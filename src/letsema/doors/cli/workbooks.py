"""`template` and `load workbook`."""

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
    write_whole,
)
from letsema.doors.intake import workbook
from letsema.values import OPERATOR

MOST_TOLD = 200
"""Faults told in lines; the JSON and the marked workbook hold all."""


def template(arguments: Namespace) -> None:
    """Write the blank workbook of a kind, or with `--filled` what the record says."""
    if arguments.kind not in workbook.KINDS:
        known = ", ".join(workbook.KINDS)
        words = _("there is no kind of workbook called %(kind)s; there are: %(known)s")
        raise BadCall(words % {"kind": arguments.kind, "known": known})
    path = Path(arguments.to)
    _insist_on_ending(path)
    made = workbook.filled if arguments.filled else workbook.blank
    write_whole(path, made(arguments.kind))
    say(_("%s is written: its second sheet says how to fill it in") % path)


def load_workbook(arguments: Namespace) -> int:
    """Take a workbook in, or with `--dry-run` tell what would come of it."""
    path = Path(arguments.file)
    if not path.is_file():
        raise BadCall(_("%s: there is no such file") % path)
    if arguments.marked:
        _insist_on_ending(Path(arguments.marked))
    content = path.read_bytes()
    told = workbook.read(content)
    prepare()
    with progress(_("taking in")) as tell:
        outcome = workbook.load(
            told,
            content=content,
            filename=path.name,
            by=OPERATOR,
            at=now(),
            dry_run=arguments.dry_run,
            progress=tell,
        )
    if arguments.marked and outcome.faults:
        write_whole(Path(arguments.marked), workbook.marked_copy(told, outcome.faults))
        say(_("%s is your workbook with what to put right marked") % arguments.marked)
    if arguments.format == "json":
        print_json({"file": str(path), "dry_run": arguments.dry_run, **outcome.as_json()})
    else:
        _print_outcome(outcome)
    _say_end(outcome, dry_run=arguments.dry_run)
    return int(outcome.wrong)


def _insist_on_ending(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise BadCall(_("%s: a workbook's name ends in .xlsx") % path)


def _print_outcome(outcome: workbook.Outcome) -> None:
    rows = [
        (kind, told["new"], told["same"], told["wrong"]) for kind, told in outcome.counts.items()
    ]
    print_table((_("Kind"), _("New"), _("Same"), _("Wrong")), rows)
    for fault in outcome.faults[:MOST_TOLD]:
        place = ", ".join(filter(None, (fault.sheet, _row(fault), fault.heading)))
        say(f"{fault.severity}: " + (f"{place}: " if place else "") + in_words(fault.refusal))
    if len(outcome.faults) > MOST_TOLD:
        words = _("and %d more; --marked FILE.xlsx marks every one")
        say(words % (len(outcome.faults) - MOST_TOLD))


def _row(fault: workbook.Fault) -> str:
    return _("row %d") % fault.row if fault.row else ""


def _say_end(outcome: workbook.Outcome, *, dry_run: bool) -> None:
    if outcome.wrong:
        say(_("nothing was taken in: put right what is wrong, and load it again"))
    elif dry_run:
        say(_("nothing is wrong with it; nothing was written"))
    elif outcome.total("new"):
        say(_("%d rows are taken in") % outcome.total("new"))
    else:
        say(_("the record says all of it already; nothing was written"))
