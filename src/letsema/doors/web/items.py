"""An item before the committee: what it is about, papers, interests, positions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from letsema.documents import queries as documents
from letsema.doors.web import acting, chamber, seeing, sitting, writing
from letsema.doors.web.forms import items as forms
from letsema.doors.web.forms.meetings import Reason
from letsema.proceedings import commands
from letsema.proceedings import queries as proceedings
from letsema.proceedings.queries import ItemView
from letsema.programmes import queries as programmes
from letsema.values import Refusal

NO_SEAT = Refusal(
    "not-yours", "positions are taken by who holds a seat, or recorded by the secretariat"
)


@acting.signed_in
def item(request: HttpRequest, number: int, **said: Any) -> HttpResponse:
    """An item with all that was said of it, and what one may say."""
    inside, found = chamber.before(request, number)
    reference = found.programme
    shown = {
        **_speaking(inside, found),
        "chamber": inside,
        "meeting": inside.meeting,
        "item": found,
        "entry": sitting.entry_of(found, inside.meeting.day),
        "assessments": programmes.assessments(reference) if reference and _judges(inside) else (),
        "conditions": programmes.conditions(reference, open_only=True) if reference else (),
        "proposals": proceedings.proposals(number) if inside.keeps else (),
        "paper": forms.Paper(number),
        **said,
    }
    wrong = any(form.is_bound for form in said.values())
    return render(request, "web/item.html", shown, status=422 if wrong else 200)


def _speaking(inside: chamber.Chamber, found: ItemView) -> dict[str, Any]:
    """What was said of an item, by whom one may speak, and the forms to do so."""
    speaking = inside.speaks_for()
    mine = {each.number for each in speaking}
    suggested = proceedings.interests_suggested(found.number)
    return {
        "heard": inside.heard(found),
        "suggested": [(each, each.member.number in mine) for each in suggested],
        "speaking": speaking,
        "silent": [] if speaking else [NO_SEAT],
        "interest": _interest(inside, found.number),
        "position": _position(inside, found.number),
    }


def _interest(inside: chamber.Chamber, number: int, told: Any = None) -> forms.Interest:
    return forms.Interest(number, inside.speaks_for(), told, auto_id="id-interest-%s")


def _position(inside: chamber.Chamber, number: int, told: Any = None) -> forms.Position:
    members = [each for each in inside.speaks_for() if each.takes_positions] or inside.speaks_for()
    auto_id = "id-position-%s"
    return forms.Position(number, members, inside.round, told, auto_id=auto_id)


def _judges(inside: chamber.Chamber) -> bool:
    return inside.keeps or seeing.sees_judgements(inside.by, seeing.Scope(fund=inside.fund))


def _said(
    request: HttpRequest, number: int, name: str, make: Callable[..., Any], command: Any, words: str
) -> HttpResponse:
    """Take in one of the forms of an item, or show the page with what is wrong in it."""
    inside, _found = chamber.before(request, number)
    form = make(inside)
    if writing.taken_in(form, command, by=inside.by):
        messages.success(request, words)
        return redirect("item", number)
    return item(request, number, **{name: form})


@require_POST
@acting.signed_in
def interest(request: HttpRequest, number: int) -> HttpResponse:
    """Declare an interest of a member."""

    def form(inside: chamber.Chamber) -> forms.Interest:
        return _interest(inside, number, request.POST)

    words = _("The interest is declared. It stands in the minutes.")
    return _said(request, number, "interest", form, commands.declare_interest, words)


@require_POST
@acting.signed_in
def position(request: HttpRequest, number: int) -> HttpResponse:
    """Take a position for a member."""

    def form(inside: chamber.Chamber) -> forms.Position:
        return _position(inside, number, request.POST)

    return _said(
        request, number, "position", form, commands.take_position, _("The position is recorded.")
    )


@require_POST
@acting.signed_in
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Put a paper before the committee."""

    def form(inside: chamber.Chamber) -> forms.Paper:
        return forms.Paper(number, request.POST, request.FILES)

    return _said(
        request, number, "paper", form, commands.attach_paper, _("The paper is with the item.")
    )


@acting.signed_in
def paper_file(request: HttpRequest, number: int, sha256: str) -> HttpResponse:
    """A paper's file."""
    _inside, found = chamber.before(request, number)
    if sha256 not in {each.sha256 for each in found.papers}:
        raise Http404(_("This item has no such paper."))
    kept = documents.files([sha256]).get(sha256)
    if kept is None:
        raise Http404(_("The record keeps no such file."))
    response = HttpResponse(documents.file_content(sha256), content_type=kept.media_type)
    response["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    return response


@writing.keeps_words
def taken_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take an item off the list, with the reason."""
    _inside, found = chamber.before(request, number)
    inside = chamber.desk(request, found.meeting)
    form = writing.opened(request, lambda *told: Reason({"item": number}, *told))
    if request.method == "POST" and writing.taken_in(form, commands.take_off, by=inside.by):
        messages.success(request, _("It is taken off the list."))
        return redirect("agenda", found.meeting)
    shown = {"chamber": inside, "meeting": inside.meeting, "item": found, "form": form}
    return render(request, "web/item_off.html", shown, status=writing.status(form))
