"""What insight judges by: what is found, what waits, how long, what is told. Pure."""

from letsema.insight.rules.finding import (
    EXACT,
    FOLLOWED,
    KINDS,
    TEXT,
    TITLE,
    Asked,
    Draft,
    Named,
    Piece,
    Touched,
    extract,
    nearest,
    touched,
    words_of,
)
from letsema.insight.rules.sayings import Saying, Where

__all__ = [
    "EXACT",
    "FOLLOWED",
    "KINDS",
    "TEXT",
    "TITLE",
    "Asked",
    "Draft",
    "Named",
    "Piece",
    "Saying",
    "Touched",
    "Where",
    "extract",
    "nearest",
    "touched",
    "words_of",
]
