"""A list that is narrowed, put in order, searched and taken along, all from its address.

A list page declares its columns and filters once and calls `Listing.answer` with all its rows.
In the address: a filter's own key, `q` for words, `sort=key` or `sort=-key`, `form=csv`. What
cannot be read there is told, and the list shown without it; an export of it is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_htmx.http import push_url

from letsema.doors.web.forms.notes import choice
from letsema.doors.web.tables import table
from letsema.partners.rules import folded

CARRIED = ("fund", "as_at", "known_at")
"""What of an address a list leaves as it is: it says which record is read, not what of it."""
LONGEST = 200
"""So much of a choice is read; no code is as long."""
FORM = lazy("“%(value)s” is not a form this list is taken along in. CSV is.")
SORT = lazy("“%(value)s” is not an order of this list; it stands in its usual one.")
NO_WORDS = lazy("“%(value)s” holds no letter and no digit to look for; all are shown.")


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: its key in the address and in the export, its heading, its cells.

    `text` makes the cell of the export, and is what words are looked for in. The list is put in
    the order of `order`, of the text where none is given; what is None or empty stands last.
    A column that is not `shown` is exported only.
    """

    key: str
    heading: Any
    text: Callable[[Any], str | int]
    order: Callable[[Any], Any] | None = None
    shown: bool = True
    number: bool = False

    def place(self, row: Any) -> Any:
        """Where a row stands in the order of this column; None is last."""
        if self.order:
            return self.order(row)
        text = self.text(row)
        return text if isinstance(text, int) else folded(text) or None


@dataclass(frozen=True, slots=True)
class Filter:
    """A word of the sentence over a list: its label, and what it says while it is left open.

    `told` gives a row's codes, any number, each with its word. Choices stand in the order of
    `order`, of their words where none is given.
    """

    key: str
    label: Any
    left_open: Any
    told: Callable[[Any], Iterable[tuple[str, Any]]]
    order: Callable[[str], Any] | None = None

    def codes(self, row: Any) -> set[str]:
        """The codes of a row."""
        return {code for code, _word in self.told(row)}

    def choices(self, rows: Iterable[Any]) -> list[tuple[str, str]]:
        """Every code of these rows with its word."""
        words = {code: str(word) for row in rows for code, word in self.told(row)}
        place = self.order or (lambda code: folded(words[code]))
        return [(code, words[code]) for code in sorted(words, key=place)]


