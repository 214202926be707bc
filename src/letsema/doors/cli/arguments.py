"""The commands, their arguments and an example of each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from letsema.doors.cli import asking, insight, inviting, keeping, publishing, reading, workbooks
from letsema.doors.cli.telling import BadCall
from letsema.values import ROLES


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call."""
        words = _("%(words)s; see %(command)s --help")
        raise BadCall(words % {"words": message, "command": self.prog})


def a_date(text: str) -> date:
    """A date as typed; the message names what was typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        words = _("%s is not a date: write it as 2021-06-30") % text
        raise argparse.ArgumentTypeError(words) from None


def a_match(text: str) -> tuple[int, str]:
    """An answer to what was unsure: `3=BOTSWANA-1` or `3=new`."""
    position, _sign, reference = text.partition("=")
    if not position.isdigit() or not reference:
        words = _("%s: write the entry's number and a reference, as 3=BOTSWANA-1") % text
        raise argparse.ArgumentTypeError(words)
    return int(position), reference


class Commands:
    """A set of commands being put together."""

    def __init__(self, made: Any) -> None:
        self.made = made

    def add(
        self, name: str, act: Callable[..., Any] | None, help_: str, example: str
    ) -> argparse.ArgumentParser:
        """Add a command with its example; `act` is called with the parsed arguments."""
        command: argparse.ArgumentParser = self.made.add_parser(
            name,
            help=help_,
            description=help_,
            epilog=_("example: %s") % example,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if act:
            command.set_defaults(act=act)
        return command

    def group(self, name: str, help_: str, example: str) -> Commands:
        """A command that has commands of its own."""
        command = self.add(name, None, help_, example)
        return Commands(command.add_subparsers(required=True, metavar=_("WHAT")))


def _times(command: argparse.ArgumentParser) -> None:
    command.add_argument("--fund", help=_("the fund's slug; without it, the only one"))
    command.add_argument("--as-at", type=a_date, help=_("what was so at the end of that day"))
    command.add_argument("--known-at", type=a_date, help=_("what the record held by then"))


def _subject(command: argparse.ArgumentParser) -> None:
    """What a publication is about, for titles that are about less than a whole fund."""
    command.add_argument("--programme", metavar="REF", help=_("a programme's reference"))
    command.add_argument("--country", metavar="ISO3", help=_("a country's code, as BWA"))
    command.add_argument("--organisation", metavar="REF", help=_("an organisation's key"))
    command.add_argument("--meeting", metavar="NUMBER", help=_("a meeting's number, as SC-07"))


def _format(command: argparse.ArgumentParser, *forms: str) -> None:
    command.add_argument(
        "--format",
        choices=forms,
        default=forms[0],
        help=_("how to print; %s unless told") % forms[0],
    )


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = Parser(
        prog="letsema", description=_("The record a fund and its joint programmes run on.")
    )
    commands = Commands(whole.add_subparsers(required=True, metavar=_("COMMAND")))
    _keeping(commands)
    _people(commands)
    _booklets(commands)
    _asking(commands)
    _insight(commands)
    _publishing(commands)
    _correcting(commands)
    return whole


def _keeping(commands: Commands) -> None:
    serve = commands.add(
        "serve", keeping.serve, _("serve the site"), "letsema serve --bind 127.0.0.1:8000"
    )
    serve.add_argument(
        "--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help=_("where to serve")
    )
    serve.add_argument(
        "--with-example", action="store_true", help=_("load the example if the record is empty")
    )
    commands.add(
        "prepare", keeping.prepare_record, _("make or update the tables"), "letsema prepare"
    )
    commands.add("demo", keeping.demo, _("load the example portfolio"), "letsema demo")
    digest = commands.add(
        "digest", keeping.digest, _("send the letters that are due"), "letsema digest --dry-run"
    )
    digest.add_argument("--dry-run", action="store_true", help=_("print them, and send none"))
    verify = commands.add(
        "verify",
        keeping.verify,
        _("prove the record: journal against rows both ways, files against their sums"),
        "letsema verify",
    )
    _format(verify, "text", "json")


def _people(commands: Commands) -> None:
    invite = commands.add(
        "invite",
        inviting.invite,
        _("invite somebody to hold a role, and print the address to open"),
        "letsema invite first@example.org --role administrator",
    )
    invite.add_argument("email", metavar="EMAIL", help=_("where mail reaches them"))
    invite.add_argument("--role", required=True, choices=ROLES, help=_("what they may do"))
    invite.add_argument("--fund", help=_("in this fund only; without it, in every fund"))
    invite.add_argument("--organisation", metavar="KEY", help=_("the organisation they act for"))
    invite.add_argument("--programme", metavar="REF", help=_("for this programme only"))
    invite.add_argument("--country", metavar="ISO3", help=_("for this country only"))


def _booklets(commands: Commands) -> None:
    read = commands.group(
        "read", _("read a document; writes nothing"), "letsema read booklet pipeline.pdf"
    )
    booklet = read.add(
        "booklet",
        reading.read_booklet,
        _("read a pipeline booklet, text or PDF, and print what it says"),
        "letsema read booklet pipeline.pdf --format json",
    )
    booklet.add_argument("file", metavar="FILE", help=_("text or PDF"))
    _format(booklet, "text", "json")
    load = commands.group(
        "load", _("take a document in"), "letsema load booklet pipeline.pdf --on 2021-06-30"
    )
    booklet = load.add(
        "booklet",
        reading.load_booklet,
        _("take a pipeline booklet into the record, as the state by a date"),
        "letsema load booklet pipeline.pdf --fund migration-mptf --on 2021-06-30 --dry-run",
    )
    booklet.add_argument("file", metavar="FILE", help=_("text or PDF"))
    booklet.add_argument("--fund", required=True, help=_("the fund's slug"))
    booklet.add_argument("--on", required=True, type=a_date, help=_("the state by this date"))
    booklet.add_argument("--dry-run", action="store_true", help=_("tell, and change nothing"))
    booklet.add_argument(
        "--match",
        type=a_match,
        action="append",
        default=[],
        metavar="N=REFERENCE",
        help=_("which programme an unsure entry is, or N=new"),
    )
    _format(booklet, "text", "json")
    _workbooks(commands, load)


def _workbooks(commands: Commands, load: Commands) -> None:
    template = commands.add(
        "template",
        workbooks.template,
        _("write the blank workbook of a kind, with guidance"),
        "letsema template memberships --to memberships.xlsx",
    )
    template.add_argument("kind", metavar="KIND", help=", ".join(workbooks.workbook.KINDS))
    template.add_argument("--to", required=True, metavar="FILE.xlsx", help=_("where to write it"))
    template.add_argument(
        "--filled", action="store_true", help=_("with what the record says, not blank")
    )
    filled = load.add(
        "workbook",
        workbooks.load_workbook,
        _("take a workbook in, all or nothing; its kind is told by its sheets"),
        "letsema load workbook memberships.xlsx --dry-run",
    )
    filled.add_argument("file", metavar="FILE.xlsx", help=_("an Excel workbook"))
    filled.add_argument("--dry-run", action="store_true", help=_("tell, and change nothing"))
    filled.add_argument(
        "--marked", metavar="FILE.xlsx", help=_("write the workbook back with wrong cells marked")
    )
    _format(filled, "text", "json")


def _asking(commands: Commands) -> None:
    pipeline = commands.add(
        "pipeline",
        asking.pipeline,
        _("the pipeline as it stood"),
        "letsema pipeline --as-at 2021-06-30 --format json",
    )
    _times(pipeline)
    _format(pipeline, "table", "json", "csv")
    compare = commands.add(
        "compare",
        asking.compare,
        _("what changed between two dates"),
        "letsema compare --from 2021-06-30 --to 2024-12-31",
    )
    compare.add_argument("--fund", help=_("the fund's slug; without it, the only one"))
    compare.add_argument(
        "--from", dest="before", required=True, type=a_date, help=_("the earlier day")
    )
    compare.add_argument("--to", dest="after", required=True, type=a_date, help=_("the later day"))
    compare.add_argument("--known-at", type=a_date, help=_("what the record held by then"))
    _format(compare, "table", "json")


def _insight(commands: Commands) -> None:
    told = commands.group(
        "insight", _("what the record tells as a whole"), "letsema insight network --format json"
    )
    network = told.add(
        "network",
        insight.network,
        _("who works with whom: partners, ties, who leads between others"),
        "letsema insight network --as-at 2021-06-30 --format json",
    )
    network.add_argument("--fund", help=_("only this fund's programmes and committee"))
    network.add_argument("--as-at", type=a_date, help=_("the ties of that day; today unless told"))
    _format(network, "table", "json")


def _publishing(commands: Commands) -> None:
    titles = commands.add(
        "titles", publishing.titles, _("the publications there are"), "letsema titles"
    )
    _format(titles, "table", "json")
    publish = commands.add(
        "publish",
        publishing.publish,
        _("make a proof of a publication; stores nothing"),
        "letsema publish pipeline-booklet --as-at 2021-06-30 --to booklet.pdf",
    )
    release = commands.add(
        "release",
        publishing.release,
        _("freeze a publication as the next edition of its series"),
        "letsema release pipeline-booklet --as-at 2021-06-30",
    )
    for command in (publish, release):
        command.add_argument("title", metavar="TITLE", help=_("a name `letsema titles` prints"))
        _times(command)
        _subject(command)
        command.add_argument("--language", default="en", metavar="xx", help=_("en unless told"))
    publish.add_argument(
        "--to", required=True, metavar="PATH", help=_("its ending chooses the form")
    )
    _format(release, "text", "json")
    foreword = commands.add(
        "foreword",
        publishing.foreword,
        _("write the foreword of the edition as at a date"),
        "letsema foreword words.txt --on 2021-06-30 --signed 'A. Name' --office 'Chair'",
    )
    foreword.add_argument("file", metavar="FILE", help=_("a text, paragraphs apart by empty lines"))
    foreword.add_argument("--fund", help=_("the fund's slug; without it, the only one"))
    foreword.add_argument(
        "--on", required=True, type=a_date, help=_("the day the edition is as at")
    )
    foreword.add_argument("--signed", default="", help=_("who signs it"))
    foreword.add_argument("--office", default="", help=_("in which office"))


def _correcting(commands: Commands) -> None:
    loads = commands.add("loads", keeping.loads, _("what documents were taken in"), "letsema loads")
    loads.add_argument("--fund", help=_("the loads of this fund"))
    _format(loads, "table", "json")
    undo = commands.add(
        "undo",
        keeping.undo,
        _("undo a load: what it said no longer counts, and stays on record"),
        "letsema undo 1 --why 'wrong file'",
    )
    undo.add_argument("load", type=int, metavar="LOAD", help=_("a number `letsema loads` prints"))
    split = commands.add(
        "split",
        keeping.split,
        _("give what a load said of one programme to another: it was wrongly matched"),
        "letsema split TAJIKISTAN-4 --load 2 --into TAJIKISTAN-2 --why 'another programme'",
    )
    split.add_argument("reference", metavar="REFERENCE", help=_("the programme wrongly matched"))
    split.add_argument("--load", type=int, required=True, help=_("the load that said it"))
    merge = commands.add(
        "merge",
        keeping.merge,
        _("two references are one programme: say of one what is said of the other"),
        "letsema merge MOLDOVA-4-B --into MOLDOVA-4 --why 'the same programme'",
    )
    merge.add_argument("reference", metavar="REFERENCE", help=_("the reference that ends"))
    for command in (split, merge):
        command.add_argument(
            "--into", required=True, metavar="REFERENCE", help=_("the programme that is meant")
        )
    for command in (undo, split, merge):
        command.add_argument("--why", required=True, help=_("the reason, kept on record"))
