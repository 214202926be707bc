"""The `letsema` command: parse, call, print.

Data on stdout, words on stderr. Exit 0 done · 1 refused because of what was given · 2 a bad
call or unreadable input: one clear line, nothing changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import django


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsema.config.settings")
    try:
        django.setup()
    except (ValueError, OSError) as error:
        print(f"letsema: {error}", file=sys.stderr)
        return 2
    from letsema.doors.cli.running import run

    return run(argv)


def script() -> None:
    """The console script: speak UTF-8 whatever the terminal, leave with the command's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
