"""Pages by which a secretariat keeps its bodies, each by one form and one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seats, writing
from letsema.doors.web.forms import governance as forms
from letsema.doors.web.forms.citing import BodyForm, Kept
from letsema.governance import commands
from letsema.governance import queries as governance
from letsema.governance.queries import FundView, MemberView, SteerView
from letsema.values import Actor, may_keep_record


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by which a body is kept: what it says, its form, the command it calls."""

    title: Any
    lead: Any
    button: Any
    done: Any
    form: type[BodyForm]
    command: Callable[..., Any]
    workbook: bool = False


NEW = Sheet(
    lazy("Establish a body"),
    lazy(
        "A committee, a group, a network or a forum. It keeps its page for life, under every name."
    ),
    lazy("Establish it"),
    lazy("The body is on record."),
    forms.NewBody,
    commands.establish_body,
)
SHEETS = {
    "names": Sheet(
        lazy("Enter a new name"),
        lazy("The name it had until then ends with that date and stays on record."),
        lazy("Enter the name"),
        lazy("The new name is on record."),
        forms.NewName,
        commands.name_body,
    ),
    "successor": Sheet(
        lazy("Say which body follows it"),
        lazy("Each keeps its own page; they point to each other. It is said once."),
        lazy("Enter the successor"),
        lazy("It is on record which body follows."),
        forms.Successor,
        commands.name_successor,
    ),
    "member": Sheet(
        lazy("Admit a member"),
        lazy(
            "A seat or role from a day on. It is held by an organisation, a State or a "
            "constituency, never by a person."
        ),
        lazy("Admit the member"),
        lazy("The member is on record."),
        forms.NewMember,
        commands.admit_member,
        workbook=True,
    ),
    "meeting": Sheet(
        lazy("Enter a past meeting"),
        lazy(
            "As far as it is known. A meeting still to come is planned instead: then it gets "
            "a number, a list and papers."
        ),
        lazy("Enter the meeting"),
        lazy("The meeting is on record."),
        forms.PastMeeting,
        commands.enter_meeting,
        workbook=True,
    ),
    "decision": Sheet(
        lazy("Enter a past decision"),
        lazy(
            "One that was taken and numbered elsewhere. What is decided at a meeting kept here "
            "gets its number when that meeting is closed."
        ),
        lazy("Enter the decision"),
        lazy("The decision is on record."),
        forms.PastDecision,
        commands.enter_decision,
        workbook=True,
    ),
    "steer": Sheet(
        lazy("Give a steer"),
        lazy(
            "A dated interest of the body: notes are asked to answer it. It rests on a decision "
            "or on a source."
        ),
        lazy("Give the steer"),
        lazy("The steer is on record. Notes can answer it."),
        forms.NewSteer,
        commands.give_steer,
    ),
    "member-end": Sheet(
        lazy("End a member’s time"),
        lazy("The seat and all it did stay on record. It is said once."),
        lazy("End it"),
        lazy("It is on record until when they belonged to the body."),
        forms.EndOfMembership,
        commands.end_membership,
    ),
    "member-withdraw": Sheet(
        lazy("Withdraw a member entered by mistake"),
        lazy(
            "From now on it counts nowhere. It stays in the record with your reason, as does what "
            "was said from it. Who did sit there gets an end instead."
        ),
        lazy("Withdraw it"),
        lazy("It is withdrawn and counts no more."),
        forms.Withdrawal,
        commands.withdraw_member,
    ),
    "member-end-withdraw": Sheet(
        lazy("Take back an end entered by mistake"),
        lazy("Their time goes on as if it had not been told. What stood stays in the journal."),
        lazy("Take it back"),
        lazy("The end is taken back."),
        forms.Withdrawal,
        commands.withdraw_end,
    ),
    "steer-end": Sheet(
        lazy("End a steer"),
        lazy("From then on nobody is asked to answer it. Answers given stay."),
        lazy("End the steer"),
        lazy("The steer has ended."),
        forms.EndOfSteer,
        commands.end_steer,
    ),
}
"""The pages of a body, by what their addresses are called."""


