"""Making a programme's reference: read by people, never changed afterwards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

DROPPED = ("REPUBLIC OF ", "FEDERAL REPUBLIC OF ", "KINGDOM OF ")
"""Words in front of a country's heading that a reference leaves out."""


def make_reference(heading: str, area: int | None, taken: Container[str]) -> str:
    """A reference from a heading and the area's number: `COTE-D-IVOIRE-BURKINA-FASO-3`.

    Where that is taken, or no area is known, a letter tells programmes apart: `GHANA-2-B`.
    """
    plain = unicodedata.normalize("NFKD", heading.upper())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for words in DROPPED:
        plain = plain.removeprefix(words)
    name = "-".join(re.findall(r"[A-Z0-9]+", plain))[:60].strip("-") or "PROGRAMME"
    stem = f"{name}-{area}" if area else name
    if stem not in taken:
        return stem
    for number in count(2):
        reference = f"{stem}-{_letters(number)}"
        if reference not in taken:
            return reference
    raise AssertionError("counting does not end")


def _letters(number: int) -> str:
    """2 → B, 26 → Z, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


REFERENCE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
"""What a reference looks like."""
