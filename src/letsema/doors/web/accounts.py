"""Pages of people: who holds which role, what I may, answering an invitation, being turned away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from allauth.account.internal.flows.login import perform_password_login  # isort: skip
from allauth.account.models import Login  # isort: skip

from letsema.accounts import commands, queries
from letsema.doors.web import acting, people_list, roles
from letsema.doors.web.forms.accounts import Acceptance, Invite
from letsema.governance import queries as governance
from letsema.values import Actor, Refusal, Refused, may_administer


def _now() -> datetime:
    """The instant it is: doors read the clock."""
    return timezone.now()


@acting.signed_in
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, which roles I hold, what each lets me do."""
    key = request.user.key  # type: ignore[union-attr]
    return render(request, "web/me.html", {"person": queries.person(key), "roles": roles.NAMES})


def _funds_administered(by: Actor) -> list[str]:
    """The funds somebody may give roles in; an empty slug among them is every fund."""
    every = ["", *(fund.slug for fund in governance.funds())]
    return [slug for slug in every if not may_administer(by, slug)]


def _administered(by: Actor) -> list[str]:
    """The same; somebody who administers none is turned away."""
    funds = _funds_administered(by)
    if not funds:
        acting.insist(may_administer(by))
    return funds


@acting.signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Who holds which role, for what, since when; and the form that invites."""
    by = acting.actor(request)
    funds = _administered(by)
    form = Invite(funds, request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, form, by):
        return redirect("people")
    status, called = 422 if form.errors else 200, roles.Called.all()
    fund = "" if "" in funds else funds[0]
    waiting = queries.invitations(fund)
    told = [(each, each.state(_now()), roles.scope(each.terms, called)) for each in waiting]
    shown = {"form": form, "funds": funds, "invitations": told}
    rows = people_list.rows(queries.people(fund), called)
    return people_list.PEOPLE.answer(
        request, "web/people.html", rows, file="people", status=status, **shown
    )


def _invited(request: HttpRequest, form: Invite, by: Actor) -> bool:
    """Invite as the form says and write to them; False where it is refused, the form says why."""
    try:
        token = commands.invite_person(**form.cleaned_data, by=by, at=_now())
    except Refused as refused:
        acting.add_refusals(form, refused)
        return False
    told = form.cleaned_data
    address = request.build_absolute_uri(reverse("invitation", args=[token]))
    terms = queries.invitation(token).terms  # type: ignore[union-attr]
    letter = {"address": address, "role": roles.name(told["role"]), "scope": roles.scope(terms)}
    text = render_to_string("web/mail/invitation.txt", letter)
    send_mail(_("You are invited to Letsema"), text, None, [told["email"]])
    words = _("%(email)s is invited. A letter is on its way; the same address to hand over: ")
    messages.success(request, words % {"email": told["email"]} + address)
    return True


@require_POST
@acting.signed_in
def role_ended(request: HttpRequest, number: int) -> HttpResponse:
    """End somebody's role."""
    return _ended(request, commands.end_role, number, _("The role is ended."))


@require_POST
@acting.signed_in
def invitation_withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw an invitation."""
    done = _("The invitation is withdrawn: its address opens nothing any more.")
    return _ended(request, commands.withdraw_invitation, number, done)


def _ended(request: HttpRequest, command: Any, number: int, done: str) -> HttpResponse:
    by = acting.actor(request)
    _administered(by)
    try:
        command(number=number, by=by, at=_now())
    except Refused as refused:
        messages.error(request, " ".join(map(acting.told, refused.refusals)))
    else:
        messages.success(request, done)
    return redirect("people")


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Answer an invitation: who has no account makes one, who has one signs in and accepts."""
    found = queries.invitation(token)
    if found is None:
        raise Http404(_("This is not the address of an invitation. Ask for it once more."))
    form = Acceptance(request.POST or None) if not found.known else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answer = _accepted(request, token, found.email, form)
        if answer:
            return answer
    mine = getattr(request.user, "email", "") == found.email
    shown = {"invitation": found, "state": found.state(_now()), "form": form, "mine": mine}
    return render(request, "web/invitation.html", shown)


def _accepted(
    request: HttpRequest, token: str, email: str, form: Acceptance | None
) -> HttpResponse | None:
    """Accept it and lead on; None where that is refused, the page then says why."""
    told = {n: v for n, v in form.cleaned_data.items() if n != "again"} if form else {}
    try:
        commands.accept_invitation(token=token, **told, by=acting.actor(request), at=_now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, acting.told(refusal))
        return redirect(request.path)
    messages.success(request, _("Welcome. This is what you may do here."))
    if not form:
        return redirect("me")
    given = {"email": email, "password": told["password"]}
    person = authenticate(request, **given)
    return perform_password_login(
        request, given, Login(user=person, email=email, redirect_url=reverse("me"))
    )


def may_not(request: HttpRequest, exception: Any) -> HttpResponse:
    """Somebody may not see or do this: why, and how to sign in."""
    reasons = [reason for reason in exception.args if isinstance(reason, Refusal)]
    return render(request, "web/may_not.html", {"refusals": reasons}, status=403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the sign that it is ours: it stood open too long, or cookies are off."""
    return render(request, "web/may_not.html", {"old": True}, status=403)
