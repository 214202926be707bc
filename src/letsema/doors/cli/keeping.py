"""`serve`, `demo`, `verify`, and correcting what documents brought in."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _

from letsema.documents import queries as documents
from letsema.doors.cli.telling import (
    BadCall,
    make_ready,
    now,
    prepare,
    print_json,
    print_table,
    progress,
    say,
    the_fund,
)
from letsema.doors.intake.example import example_people, load_example
from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.publications import queries as editions
from letsema.values import OPERATOR

WORKER = [sys.executable, "-m", "letsema.doors.worker"]
"""The worker is another door: started, not imported."""


def prepare_record(_arguments: Namespace) -> None:
    """Make or update the tables, and the frameworks that come with the package."""
    make_ready()
    say(_("the record is ready"))


def serve(arguments: Namespace) -> None:
    """Serve the site until stopped."""
    host, _colon, port = arguments.bind.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise BadCall(_("%s: write where to serve as HOST:PORT") % arguments.bind)
    prepare()
    if arguments.with_example and _untouched():
        _load_example()
    make_ready()
    _tell_people()
    from granian import Granian
    from granian.constants import Interfaces

    say(_("look at http://%s — Ctrl+C ends it") % arguments.bind)
    server = Granian(
        "letsema.config.wsgi:application",
        address=host.strip("[]"),
        port=int(port),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        websockets=False,
        log_access=settings.DEBUG,
    )
    with working(arguments.bind):
        server.serve()


def _untouched() -> bool:
    """Whether the record holds nothing, or only frameworks: as `prepare` leaves it."""
    first = journal.acts_since(0, limit=100)
    return all(each.kind.startswith("reference.framework.") for each in first)


@contextmanager
def working(bind: str) -> Iterator[None]:
    """The worker beside the server: a process of its own, as the server forks.

    It ends with the server, however that ends: we close what it reads from, or we are gone.
    """
    given = {"LETSEMA_SITE": os.environ.get("LETSEMA_SITE") or f"http://{bind}"}
    environment = {**os.environ, **given} if not settings.HOSTS else None
    command = [*WORKER, str(os.getpid())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as worker:  # noqa: S603 our own
        try:
            yield
        finally:
            if worker.stdin:
                worker.stdin.close()
            try:
                worker.wait(timeout=10)
            except subprocess.TimeoutExpired:
                worker.kill()


def digest(arguments: Namespace) -> None:
    """Send the letters that are due, once; or print them and send none."""
    more = ["--dry-run"] if arguments.dry_run else []
    done = subprocess.run(  # noqa: S603 our own
        [*WORKER, "--once", *more], capture_output=True, check=False, text=True, encoding="utf-8"
    )
    sys.stderr.write(done.stderr)
    if done.returncode:
        raise BadCall(_("the worker could not start"))
    if arguments.dry_run:
        sys.stdout.write(done.stdout)
        return
    say(_("letters sent: %s") % (done.stdout.strip() or 0))


def _tell_people() -> None:
    """The example's accounts, where they stand; over https nobody serves them by mistake."""
    password, people = example_people()
    if people and settings.BEHIND_TLS:
        raise BadCall(_("this record holds the example’s accounts, whose password is no secret"))
    for person in people:
        say(f"{person['role']:<14} {person['email']:<28} {password}")


def demo(_arguments: Namespace) -> None:
    """Load the example portfolio with its editions of the booklet, and tell its accounts."""
    prepare()
    if _load_example():
        _tell_people()


def _load_example() -> bool:
    """Load the example; False where it stands already."""
    with progress(_("loading the example")) as tell:
        loaded = load_example(tell)
    if not loaded:
        say(_("the example stands in the record already; nothing was changed"))
        return False
    say(_("the example portfolio is loaded"))
    return True


def verify(arguments: Namespace) -> int:
    """Prove the record; a line for each breach, and exit 1 where there is one."""
    found = list(_breaches())
    if arguments.format == "json":
        print_json({"whole": not found, "entries": journal.head()[0], "breaches": found})
    else:
        for line in found:
            print(line)
    if found:
        say(_("%d breaches: the record is not whole") % len(found))
        return 1
    say(_("the record is whole: %d journal entries") % journal.head()[0])
    return 0


def _breaches() -> Iterator[str]:
    yield from map(str, journal.breaches())
    for sha256, words in documents.damaged_files():
        yield f"file {sha256}: {words}"
    for which, words in editions.altered_editions():
        yield f"{which}: {words}"


def loads(arguments: Namespace) -> None:
    """Print what documents were taken in."""
    told = queries.loads(the_fund(arguments.fund) if arguments.fund else None)
    if arguments.format == "json":
        print_json(
            [
                {
                    "load": each.number,
                    "fund": each.fund,
                    "source": each.source,
                    "on": each.on.isoformat(),
                    "undone": each.undone or None,
                }
                for each in told
            ]
        )
        return
    head = (_("Load"), _("Fund"), _("On"), _("Undone"), _("Source"))
    print_table(head, [(x.number, x.fund, x.on, x.undone, x.source) for x in told])


def undo(arguments: Namespace) -> None:
    """Undo a load."""
    count = commands.undo_load(number=arguments.load, why=arguments.why, by=OPERATOR, at=now())
    say(_("load %(load)d undone: %(count)d rows no longer count") % {
        "load": arguments.load, "count": count
    })  # fmt: skip


def split(arguments: Namespace) -> None:
    """Split what a load said of a programme off to another."""
    commands.split_programme(
        reference=arguments.reference,
        load=arguments.load,
        into=arguments.into,
        why=arguments.why,
        by=OPERATOR,
        at=now(),
    )


def merge(arguments: Namespace) -> None:
    """Merge a programme into another."""
    commands.merge_programmes(
        reference=arguments.reference, into=arguments.into, why=arguments.why, by=OPERATOR, at=now()
    )