def _funds(by: Actor, slugs: tuple[str, ...] = ()) -> tuple[FundView, ...]:
    """The funds whose own record somebody may cite: those of these they keep."""
    funds = governance.funds()
    return tuple(
        each
        for each in funds
        if (not slugs or each.slug in slugs) and not may_keep_record(by, each.slug)
    )


def _kept(request: HttpRequest, slug: str, number: int | None, code: str | None) -> Kept:
    """The body for who keeps it, with the member or the steer a page is about."""
    body, by = governance.body(slug), acting.actor(request)
    if body is None:
        raise Http404(_("No body is called “%(slug)s” here.") % {"slug": slug[:60]})
    slugs = governance.funds_of_committee(slug)
    acting.insist(may_keep_record(by, *slugs))
    about: MemberView | SteerView | None = None
    if number is not None:
        about = next((each for each in body.members if each.number == number), None)
    elif code is not None:
        about = next((s for s in reversed(governance.steers(slug)) if s.code == code), None)
    if about is None and (number, code) != (None, None):
        raise Http404(_("Nothing of that name is on record of this body."))
    return Kept(body, _funds(by, slugs), about)


def _called(kept: Kept) -> str:
    """What a page is about, beside the body."""
    if isinstance(kept.about, MemberView):
        return " · ".join(dict.fromkeys(filter(None, (seats.called(kept.about), kept.about.seat))))
    return kept.about.title if kept.about else ""


def _closed(kept: Kept, sheet: str) -> str:
    """Why a page has nothing to enter any more, else nothing."""
    ended = bool(kept.about and kept.about.until)
    if sheet == "member-end-withdraw" and not ended:
        return _("No end is on record.")
    if sheet in ("member-end", "steer-end") and ended:
        return _("Its end is on record already.")
    if sheet == "successor" and kept.body and kept.body.successor:
        return _("It is on record already which body follows.")
    return ""


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the entry before left for the next one."""
    return {name: value for name in ("source", "place") if (value := request.GET.get(name))}


def _onward(request: HttpRequest, page: Sheet, slug: str, form: BodyForm) -> HttpResponse:
    """After it is on record: to the next entry, where one was asked for, else to the body."""
    messages.success(request, page.done)
    if "again" not in request.POST or not form.again:
        return redirect("body", slug)
    told = {n: v for n in ("source", "place") if (v := form.cleaned_data.get(n))}
    return redirect(f"{request.path}?{urlencode(told)}" if told else request.path)


@writing.keeps_words
def keep(
    request: HttpRequest, slug: str, sheet: str, number: int | None = None, code: str | None = None
) -> HttpResponse:
    """A page by which a body is kept."""
    kept, page = _kept(request, slug, number, code), SHEETS[sheet]
    shown = {"page": page, "body": kept.body, "about": _called(kept)}
    if closed := _closed(kept, sheet):
        return render(request, "web/body_keep.html", {**shown, "closed": closed}, status=409)
    form = writing.opened(request, partial(page.form, kept, initial=_begun(request)))
    by = acting.actor(request)
    if request.method == "POST" and writing.taken_in(form, page.command, by=by):
        return _onward(request, page, slug, form)
    return render(
        request, "web/body_keep.html", {**shown, "form": form}, status=writing.status(form)
    )


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Establish a body."""
    by = acting.actor(request)
    acting.insist(may_keep_record(by))
    form = writing.opened(request, partial(NEW.form, Kept(None, _funds(by))))
    if request.method == "POST" and (slug := writing.taken_in(form, NEW.command, by=by)):
        messages.success(request, NEW.done)
        return redirect("body", slug)
    shown = {"page": NEW, "form": form}
    return render(request, "web/body_keep.html", shown, status=writing.status(form))


def keeps(by: Actor, slug: str) -> bool:
    """Whether somebody keeps a body."""
    return not may_keep_record(by, *governance.funds_of_committee(slug))


def settled_by(by: Actor, slug: str) -> list[FundView]:
    """The funds a body is the committee of whose settings somebody keeps."""
    return list(_funds(by, slugs)) if (slugs := governance.funds_of_committee(slug)) else []
