"""The command line, from its parser: written here, so that every Python says it alike."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from pages import table

INTRO = """# The command line

Every command answers `--help`. What a command finds goes to standard output, what it says to
standard error. It ends with 0 when done, 1 when refused because of errors in what it was given,
2 when called wrongly or given something it cannot read.
"""


def page() -> str:
    """A section for each command."""
    from letsema.doors.cli import arguments

    return "\n".join([INTRO, *sections(arguments.parser())])


def sections(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The commands below a parser, each with what can be said to it."""
    deeper = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    for action in deeper:
        seen = set()
        for command in action.choices.values():
            if id(command) not in seen:
                seen.add(id(command))
                yield from sections(command)
    if not deeper:
        yield section(parser)


def section(parser: argparse.ArgumentParser) -> str:
    """One command."""
    parts = [f"## {parser.prog}\n"]
    if parser.description:
        parts.append(" ".join(parser.description.split()) + "\n")
    said = [a for a in parser._actions if not isinstance(a, argparse._HelpAction)]
    if said:
        parts.append(table(("argument", "meaning"), map(argument, said)))
    if parser.epilog:
        lines = (f"    {line.strip()}" for line in parser.epilog.strip().splitlines())
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def argument(action: argparse.Action) -> tuple[str, str]:
    """One argument: how it is written and what it means."""
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else None)
    value = value or action.dest.upper()
    if not action.option_strings:
        return f"`{value}`", action.help or ""
    takes = "" if action.nargs == 0 else f" {value}"
    asked = " (needed)" if action.required else ""
    return f"`{action.option_strings[-1]}{takes}`", (action.help or "") + asked
