"""Records to try things on: an empty one and the example portfolio, made once in a run of the
tests, whichever worker asks first, and copied for a test.

A `Record` is what `LETSEMA_DATABASE_URL` and `LETSEMA_HOME` point at. Unlike the database of
`db`, which is rolled back, its transactions are real and another process can open it. It is
SQLite or PostgreSQL, as the run is. Fixtures: `blank`, `example`, `printed` (the booklet of June
2021 alone); `fresh(example)` gives a copy to write to, `standing` the record itself to tests that
only ask. `kept` is for the database of `db`: what every test of a module begins with.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import dj_database_url
import pytest

from tests import again

LETSEMA = str(Path(sys.executable).with_name("letsema"))
TEXT = "seeds/002_5ef64020567ca62c.txt"
FUND = "migration-mptf"
_numbers = count(1)
PATIENCE = 600.0  # seconds one worker waits for what another is making
_own: dict[str, Record] = {}
"""This process's copies: a fixture known in two places would make them twice."""


@dataclass(frozen=True)
class Record:
    """A database and the folder of its files."""

    url: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What another process needs to open it."""
        told = {"LETSEMA_DATABASE_URL": self.url, "LETSEMA_HOME": str(self.home)}
        return {**os.environ, **told}

    def letsema(self, *arguments: Any, **how: Any) -> subprocess.CompletedProcess[bytes]:
        """`letsema ARGUMENTS` as a process of its own."""
        environment = {**self.environment, **how.pop("environment", {})}
        command = [LETSEMA, *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, check=False, **how)

    @contextmanager
    def open(self) -> Iterator[Record]:
        """Let this process work on it, as if it had been started with its environment."""
        from django.db import connections
        from django.db.utils import load_backend
        from django.test import override_settings

        before = connections["default"]
        told = {**connections.settings["default"], **dj_database_url.parse(self.url)}
        told["OPTIONS"] = connections.settings["default"]["OPTIONS"]
        own = load_backend(told["ENGINE"]).DatabaseWrapper(told, "default")
        connections["default"] = own
        try:
            with override_settings(HOME=self.home):
                yield self
        finally:
            own.close()
            connections["default"] = before

    def copy(self, folder: Path) -> Record:
        """The same record once more; it must not be open."""
        shutil.copytree(self.home, folder / "files", dirs_exist_ok=True)
        if self.url.startswith("sqlite"):
            shutil.copyfile(self.url.removeprefix("sqlite:///"), folder / "record.sqlite3")
            return Record(f"sqlite:///{folder}/record.sqlite3", folder / "files")
        server, _, name = self.url.rpartition("/")
        return Record(_database(server, f" template {name}"), folder / "files")


def new(folder: Path) -> Record:
    """A record without even its tables."""
    (folder / "files").mkdir()
    ours = os.environ["LETSEMA_DATABASE_URL"]
    if ours.startswith("sqlite"):
        return Record(f"sqlite:///{folder}/record.sqlite3", folder / "files")
    return Record(_database(ours.rpartition("/")[0]), folder / "files")


def _database(server: str, more: str = "") -> str:
    import psycopg

    name = f"world_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name}{more}".encode())
    return f"{server}/{name}"


def everything() -> str:
    """A digest of every row of the record that is open."""
    from django.apps import apps

    told = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
        rows = model._default_manager.order_by("pk").values_list()
        told.update(f"{model._meta.label} {list(rows)!r}\n".encode())
    return told.hexdigest()


def load_text(shared: Path) -> int | None:
    """Take the booklet of June 2021 into the record that is open; the load's number."""
    from letsema.doors.intake import booklet
    from letsema.values import OPERATOR

    content = (shared / TEXT).read_bytes()
    plan = booklet.plan_load(
        booklet.read(content, "june.txt"), fund=FUND, on=datetime(2021, 6, 30, tzinfo=UTC).date()
    )
    at = datetime(2021, 7, 1, 9, tzinfo=UTC)
    return booklet.load(plan, content=content, filename="june.txt", by=OPERATOR, at=at)