class Asked(forms.Form):
    """What an address asks of a list: the sentence over it, and the rows that answer."""

    use_required_attribute = False

    q = forms.CharField(
        label=lazy("With the words"), required=False, max_length=100, widget=forms.SearchInput
    )
    sort = forms.ChoiceField(label=lazy("Order"), error_messages={"invalid_choice": SORT})
    form = forms.ChoiceField(
        choices=[("", ""), ("csv", "CSV")],
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid_choice": FORM},
    )

    def __init__(self, listing: Listing, address: Mapping[str, str], rows: Iterable[Any]) -> None:
        self.listing, self.whole = listing, tuple(rows)
        self.carried = {
            name: address[name]
            for name in CARRIED
            if address.get(name) and name not in listing.keys
        }
        told = {name: address.get(name, "")[:LONGEST] for name in ("sort", "form", *listing.keys)}
        told["sort"] = told["sort"] or listing.first
        super().__init__({**told, "q": address.get("q", "")}, auto_id="id-%s")
        self.fields["sort"].choices = listing.orders()  # type: ignore[attr-defined]
        self.fields["sort"].widget.attrs = {"aria-label": _("Order"), "class": "word"}
        for each in listing.filters:
            self.fields[each.key] = choice(each.label, each.left_open)
            self.fields[each.key].choices += each.choices(self.whole)  # type: ignore[attr-defined]
        self.full_clean()
        self._count()

    def clean_q(self) -> str:
        """Words to look for, if there are any in it."""
        words = str(self.cleaned_data["q"])
        if words and not folded(words):
            raise forms.ValidationError(NO_WORDS, "no-words", {"value": words})
        return words

    def chosen(self, name: str) -> str:
        """What was asked by a name, empty where nothing readable was."""
        return str(self.cleaned_data.get(name) or "")

    def _count(self) -> None:
        """Tell beside each choice how much it would leave; not beside what is chosen."""
        for each in self.listing.filters:
            left = [row for row in self.whole if self._fits(row, but=each.key)]
            units = {(code, self.listing.unit(row)) for row in left for code in each.codes(row)}
            counts = Counter(code for code, _unit in units)
            field, now = self.fields[each.key], self.chosen(each.key)
            field.choices = [  # type: ignore[attr-defined]
                (code, words if code in ("", now) else counted(words, counts[code]))
                for code, words in field.choices  # type: ignore[attr-defined]
            ]

    @cached_property
    def _words(self) -> list[str]:
        return folded(self.chosen("q")).split()

    def _fits(self, row: Any, but: str = "") -> bool:
        """Whether a row answers all that is asked, one filter left aside."""
        for each in self.listing.filters:
            wanted = self.chosen(each.key) if each.key != but else ""
            if wanted and wanted not in each.codes(row):
                return False
        if not self._words:
            return True
        text = folded(" ".join(str(column.text(row)) for column in self.listing.columns))
        return all(word in text for word in self._words)

    @cached_property
    def rows(self) -> list[Any]:
        """The rows asked for, in the order asked for."""
        usual = self.listing.ordered(self.whole, self.listing.first)
        return self.listing.ordered([row for row in usual if self._fits(row)], self.order)

    @property
    def count(self) -> int:
        """How many there are of what is asked for."""
        return len({self.listing.unit(row) for row in self.rows})

    @property
    def order(self) -> str:
        """The key of the column the list is in the order of, `-` before it if from its end."""
        return self.chosen("sort") or self.listing.first

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked that leaves rows out."""
        return any(self.chosen(name) for name in ("q", *self.listing.keys))

    def query(self, **changes: str) -> str:
        """The address of what was understood, some of it changed; an empty value is left out."""
        asked = {name: self.chosen(name) for name in ("q", *self.listing.keys)}
        order = "" if self.order == self.listing.first else self.order
        kept = {**self.carried, **asked, "sort": order, **changes}
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def cleared(self) -> str:
        """The same list with nothing left out."""
        return self.query(**dict.fromkeys(("q", *self.listing.keys), ""))

    @property
    def export(self) -> str:
        """What is shown, as a table to take along."""
        return self.query(form="csv")

    @property
    def headings(self) -> list[dict[str, Any]]:
        """The columns shown: words, the address that turns their order, how it stands now."""
        return [self._heading(each) for each in self.listing.columns if each.shown]

    def _heading(self, column: Column) -> dict[str, Any]:
        now, falling = self.order.removeprefix("-"), self.order.startswith("-")
        mine = column.key == now
        turned = f"-{column.key}" if mine and not falling else column.key
        return {
            "words": column.heading,
            "number": column.number,
            "query": self.query(sort="" if turned == self.listing.first else turned),
            "stands": ("descending" if falling else "ascending") if mine else "",
        }

    def cells(self) -> list[dict[str, str | int]]:
        """The rows asked for, as rows of a table by the keys of its columns."""
        return [{each.key: each.text(row) for each in self.listing.columns} for row in self.rows]


def counted(words: str, count: int) -> str:
    """A choice, with how much of a list it leaves."""
    # Translators: a choice, and how much of a list it leaves.
    return _("%(choice)s (%(count)d)") % {"choice": words, "count": count}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is declared: columns, filters, and its usual order (`key` or `-key`).

    Rows are counted, or the different things that `unit` finds in them.
    """

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    first: str
    unit: Callable[[Any], Any] = id

    def __post_init__(self) -> None:
        if self.first.removeprefix("-") not in (each.key for each in self.columns if each.shown):
            raise ValueError(f"a list has no column to be in the order of: {self.first!r}")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the filters."""
        return tuple(each.key for each in self.filters)

    def orders(self) -> list[tuple[str, str]]:
        """Every order of the list, in words."""
        told = []
        for each in self.columns:
            if each.shown:
                back = _("%(heading)s, last first") % {"heading": each.heading}
                told += [(each.key, str(each.heading)), (f"-{each.key}", back)]
        return told

    def ordered(self, rows: Iterable[Any], order: str) -> list[Any]:
        """Rows in the order of a column; rows that stand alike keep theirs.

        Those whose place is not known stand last, whichever end it begins from.
        """
        column = next(each for each in self.columns if each.key == order.removeprefix("-"))
        placed = [(column.place(row), row) for row in rows]
        told = [pair for pair in placed if pair[0] is not None]
        told.sort(key=lambda pair: pair[0], reverse=order.startswith("-"))
        return [row for _place, row in told] + [row for place, row in placed if place is None]

    def asked(self, address: Mapping[str, str], rows: Iterable[Any]) -> Asked:
        """What an address asks of these rows."""
        return Asked(self, address, rows)

    def answer(
        self,
        request: HttpRequest,
        template: str,
        rows: Iterable[Any],
        *,
        file: str,
        status: int = 200,
        **context: Any,
    ) -> HttpResponse:
        """The page of a list with `asked` in its context, or the same rows as `file`.csv."""
        asked = self.asked(request.GET, rows)
        if asked.chosen("form") == "csv":
            return refused(asked) if asked.errors else self._exported(asked, file)
        response = render(request, template, {**context, "asked": asked}, status=status)
        if getattr(request, "htmx", False):
            return push_url(response, f"{request.path}?{asked.query()}".rstrip("?"))
        return response

    def _exported(self, asked: Asked, file: str) -> HttpResponse:
        return table(f"{file}.csv", [each.key for each in self.columns], asked.cells())


def refused(asked: Any) -> HttpResponse:
    """An export that would hold more than was asked for is none."""
    words = [_("Nothing is exported: part of the address could not be read.")]
    for name, errors in asked.errors.items():
        words += [f"{asked[name].label}: {error}" for error in errors]
    return HttpResponseBadRequest("\n".join(words), content_type="text/plain; charset=utf-8")
