"""Gather the words people read into a language's catalogue, `src/letsema/locale/`.

python tools/messages.py [LANGUAGE …]     without one: every language there is already
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.core.management.commands import makemessages

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "letsema"
LOCALE = PACKAGE / "locale"
NEEDED = ("xgettext", "msgmerge", "msguniq", "msgattrib")
REFUSALS = "--keyword=Refusal:2"
"""The words of a refusal are its second argument; the door that tells them asks gettext."""


SAYINGS = "--keyword=Saying:1"
"""The words of a saying are its first."""


class Gather(makemessages.Command):
    """Django's own way of gathering, which knows of refusals too."""

    xgettext_options = [*makemessages.Command.xgettext_options, REFUSALS, SAYINGS]  # noqa: RUF012


def prepare() -> None:
    """Start Django on a record that is not there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
    os.environ["LETSEMA_DATABASE_URL"] = "sqlite://:memory:"
    os.environ["LETSEMA_HOME"] = tempfile.gettempdir()
    os.environ["LETSEMA_SECRET_KEY"] = "nothing is signed here"  # noqa: S105
    import django

    django.setup()


def main(languages: list[str]) -> int:
    """Write the catalogues; 1 where the tools, or a language, are missing."""
    if missing := [tool for tool in NEEDED if shutil.which(tool) is None]:
        print(f"GNU gettext is not installed (no {', '.join(missing)})", file=sys.stderr)
        return 1
    languages = languages or sorted(path.name for path in LOCALE.glob("*/"))
    if not languages:
        print("name a language: make messages LANGUAGE=fr", file=sys.stderr)
        return 1
    prepare()
    os.chdir(PACKAGE)
    call_command(Gather(), locale=languages, verbosity=0)
    print("src/letsema/locale:", ", ".join(languages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
