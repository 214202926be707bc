"""The day one reads the record at: `as_at`, when it was so, and `known_at`, what was known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letsema.publications.queries import EditionView

NOT_A_DATE = _("“%(value)s” is not a date. Write it as year-month-day, for example 2021-06-30.")


def today() -> date:
    """The day it is, in UTC: doors read the clock."""
    return timezone.now().date()


class DayField(forms.DateField):
    """A day as ISO 8601; what cannot be read is told with the words that were given."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing; `ValidationError` naming what was given."""
        if value in self.empty_values:
            return None
        try:
            day = date.fromisoformat(str(value).strip())
        except ValueError:
            raise forms.ValidationError(NOT_A_DATE, "invalid", {"value": str(value)[:40]}) from None
        if not 1900 <= day.year <= 2200:
            raise forms.ValidationError(NOT_A_DATE, "invalid", {"value": str(value)[:40]})
        return day


class Moment(forms.Form):
    """The day a page is read at. Nothing asked, or something unreadable, is today."""

    use_required_attribute = False

    as_at = DayField(label=_("As at"), required=False)
    known_at = DayField(label=_("By what was known on"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, auto_id="id-%s")
        self.full_clean()

    def chosen(self, name: str) -> Any:
        """What was asked in a field, None where nothing readable was."""
        return self.cleaned_data.get(name) or None

    @property
    def day(self) -> date:
        """The day asked for, else today."""
        return self.chosen("as_at") or today()

    @property
    def known(self) -> date | None:
        """By what the record held on that day; None is now."""
        return self.chosen("known_at")

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The rest of the address, which a change of day must not lose."""
        left = ("as_at", "known_at", "page")
        return [(name, value) for name, value in self.data.items() if name not in left and value]


class Span(Moment):
    """Two days to compare, by what the record held at a third."""

    before = DayField(label=_("From"), required=False)
    after = DayField(label=_("To"), required=False)

    def __init__(self, asked: Any) -> None:
        renamed = {"before": asked.get("from"), "after": asked.get("to")}
        super().__init__({**renamed, "known_at": asked.get("known_at")})

    @property
    def asked_days(self) -> list[tuple[forms.BoundField, str]]:
        """The two fields with their names in the address."""
        return [(self["before"], "from"), (self["after"], "to")]

    def days(self, editions: Sequence[EditionView]) -> tuple[date, date]:
        """The two days: as asked, else the last earlier edition's or a year before, and today."""
        after = self.chosen("after") or today()
        earlier = (edition.as_at for edition in editions if edition.as_at < after)
        before = max(earlier, default=after - timedelta(days=365))
        return self.chosen("before") or before, after
