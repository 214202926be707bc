"""An explorer of many thousand rows: narrowed, counted and paged where they are kept.

An explorer declares its cuts and columns once; what reads the rows is called with what was asked
and answers a page of them with how many fall under each value of each cut, which opens them. In
the address: a cut's own key, `q` for words, `page`, `form=csv`. What cannot be read there is told,
and the explorer shown without it; an export of it is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as lazy
from django_htmx.http import push_url

from letsema.doors.web.forms.notes import choice
from letsema.doors.web.listing import CARRIED, FORM, LONGEST, NO_WORDS, Column, counted, refused
from letsema.doors.web.tables import table
from letsema.partners.rules import folded

PER_PAGE = 50
AT_ONCE = 500
"""So many rows an export reads at once."""
LAST_PAGE = 1_000_000


class Found(Protocol):
    """A page of rows with the number of all that were found, and of each value of each cut."""

    @property
    def entries(self) -> Sequence[Any]:
        """The rows of the page."""

    @property
    def total(self) -> int:
        """How many were found."""

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """Cut → value → how many of all that were found."""


Read = Callable[..., Found]
"""Called with `q`, `limit`, `offset` and the value of each cut by its key."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A word of the sentence over an explorer: its label, and what it says while left open.

    `words` tells what codes are called, those it does not know left out. Values stand in the order
    of `order`, of their words where none is given.
    """

    key: str
    label: Any
    left_open: Any
    words: Callable[[Iterable[str]], Mapping[str, str]]
    order: Callable[[str], Any] | None = None

    def placed(self, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """Codes with their words, in order."""
        place = self.order or (lambda code: folded(words[code]))
        return [(code, words[code]) for code in sorted(words, key=place)]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a cut: what it is called, how many were found, the address that opens them."""

    code: str
    words: str
    number: int
    query: str


