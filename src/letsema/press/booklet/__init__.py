"""The booklet reader: a printed pipeline booklet, text or PDF, as entries and faults.

`read_booklet(content, names)` gives a `Reading`; it is given the `Names` it needs and looks
nothing up. What the text does not say is None with a fault; nothing is guessed or corrected.
The way of a document: `lines` (or `pdf`) cleans it, `labels` and `places` tell what a line is,
`segments` cuts entries out, `front` and `areas` read what stands around them, `rest` ends a
field where it ends, `fields` and `partners` parse the words, `entries` puts them together.
`differences(reading, content)` proves that a booklet we printed reads back as what it was
printed from.
"""

from letsema.press.booklet.mirror import differences
from letsema.press.booklet.reading import read_booklet
from letsema.press.booklet.shapes import (
    Area,
    Edition,
    Entry,
    Names,
    Participant,
    Partner,
    Reading,
)
from letsema.press.faults import Fault, Unreadable

__all__ = [
    "Area",
    "Edition",
    "Entry",
    "Fault",
    "Names",
    "Participant",
    "Partner",
    "Reading",
    "Unreadable",
    "differences",
    "read_booklet",
]
