"""One at a time: PDFium is not safe in several threads, and the site is served by several."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

Told = ParamSpec("Told")
Made = TypeVar("Made")
_LOCK = RLock()


def alone(work: Callable[Told, Made]) -> Callable[Told, Made]:
    """Marks work that calls PDFium: of all so marked, one thread does its work at a time."""

    @wraps(work)
    def done(*told: Told.args, **named: Told.kwargs) -> Made:
        with _LOCK:
            return work(*told, **named)

    return done
