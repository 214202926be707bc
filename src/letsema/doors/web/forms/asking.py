"""What every request to a committee is asked with; the sentence over the list of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web.forms.acts import ActForm
from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.notes import Narrowed, choice
from letsema.doors.web.forms.pieces import prose
from letsema.governance.queries import FundView
from letsema.proceedings.rules.terms import Terms
from letsema.programmes.queries import Part, ProgrammeView

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


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request is about: the fund, its programme (or none), the decisions about it."""

    kind: str
    fund: FundView
    programme: ProgrammeView | None
    decisions: tuple[str, ...] = ()

    @property
    def participants(self) -> tuple[Part, ...]:
        """Who takes part in the programme and is no donor only."""
        parts = (self.programme.value("participants") if self.programme else None) or ()
        return tuple(part for part in parts if part.role != "donor")


class Ask(ActForm):
    """A request without terms: the kind says all."""

    title = forms.CharField(label=lazy("Title on the agenda"), max_length=300)
    words = prose(
        lazy("Why it is asked"),
        lazy("The committee reads this with the item."),
        rows=6,
        required=False,
    )
    requested_on = DayField(label=lazy("Asked on"), initial=today)
    first: tuple[str, ...] = ()
    """The fields of the terms, asked before the rest."""

    def __init__(self, asking: Asking, *parts: Any, **named: Any) -> None:
        about = asking.programme
        label = str(KINDS[asking.kind])
        title = f"{label}: {about.name}"[:300] if about else ""
        super().__init__(*parts, **{"initial": {"title": title}, **named})
        self.asking = asking
        self.prepare()
        self.order_fields((*self.first, "title", "words", "requested_on"))

    def prepare(self) -> None:
        """Offer what the programme has."""

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The groups of questions with their fields."""
        rest = ("title", "words", "requested_on")
        asked = [self[name] for name in self.fields if name not in rest]
        groups = [(_("What is asked"), asked), (_("The request"), [self[name] for name in rest])]
        return [(legend, fields) for legend, fields in groups if fields]

    def terms(self, told: dict[str, Any]) -> Terms | None:
        """The terms asked for; None where the kind says all."""
        return None

    def told(self) -> dict[str, Any]:
        """What `put_request` is called with."""
        told, about = super().told(), self.asking
        asked = self.terms(told)
        return {
            "fund": about.fund.slug,
            "kind": about.kind,
            "programme": about.programme.reference if about.programme else "",
            "title": told["title"],
            "words": told["words"],
            "requested_on": told["requested_on"],
            "terms": asked.as_json() if asked else None,
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
