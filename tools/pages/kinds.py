"""Journal kinds: what is recorded, by which command."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pages import first_line, table

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "letsema"
INTRO = """# Journal kinds

What an entry of the journal can say was done, and the command that records it. A kind is
`room.noun.verb`; readers of the journal follow kinds, so a kind once used is never renamed.
"""


def page() -> str:
    """Every kind, by name."""
    rows = sorted(set(found()))
    heads = ("kind", "recorded by", "which is to")
    return INTRO + "\n" + table(heads, [(f"`{k}`", f"`{c}`", words) for k, c, words in rows])


def found() -> Iterator[tuple[str, str, str]]:
    """(kind, command, its first line) for every `kind=` given to a call in a command."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "commands" not in (path.stem, path.parent.name):
            continue
        room = path.relative_to(PACKAGE).parts[0]
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(function, ast.FunctionDef):
                for name in kinds_in(function):
                    yield name, f"{room}.{function.name}", first_line(ast.get_docstring(function))


def kinds_in(function: ast.FunctionDef) -> Iterator[str]:
    """The kinds a function records; a part only known as it runs is shown as `…`."""
    for node in ast.walk(function):
        if isinstance(node, ast.keyword) and node.arg == "kind":
            yield from spelled(node.value)


def spelled(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from spelled(node.body)
        yield from spelled(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
        yield "".join(map(str, parts))
