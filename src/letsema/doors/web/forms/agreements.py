"""Forms by which agreements are kept: entered, amended, reviewed, withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import WhenField
from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.pieces import Countries, KeptFile, Lines, prose
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Parties, Register, Sourced, Withdrawal
from letsema.partners import queries as partners
from letsema.partners.rules.agreements import AGREEMENT_KINDS, CHANGES, PARTY_ROLES, Party

PAPERS = (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg")
COUNTRIES_HELP = lazy(
    "One to a field: begin to write and choose, or write the three-letter code. Several in one "
    "field are parted by semicolons."
)
UNTIL_HELP = lazy("The first day it holds no more; empty where none is stated. Written as above.")


class NewAgreement(Sourced):
    """An agreement with its parties, terms and goals."""

    kind = forms.ChoiceField(label=lazy("What kind"))
    title = forms.CharField(label=lazy("Title"), max_length=300)
    key = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy(
            "Small letters, digits and hyphens; it is kept for life. Empty: made from the title."
        ),
        required=False,
        max_length=80,
    )
    parties = Parties(
        [(role, capfirst(str(wording.PARTY_ROLES[role]))) for role in PARTY_ROLES],
        governments=True,
        label=lazy("Parties"),
        help_text=lazy(
            "One to a row: an organisation by its acronym or name, or a country for its "
            "government. In words: which part of it signed, or who is not on the register. "
            "Witnesses are not counted among the parties."
        ),
    )
    signed = WhenField(label=lazy("Signed"), required=False)
    starts = WhenField(
        label=lazy("Begins to hold"),
        help_text=lazy("Empty: once it is signed. Written as above."),
        required=False,
    )
    until = WhenField(label=lazy("Ends"), help_text=UNTIL_HELP, required=False)
    countries = Countries(
        label=lazy("Countries it covers"), help_text=COUNTRIES_HELP, required=False
    )
    words = prose(
        lazy("What it is about"), lazy("In your own words, a few sentences."), 4, required=False
    )
    goals = Lines(
        label=lazy("Goals"), help_text=lazy("One to a line, in its order."), required=False
    )
    publicity = prose(
        lazy("What it says of making it public"),
        lazy("Who may announce it, use names and marks, and how."),
        2,
        required=False,
    )
    internal = forms.BooleanField(
        label=lazy("It is internal"),
        help_text=lazy("Only the secretariat and who oversees the record read of it."),
        required=False,
    )
    groups = (
        (lazy("What it is"), ("kind", "title", "key")),
        (lazy("Who agreed"), ("parties",)),
        (lazy("When it holds"), ("signed", "starts", "until")),
        (lazy("What it is for"), ("countries", "words", "goals", "publicity", "internal")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds; who does not see what is internal enters nothing that is."""
        super().prepare()
        self.choose("kind", [(kind, wording.AGREEMENT_KINDS[kind]) for kind in AGREEMENT_KINDS])
        if not self.about.sees_internal:
            del self.fields["internal"]

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse one that is taken."""
        told = super().clean() or {}
        if self.has_error("key") or not told.get("title"):
            return told
        told["key"] = key = (told.get("key") or slugify(told["title"])[:80]).strip("-_").lower()
        if not key:
            self.add_error("key", _("Write one: the title has no letters to make it from."))
        elif key == "new" or partners.agreement(key, public_only=False):
            self.add_error("key", _("“%(key)s” is taken. Write another one.") % {"key": key})
        return told

    def told(self) -> dict[str, Any]:
        """The parties as the command knows them."""
        told = super().told()
        parties = [
            Party(each.organisation, each.country, each.role, each.words)
            for each in told["parties"]
        ]
        return {**told, "parties": parties}


class OfAgreement(Register):
    """A form about an agreement: `about.thing`."""

    def told(self) -> dict[str, Any]:
        """The agreement by key."""
        return {**super().told(), "key": self.about.thing.key}


class Event(Sourced):
    """An amendment, a renewal or the termination of an agreement."""

    kind = forms.ChoiceField(label=lazy("What befell it"))
    on = WhenField(label=lazy("When"))
    words = prose(lazy("What changed"), lazy("In your own words."), rows=3, required=False)
    until = WhenField(
        label=lazy("New end"),
        help_text=lazy(
            "The first day it holds no more; empty where the end stays as it was. A termination "
            "ends it on its own day."
        ),
        required=False,
    )
    content = KeptFile(
        PAPERS,
        label=lazy("The paper of it"),
        help_text=lazy("PDF, Word, workbook or picture, up to 50 MB."),
        required=False,
    )
    groups = (
        (lazy("What befell it"), ("kind", "on", "words", "until", "content")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer what may befall an agreement."""
        super().prepare()
        self.choose("kind", [(kind, wording.AGREEMENT_CHANGES[kind]) for kind in CHANGES])

    def told(self) -> dict[str, Any]:
        """The agreement by key."""
        return {**super().told(), "key": self.about.thing.key}


class Attachment(OfAgreement):
    """A file that is kept with an agreement."""

    content = KeptFile(
        PAPERS,
        label=lazy("The file"),
        help_text=lazy(
            "PDF, Word, workbook or picture, up to 50 MB. Who reads the agreement may have it."
        ),
    )
    title = forms.CharField(
        label=lazy("What it is"),
        help_text=lazy("Empty: it goes by its name."),
        required=False,
        max_length=300,
    )


class PlannedReview(OfAgreement):
    """The day a review of an agreement is due."""

    due_on = DayField(label=lazy("Due on"))
    internal = forms.BooleanField(
        label=lazy("It is internal"),
        help_text=lazy("Only the secretariat and who oversees the record read of it."),
        required=False,
    )

    def prepare(self) -> None:
        """Who does not see what is internal plans nothing that is."""
        if not self.about.sees_internal:
            del self.fields["internal"]


class MovedReview(Register):
    """Another day for a review that is planned."""

    due_on = DayField(label=lazy("Due on"))

    def prepare(self) -> None:
        """Begin with the day that stands."""
        self.fields["due_on"].initial = self.about.thing.due_on

    def told(self) -> dict[str, Any]:
        """The review by number."""
        return {**super().told(), "number": self.about.thing.number}


class HeldReview(Register):
    """When a review was held, and what it found."""

    held_on = DayField(label=lazy("Held on"), initial=today)
    findings = prose(lazy("What it found"), lazy("What went well, what did not, what follows."), 6)
    internal = forms.BooleanField(
        label=lazy("The findings are internal"),
        help_text=lazy("Everybody then reads that it was held, and not what it found."),
        required=False,
    )

    def told(self) -> dict[str, Any]:
        """The review by number."""
        return {**super().told(), "number": self.about.thing.number}


class AgreementWithdrawal(OfAgreement):
    """Why an agreement entered by mistake is taken back."""

    why = Withdrawal.base_fields["why"]
