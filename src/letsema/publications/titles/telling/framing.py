"""What stands around a book: which edition it is, where it is in full, what it rests on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from letsema.publications.titles.setting import Book, Item, Source
from letsema.publications.titles.telling.phrases import Told, day, joined, when

Content = dict[str, Any]


def frame(content: Content, title: str, **more: Any) -> Book:
    """A book of a content: its title, edition, address and sources, and what is given."""
    subject = content["subject"]["name"]
    told = {
        "title": title,
        "name": subject,
        "language": content["language"],
        "as_at": content["as_at"],
        "mark": mark(content),
        "words": words(),
        "address": content["address"],
        "sources": sources(content),
        "foot": _("Made from the record; what no source states is left open."),
    }
    return Book(**{**told, **more})


def mark(content: Content) -> str:
    """`Edition 2, as at 30 June 2021`, or `Proof, …`."""
    number = content["edition"]["number"]
    told = {"number": number, "date": day(content["as_at"])}
    if number is None:
        return _("Proof, as at %(date)s") % told
    return _("Edition %(number)s, as at %(date)s") % told


def words() -> dict[str, str]:
    """The words print, page and workbook need of their own."""
    return {
        "what": _("What"),
        "value": _("Value"),
        "note": _("Note"),
        "facts": _("Facts"),
        "sources": _("Sources"),
        "source": _("Source"),
        "publisher": _("Publisher"),
        "published": _("Published"),
        "address": _("Address"),
        "qr": _("QR code of"),
        "in_full": _("In full at"),
    }


def sources(content: Content) -> tuple[Source, ...]:
    """The sources under the numbers the rows cite them by."""
    return tuple(
        Source(
            f"{number}. {each['title']}",
            each["publisher"] or "",
            when(each["published"]),
            each["url"] or "",
        )
        for number, each in enumerate(content["sources"], 1)
    )


def source_items(content: Content) -> tuple[Item, ...]:
    """The same as a list, where a book is short."""
    return tuple(
        Item(joined([each.publisher, each.published, each.url]), each.title)
        for each in sources(content)
    )


class Evidence:
    """What a row rests on, by the number of its source: `[2, p. 14]`."""

    def __init__(self, content: Content) -> None:
        self._numbers = {each["key"]: at for at, each in enumerate(content["sources"], 1)}

    def __call__(self, row: Told) -> str:
        """The number with its place, a decision's number, or nothing."""
        number = self._numbers.get(row.get("source"))
        if number is None:
            return f"[{row['decision']}]" if row.get("decision") else ""
        return f"[{joined([str(number), row.get('place')], ', ')}]"

    def short(self, row: Told) -> str:
        """The number alone, for tables."""
        return self({**row, "place": ""})

    def after(self, row: Told, *before: str | None) -> str:
        """What is said beside a row, with what it rests on at the end."""
        return joined([joined(before), self(row)], " ")
