"""`python -m letsema.doors.worker PID`: work until the process PID, which started it, is gone.

`--once` is a single round.

`--once --dry-run` prints what would be sent, and sends nothing.
"""

from __future__ import annotations

import logging
import os
import signal
import sys

import django


def main(arguments: list[str]) -> int:
    """Start Django and work."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsema.config.settings")
    django.setup()
    from letsema.doors.worker import letters, rounds  # noqa: PLC0415 after the settings

    if "--dry-run" in arguments:
        for letter in letters.letters_due(rounds.now()):
            message = letters.mail(letter)
            print(f"{message.to[0]}: {message.subject}\n\n{message.body}\n")
        return 0
    if "--once" in arguments:
        print(letters.send_due(rounds.now()))
        return 0
    logging.basicConfig(format="letsema worker: %(message)s", stream=sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server; its end is ours
    rounds.work(rounds.until_alone(int(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
