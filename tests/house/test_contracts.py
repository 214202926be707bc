"""The staircase and the order inside rooms, kept by import-linter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

PLANTED = {
    "One staircase": ("journal/rules.py", "from letsema.programmes import rules"),
    "Every room is built alike": (
        "partners/models/__init__.py",
        "from letsema.partners import commands",
    ),
    "Doors do not open": ("doors/intake/__init__.py", "from letsema.doors import web"),
    "know nothing of Django": ("values/money.py", "from django.db import models"),
    "never touch a table": ("doors/web/__init__.py", "from letsema.partners import models"),
}


def lint(tree_of_code: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter as `make check` does, on the code below one directory."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as go; go()",
    ]
    command += ["--config", str(tree.ROOT / "pyproject.toml"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tree_of_code), "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=tree_of_code, env=environment, capture_output=True, text=True, check=False
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What import-linter has to say, without its banner."""
    return done.stdout.partition("Contracts\n")[2] or done.stdout[-1000:] + done.stderr


def test_imports_go_down_the_staircase_and_rooms_are_built_alike():
    done = lint(tree.ROOT / "src")
    assert done.returncode == 0, said(done)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_wrong_import_is_found(contract, tmp_path):
    where, line = PLANTED[contract]
    shutil.copytree(
        tree.PACKAGE, tmp_path / "letsema", ignore=shutil.ignore_patterns("*.json", "static")
    )
    planted = tmp_path / "letsema" / where
    planted.write_text(planted.read_text() + f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, said(done)
    assert re.search(rf"{contract}.* BROKEN", done.stdout), said(done)


def test_every_room_that_stands_is_under_the_second_contract():
    listed = {container.partition(".")[2] for container in tree.contracts()[1]["containers"]}
    assert listed == set(tree.rooms())


def test_a_storey_stands_in_parentheses_if_and_only_if_it_is_not_built():
    for storey in tree.contracts()[0]["layers"]:
        built = (tree.PACKAGE / storey.strip("()") / "__init__.py").exists()
        assert built == (not storey.startswith("(")), storey


def test_a_room_has_a_card():
    for room in tree.rooms():
        card = (tree.PACKAGE / room / "__init__.py").read_text()
        assert card.startswith('"""'), f"{room}/__init__.py says what the room is"
