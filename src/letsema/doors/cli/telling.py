"""What the commands share in speaking: words, tables, JSON, progress, dates and funds."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from tqdm import tqdm

from letsema.doors.cli.founding import bring_up_to_date
from letsema.governance import queries as governance
from letsema.reference import commands as reference
from letsema.values import OPERATOR, Refusal


class BadCall(Exception):
    """The call makes no sense as it is; the message is one line for the person."""


def say(words: str) -> None:
    """One line of words for the person, on stderr."""
    print(f"letsema: {words}", file=sys.stderr)


def in_words(refusal: Refusal) -> str:
    """A refusal in the reader's language."""
    return _(refusal.words) % refusal.told


def now() -> datetime:
    """The instant a command acts at: doors read the clock."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in UTC."""
    return now().date()


def print_json(told: Any) -> None:
    """One JSON document on stdout."""
    json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A plain table on stdout, columns as wide as they need, the last one as it is."""
    cells = [list(map(str, head)), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        padded = [text.ljust(width) for text, width in zip(row[:-1], widths, strict=False)]
        print("  ".join([*padded, row[-1]]).rstrip())


def _cell(value: Any) -> str:
    return "—" if value is None or value == "" else str(value)


def prepare() -> None:
    """Bring the database's tables up to date; says nothing when they are."""
    place = Path(str(settings.DATABASES["default"]["NAME"])).parent
    if place == settings.VAR:
        place.mkdir(parents=True, exist_ok=True)
    bring_up_to_date()


def make_ready() -> None:
    """The same, and take in the frameworks that come with the package: a record without the
    example names sectors, goals and kinds as well. What stands already is not written again.
    """
    prepare()
    reference.adopt_packaged(by=OPERATOR, at=now())


def the_fund(slug: str | None) -> str:
    """The fund asked for, or the only one there is."""
    known = [fund.slug for fund in governance.funds()]
    if slug in known:
        return str(slug)
    if not known:
        raise BadCall(_("the record holds no fund yet: `letsema demo` or `letsema load booklet`"))
    names = ", ".join(known)
    if slug is None and len(known) == 1:
        return known[0]
    if slug is None:
        raise BadCall(_("say which fund with --fund: %s") % names)
    raise BadCall(
        _("there is no fund %(slug)s; there are: %(names)s") % {"slug": slug, "names": names}
    )


@contextmanager
def progress(words: str) -> Any:
    """A function (done, of) that draws a bar on stderr, when that is a terminal."""
    with tqdm(desc=words, unit="", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def tell(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        told: Callable[[int, int], None] = tell
        yield told


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it stands there whole or not at all."""
    if not path.parent.is_dir():
        raise BadCall(_("%s: there is no such folder") % path.parent)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    os.replace(file.name, path)
