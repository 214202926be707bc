"""Random histories played on the record: each is taken back, what is refused has written nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from letsema.journal import queries as journal
from letsema.values import Refused


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written in here is rolled back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(call: Callable[..., Any], **told: Any) -> Any:
    """What a command answers, True for nothing; None where it refuses and so has written nothing."""
    before = journal.head()
    try:
        with transaction.atomic():
            return call(**told) or True
    except Refused:
        assert journal.head() == before
        return None
