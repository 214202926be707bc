"""How a request is put before a committee; the sentence over the list of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web.forms.acts import ActForm
from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.notes import Narrowed, choice
from letsema.doors.web.forms.pieces import prose, radios
from letsema.doors.web.forms.terms import Offered, form_of
from letsema.doors.web.forms.together import Together
from letsema.governance.queries import FundView
from letsema.proceedings.rules.acts import VOID, Correction
from letsema.proceedings.rules.terms import Terms
from letsema.programmes.queries import ProgrammeView

KINDS = {
    "extend": lazy("Extend at no cost"),
    "extend-with-cost": lazy("Extend with cost"),
    "revise": lazy("Revise"),
    "top-up": lazy("Top up the allocation"),
    "add-participant": lazy("Add a participant"),
    "release-participant": lazy("Release a participant"),
    "change-convening-agency": lazy("Change the convening agency"),
    "solicit": lazy("Solicit the joint programme document"),
    "suspend": lazy("Suspend"),
    "lift": lazy("Lift the suspension"),
    "close": lazy("Close operationally"),
    "remove": lazy("Remove from the pipeline"),
    "correct": lazy("Correct an earlier decision"),
    "fund-matter": lazy("Matter of the fund"),
}
"""Kinds of request and what each is called, the most usual first."""
STATES = {
    "open": lazy("open"),
    "listed": lazy("on a meeting’s list"),
    "decided": lazy("decided"),
    "withdrawn": lazy("withdrawn"),
}


MATTERS = {
    "direct-costs": lazy("Direct costs"),
    "manual": lazy("Operations manual"),
    "call": lazy("Call for concept notes"),
    "steer": lazy("A steer of the committee"),
    "seats": lazy("Seats of the committee"),
    "annual-report": lazy("Annual report"),
    "other": lazy("Another matter"),
}
WRONG = (
    (VOID, lazy("Nothing should have been decided")),
    ("other", lazy("Something else should have been decided: say what below")),
)
REST = ("title", "words", "requested_on")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request is about: the fund, its programme (or none), what its terms may name."""

    kind: str
    fund: FundView
    programme: ProgrammeView | None
    offered: Offered


class Ask(ActForm):
    """How a request is put before the committee."""

    title = forms.CharField(label=lazy("Title on the agenda"), max_length=300)
    words = prose(
        lazy("Why it is asked"),
        lazy("The committee reads this with the item."),
        rows=6,
        required=False,
    )
    requested_on = DayField(label=lazy("Asked on"), initial=today)

    def __init__(self, asking: Asking, *sent: Any) -> None:
        about, label = asking.programme, str(KINDS[asking.kind])
        title = f"{label}: {about.name}"[:300] if about else ""
        super().__init__(*sent, initial={"title": title})
        self.prepare(asking)
        first = (name for name in self.fields if name not in REST)
        self.order_fields((*first, *REST))

    def prepare(self, asking: Asking) -> None:
        """Offer what there is."""

    def terms(self) -> Terms | None:
        """The terms that are asked for here, where no form of terms asks for them."""
        return None


class AskCorrection(Ask):
    """Which decision was recorded wrongly; what is right may be left to the committee."""

    decision = forms.ChoiceField(label=lazy("Decision"))
    truth = radios(lazy("What is wrong with it?"), WRONG)

    def prepare(self, asking: Asking) -> None:
        """The decisions something of the programme rests on."""
        told = [("", _("Choose a decision")), *asking.offered.decisions]
        self.fields["decision"].choices = told  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words where something else should have been decided."""
        told = super().clean() or {}
        if told.get("truth") == "other" and not told.get("words"):
            self.add_error("words", _("Say what should have been decided."))
        return told

    def terms(self) -> Terms | None:
        told = self.cleaned_data
        return Correction(told["decision"]) if told["truth"] == VOID else None


class AskMatter(Ask):
    """A matter of the fund itself."""

    matter = radios(lazy("What it is about"), MATTERS.items())

    def prepare(self, asking: Asking) -> None:
        """The words are what is to be decided: they are needed."""
        self.fields["words"].required = True
        self.fields["words"].label = _("What is to be decided, and why")

    def told(self) -> dict[str, Any]:
        """The matter stands before the title."""
        told, matter = super().told(), self.cleaned_data["matter"]
        if matter != "other":
            told["title"] = f"{MATTERS[matter]}: {told['title']}"[:300]
        return told


ASKS: dict[str, type[Ask]] = {"correct": AskCorrection, "fund-matter": AskMatter}
"""The kinds that ask for more than the terms of an act."""


class RequestSheet(Together):
    """A request: the terms asked for, in the form the committee decides them in, and its words."""

    def __init__(self, asking: Asking, *sent: Any) -> None:
        make = form_of(asking.kind)
        self.asking = asking
        self.terms = make(asking.offered, None, *sent) if make else None
        self.ask = ASKS.get(asking.kind, Ask)(asking, *sent)
        self.parts = [form for form in (self.terms, self.ask) if form is not None]

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields of the kind that are of no form of terms."""
        return [field for field in self.ask if field.name not in REST]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The fields every request has."""
        return [self.ask[name] for name in REST]

    def told(self) -> dict[str, Any]:
        """What `put_request` is called with, but for the terms: those are as they are, or None."""
        told, about = self.ask.told(), self.asking
        asked = self.terms.terms() if self.terms else self.ask.terms()
        return {
            "fund": about.fund.slug,
            "kind": about.kind,
            "programme": about.programme.reference if about.programme else "",
            **{name: told[name] for name in REST},
            "terms": asked,
        }


class WithdrawRequest(ActForm):
    """Why a request is withdrawn."""

    why = forms.CharField(label=lazy("Why it is withdrawn"), max_length=300)


class Asked(Narrowed):
    """The sentence over the requests."""

    orders = ("asked", "title", "kind", "programme", "state")

    kind = choice(lazy("Kind"), lazy("any kind"))
    state = choice(lazy("State"), lazy("any state"))

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, {"kind": KINDS.items(), "state": STATES.items()})
