"""The forms by which a programme's own acts are done: each tells its command's own names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.pieces import KeptFile, prose, radios, reasons
from letsema.programmes.rules.assessments import Criterion

DAY = lazy("Day")
EVIDENCE = (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg")


class ActForm(forms.Form):
    """A form whose `told()` is what its command is called with."""

    use_required_attribute = False

    def told(self) -> dict[str, Any]:
        """The answers by the command's own names; a file as its content and name."""
        told = dict(self.cleaned_data)
        if "content" in self.fields:
            file = told.pop("content", None)
            told |= {"content": file.read(), "filename": file.name} if file else {}
        return told


class OpenReview(ActForm):
    """The day a review is opened."""

    on = DayField(label=DAY, help_text=lazy("When the review began."), initial=today)


class ReturnNote(ActForm):
    """What is to be revised, and until when."""

    words = prose(
        lazy("What is to be revised"),
        lazy("The submitters read this. It is never public."),
        rows=7,
    )
    due_on = DayField(label=lazy("Due again on"))
    on = DayField(label=lazy("Returned on"), initial=today)


class NewVersion(ActForm):
    """The next version of a note or document."""

    content = KeptFile(label=lazy("The file"), help_text=lazy("PDF or Word, up to 50 MB."))
    on = DayField(label=lazy("Submitted on"), initial=today)


class Signature(ActForm):
    """When a programme document was signed by all."""

    on = DayField(
        label=lazy("Day of the last signature"),
        help_text=lazy("The day the last of the participants, coordinator and government signed."),
        initial=today,
    )
    words = prose(
        lazy("What to print beside it"),
        lazy("Public. For example who signed, and where."),
        rows=2,
        required=False,
    )


class Withdrawal(ActForm):
    """Why a note or document is withdrawn: for everybody, and for those inside."""

    reason = radios(lazy("Reason"), reasons())
    public_words = prose(
        lazy("Wording for the public"),
        lazy("Printed with the day, where the programme was public. Say it as you would in print."),
        rows=3,
    )
    internal_words = prose(
        lazy("Words that stay inside"),
        lazy("Read by the secretariat and who else sees what is not public."),
        rows=3,
        required=False,
    )
    on = DayField(label=lazy("Withdrawn on"), initial=today)


class ConditionMet(ActForm):
    """How a condition was met, when, and what shows it."""

    words = prose(lazy("How it was met"), rows=4)
    on = DayField(label=lazy("Met on"), initial=today)
    content = KeptFile(
        EVIDENCE,
        label=lazy("Evidence"),
        help_text=lazy("PDF, Word, workbook or picture, up to 50 MB."),
        required=False,
    )


class SteerAnswered(ActForm):
    """How a programme answers a steer."""

    words = prose(
        lazy("How the programme answers it"),
        lazy(
            "What it does about it, and where that can be seen. Of several answers the last counts."
        ),
        rows=6,
    )
    on = DayField(label=lazy("Answered on"), initial=today)


ELIGIBLE = (("yes", lazy("Eligible")), ("no", lazy("Not eligible")))
ADVICE = (
    ("approve", lazy("Approve")),
    ("approve-with-conditions", lazy("Approve with conditions")),
    ("return", lazy("Return for revision")),
    ("decline", lazy("Decline")),
)
NO_POINTS = ("", lazy("not scored"))


class Assessment(ActForm):
    """Eligibility, points for each criterion of the fund, a recommendation."""

    eligible = radios(
        lazy("Is the note eligible?"),
        ELIGIBLE,
        help_text=lazy(
            "Every submitted note reaches a meeting’s list, an ineligible one with the reason."
        ),
    )
    ineligible_reason = prose(
        lazy("Why it is not eligible"),
        lazy("Only of a note that is not. It stands on the meeting’s list."),
        rows=2,
        required=False,
    )
    recommendation = radios(lazy("What do you recommend?"), ADVICE)
    words = prose(
        lazy("Your judgement in words"),
        lazy("What is strong, what is missing, what the committee should ask."),
        rows=8,
        required=False,
    )
    content = KeptFile(
        label=lazy("Assessment as a file"),
        help_text=lazy("If you wrote one elsewhere. PDF or Word, up to 50 MB."),
        required=False,
    )
    on = DayField(label=lazy("Assessed on"), initial=today)

    def __init__(self, criteria: Sequence[Criterion], *parts: Any, **named: Any) -> None:
        """`criteria` are those of the fund."""
        super().__init__(*parts, **named)
        self.criteria = tuple(criteria)
        for each in self.criteria:
            points = [(str(n), str(n)) for n in range(each.most + 1)]
            field = radios(each.words, [*points, NO_POINTS], required=False)
            self.fields[f"score-{each.code}"] = field

    @property
    def scored(self) -> list[forms.BoundField]:
        """The fields of the criteria."""
        return [self[f"score-{each.code}"] for each in self.criteria]

    def clean(self) -> dict[str, Any]:
        """Refuse a reason without its answer and an answer without its reason, at the field."""
        told = super().clean() or {}
        reason, eligible = told.get("ineligible_reason"), told.get("eligible")
        if eligible == "no" and not reason:
            self.add_error("ineligible_reason", _("Say why the note is not eligible."))
        if eligible == "yes" and reason:
            words = _("You found the note eligible: leave this empty, or change your answer.")
            self.add_error("ineligible_reason", words)
        return told

    def told(self) -> dict[str, Any]:
        """The same as its command names it: points by criterion, eligible or not."""
        told = super().told()
        points = {each.code: told.pop(f"score-{each.code}") for each in self.criteria}
        told["scores"] = {code: int(given) for code, given in points.items() if given}
        return told | {"eligible": told["eligible"] == "yes"}

    @staticmethod
    def again(found: Any) -> Mapping[str, Any]:
        """The answers of an assessment given before, to go on from."""
        scores = {f"score-{code}": str(points) for code, points in found.scores.items()}
        return {
            "eligible": "yes" if found.eligible else "no",
            "ineligible_reason": found.ineligible_reason,
            "recommendation": found.recommendation,
            "words": found.words,
            **scores,
        }
