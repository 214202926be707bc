"""The form of how somebody is written to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsema.accounts.queries import NoticeView
from letsema.doors.web.templatetags.notices import said
from letsema.insight.rules.notices import CODES

HOW = (
    ("daily", _("Once a day, in the morning")),
    ("weekly", _("Once a week, on Monday morning")),
    ("at-once", _("At once")),
    ("never", _("Never")),
)


class Preference(forms.Form):
    """How often, and about what."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("How often"),
        choices=HOW,
        widget=forms.RadioSelect,
        help_text=_("A letter leaves only where something changed that concerns you."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("About what"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, told: NoticeView, *args: Any) -> None:
        kinds = list(CODES) if told.kinds is None else list(told.kinds)
        super().__init__(*args, initial={"how": told.how, "kinds": kinds})
        self.fields["kinds"].choices = [(c, said(words)) for c, words in CODES.items()]  # type: ignore[attr-defined]
