"""Forms by which a secretariat keeps its bodies: names, members, meetings, decisions, steers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import seats
from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import (
    BY_DECISION,
    WHAT_SAYS_SO,
    BodyForm,
    Cited,
    CountryField,
    OrganisationField,
    WhenField,
    source_choices,
)
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.pieces import prose, radios
from letsema.governance import queries as governance
from letsema.governance.queries import MemberView, SteerView
from letsema.governance.rules import BODY_KINDS, GROUPS, MEMBER_ROLES


class NewBody(Cited):
    """A body to be established."""

    kind = forms.ChoiceField(label=lazy("What it is"))
    name = forms.CharField(label=lazy("Name"), max_length=300)
    since = WhenField(label=lazy("Called so since"), required=False)
    short = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy(
            "Small letters, digits and hyphens; it is kept for life. Empty: made from the name."
        ),
        required=False,
        max_length=80,
    )
    parent = forms.ChoiceField(label=lazy("Part of"), required=False)
    secretariat = OrganisationField(
        label=lazy("Secretariat"),
        help_text=lazy("Begin to write and choose: an acronym or a name."),
        required=False,
    )
    country = CountryField(
        label=lazy("Country"),
        help_text=lazy("Of a national mechanism only."),
        required=False,
    )
    mandate = prose(
        lazy("Mandate"), lazy("What it is there for, in a sentence or two."), rows=3, required=False
    )
    groups = (
        (lazy("What it is called"), ("kind", "name", "since", "short")),
        (lazy("Where it belongs"), ("parent", "secretariat", "country", "mandate")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer kinds and bodies; a source is not needed."""
        self.fields["source"].required = False
        super().prepare()
        self.choose("kind", [(kind, wording.BODY_KINDS[kind]) for kind in BODY_KINDS])
        bodies = sorted((name, slug) for slug, _kind, name in governance.bodies())
        self.choose("parent", [(slug, name) for name, slug in bodies], _("No other body"))

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse one that is taken."""
        told = super().clean() or {}
        if not self.has_error("short") and told.get("name"):
            told["short"] = short = (
                (told.get("short") or slugify(told["name"])[:80]).strip("-_").lower()
            )
            if not short:
                self.add_error("short", _("Write one: the name has no letters to make it from."))
            elif short == "new" or governance.body(short):
                words = _("“%(short)s” is taken. Write another one.")
                self.add_error("short", words % {"short": short})
        return told

    def told(self) -> dict[str, Any]:
        """The name with its date; nothing for what is left empty."""
        told = super().told()
        told.pop("body")
        named = [(told.pop("name"), told.pop("since"))]
        told |= {"slug": told.pop("short"), "names": named}
        return told | {n: told[n] or None for n in ("parent", "secretariat")}


class Based(Cited):
    """A form about what rests on a decision of the body or on a source."""

    needs_source = True

    def prepare(self) -> None:
        """Offer the decisions of the body before the sources."""
        self.fields["source"].required = self.needs_source
        super().prepare()
        self.fields["source"].label = _("A decision or a source")
        found = reversed(governance.decisions(self.slug, public_only=False))
        told = [(BY_DECISION + each.number, each.number) for each in found]
        sources = source_choices(self.kept.funds)
        none = "" if self.needs_source else _("Nothing on record")
        self.choose("source", [(_("Decisions"), told), *sources] if told else sources, none)


class NewName(Based):
    """A name a body has from a date on; a decision or a source may say so."""

    text = forms.CharField(label=lazy("New name"), max_length=300)
    since = WhenField(label=lazy("Since"))
    groups = ((lazy("The name"), ("text", "since")), WHAT_SAYS_SO)
    needs_source = False

    def clean_text(self) -> str:
        """Refuse a name it has or had."""
        text: str = self.cleaned_data["text"]
        body = self.kept.body
        if body and text in (name for name, _since in body.names):
            raise forms.ValidationError(_("It is or was called so already."), "name")
        return text


class Successor(Cited):
    """The body that follows a body."""

    successor = forms.ChoiceField(label=lazy("Followed by"))
    groups = ((lazy("What follows it"), ("successor",)), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer every other body."""
        super().prepare()
        others = sorted((n, s) for s, _kind, n in governance.bodies() if s != self.slug)
        self.choose("successor", [(slug, name) for name, slug in others])


