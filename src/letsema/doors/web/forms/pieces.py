"""Fields that several forms are made of: a file to keep, an amount, countries by name, lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.documents.rules import LARGEST_FILE, agrees
from letsema.doors.web import names
from letsema.doors.web import words as wording
from letsema.reference.rules import countries, currencies

PAPERS = (".pdf", ".docx")
AMOUNT = re.compile(r"\d{1,3}([,  ’']\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?")
CURRENCIES = ("USD", "EUR", "CHF", "GBP", "NOK", "SEK", "DKK")
"""The currencies offered first: those contributions to such funds come in most."""


class KeptFile(forms.FileField):
    """A file the record is to keep: of these endings, not empty, not over 50 MB."""

    def __init__(self, endings: Sequence[str] = PAPERS, **told: Any) -> None:
        self.endings = tuple(endings)
        widget = forms.FileInput(attrs={"accept": ",".join(self.endings)})
        needed = {"required": lazy("Choose the file.")}
        super().__init__(widget=widget, max_length=255, error_messages=needed, **told)

    def clean(self, value: Any, initial: Any = None) -> Any:
        """The file that came; `ValidationError` naming what is wrong with it."""
        file = super().clean(value, initial)
        if file:
            self._judge(file)
        return file

    def _judge(self, file: Any) -> None:
        ending = PurePath(file.name).suffix.lower()
        told = {"name": file.name, "endings": ", ".join(e[1:].upper() for e in self.endings)}
        if ending not in self.endings:
            raise forms.ValidationError(
                _("“%(name)s”: choose a file of these kinds: %(endings)s."), "kind", told
            )
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("“%(name)s” is larger than 50 MB."), "size", told)
        if not agrees(ending, file.read()):
            words = _(
                "“%(name)s” is not what its ending promises: save it anew and choose it again."
            )
            raise forms.ValidationError(words, "content", told)
        file.seek(0)


class Amount(forms.CharField):
    """An amount of money as people write it, with commas or spaces between thousands."""

    def __init__(self, **told: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=30, **told)

    def clean(self, value: Any) -> Decimal | None:
        """The amount, None for nothing; `ValidationError` for what is no amount above zero."""
        text = super().clean(value)
        if not text:
            return None
        plain = re.sub(r"[,  ’']", "", text)
        if not AMOUNT.fullmatch(text) or not Decimal(plain):
            told = {"value": text}
            raise forms.ValidationError(
                _("“%(value)s” is not an amount: write it as 1,700,000."), "amount", told
            )
        return Decimal(plain)


def currency_choices() -> list[tuple[str, str]]:
    """Currencies in use, the most frequent first."""
    titles = {each.code: each.title for each in currencies()}
    others = sorted(set(titles) - set(CURRENCIES))
    return [(code, f"{code} · {titles[code]}") for code in (*CURRENCIES, *others)]


class SeveralInputs(forms.Widget):
    """As many inputs as there are values, and a few more; each offers the same list."""

    template_name = "web/parts/several.html"
    use_fieldset = True

    def __init__(self, each: Any, spare: int = 3, offered: str = "") -> None:
        super().__init__()
        self.each, self.spare, self.offered = each, spare, offered

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What was written, empty ones left out."""
        told = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [text.strip() for text in told if text.strip()]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Values to draw, filled up with empty ones."""
        told = super().get_context(name, None, attrs)
        told["written"] = [*(value or []), *[""] * self.spare]
        told["each"], told["offered"] = self.each, self.offered
        return told


class Countries(forms.Field):
    """Countries by name or three-letter code; several in one input are parted by semicolons."""

    widget = SeveralInputs

    def __init__(self, **told: Any) -> None:
        widget = SeveralInputs(lazy("Country"), offered="countries-offered")
        super().__init__(widget=widget, **told)

    def clean(self, value: Any) -> list[str]:
        """Codes, each once, in the order they were given; `ValidationError` for unknown ones."""
        parts = [p.strip() for text in value or () for p in text.split(";") if p.strip()]
        super().clean(parts or None)
        known = _by_name()
        if unknown := [part for part in parts if part.casefold() not in known]:
            told = {"value": ", ".join(f"“{each}”" for each in unknown)}
            words = _(
                "%(value)s: no country of that name. Choose one from the list, or write its code."
            )
            raise forms.ValidationError(words, "country", told)
        return list(dict.fromkeys(known[part.casefold()] for part in parts))


def _by_name() -> dict[str, str]:
    language = get_language() or "en"
    found = {}
    for each in countries():
        for text in (*each.aliases, each.name("en"), each.name(language), each.alpha3):
            found[text.casefold()] = each.alpha3
    return found


def offered_countries() -> list[str]:
    """The names of all countries, in order."""
    return sorted(names.country(each.alpha3) for each in countries())


class Lines(forms.CharField):
    """A list of names, one to a line."""

    def __init__(self, rows: int = 4, **told: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **told)

    def clean(self, value: Any) -> list[str]:
        """The lines, each once, in order."""
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return list(dict.fromkeys(line for line in lines if line))


def prose(
    label: Any, help_text: Any = "", rows: int = 4, *, required: bool = True
) -> forms.CharField:
    """A text of several lines."""
    field = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=field, required=required)


def reasons() -> list[tuple[str, Any]]:
    """Why a programme leaves, as choices."""
    return [(code, capfirst(label)) for code, label in wording.REASONS.items()]


def radios(label: Any, choices: Iterable[tuple[str, Any]], **told: Any) -> forms.ChoiceField:
    """One of a few choices, all to be seen."""
    return forms.ChoiceField(label=label, choices=list(choices), widget=forms.RadioSelect, **told)
