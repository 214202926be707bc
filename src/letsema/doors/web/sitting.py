"""A meeting being held: opening it, the room, closing it, the next edition as a proof, minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.constants import HEADER
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from letsema.documents import queries as documents
from letsema.doors.web import acting, chamber, proofs, writing
from letsema.doors.web.forms import meetings as forms
from letsema.doors.web.forms.moment import today
from letsema.doors.web.publications import TYPES, own_look
from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView
from letsema.journal import queries as journal
from letsema.proceedings import commands
from letsema.proceedings import queries as proceedings
from letsema.proceedings.queries import AgendaView, ItemView
from letsema.programmes import queries as programmes
from letsema.publications import commands as publishing
from letsema.publications import queries as publications
from letsema.publications import titles
from letsema.publications.queries import EditionView
from letsema.values import Refused

BOOKLET = proofs.BOOKLET
PAPERS: dict[str, tuple[str, dict[str, Any]]] = {
    "pack": ("meeting-pack", {}),
    "minutes": ("minutes", {}),
    "minutes-internal": ("minutes", {"internal": True}),
}
"""Papers of a meeting by the name in their address: the title, and how it is gathered."""
TOLD = (
    *("countries", "region", "thematic_area", "budget", "duration_months", "ends"),
    *("participants", "summary", "key_partners"),
)
"""What the room tells of a programme."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a programme before the committee is said to have."""

    facts: Mapping[str, Any]

    def value(self, name: str) -> Any:
        """A field's value, or None where no source tells."""
        return self.facts.get(name)


@require_POST
@acting.signed_in
def opening(request: HttpRequest, number: str) -> HttpResponse:
    """Open the meeting, or send the round out."""
    chamber.desk(request, number)
    if chamber.done(request, commands.open_sitting, _("It is open."), meeting=number):
        return redirect("room", number)
    return redirect("meeting", number)


def _on_screen(agenda: AgendaView, asked: str) -> ItemView | None:
    """The item asked for, else the one on screen, else the first that is not settled."""
    wanted = int(asked) if asked.isdecimal() and len(asked) < 19 else agenda.shown
    open_ = [item for item in agenda.items if item.state == "listed"]
    found = agenda.item(wanted) if wanted else None
    return found or next(iter([*open_, *agenda.items]), None)


@acting.signed_in
def room(request: HttpRequest, number: str) -> HttpResponse:
    """The room: the item on screen, what was said of it, the balance, the next step."""
    inside = chamber.inside(request, number)
    seen = str(journal.head()[0])
    if request.GET.get("seen") == seen:
        return HttpResponse(status=204)  # nothing was written since: the page stays as it is
    agenda = proceedings.agenda_of(inside.meeting)
    asked = request.GET.get("item", "")
    item = _on_screen(agenda, asked)
    shown = {
        **_item(inside, agenda, item),
        "agenda": agenda,
        "asked": asked if item and asked == str(item.number) else "",
        "seen": seen,
        "effect": inside.effect(agenda),
        **_place(agenda, item),
    }
    return render(request, "web/room.html", shown)


def _item(inside: chamber.Chamber, agenda: AgendaView, item: ItemView | None) -> dict[str, Any]:
    """The item on screen with what it is about and what was said of it."""
    return {
        "chamber": inside,
        "meeting": inside.meeting,
        "item": item,
        "entry": entry_of(item, inside.meeting.day),
        "heard": inside.heard(item, agenda.seats) if item else (),
    }


def _place(agenda: AgendaView, item: ItemView | None) -> dict[str, Any]:
    """Where an item stands on the list, and its neighbours."""
    order = [each.number for each in agenda.items if each.state != "taken-off"]
    at = order.index(item.number) if item and item.number in order else 0
    return {
        "place": at + 1,
        "count": len(order),
        "before": order[at - 1] if at else None,
        "after": order[at + 1] if at + 1 < len(order) else None,
    }


def entry_of(item: ItemView | None, day: date) -> Told | None:
    """What is told of the programme an item is about, as it stands."""
    if item is None or not item.programme:
        return None
    return Told(programmes.values_of(item.programme, TOLD, max(day, today())))


@require_POST
@acting.signed_in
def screen(request: HttpRequest, number: str) -> HttpResponse:
    """Put an item on the screen of everybody in the room."""
    chamber.desk(request, number)
    text = request.POST.get("item", "")
    item = int(text) if text.isdecimal() and len(text) < 19 else None
    words = _("The room sees this item now.")
    chamber.done(request, commands.show_item, words, meeting=number, item=item)
    return redirect("room", number)


@acting.signed_in
def closing(request: HttpRequest, number: str) -> HttpResponse:
    """What closing the meeting will apply, and what still hinders it; and closing it."""
    desk = chamber.desk(request, number)
    refused: list[Any] = []
    if request.method == "POST":
        refused = _closed(request, number)
        if not refused:
            return redirect("proof", number)
        desk = chamber.desk(request, number)
    agenda = proceedings.agenda_of(desk.meeting)
    shown = {
        "chamber": desk,
        "meeting": desk.meeting,
        "agenda": agenda,
        "standing": [each for each in agenda.resolutions if each.standing],
        "undecided": [i for i in agenda.items if i.state == "listed" and not i.resolution],
        "hindrances": () if refused else proceedings.hindrances(number, today()),
        "effect": desk.effect(agenda),
        "refused": refused,
    }
    return render(request, "web/closing.html", shown, status=422 if refused else 200)


