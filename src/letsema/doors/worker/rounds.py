"""A worker's round: everything it does once, and the loop that does it every minute."""

from __future__ import annotations

import logging
import os
import select
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO

from django.core.cache import cache
from django.db import close_old_connections

from letsema.doors.worker import letters
from letsema.insight import commands as insight
from letsema.partners import commands as partners
from letsema.values import OPERATOR

log = logging.getLogger("letsema.worker")
EVERY = 60.0
"""Seconds between two rounds."""
LEASE, LEASED_FOR = "letsema.worker", 150
"""Who works holds the lease; it ends by itself when they are gone."""
FORGOTTEN = "letsema.worker.forgotten"
"""The day on which contacts that were due were last forgotten."""


def now() -> datetime:
    """The instant it is: doors read the clock."""
    return datetime.now(UTC)


def one_round(at: datetime) -> int:
    """Follow the journal, send what is due, forget who is due; returns how many letters left."""
    insight.follow_journal(at=at)
    left = letters.send_due(at)
    forget_due(at)
    return left


def forget_due(at: datetime) -> None:
    """Once a day, forget the contacts that are not to be kept any more."""
    day = at.date()
    if cache.get(FORGOTTEN) != day:
        partners.forget_due(on=day, by=OPERATOR, at=at)
        cache.set(FORGOTTEN, day, 24 * 60 * 60)


def leased_round(me: str, at: datetime) -> int | None:
    """A round, where no other worker has the lease; None where one has.

    The lease spares a second worker its trouble. That nothing is sent twice does not rest on it:
    every letter is claimed on its own.
    """
    if not cache.add(LEASE, me, LEASED_FOR) and cache.get(LEASE) != me:
        return None
    cache.set(LEASE, me, LEASED_FOR)
    return one_round(at)


def work(stop: Callable[[float], bool]) -> None:
    """Go round after round until `stop(seconds)`, which waits so long, says that it is over."""
    me = uuid.uuid4().hex
    while True:
        close_old_connections()
        try:
            leased_round(me, now())
        except Exception:  # a database that is away comes back: the next round finds it
            log.exception("a round failed; the next one comes in %d seconds", EVERY)
        if stop(EVERY):
            break
    if cache.get(LEASE) == me:
        cache.delete(LEASE)


def until_alone(starter: int, source: TextIO = sys.stdin) -> Callable[[float], bool]:
    """A wait that ends when the process that started this one lets go of it, or is gone.

    It lets go by closing our standard input. That alone would not do: the server forks, and its
    children hold the pipe open when it is killed.
    """

    def stopped(seconds: float) -> bool:
        for _second in range(max(1, round(seconds))):
            ready, _, _ = select.select([source], [], [], 1.0)
            if os.getppid() != starter or (ready and not source.read(1)):
                return True
        return False

    return stopped
