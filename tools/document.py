"""Write `docs/reference` from the code; with `--check`, only say which pages are out of date.

python tools/document.py [--check]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pages import acts, commands, kinds, settings, stages, tables

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
WRITERS = {
    "stages.md": stages.page,
    "committee-acts.md": acts.page,
    "data-model.md": tables.page,
    "journal-kinds.md": kinds.page,
    "settings.md": settings.page,
    "command-line.md": commands.page,
}
NOTE = "<!-- Written from the code by `make docs`. Change the code, not this page. -->\n\n"


def prepare() -> None:
    """Start Django on a record that is not there: the pages tell of the code, not of a record."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
    os.environ["LETSEMA_DATABASE_URL"] = "sqlite://:memory:"
    os.environ["LETSEMA_HOME"] = tempfile.gettempdir()
    os.environ["LETSEMA_SECRET_KEY"] = "nothing is signed here"  # noqa: S105
    import django

    django.setup()


def written() -> Iterator[tuple[Path, str]]:
    """Every generated page: where it stands and what it says."""
    for name, page in WRITERS.items():
        yield REFERENCE / name, NOTE + page().rstrip() + "\n"


def main() -> int:
    """Write the pages, or check them; 1 if a page checked is not what the code says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    prepare()
    stale = []
    for path, text in written():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale and check:
        print("out of date (run `make docs`):", ", ".join(stale), file=sys.stderr)
        return 1
    print("docs/reference:", ("wrote " + ", ".join(stale)) if stale else "fresh")
    return 0


if __name__ == "__main__":
    sys.exit(main())
