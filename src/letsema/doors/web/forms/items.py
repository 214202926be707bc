"""Forms of an item: interests, positions, papers, the resolution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web.forms.pieces import PAPERS, KeptFile, prose, radios
from letsema.governance.queries import MemberView
from letsema.proceedings.rules.sitting import STANDS

Told = dict[str, Any]


def _members(members: Sequence[MemberView]) -> list[tuple[int, str]]:
    named = [(m.number, f"{m.label} · {m.seat}" if m.seat else m.label) for m in members]
    return [("", _("Choose")), *named] if len(named) > 1 else named  # type: ignore[list-item]


class Speaking(forms.Form):
    """Something said of an item for a member."""

    use_required_attribute = False

    member = forms.TypedChoiceField(label=lazy("Member"), coerce=int)

    def __init__(self, item: int, members: Sequence[MemberView], *args: Any, **kwargs: Any) -> None:
        self.item = item
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = _members(members)  # type: ignore[attr-defined]
        if len(members) == 1:
            self.fields["member"].initial = members[0].number
            self.fields["member"].widget = forms.HiddenInput()

    def told(self) -> Told:
        """What the command is called with."""
        return {**self.cleaned_data, "item": self.item}


class Interest(Speaking):
    """An interest a member declares."""

    words = prose(
        lazy("Which interest"),
        lazy("May stay empty where the record suggests it already."),
        rows=2,
        required=False,
    )


FOLLOWS = {
    "comment": lazy("it is recorded, and hinders nothing"),
    "object": lazy("then it can only be deferred, returned or taken off"),
    "stand-aside": lazy("the member does not agree, and hinders nothing"),
}
FOLLOWS_IN_ROUND = {
    **FOLLOWS,
    "object": lazy("the item goes to a meeting at once, and leaves this round"),
}
"""What follows from a position, told where it is taken."""


class Position(Speaking):
    """What a member says of an item."""

    stand = radios(lazy("Position"), ())
    words = prose(
        lazy("In their words"), lazy("Needed for a comment and an objection."), 2, required=False
    )

    def __init__(
        self, item: int, members: Sequence[MemberView], of_round: bool, *args: Any, **kwargs: Any
    ) -> None:
        """`of_round`: whether an objection sends the item to a meeting at once."""
        super().__init__(item, members, *args, **kwargs)
        follows = FOLLOWS_IN_ROUND if of_round else FOLLOWS
        self.fields["stand"].choices = [  # type: ignore[attr-defined]
            (code, f"{_(text)}: {follows[code]}" if code in follows else _(text))
            for code, text in STANDS.items()
        ]


class Paper(forms.Form):
    """A file put before the committee."""

    use_required_attribute = False

    title = forms.CharField(label=lazy("Title of the paper"), max_length=200)
    file = KeptFile(PAPERS, label=lazy("The paper, PDF or DOCX"))

    def __init__(self, item: int, *args: Any, **kwargs: Any) -> None:
        self.item = item
        super().__init__(*args, **kwargs)

    def told(self) -> Told:
        """What the command is called with."""
        file, title = self.cleaned_data["file"], self.cleaned_data["title"]
        kept = {"content": file.read(), "filename": file.name}
        return {**kept, "title": title, "item": self.item}


class Words(forms.Form):
    """How a decision is worded, in public and inside."""

    use_required_attribute = False

    words = prose(
        lazy("The decision, as it will be published"),
        lazy("Left as it stands, the sentence takes up the items and terms chosen above."),
        rows=3,
    )
    internal_words = prose(
        lazy("For the committee and the secretariat only"), rows=2, required=False
    )


class Slate(forms.Form):
    """The items one resolution decides together."""

    use_required_attribute = False

    items = forms.TypedMultipleChoiceField(
        label=lazy("Of which items"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": lazy("Choose the items it decides."),
            "invalid_choice": lazy(
                "One of them was resolved or taken off meanwhile: choose again."
            ),
        },
    )

    def __init__(self, choices: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = choices  # type: ignore[attr-defined]