class _Rows:
    """As many rows as were found, of which one page was read."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __len__(self) -> int:
        return self.found.total

    def __getitem__(self, part: slice) -> Sequence[Any]:
        return self.found.entries


class Asked(forms.Form):
    """What an address asks of an explorer: the sentence over it, the page of rows that answers."""

    use_required_attribute = False

    q = forms.CharField(
        label=lazy("With the words"), required=False, max_length=100, widget=forms.SearchInput
    )
    form = forms.ChoiceField(
        choices=[("", ""), ("csv", "CSV")],
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid_choice": FORM},
    )

    def __init__(self, explorer: Explorer, address: Mapping[str, str], read: Read) -> None:
        self.explorer, self._read = explorer, read
        self._called: dict[str, dict[str, str]] = {cut.key: {} for cut in explorer.cuts}
        self._asked_for: dict[str, set[str]] = {cut.key: set() for cut in explorer.cuts}
        self._values: dict[str, list[Value]] = {}
        self.carried = {name: address[name] for name in CARRIED if address.get(name)}
        told = {name: address.get(name, "")[:LONGEST] for name in ("form", *explorer.keys)}
        super().__init__({**told, "q": address.get("q", "")}, auto_id="id-%s")
        for cut in explorer.cuts:
            field = self.fields[cut.key] = choice(cut.label, cut.left_open)
            asked = {told[cut.key]} - {""}
            field.choices += cut.placed(self._words(cut, asked))  # type: ignore[attr-defined]
        self.full_clean()
        self.found, self.page = self._paged(address.get("page", ""))
        for cut in explorer.cuts:
            self._offer(cut)

    def _words(self, cut: Cut, codes: Iterable[str]) -> dict[str, str]:
        """What codes of a cut are called; nothing is asked twice."""
        known, asked_for = self._called[cut.key], self._asked_for[cut.key]
        if new := set(codes) - asked_for:
            known.update(cut.words(new))
            asked_for |= new
        return {code: known[code] for code in codes if code in known}

    def clean_q(self) -> str:
        """Words to look for, if there are any in it."""
        words = str(self.cleaned_data["q"])
        if words and not folded(words):
            raise forms.ValidationError(NO_WORDS, "no-words", {"value": words})
        return words

    def chosen(self, name: str) -> str:
        """What was asked by a name, empty where nothing readable was."""
        return str(self.cleaned_data.get(name) or "")

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked, by the names the rows are read with."""
        return {name: self.chosen(name) for name in ("q", *self.explorer.keys)}

    def _paged(self, asked: str) -> tuple[Found, Page[Any]]:
        """The page asked for; the last one where there are not so many."""
        number = int(asked) if asked.isdecimal() and len(asked) < 8 else 1
        number = min(max(number, 1), LAST_PAGE)
        found = self._part(number)
        if number > 1 and not found.entries:
            number = max(1, -(-found.total // PER_PAGE))
            found = self._part(number)
        return found, Paginator(_Rows(found), PER_PAGE).page(number)  # type: ignore[arg-type]

    def _part(self, number: int) -> Found:
        return self._read(**self.wanted, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)

    def _offer(self, cut: Cut) -> None:
        """Offer what would leave anything, with how much; beside what is chosen stands nothing."""
        now, counts = self.chosen(cut.key), self.found.counts[cut.key]
        if now:
            counts = self._read(**{**self.wanted, cut.key: ""}, limit=0).counts[cut.key]
        words = self._words(cut, {*counts, now} - {""})
        self.fields[cut.key].choices = [  # type: ignore[attr-defined]
            ("", cut.left_open),
            *(
                (code, text if code == now else counted(text, counts[code]))
                for code, text in cut.placed(words)
            ),
        ]

    def values(self, key: str) -> list[Value]:
        """The values under which anything was found, the most frequent first."""
        if key not in self._values:
            self._values[key] = self._counted(key)
        return self._values[key]

    def _counted(self, key: str) -> list[Value]:
        cut = next(each for each in self.explorer.cuts if each.key == key)
        counts = self.found.counts[key]
        told = [
            Value(code, text, counts[code], self.query(**{key: code}))
            for code, text in cut.placed(self._words(cut, counts))
        ]
        return sorted(told, key=lambda value: -value.number)

    @cached_property
    def tables(self) -> list[tuple[Cut, list[Value]]]:
        """Each cut that is open and tells more than one value, with its values."""
        told = [(cut, self.values(cut.key)) for cut in self.explorer.cuts if self._open(cut.key)]
        return [(cut, values) for cut, values in told if len(values) > 1]

    def _open(self, key: str) -> bool:
        return not self.chosen(key) and key not in self.explorer.apart

    @property
    def count(self) -> int:
        """How many were found."""
        return self.found.total

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked that leaves rows out."""
        return any(self.wanted.values())

    def query(self, **changes: str) -> str:
        """The address of what was understood, some of it changed, from its first page on."""
        kept = {**self.carried, **self.wanted, **changes}
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def cleared(self) -> str:
        """The same explorer with nothing left out."""
        return self.query(**dict.fromkeys(self.wanted, ""))

    @property
    def export(self) -> str:
        """All that was found, as a table to take along."""
        return self.query(form="csv")

    def cells(self) -> Iterable[dict[str, str | int]]:
        """All that was found, as rows of a table by the keys of its columns."""
        for offset in range(0, self.found.total, AT_ONCE):
            for row in self._read(**self.wanted, limit=AT_ONCE, offset=offset).entries:
                yield {each.key: each.text(row) for each in self.explorer.columns}


@dataclass(frozen=True, slots=True)
class Explorer:
    """An explorer as it is declared: its cuts, and the columns of what is taken along.

    `apart` are the cuts whose values a page shows in its own way, not among its tables.
    """

    cuts: tuple[Cut, ...]
    columns: tuple[Column, ...]
    apart: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the cuts."""
        return tuple(each.key for each in self.cuts)

    def answer(
        self, request: HttpRequest, template: str, read: Read, *, file: str, **context: Any
    ) -> HttpResponse:
        """The page of an explorer with `asked` in its context, or all that was found as a table."""
        asked = Asked(self, request.GET, read)
        if asked.chosen("form") == "csv":
            return refused(asked) if asked.errors else self._exported(asked, file)
        response = render(request, template, {**context, "asked": asked})
        if getattr(request, "htmx", False):
            return push_url(response, f"{request.path}?{asked.query()}".rstrip("?"))
        return response

    def _exported(self, asked: Asked, file: str) -> HttpResponse:
        return table(f"{file}.csv", [each.key for each in self.columns], asked.cells())
