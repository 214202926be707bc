"""Elders lead upwards; a circle leads back."""

import pytest

from letsema.programmes.rules.kinship import leads_back


@pytest.mark.parametrize(
    ("elders", "back"),
    [
        ([], False),
        ([(1, 2), (2, 3)], False),
        ([(1, 2), (2, 1)], True),
        ([(1, 2), (2, 3), (3, 1)], True),
        ([(1, 2), (1, 3), (3, 4), (4, 2)], False),
        ([(1, 1)], False),
        ([(1, 2), (2, 3), (3, 2)], False),
    ],
)
def test_a_way_up_that_leads_back_is_found(elders, back):
    assert leads_back(1, elders) is back
