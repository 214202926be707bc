"""Pages by which the register all funds share is kept, each by one form and one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, writing
from letsema.doors.web.forms.register import About, Register
from letsema.values import Actor, Refusal, may_add_to_record, may_keep_register

BEGUN = (
    *("source", "place", "agreement", "organisation", "giver", "kind"),
    *("programme", "question", "into", "other", "reference", "name", "heading"),
)
"""What an address may begin a form with."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by which the register is kept: what it says, its form, the command, who may."""

    title: Any
    lead: Any
    button: Any
    done: Any
    form: type[Register]
    command: Callable[..., Any]
    may: Callable[[Actor], list[Refusal]] = may_add_to_record
    workbook: bool = False
    template: str = "web/register_keep.html"


WITHDRAWN = lazy("From now on it counts nowhere. It stays in the record with your reason.")
RATHER_ENDED = lazy(
    "From now on it counts nowhere. It stays in the record with your reason. What did "
    "hold and holds no more gets an end instead."
)
"""The same of what can be given an end."""


def withdrawing(
    what: Any, form: type[Register], command: Callable[..., Any], *, ends: bool = False
) -> Sheet:
    """The page on which something entered by mistake is withdrawn; `ends`: it can get an end."""
    return Sheet(
        what,
        RATHER_ENDED if ends else WITHDRAWN,
        lazy("Withdraw it"),
        lazy("It is withdrawn and counts no more."),
        form,
        command,
        may_keep_register,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the page over it, what that is called, what it is about beside it."""

    address: str
    words: Any
    about: Any = ""


def about(request: HttpRequest, thing: Any = None) -> About:
    """Who writes, and what of."""
    by = acting.actor(request)
    return About(by, thing, seeing.sees_register(by))


def entered(
    request: HttpRequest,
    page: Sheet,
    place: Place,
    thing: Any = None,
    onward: Callable[[Any, Any], str] | None = None,
) -> HttpResponse:
    """A page with its form, or on to the page of what was entered with it.

    `onward` makes that address of what the command returned and the form; without it one goes back
    to `place`.
    """
    by = acting.actor(request)
    acting.insist(page.may(by))
    form = _form(request, page, about(request, thing))
    asked = request.method == "POST" and "more" not in request.POST
    if asked and (done := writing.taken_in(form, page.command, by=by)):
        return _onward(request, page, form, onward(done, form) if onward else place.address)
    shown = {"page": page, "place": place, "form": form}
    return render(request, page.template, shown, status=writing.status(form))


def _form(request: HttpRequest, page: Sheet, told: About) -> Register:
    """The form of a page: begun by its address, as it was sent, or with more room for rows."""
    begun = {name: value for name in BEGUN if (value := request.GET.get(name))}
    form = writing.opened(request, partial(page.form, told, initial=begun))
    return page.form(told, initial=form.with_room()) if "more" in request.POST else form


def closed(request: HttpRequest, page: Sheet, place: Place, why: str) -> HttpResponse:
    """A page that has nothing to enter any more, and why."""
    acting.insist(page.may(acting.actor(request)))
    shown = {"page": page, "place": place, "closed": why}
    return render(request, page.template, shown, status=409)


def _onward(request: HttpRequest, page: Sheet, form: Register, address: str) -> HttpResponse:
    messages.success(request, page.done)
    if "again" not in request.POST or not form.again:
        return redirect(address)
    told = {name: v for name in BEGUN if isinstance(v := form.data.get(name), str) and v}
    return redirect(f"{request.path}?{urlencode(told)}" if told else request.path)
