"""Forms by which obligations and follow-ups are entered and done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import OrganisationField
from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.pieces import prose, radios
from letsema.doors.web.forms.register import Register
from letsema.doors.web.forms.support import BEGIN_TO_WRITE, agreements_offered


class NewFollowUp(Register):
    """What somebody is to do, about an agreement or an organisation, and by when."""

    again = True
    kind = radios(
        lazy("What it is"),
        list(wording.FOLLOW_UP_KINDS.items()),
        help_text=lazy("An obligation stands in an agreement; a follow-up was promised or is due."),
        initial="follow-up",
    )
    words = prose(lazy("What is to be done"), rows=3)
    agreement = forms.ChoiceField(label=lazy("Of the agreement"), required=False)
    organisation = OrganisationField(
        label=lazy("About the organisation"), help_text=BEGIN_TO_WRITE, required=False
    )
    owner = OrganisationField(label=lazy("Who does it"), help_text=BEGIN_TO_WRITE, required=False)
    owner_words = forms.CharField(
        label=lazy("Who does it, in words"),
        help_text=lazy("An office, a desk; never a person’s name."),
        required=False,
        max_length=300,
    )
    due_on = DayField(label=lazy("Due on"), required=False)
    internal = forms.BooleanField(
        label=lazy("It is internal"),
        help_text=lazy(
            "Only the secretariat and who oversees the record read of it. Most follow-ups are; an "
            "obligation of a public agreement need not be."
        ),
        required=False,
        initial=True,
    )
    groups = (
        (lazy("What is to be done"), ("kind", "words")),
        (lazy("What it is about"), ("agreement", "organisation")),
        (lazy("By whom, by when"), ("owner", "owner_words", "due_on", "internal")),
    )

    def prepare(self) -> None:
        """Offer the agreements."""
        offered = agreements_offered(sees_internal=self.about.sees_internal)
        self.choose("agreement", offered, _("None"))


class FollowUpDone(Register):
    """When something was done, and what."""

    on = DayField(label=lazy("Done on"), initial=today)
    words = prose(lazy("What was done"), lazy("And what came of it."), rows=3)

    def told(self) -> dict[str, Any]:
        """The follow-up by number."""
        return {**super().told(), "number": self.about.thing.number}
