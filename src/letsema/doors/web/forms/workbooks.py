"""The form a filled-in workbook comes by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 20 * 1024 * 1024


class Upload(forms.Form):
    """A workbook somebody filled in."""

    use_required_attribute = False

    workbook = forms.FileField(
        label=_("Workbook"),
        help_text=_("An Excel workbook (.xlsx) of at most 20 MB and 50,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": _("Choose a workbook first."),
            "empty": _("The file is empty."),
        },
    )

    def clean_workbook(self) -> Any:
        """The file; refused by its size before it is read."""
        file = self.cleaned_data["workbook"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The workbook is larger than 20 MB: split it."))
        return file
