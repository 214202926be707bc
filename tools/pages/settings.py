"""Settings: the environment variables the settings module describes in its docstring."""

from __future__ import annotations

import re

from pages import table

INTRO = """# Settings

Letsema is set from the environment and from nothing else. An empty variable counts as unset.
"""


def page() -> str:
    """A table of the variables."""
    from letsema.config import settings

    return INTRO + "\n" + table(("variable", "sets"), described(settings.__doc__ or ""))


def described(docstring: str) -> list[tuple[str, str]]:
    """(variable, meaning) for every `LETSEMA_… meaning` line and the lines that go on with it."""
    rows: list[tuple[str, str]] = []
    for line in docstring.splitlines():
        if found := re.match(r"(LETSEMA_\w+)\s+(.*)", line):
            rows.append((f"`{found[1]}`", found[2]))
        elif rows and line.startswith("  "):
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line.strip()}")
    return rows
