"""The command line, called in this process or as a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.world import blank, example, fresh, printed, standing

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
