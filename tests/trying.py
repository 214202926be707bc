"""How often a property is tried: so often as a test asks, or more where a longer run is asked for.

`LETSEMA_HYPOTHESIS=searching make test` tries each ten times as often, and every time other cases.
"""

from __future__ import annotations

from hypothesis import settings

USUAL = 100  # what hypothesis does where nobody says


def tries(number: int) -> int:
    """So many examples, in the measure of the profile that is loaded."""
    return number * settings.default.max_examples // USUAL
