"""The command line, called in this process or as a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.doors.cli.paper import FOUR, booklet
from tests.world import Record, blank, example, fresh, printed, standing

__all__ = ["blank", "example", "fresh", "printed", "standing"]  # pytest finds them by name


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, as the one JSON document it is."""
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line on stderr; fails where there is another."""
        (line,) = self.err.splitlines()
        assert line.startswith("letsema: ")
        assert "Traceback" not in line
        return line.removeprefix("letsema: ")


@pytest.fixture
def letsema(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """`letsema("pipeline", "--format", "json")`: call it in this process."""
    from letsema.doors.cli import main

    def call(*arguments: Any) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def water(
    blank: Record, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Record:
    """The fund of our own small booklet, as by 31 May 2023; to be copied, not written to."""
    from letsema.doors.cli import main

    folder = tmp_path_factory.mktemp("water")
    (folder / "booklet.txt").write_bytes(booklet(*FOUR))
    record = blank.copy(folder)
    words = ["--fund", "water", "--on", "2023-05-31"]
    with django_db_blocker.unblock(), record.open():
        assert main(["load", "booklet", str(folder / "booklet.txt"), *words]) == 0
    return record


@pytest.fixture(scope="session")
def released(
    water: Record, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Record:
    """The same with an edition of its booklet; to be copied, not written to."""
    from letsema.doors.cli import main

    record = water.copy(tmp_path_factory.mktemp("released"))
    with django_db_blocker.unblock(), record.open():
        assert main(["release", "pipeline-booklet", "--as-at", "2023-05-31"]) == 0
    return record
