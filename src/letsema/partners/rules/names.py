"""Kinds of organisation and of name, and which name is shown. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ORGANISATION_KINDS = (
    "un-organisation",
    "intergovernmental",
    "regional-body",
    "government",
    "donor-agency",
    "local-authority",
    "civil-society",
    "international-ngo",
    "red-cross-red-crescent",
    "migrants-diaspora",
    "human-rights-institution",
    "academia",
    "private-sector",
    "financial-institution",
    "workers",
    "employers",
    "media",
    "network",
    "other",
)
NAME_KINDS = ("official", "acronym", "alias")


@dataclass(frozen=True, slots=True)
class Name:
    """A name an organisation has or had: from a day (included) until a day (not included)."""

    text: str
    kind: str = "official"
    language: str = "en"
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it was its name on that day; None asks for today's, which has no end."""
        if day is None:
            return self.valid_until is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )

    def overlaps(self, other: Name) -> bool:
        """Whether both are the same words in one language, and some day bore both."""
        same = (self.text, self.kind, self.language) == (other.text, other.kind, other.language)
        return (
            same
            and (self.valid_until is None or (other.valid_from or date.min) < self.valid_until)
            and (other.valid_until is None or (self.valid_from or date.min) < other.valid_until)
        )


def shown_name(names: Iterable[Name], kind: str, language: str, on: date | None = None) -> str:
    """The name of that kind to show: of that day before others, of that language before English.

    Of several that hold, the newest.
    """
    fitting = [name for name in names if name.kind == kind]
    order = sorted(
        fitting,
        key=lambda name: (
            not name.holds_on(on),
            name.language != language,
            name.language != "en",
            -(name.valid_from or date.min).toordinal(),
            name.text,
        ),
    )
    return order[0].text if order else ""


def folded(text: str) -> str:
    """A name without case, accents and punctuation, to compare by."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def key_from(text: str) -> str:
    """A key made of a name: small letters, digits and hyphens, at most 80 characters."""
    return folded(text).replace("_", "-").replace(" ", "-")[:80].strip("-")