class NewMember(Cited):
    """A seat or role in a body."""

    again = True
    organisation = OrganisationField(
        label=lazy("Organisation"),
        help_text=lazy("Begin to write and choose: an acronym or a name."),
        required=False,
    )
    country = CountryField(
        label=lazy("Or a State"), help_text=lazy("Its name or three-letter code."), required=False
    )
    constituency = forms.CharField(
        label=lazy("Or a constituency"),
        help_text=lazy("In words: “Other contributors”."),
        required=False,
        max_length=200,
    )
    role = forms.ChoiceField(label=lazy("Role"))
    group = forms.ChoiceField(label=lazy("Group of seats"), required=False)
    seat = forms.CharField(
        label=lazy("Seat"),
        help_text=lazy("What the seat is called: “Donors 1”."),
        required=False,
        max_length=80,
    )
    alternate_for = forms.TypedChoiceField(
        label=lazy("Stands in for"),
        help_text=lazy("Of an alternate, and of nobody else."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    since = WhenField(label=lazy("Since"), required=False)
    until = WhenField(
        label=lazy("Until"),
        help_text=lazy("Empty while it lasts. Written like the date above."),
        required=False,
    )
    groups = (
        (lazy("Whose seat it is"), ("organisation", "country", "constituency")),
        (lazy("Which seat"), ("role", "group", "seat", "alternate_for")),
        (lazy("Since and until"), ("since", "until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer roles, groups and the voting seats of the body."""
        super().prepare()
        roles = [(role, capfirst(wording.word(wording.ROLES, role))) for role in MEMBER_ROLES]
        self.choose("role", roles)
        groups = [(group, wording.SEAT_GROUPS[group]) for group in GROUPS]
        self.choose("group", groups, _("No group"))
        members = self.kept.body.members if self.kept.body else ()
        held = [(m.number, _seat(m)) for m in members if m.takes_positions and not m.until]
        self.choose("alternate_for", held, _("Nobody: it is no alternate"))

    def told(self) -> dict[str, Any]:
        """No organisation where none is named."""
        told = super().told()
        return told | {"organisation": told["organisation"] or None}


def _seat(member: MemberView) -> str:
    return " · ".join(dict.fromkeys(part for part in (member.seat, seats.called(member)) if part))


class EndOfMembership(Cited):
    """Until when a member belonged to a body."""

    until = WhenField(label=lazy("Until"))
    groups = ((lazy("When it ended"), ("until",)), WHAT_SAYS_SO)

    def told(self) -> dict[str, Any]:
        """The member by number."""
        told = super().told()
        told.pop("body")
        return told | {"number": self.kept.about.number if self.kept.about else 0}


class Withdrawal(BodyForm):
    """Why something told of a member is taken back."""

    why = prose(lazy("Why"), lazy("What was wrong, in a sentence."), rows=2)

    def told(self) -> dict[str, Any]:
        """The member by number."""
        told = super().told()
        told.pop("body")
        return told | {"number": self.kept.about.number if self.kept.about else 0}


class PastMeeting(Cited):
    """A meeting that was held, as far as it is known."""

    again = True
    label = forms.CharField(
        label=lazy("What it is called"),
        help_text=lazy("As in print: “Second meeting”."),
        max_length=200,
    )
    held = WhenField(label=lazy("Held"))
    procedure = radios(lazy("How it decided"), list(wording.PROCEDURES.items()), initial="meeting")
    venue = forms.CharField(label=lazy("Where"), required=False, max_length=300)
    groups = ((lazy("The meeting"), ("label", "held", "procedure", "venue")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """A source is not needed."""
        self.fields["source"].required = False
        super().prepare()

    def clean_label(self) -> str:
        """Refuse the name of another meeting of the body."""
        label: str = self.cleaned_data["label"]
        for each in governance.meetings(self.slug):
            if each.label == label and each.state != "cancelled":
                told = {"when": wording.when(each.held)}
                raise forms.ValidationError(
                    _("A meeting of that name is on record already: %(when)s."), "label", told
                )
        return label


class PastDecision(BodyForm):
    """A numbered decision that was taken."""

    again = True
    number = forms.CharField(
        label=lazy("Number"),
        help_text=lazy("As it is printed. No other decision has it."),
        max_length=40,
    )
    taken_on = DayField(label=lazy("Taken on"))
    meeting = forms.ChoiceField(label=lazy("At which meeting"), required=False)
    words = prose(
        lazy("What was decided"), lazy("As it stands in the record of the meeting."), rows=5
    )
    corrects = forms.ChoiceField(label=lazy("Corrects an earlier decision"), required=False)
    internal = forms.BooleanField(
        label=lazy("It concerns what is not public"),
        help_text=lazy("Only those inside read it: of a note that was declined, for instance."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the meetings decisions may still be entered for, and the earlier decisions."""
        told = [m for m in governance.meetings(self.slug) if m.state in ("told", "open")]
        held = [(m.number or m.label, f"{m.label}, {wording.when(m.held)}") for m in reversed(told)]
        self.choose("meeting", held, _("Not known, or none"))
        found = reversed(governance.decisions(self.slug, public_only=False))
        self.choose("corrects", [(d.number, d.number) for d in found], _("None"))

    def told(self) -> dict[str, Any]:
        """Nothing for what is left empty."""
        told = super().told()
        return told | {name: told[name] or None for name in ("meeting", "corrects")}


class NewSteer(Based):
    """A dated interest of a body that notes answer."""

    title = forms.CharField(label=lazy("Title"), max_length=200)
    code = forms.SlugField(
        label=lazy("Short name"),
        help_text=lazy("Small letters, digits and hyphens. Empty: made from the title."),
        required=False,
        max_length=60,
    )
    words = prose(lazy("What the body looks for"), rows=4, required=False)
    since = WhenField(label=lazy("Since"))
    until = WhenField(
        label=lazy("Until"),
        help_text=lazy("Empty while it holds. Written like the date above."),
        required=False,
    )
    groups = (
        (lazy("The steer"), ("title", "code", "words")),
        (lazy("Since and until"), ("since", "until")),
        (lazy("What it rests on"), ("source", "place")),
    )

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse that of a steer that stands."""
        told = super().clean() or {}
        if self.has_error("code") or not told.get("title"):
            return told
        told["code"] = code = (told.get("code") or slugify(told["title"])[:60]).strip("-_").lower()
        if not code:
            self.add_error("code", _("Write one: the title has no letters to make it from."))
        for each in governance.steers(self.slug):
            if each.code == code and (each.until is None or each.since == told.get("since")):
                self.add_error("code", _("A steer of that short name stands already."))
                break
        return told


class EndOfSteer(Based):
    """Until when a steer holds; a decision or a source may say so."""

    until = WhenField(label=lazy("Until"))
    groups = ((lazy("When it ends"), ("until",)), WHAT_SAYS_SO)
    needs_source = False

    def told(self) -> dict[str, Any]:
        """The steer by its short name."""
        about = self.kept.about
        return super().told() | {"code": about.code if isinstance(about, SteerView) else ""}
