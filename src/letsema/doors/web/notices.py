"""How I am written to: how often, about what, what the next letter would say; and stopping it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from letsema.accounts import commands, queries
from letsema.doors.web import acting
from letsema.doors.web.forms.moment import today
from letsema.doors.web.forms.notices import Preference
from letsema.insight.queries.notices import Group, notices
from letsema.insight.rules.notices import CODES
from letsema.journal import queries as journal
from letsema.values import Actor, Refused


@acting.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Choose how often and about what I am written to; what the next letter would say."""
    by = acting.actor(request)
    told = queries.notice_preference(by.key)
    form = Preference(told, request.POST or None)
    if request.method == "POST" and form.is_valid() and _chosen(form, by):
        messages.success(request, _("Saved. This is how you are written to from now on."))
        return redirect("notices")
    kinds = tuple(CODES) if told.kinds is None else told.kinds
    context = {"form": form, "told": told, "groups": _next(by, told.followed, kinds)}
    return render(request, "web/notices.html", context, status=422 if form.errors else 200)


def _chosen(form: Preference, by: Actor) -> bool:
    """Take the form in; False where it is refused, the form then says why."""
    try:
        commands.choose_notices(
            person=by.key, known=tuple(CODES), **form.cleaned_data, by=by, at=timezone.now()
        )
    except Refused as refused:
        acting.add_refusals(form, refused)
        return False
    return True


def _next(by: Actor, followed: int, kinds: tuple[str, ...]) -> tuple[Group, ...]:
    return notices(by, followed, journal.head()[0], today(), kinds)


@never_cache
@csrf_exempt  # a mail programme asks without our page; the address itself is signed
def stopped(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters: whoever got one may, without signing in; a visit alone stops nothing."""
    key = queries.person_of_stop_token(token)
    if key is None:
        raise Http404(_("This is not an address out of a letter of ours."))
    done = request.method == "POST"
    if done:
        commands.choose_notices(person=key, how="never", by=Actor(key), at=timezone.now())
    return render(request, "web/notices_stopped.html", {"done": done})
