"""Forms by which a fund sets what it may set: one for each shape a setting has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.acts import ActForm
from letsema.doors.web.forms.pieces import radios
from letsema.governance.rules import CONSEQUENCES, SETTINGS
from letsema.governance.rules.settings import CODE, PREFIX

BOUNDS = {
    "quorum-percent": (1, 100),
    "no-objection-working-days": (1, 90),
    "extension-notice-months": (0, 24),
    "seats-per-group": (1, 50),
}
"""The least and the most of a whole number, as the rules judge it."""
SPARE_CRITERIA = 3
MOST_POINTS, MOST_DAYS = 100, 3650
YES_NO = {"yes": lazy("Yes"), "no": lazy("No")}
FOLLOWS = {
    "declare": lazy("It is declared; they stay"),
    "no-scoring": lazy("They do not score it"),
    "leave": lazy("They leave while it is decided"),
}
"""What follows from an interest, in words."""
REVIEWER = lazy("reviewer")


def role_word(role: str) -> str:
    """A role of the table of interests in words."""
    return str(REVIEWER) if role == "reviewer" else wording.word(wording.ROLES, role)


class SettingForm(ActForm):
    """A setting as it stands, to be changed; `value()` after it was found valid."""

    def __init__(self, key: str, stands: Any, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.key, self.stands = key, stands
        self.prepare()

    def prepare(self) -> None:
        """Make the fields, showing what stands."""

    def value(self) -> Any:
        """What is to be set."""
        return self.cleaned_data["value"]

    def told(self) -> dict[str, Any]:
        """What the command is called with."""
        return {"key": self.key, "value": self.value()}


class Prefix(SettingForm):
    """A prefix of numbers: capitals and digits, parts joined by hyphens."""

    value_help = lazy("Capitals and digits, such as SC. Numbers already given stay as they are.")

    def prepare(self) -> None:
        """One input."""
        wrong = _("Write capitals and digits, parts joined by hyphens: SC, or HF-SC.")
        self.fields["value"] = forms.RegexField(
            rf"\A{PREFIX.pattern}\Z",
            label=_("Prefix"),
            help_text=self.value_help,
            max_length=12,
            initial=self.stands,
            error_messages={"invalid": wrong},
        )


class Whole(SettingForm):
    """A whole number between bounds."""

    def prepare(self) -> None:
        """One input, with its bounds told."""
        least, most = BOUNDS[self.key]
        told = _("A whole number from %(least)d to %(most)d.") % {"least": least, "most": most}
        self.fields["value"] = forms.IntegerField(
            label=_("From now on"),
            help_text=told,
            min_value=least,
            max_value=most,
            initial=self.stands,
        )


class YesOrNo(SettingForm):
    """Yes or no."""

    def prepare(self) -> None:
        """Both to be seen."""
        stands = "yes" if self.stands else "no"
        self.fields["value"] = radios(_("From now on"), YES_NO.items(), initial=stands)

    def value(self) -> bool:
        """True for yes."""
        return bool(self.cleaned_data["value"] == "yes")


class Interests(SettingForm):
    """What follows from an interest, role by role."""

    def prepare(self) -> None:
        """A choice for every role that the fund or the default names."""
        for role in {**SETTINGS["conflict"].default, **self.stands}:
            self.fields[f"role-{role}"] = forms.ChoiceField(
                label=capfirst(role_word(role)),
                choices=[(each, FOLLOWS[each]) for each in CONSEQUENCES],
                initial=self.stands.get(role, "declare"),
            )

    def value(self) -> dict[str, str]:
        """The consequence of every role."""
        return {n.removeprefix("role-"): v for n, v in self.cleaned_data.items()}


class Ageing(SettingForm):
    """Days at each stage after which a wait is shown as long."""

    def prepare(self) -> None:
        """An input for every stage that the fund or the default names."""
        for stage in {**SETTINGS["ageing-days"].default, **self.stands}:
            self.fields[f"stage-{stage}"] = forms.IntegerField(
                label=wording.word(wording.STAGES, stage),
                required=False,
                min_value=1,
                max_value=MOST_DAYS,
                initial=self.stands.get(stage),
            )

    def value(self) -> dict[str, int]:
        """Days by stage; stages left empty have none."""
        return {n.removeprefix("stage-"): v for n, v in self.cleaned_data.items() if v}


class Criteria(SettingForm):
    """What a note is assessed by: rows of words, short name and the most points."""

    def prepare(self) -> None:
        """A row for each that stands and some for new ones."""
        self.rows = len(self.stands) + SPARE_CRITERIA
        for row in range(self.rows):
            told = self.stands[row] if row < len(self.stands) else {}
            self._ask(f"criterion-{row}-", {"n": row + 1}, told)

    def _ask(self, name: str, number: dict[str, int], told: dict[str, Any]) -> None:
        self.fields[f"{name}words"] = forms.CharField(
            label=_("Criterion %(n)d") % number,
            required=False,
            max_length=200,
            initial=told.get("words"),
        )
        self.fields[f"{name}code"] = forms.RegexField(
            rf"\A{CODE.pattern}\Z",
            label=_("Short name of %(n)d") % number,
            required=False,
            max_length=40,
            initial=told.get("code"),
            error_messages={"invalid": _("Small letters, digits and hyphens: national-ownership.")},
        )
        self.fields[f"{name}most"] = forms.IntegerField(
            label=_("Most points of %(n)d") % number,
            required=False,
            min_value=1,
            max_value=MOST_POINTS,
            initial=told.get("most"),
        )

    def row(self, row: int) -> list[forms.BoundField]:
        """The fields of a row."""
        return [self[f"criterion-{row}-{part}"] for part in ("words", "code", "most")]

    @property
    def criteria(self) -> list[list[forms.BoundField]]:
        """The rows, for the page."""
        return [self.row(row) for row in range(self.rows)]

    def clean(self) -> dict[str, Any]:
        """Refuse a row half written, a short name told twice, and no row at all."""
        told, seen = super().clean() or {}, set[str]()
        for row in range(self.rows):
            name = f"criterion-{row}-"
            parts = {part: told.get(f"{name}{part}") for part in ("words", "code", "most")}
            for part, value in parts.items():
                if any(parts.values()) and not value and not self.has_error(f"{name}{part}"):
                    self.add_error(f"{name}{part}", _("Fill in the whole row, or empty all of it."))
            if parts["code"] and parts["code"] in seen:
                self.add_error(f"{name}code", _("Another row has this short name."))
            seen |= {parts["code"]} if parts["code"] else set()
        if not self.errors and not seen:
            self.add_error(None, _("One criterion at least is needed."))
        return told

    def value(self) -> list[dict[str, Any]]:
        """The rows that are written, in order."""
        told = self.cleaned_data
        rows = (
            {part: told[f"criterion-{row}-{part}"] for part in ("code", "words", "most")}
            for row in range(self.rows)
        )
        return [row for row in rows if row["words"]]


FORMS: dict[str, type[SettingForm]] = {
    "meeting-prefix": Prefix,
    "quorum-percent": Whole,
    "quorum-each-group": YesOrNo,
    "no-objection-working-days": Whole,
    "conflict": Interests,
    "extension-notice-months": Whole,
    "seats-per-group": Whole,
    "review-criteria": Criteria,
    "ageing-days": Ageing,
}
"""The form of every key of `governance.rules.SETTINGS`."""
