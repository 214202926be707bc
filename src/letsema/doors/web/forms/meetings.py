"""Forms of a meeting: planning it, listing what is ready, who took part, its signed minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.notes import Narrowed, choice
from letsema.doors.web.forms.pieces import KeptFile, prose, radios
from letsema.governance.queries import MeetingView, MemberView
from letsema.governance.rules import deadline_after

Told = dict[str, Any]


class Asked(Narrowed):
    """The sentence over the meetings."""

    orders = ("held", "number", "label")

    procedure = choice(lazy("Procedure"), lazy("meetings and rounds"))
    state = choice(lazy("State"), lazy("any state"))
    year = choice(lazy("Year"), lazy("any year"))

    def __init__(self, asked: Any, found: Sequence[MeetingView]) -> None:
        states = {each.state for each in found}
        years = sorted({str(each.day.year) for each in found}, reverse=True)
        offers: dict[str, Any] = {
            "procedure": PROCEDURES.items(),
            "state": [(s, w) for s, w in words.MEETING_STATES.items() if s in states],
            "year": [(year, year) for year in years],
        }
        super().__init__(asked, offers)

    @property
    def order(self) -> tuple[str, bool]:
        """The column and whether from its end; nothing asked is the last first."""
        return super().order if self.data.get("sort") else ("held", True)

    def narrowed_to(self, found: Sequence[MeetingView]) -> list[MeetingView]:
        """The meetings asked for, in the order asked for."""
        procedure, state, year = map(self.chosen, ("procedure", "state", "year"))
        kept = [
            each
            for each in found
            if procedure in ("", each.procedure)
            and state in ("", each.state)
            and year in ("", str(each.day.year))
        ]
        column, falling = self.order
        return sorted(kept, key=ORDERS[column], reverse=falling)


PROCEDURES = {"meeting": lazy("meetings"), "no-objection": lazy("no-objection rounds")}
ORDERS: dict[str, Any] = {
    "held": lambda each: (each.day, each.number or ""),
    "number": lambda each: (each.number or "", each.day),
    "label": lambda each: (each.label.casefold(), each.day),
}


class Plan(forms.Form):
    """A meeting, or a round by no-objection, to be held."""

    use_required_attribute = False

    procedure = radios(lazy("How it decides"), list(words.PROCEDURES.items()), initial="meeting")
    label = forms.CharField(
        label=lazy("What it is called"),
        help_text=lazy("As in print: “Seventh meeting”. The number is given by the record."),
        max_length=200,
    )
    starts_on = DayField(label=lazy("First day"))
    ends_on = DayField(
        label=lazy("Last day"), help_text=lazy("Empty: it ends on its first day."), required=False
    )
    deadline = DayField(
        label=lazy("Objections until the end of"),
        help_text=lazy("For a round only. Empty: the fund's number of working days."),
        required=False,
    )
    venue = forms.CharField(
        label=lazy("Where"),
        help_text=lazy("A place, online, or both."),
        required=False,
        max_length=200,
    )
    note = prose(lazy("Note"), rows=2, required=False)

    def __init__(self, body: str, working_days: int, *args: Any, **kwargs: Any) -> None:
        """`working_days`: how long a round stays open where no day is named."""
        self.body, self.working_days = body, working_days
        super().__init__(*args, **kwargs)

    def clean(self) -> Told:
        """Work out the deadline of a round, and the last day."""
        told = super().clean() or {}
        begins = told.get("starts_on")
        if begins and told.get("procedure") == "no-objection":
            told["deadline"] = told.get("deadline") or deadline_after(begins, self.working_days)
        elif told.get("deadline"):
            self.add_error("deadline", _("A meeting in a room has no deadline; a round has."))
        told["ends_on"] = told.get("ends_on") or told.get("deadline") or begins
        return told

    def told(self) -> Told:
        """What the command is called with."""
        return {**self.cleaned_data, "body": self.body}


class Amend(Plan):
    """A planned meeting, changed."""

    def __init__(self, meeting: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(meeting.body, 0, *args, **kwargs)
        self.number = meeting.number
        del self.fields["procedure"]
        if meeting.procedure != "no-objection":
            del self.fields["deadline"]
        for name in self.fields:
            self.fields[name].initial = getattr(meeting, name)

    def told(self) -> Told:
        """What the command is called with."""
        return {n: v for n, v in self.cleaned_data.items() if n in self.fields} | {
            "meeting": self.number
        }


class Reason(forms.Form):
    """Why something is struck, cancelled or taken off."""

    use_required_attribute = False
    why = forms.CharField(label=lazy("Why"), max_length=300)

    def __init__(self, told: Told, *args: Any, **kwargs: Any) -> None:
        """`told`: what it is, as the command names it."""
        self.subject = told
        super().__init__(*args, **kwargs)

    def told(self) -> Told:
        """What the command is called with."""
        return {**self.subject, **self.cleaned_data}


HOW = {
    "present": lazy("In the room"),
    "online": lazy("Online"),
    "represented": lazy("Represented"),
    "absent": lazy("Absent"),
}


class Attendance(forms.Form):
    """How each member took part; what stays as it was is not recorded again."""

    def __init__(
        self, members: Sequence[MemberView], now: dict[int, str], *args: Any, **kwargs: Any
    ) -> None:
        """`now`: how each member is recorded already, by number."""
        super().__init__(*args, **kwargs)
        self.now, self.members = now, {}
        for each in (m for seat in members for m in (seat, *seat.alternates)):
            name = f"member-{each.number}"
            field = forms.ChoiceField(
                label=each.label, choices=[("", "–"), *HOW.items()], required=False
            )
            field.initial = now.get(each.number, "")
            self.fields[name], self.members[name] = field, each

    @property
    def rows(self) -> list[tuple[MemberView, Any]]:
        """Each member with their field, in order."""
        return [(member, self[name]) for name, member in self.members.items()]

    def changes(self) -> list[tuple[int, str]]:
        """(member, how) for whoever took part in another way than is recorded."""
        told = ((m.number, self.cleaned_data[name]) for name, m in self.members.items())
        return [(number, how) for number, how in told if how and how != self.now.get(number)]


class Signed(forms.Form):
    """The signed copy of the minutes."""

    use_required_attribute = False
    file = KeptFile((".pdf",), label=lazy("The signed minutes, as PDF"))
    signed_on = DayField(label=lazy("Signed on"))
    words = forms.CharField(label=lazy("By whom"), required=False, max_length=300)

    def __init__(self, meeting: str, *args: Any, **kwargs: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **kwargs)

    def told(self) -> Told:
        """What the command is called with."""
        file, rest = self.cleaned_data["file"], {"signed_on", "words"}
        kept = {"meeting": self.meeting, "content": file.read(), "filename": file.name}
        return kept | {name: self.cleaned_data[name] for name in rest}
