"""Running a command: what goes wrong becomes one clear line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

from letsema.doors.cli.arguments import parser
from letsema.doors.cli.telling import BadCall, in_words, say
from letsema.press.booklet import Unreadable
from letsema.values import Refused

DONE, REFUSED, BAD_CALL = 0, 1, 2


def run(argv: Sequence[str] | None) -> int:
    """Parse and call; 0, 1 or 2."""
    try:
        arguments = parser().parse_args(argv)
        return int(arguments.act(arguments) or DONE)
    except SystemExit as left:  # after --help, or a server that could not start
        return int(left.code or DONE)
    except (BadCall, Unreadable) as error:
        say(str(error))
        return BAD_CALL
    except Refused as refused:
        for refusal in refused.refusals:
            say(in_words(refusal))
        return REFUSED
    except DatabaseError as error:
        say(_database_words(error))
        return BAD_CALL
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"{error.filename or ''}: {error.strerror}".lstrip(": "))
        return BAD_CALL


def _database_words(error: DatabaseError) -> str:
    first = str(error).splitlines()[0] if str(error) else type(error).__name__
    if "no such table" in first or "does not exist" in first:
        return _("the record is not prepared yet: run `letsema demo` or `letsema load booklet`")
    if "unable to open database file" in first:
        words = _("there is no record at %s yet: run `letsema demo` or `letsema load booklet`")
        return words % (settings.DATABASES["default"]["NAME"],)
    return _("the database does not answer: %s") % first