def _of_the_run(
    name: str, folders: pytest.TempPathFactory, make: Callable[[Path], Record]
) -> Record:
    """Our copy of what the first worker that asks makes and every other waits for."""
    if name not in _own:
        place = folders.getbasetemp()
        if "PYTEST_XDIST_WORKER" in os.environ:
            place = place.parent
        told = place / f"{name}.json"
        try:
            (place / f"{name}-made").mkdir()
        except FileExistsError:
            _wait(told)
        else:
            _make(told, place / f"{name}-made", make)
        url, home = json.loads(told.read_text())
        _own[name] = Record(url, Path(home)).copy(folders.mktemp(name))
    return _own[name]


def _make(told: Path, folder: Path, make: Callable[[Path], Record]) -> None:
    """Make it and tell where it is, at one stroke; nobody waits for what failed."""
    record = None
    try:
        record = make(folder)
    finally:
        written = told.with_suffix(".written")
        written.write_text(json.dumps([record.url, str(record.home)] if record else None))
        written.rename(told)


def _wait(told: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not told.exists() and time.monotonic() < end:
        time.sleep(0.1)
    if not told.exists() or json.loads(told.read_text()) is None:
        pytest.fail(f"another worker could not make the record: {told.stem}")


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Record:
    """A record with its tables and nothing in them; to be copied, not written to."""
    from letsema.doors.cli.founding import bring_up_to_date

    def make(folder: Path) -> Record:
        record = new(folder)
        with django_db_blocker.unblock(), record.open():
            bring_up_to_date()
        return record

    return _of_the_run("blank", tmp_path_factory, make)


@pytest.fixture(scope="session")
def example(
    blank: Record, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Record:
    """What `letsema demo` leaves: the example with its editions; to be copied, not written to."""
    from django.test import override_settings

    from letsema.config import settings
    from letsema.doors.cli import main

    def make(folder: Path) -> Record:
        record = blank.copy(folder)
        # a server of its own reads these passwords, so they are kept as a server keeps them
        keeping = override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS)
        with django_db_blocker.unblock(), record.open(), keeping:
            assert main(["demo"]) == 0
        return record

    return _of_the_run("example", tmp_path_factory, make)


@pytest.fixture(scope="session")
def printed(
    blank: Record, shared: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Record:
    """What the booklet of June 2021 alone tells; to be copied, not written to."""

    def make(folder: Path) -> Record:
        record = blank.copy(folder)
        with django_db_blocker.unblock(), record.open():
            assert load_text(shared) == 1
        return record

    return _of_the_run("printed", tmp_path_factory, make)


def become(record: Record) -> None:
    """Let the database of `db` be this record, which nobody else opens: SQLite's in memory."""
    from django.db import connection

    memory = "file:letsema?mode=memory&cache=shared"
    name = memory if connection.vendor == "sqlite" else record.url.rpartition("/")[2]
    connection.close()
    connection.settings_dict["NAME"] = name
    again.here(name)
    if connection.vendor != "sqlite":
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(record.url.removeprefix("sqlite:///"))) as file:
        file.backup(connection.connection)


@contextmanager
def kept(blocker: Any) -> Iterator[None]:
    """What is written in here every test of a module begins with, and is rolled back to."""
    from django.db import transaction

    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def fresh(tmp_path: Path, django_db_blocker: Any) -> Iterator[Callable[[Record], Record]]:
    """`fresh(example)`: a copy of a record, open until the test ends."""
    from contextlib import ExitStack

    with django_db_blocker.unblock(), ExitStack() as stack:

        def copied(record: Record) -> Record:
            folder = tmp_path / f"record-{next(_numbers)}"
            folder.mkdir()
            return stack.enter_context(record.copy(folder).open())

        yield copied


@pytest.fixture(scope="module")
def standing(django_db_blocker: Any) -> Iterator[Callable[[Record], Record]]:
    """`standing(example)`: a record itself, open until the module ends, for tests that only ask."""
    from contextlib import ExitStack

    with django_db_blocker.unblock(), ExitStack() as stack:
        yield lambda record: stack.enter_context(record.open())


__all__ = ["blank", "example", "fresh", "printed", "standing"]
