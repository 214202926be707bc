"""A fund with its committee filled."""

from __future__ import annotations

import pytest


@pytest.fixture
def seats(db):
    """The world with a filled committee; numbers of its seats."""
    from tests import making  # the settings are read after this file

    making.world()
    return making.committee()
