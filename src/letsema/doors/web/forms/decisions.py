"""What an address narrows decisions to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.governance.queries import DecisionView


class Asked(forms.Form):
    """Decisions of a year or a meeting, with some words in them; in an order."""

    use_required_attribute = False

    year = forms.ChoiceField(label=lazy("Year"), required=False)
    meeting = forms.ChoiceField(label=lazy("Meeting"), required=False)
    words = forms.CharField(label=lazy("With the words"), required=False, max_length=100)
    order = forms.ChoiceField(
        label=lazy("Order"),
        required=False,
        choices=[("", lazy("latest first")), ("number", lazy("by number"))],
    )

    def __init__(self, asked: Any, found: Sequence[DecisionView]) -> None:
        super().__init__(asked, auto_id="id-%s")
        years = sorted({str(d.taken_on.year) for d in found}, reverse=True)
        meetings = dict.fromkeys(d.meeting for d in reversed(found) if d.meeting)
        for name, choices, every in (
            ("year", years, _("any year")),
            ("meeting", meetings, _("any meeting")),
        ):
            self.fields[name].choices = [("", every), *((c, c) for c in choices)]  # type: ignore[attr-defined]
        self.full_clean()

    def narrowed(self, found: Sequence[DecisionView]) -> list[DecisionView]:
        """The decisions asked for."""
        told = self.cleaned_data
        year, meeting, words = (told.get(n) or "" for n in ("year", "meeting", "words"))
        kept = [
            each
            for each in found
            if (not year or str(each.taken_on.year) == year)
            and (not meeting or each.meeting == meeting)
            and words.casefold() in f"{each.number} {each.words}".casefold()
        ]
        if told.get("order") == "number":
            return sorted(kept, key=lambda each: each.number)
        return sorted(kept, key=lambda each: (each.taken_on, each.number), reverse=True)
