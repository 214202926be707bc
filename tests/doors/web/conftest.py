"""A small world, and a reader without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client


class Reader:
    """Reads pages as a browser without scripts does."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, address: str, status: int = 200) -> str:
        """The page's text; fails on another status."""
        answer = self.client.get(address)
        assert answer.status_code == status, f"{address}: {answer.status_code}"
        return answer.content.decode()


@pytest.fixture
def read(client: Client) -> Reader:
    """Read a page."""
    return Reader(client)


@pytest.fixture
def hills(db: None) -> Callable[..., str]:
    """The fund of the tests' own world; called, it makes a programme."""
    from tests import making  # the settings are read after this file

    making.world()
    return making.programme
