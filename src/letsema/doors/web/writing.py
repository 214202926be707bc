"""Pages that write: nothing written is lost, one call, refusals where they belong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.forms import FileField, Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from letsema.doors.web import acting
from letsema.values import Refused

FormType = TypeVar("FormType", bound=Form)
KEPT = "words-not-taken-in"
LONGEST = 100_000
"""Characters of a form kept while somebody signs in again; files are not kept."""


def now() -> datetime:
    """The instant it is: doors read the clock."""
    return timezone.now()


def keeps_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks a view that needs a person: who was signed out meanwhile signs in and writes on.

    What a form brought waits in the browser's own session until its page is opened again by who
    wrote it. Where the browser does not say who that was, nothing is kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, *parts: Any, **named: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *parts, **named)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return answer


def _keep(request: HttpRequest) -> None:
    told = request.POST.copy()
    told.pop("csrfmiddlewaretoken", None)
    words, writer = told.urlencode(), request.COOKIES.get(acting.MARK, "")
    if writer and len(words) <= LONGEST:
        page = request.get_full_path()
        request.session[KEPT] = {"page": page, "words": words, "writer": writer}


def only_of(request: HttpRequest, person: str) -> None:
    """Drop kept words that are not of the person who is signed in now."""
    kept = request.session.get(KEPT)
    if kept and not constant_time_compare(kept.get("writer", ""), acting.mark_of(person)):
        del request.session[KEPT]


def opened(request: HttpRequest, make: Callable[..., FormType]) -> FormType:
    """The form of a page: as it was sent, as it was kept over a sign-in, or empty."""
    if request.method == "POST":
        return make(request.POST, request.FILES)
    if request.user.is_authenticated:
        only_of(request, request.user.key)
    kept = request.session.get(KEPT)
    if not kept or kept["page"] != request.get_full_path():
        return make()
    del request.session[KEPT]
    words = _("You were signed out before this was taken in. What you wrote stands here again.")
    messages.warning(request, words)
    return make(QueryDict(kept["words"]))


def taken_in(form: Form, command: Callable[..., Any], **told: Any) -> Any:
    """What a command returns, True where that is nothing; None where the form is refused.

    The form then says why, each reason at its field or above them.
    """
    if not form.is_valid():
        return _not(form)
    try:
        done = command(**told, **form.told(), at=now())  # type: ignore[attr-defined]
    except Refused as refused:
        acting.add_refusals(form, refused)
        return _not(form)
    return True if done is None else done


def _not(form: Form) -> None:
    """Browsers send a file once: say which one is to be chosen again."""
    for name, field in form.fields.items():
        sent = form.files.get(name)
        if sent and isinstance(field, FileField) and not form.has_error(name):
            again = _("Choose “%(name)s” once more: the file was not kept.") % {"name": sent.name}
            form.add_error(name, again)


def status(form: Form) -> int:
    """The status of a page with a form: 422 where something in it cannot be taken in."""
    return 422 if form.is_bound and form.errors else 200
