"""The repository as the house's tests look at it: its files, their syntax trees, its rooms."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "letsema"


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, tracked or about to be, none that git ignores."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        found = {ROOT / name for name in listed.split("\0") if name}
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive, or no git
        found = {path for top in ("src", "tests", "docs", "tools") for path in walk(ROOT / top)}
    return tuple(sorted(path for path in found if path.is_file()))


def walk(top: Path) -> Iterator[Path]:
    """Every file under a directory, caches aside."""
    return (p for p in top.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def ending(suffix: str, under: Path = ROOT) -> list[Path]:
    """The repository's files of one kind under one directory."""
    return [path for path in files() if path.suffix == suffix and path.is_relative_to(under)]


def modules(under: Path = PACKAGE) -> list[Path]:
    """The Python files we write: migrations, which Django writes, aside."""
    return [path for path in ending(".py", under) if "migrations" not in path.parts]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and nested ones too."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end; decorators do not count, nor does the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def name(path: Path) -> str:
    """A path as a reader of the repository writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def contracts() -> list[dict[str, list[str]]]:
    """The import contracts of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["tool"]["importlinter"]["contracts"]


def staircase() -> list[str]:
    """The storeys from the bottom up, built or not."""
    return [storey.strip("()") for storey in reversed(contracts()[0]["layers"])]


def rooms() -> list[str]:
    """The rooms that stand: Django apps on the staircase."""
    return [storey for storey in staircase() if (PACKAGE / storey / "apps.py").exists()]