def _closed(request: HttpRequest, number: str) -> list[Any]:
    """Close the meeting; why not, where it is refused."""
    try:
        taken = commands.close_sitting(meeting=number, by=acting.actor(request), at=writing.now())
    except Refused as refused:
        return list(refused.refusals)
    words = ngettext(
        "The meeting is closed. %(count)d decision is taken and applied.",
        "The meeting is closed. %(count)d decisions are taken and applied.",
        len(taken),
    )
    messages.success(request, words % {"count": len(taken)})
    return []


def _day(meeting: MeetingView) -> date:
    """The day the edition after a meeting is as at: its last, or the day it was closed before."""
    closed = meeting.closed_at.date() if meeting.closed_at else today()
    return min(meeting.ends_on or closed, closed)


def edition_after(found: chamber.Chamber) -> EditionView | None:
    """The first edition that followed from a meeting, or None while there is none."""
    meeting = found.meeting
    if meeting.closed_at is None or not found.fund:
        return None
    told = publications.editions(found.fund, BOOKLET)
    after = [
        each
        for each in told
        if each.follows == meeting.label and each.released_at >= meeting.closed_at
    ]
    return min(after, key=lambda each: each.number, default=None)


@acting.signed_in
def proof(request: HttpRequest, number: str) -> HttpResponse:
    """The next edition of the booklet as a proof, with its changes; releasing it."""
    desk = chamber.desk(request, number)
    if desk.meeting.state != "closed":
        messages.info(request, _("The next edition is shown once the meeting is closed."))
        return redirect("meeting", number)
    day = _day(desk.meeting)
    if request.method == "POST":
        return _released(request, desk, day)
    shown = {
        "chamber": desk,
        "meeting": desk.meeting,
        "fund": governance.fund(desk.fund),
        "edition": edition_after(desk),
        "proof": proofs.proof(desk.fund, day),
        "day": day,
        "decisions": governance.decisions(meeting=number, public_only=False),
    }
    return render(request, "web/proof.html", shown)


def _released(request: HttpRequest, desk: chamber.Chamber, day: date) -> HttpResponse:
    """Release the proof as the next edition, and lead to it."""
    try:
        edition = publishing.release(
            title=BOOKLET, subject=desk.fund, as_at=day, by=desk.by, at=writing.now()
        )
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, acting.told(refusal))
        return redirect("proof", desk.number)
    messages.success(request, _("Released: this is edition %(n)d.") % {"n": edition.number})
    return redirect("proof", desk.number)


@acting.signed_in
def proof_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The proof, as it would be printed."""
    desk = chamber.desk(request, number)
    content = proofs.content_of(desk.fund, _day(desk.meeting))
    if content is None:
        raise Http404(_("There is nothing to publish yet."))
    made = titles.render(BOOKLET, content, ("pdf",))["pdf"]
    return _file(made, "pdf", f"{desk.fund}-proof-{number}.pdf")


@acting.signed_in
def paper(request: HttpRequest, number: str, name: str, form: str) -> HttpResponse:
    """The pack for members, or the minutes as the record drafts them, in public words or inside."""
    inside = chamber.inside(request, number)
    title, told = PAPERS.get(name, ("", {}))
    if form not in getattr(titles.TITLES.get(title), "FORMS", ()):
        raise Http404(_("There is no such paper."))
    language = get_language() or "en"
    language = language if language in titles.LANGUAGES else titles.LANGUAGES[0]
    content = titles.TITLES[title].gather(inside.number, today(), None, language, **told)
    made = titles.render(title, content, (form,))[form]
    return _file(made, form, f"{number}-{name}.{form}")


def _file(made: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=TYPES.get(form, "application/octet-stream"))
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if form == "html":
        response[HEADER] = own_look(made)
    return response


@acting.signed_in
def signed_copy(request: HttpRequest, number: str, sha256: str) -> HttpResponse:
    """A signed copy of the minutes, as it was kept."""
    chamber.inside(request, number)
    if sha256 not in {each.sha256 for each in proceedings.signed_minutes(number)}:
        raise Http404(_("There is no such copy."))
    return _file(documents.file_content(sha256), "pdf", f"{number}-minutes-signed.pdf")


@writing.keeps_words
def signed(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the signed copy of the minutes."""
    desk = chamber.desk(request, number)
    form = writing.opened(request, lambda *told: forms.Signed(number, *told))
    if request.method == "POST" and writing.taken_in(
        form, commands.keep_signed_minutes, by=desk.by
    ):
        messages.success(request, _("The signed minutes are kept."))
        return redirect("meeting", number)
    shown = {"chamber": desk, "meeting": desk.meeting, "form": form}
    return render(request, "web/minutes_signed.html", shown, status=writing.status(form))
