"""What is searched for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Search(forms.Form):
    """A few words."""

    use_required_attribute = False

    q = forms.CharField(
        label=_("Search programmes, countries, organisations and sources"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, auto_id="id-%s")
        self.full_clean()

    @property
    def text(self) -> str:
        """The words asked for, empty where there are none."""
        return str(self.cleaned_data.get("q") or "").strip()
