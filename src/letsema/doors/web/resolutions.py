"""Resolving items: an act, its terms, its words; changing and striking a resolution."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from letsema.doors.web import acting, chamber, sitting, terms, wording, writing
from letsema.doors.web.forms import items as forms
from letsema.doors.web.forms.meetings import Reason
from letsema.doors.web.forms.terms import Offered, TermsForm, form_of
from letsema.doors.web.forms.together import Together
from letsema.proceedings import commands
from letsema.proceedings import queries as proceedings
from letsema.proceedings.queries import ItemView
from letsema.proceedings.rules.acts import ACTS, VOID, Act, Correction, acts_for
from letsema.proceedings.rules.terms import Terms

NOT_IN_TRUTH = ("correct", "defer", "waive")
ABOUT_FUND = "fund-matter"


class Sheet(Together):
    """The forms of one resolution: which items, which act, its terms, its words.

    The act, and for a correction the decision and the right act, stand in the address.
    """

    def __init__(self, request: HttpRequest, desk: chamber.Chamber, item: ItemView) -> None:
        self.asked, self.desk, self.item = request.GET, desk, item
        self.standing = item.resolution
        self.act = self._act()
        told = request.POST if request.method == "POST" else None
        self.terms = self._terms(told)
        self.slate = self._slate(told)
        self.words = forms.Words(told, initial=self._initial())
        self.parts = [form for form in (self.slate, self.terms, self.words) if form is not None]

    def _act(self) -> str:
        stands = self.standing.act if self.standing else self._asked_for()
        asked = self.asked.get("act") or stands
        return asked if asked in ACTS else ""

    def _asked_for(self) -> str:
        """The act its request asks for, where it may be decided."""
        kind = self.item.request.kind if self.item.request else ""
        fitting = {each.act.code for each in proceedings.proposals(self.item.number)}
        return kind if kind in fitting else ""

    @property
    def _same(self) -> bool:
        """Whether the resolution that stands is of the act that is asked for."""
        return bool(self.standing and self.standing.act == self.act)

    @property
    def correcting(self) -> bool:
        """Whether it corrects an earlier decision."""
        return self.act == "correct"

    @cached_property
    def _stood(self) -> Terms | None:
        """The terms that stand, else those a request asks for."""
        if self.standing and self._same:
            return self.standing.terms
        told = proceedings.proposals(self.item.number)
        return next((each.terms for each in told if each.act.code == self.act), None)

    @property
    def right(self) -> str:
        """The act that should have been decided, where it corrects one."""
        stood = self._stood.act if isinstance(self._stood, Correction) else VOID
        asked = self.asked.get("right") or stood
        return asked if asked in ACTS and asked not in NOT_IN_TRUTH else VOID

    @property
    def corrected(self) -> str:
        """The earlier decision it corrects."""
        stood = self._stood.decision if isinstance(self._stood, Correction) else ""
        return self.asked.get("decision") or stood

    @cached_property
    def offered(self) -> Offered:
        """What there is to choose from."""
        meeting = self.desk.meeting
        return terms.offered(
            self.item.programme,
            meeting.day,
            meeting.body,
            but=self.desk.number,
            correcting=self.correcting,
        )

    @property
    def ready(self) -> bool:
        """Whether all is chosen that the forms depend on."""
        return bool(self.act) and (not self.correcting or bool(self.corrected))

    def right_acts(self) -> list[Act]:
        """What may have been decided in truth: what fitted before the decision to correct."""
        named = Correction(self.corrected)
        subject = proceedings.subject_for(
            self.item.kind, self.item.programme, self.desk.meeting.day, named
        )
        before = subject.earlier.before if subject.earlier else None
        if self.item.programme:
            fitting = acts_for(replace(before or subject, kind=""))
            found = [act for act in fitting if act.decided_in]
        else:
            found = [act for act in ACTS.values() if ABOUT_FUND in act.kinds]
        return [act for act in found if act.code not in NOT_IN_TRUTH]

    def _terms(self, told: Any) -> TermsForm | None:
        act = self.right if self.correcting else self.act
        make = form_of(act) if act in ACTS else None
        return make(self.offered, self._begin(), told) if make else None

    def _begin(self) -> Terms | None:
        """The terms a form begins with; of a correction, those of the right act."""
        if not self.correcting:
            return self._stood
        if isinstance(self._stood, Correction) and self._stood.act == self.right:
            return self._stood.terms
        wrong = proceedings.resolution(self.corrected)
        return wrong.terms if wrong and wrong.act == self.right else None

    def _slate(self, told: Any) -> forms.Slate | None:
        """Other items the same may be decided of; None where it is of one item only."""
        if not self.act or ACTS[self.act].once or self.correcting:
            return None
        choices = [
            (each.number, f"{each.position}. {each.title}")
            for each in proceedings.items(self.item.meeting)
            if each.state == "listed"
            and each.kind == self.item.kind
            and (each.resolution is None or each.number in self._together())
        ]
        sent = told.getlist("items") if told else ()
        if len(choices) < 2 and len(sent) < 2:
            return None
        return forms.Slate(choices, told, initial={"items": self._together()})

    def _together(self) -> list[int]:
        return list(self.standing.items) if self.standing else [self.item.number]

    def _initial(self) -> dict[str, str]:
        if self.standing and self._same:
            return {"words": self.standing.words, "internal_words": self.standing.internal_words}
        return {"words": self._sentence(self._together(), self._named(self._begin()))}

    def _named(self, made: Terms | None) -> Terms | None:
        """The terms as the command takes them."""
        if not self.correcting:
            return made
        return Correction(self.corrected, self.right, None if self.right == VOID else made)

    def _sentence(self, items: list[int], made: Terms | None) -> str:
        named = {each.number: each.title for each in proceedings.items(self.item.meeting)}
        titles = [_title(named[number]) for number in items if number in named]
        return wording.sentence(self.desk.meeting.body, self.act, titles, made)

    def told(self) -> dict[str, Any]:
        """What the command is called with, after every part was found valid.

        Words left as they were offered take up the items and terms that were chosen.
        """
        made = self._named(self.terms.terms() if self.terms else Terms()) or Terms()
        items = self.slate.cleaned_data["items"] if self.slate else [self.item.number]
        said = self.words.cleaned_data
        offered = self._sentence(self._together(), self._named(self._begin()))
        if " ".join(said["words"].split()) == " ".join(offered.split()):
            said = {**said, "words": self._sentence(items, made)}
        return {"act": self.act, "terms": made, "items": items, **said}


def _title(text: str) -> str:
    """A title inside quotation marks has no full stop."""
    return text.strip().rstrip(".")


def _resolved(sheet: Sheet) -> Any:
    """Resolve, or change what was resolved; None where it is refused, the forms then say why."""
    if sheet.standing:
        told, command = {"number": sheet.standing.number}, commands.amend_resolution
    else:
        told, command = {"meeting": sheet.desk.number}, commands.resolve
    return writing.taken_in(sheet, command, **told, by=sheet.desk.by)


@acting.signed_in
def resolve(request: HttpRequest, number: int) -> HttpResponse:
    """Resolve an item, alone or with others: the act, its terms, its words."""
    _inside, item = chamber.before(request, number)
    desk = chamber.desk(request, item.meeting)
    sheet = Sheet(request, desk, item)
    if request.method == "POST" and sheet.ready and _resolved(sheet):
        messages.success(request, _resolved_words(item))
        return redirect(_back(request, item))
    shown = {
        **_about(desk, item),
        "sheet": sheet,
        "act": ACTS.get(sheet.act),
        "back": _back(request, item),
        "kept": {"from": "room"} if request.GET.get("from") == "room" else {},
    }
    wrong = request.method == "POST"
    return render(request, "web/resolve.html", shown, status=422 if wrong else 200)


def _about(desk: chamber.Chamber, item: ItemView) -> dict[str, Any]:
    """What is resolved, and what may be decided of it, what is asked for first."""
    asked = item.request.kind if item.request else ""
    proposals = proceedings.proposals(item.number)
    return {
        "chamber": desk,
        "meeting": desk.meeting,
        "item": item,
        "entry": sitting.entry_of(item, desk.meeting.day),
        "proposals": sorted(proposals, key=lambda each: each.act.code != asked),
    }


def _resolved_words(item: ItemView) -> str:
    found = proceedings.item(item.number)
    number = found.resolution.number if found and found.resolution else ""
    words = _("Resolved as %(number)s. Nothing changes before the meeting is closed.")
    return words % {"number": number}


def _back(request: HttpRequest, item: ItemView) -> str:
    """Where one came from: the room, at this item, or the item's own page."""
    if request.GET.get("from") == "room":
        return f"{reverse('room', args=[item.meeting])}?{urlencode({'item': item.number})}"
    return reverse("item", args=[item.number])


@writing.keeps_words
def strike(request: HttpRequest, number: str) -> HttpResponse:
    """Strike a resolution before the meeting is closed, with the reason."""
    found = proceedings.resolution(number)
    if found is None:
        raise Http404(_("There is no resolution “%(number)s”.") % {"number": number[:60]})
    desk = chamber.desk(request, found.meeting)
    form = writing.opened(request, lambda *told: Reason({"number": number}, *told))
    if request.method == "POST" and writing.taken_in(form, commands.strike_resolution, by=desk.by):
        messages.success(request, _("The resolution is struck; its number is not used again."))
        return redirect("room", found.meeting)
    shown = {"chamber": desk, "meeting": desk.meeting, "resolution": found, "form": form}
    return render(request, "web/resolution_struck.html", shown, status=writing.status(form))
