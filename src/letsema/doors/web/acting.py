"""Who asks: the person signed in, as the actor commands and rules know; whose browser it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from letsema.accounts import queries as accounts
from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.values import NOBODY, Actor, Refusal, Refused

MARK = "letsema-writer"
"""The cookie that outlives a session and says, without naming them, who wrote in a browser last."""
signed_in = login_required
"""Marks a view that needs a person: others are led to sign in and back."""


def actor(request: HttpRequest) -> Actor:
    """Who asks, with the grants of their roles; NOBODY when signed out. Read once a request."""
    kept: Actor | None = getattr(request, "_actor", None)
    if kept is None:
        person = getattr(request, "user", None)
        signed = person is not None and person.is_authenticated
        kept = accounts.actor_of(person.key) if signed else NOBODY
        request._actor = kept  # type: ignore[attr-defined]
    return kept


def funds(request: HttpRequest) -> tuple[FundView, ...]:
    """Every fund on record, read once a request."""
    kept: tuple[FundView, ...] | None = getattr(request, "_funds", None)
    if kept is None:
        kept = request._funds = governance.funds()  # type: ignore[attr-defined]
    return kept


def insist(refusals: Iterable[Refusal]) -> None:
    """Turn somebody away with a page that tells them these reasons; none lets them pass."""
    if refusals := list(refusals):
        raise PermissionDenied(*refusals)


def told(refusal: Refusal) -> str:
    """A refusal in the reader's language, as a sentence."""
    words = _(refusal.words) % refusal.told
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")


def add_refusals(form: BaseForm, refused: Refused) -> None:
    """What a command refused, said at the fields of the form it came in by, else above them."""
    for refusal in refused.refusals:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, told(refusal))


def mark_of(person: str) -> str:
    """What the browser of a person bears; nobody else can make it."""
    return salted_hmac("letsema.doors.web.writer", person, algorithm="sha256").hexdigest()


def signed_out(request: HttpRequest) -> None:
    """Somebody signed out on purpose: the browser is nobody's from now on."""
    request._signed_out = True  # type: ignore[attr-defined]


def _mark(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser bear the mark of who is signed in."""
    mark = mark_of(request.user.key)  # type: ignore[union-attr]
    if request.COOKIES.get(MARK) == mark:
        return
    response.set_cookie(
        MARK,
        mark,
        max_age=2 * settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def kept_private(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page that answered to a person is kept by no cache but their own.

    Their browser bears their mark until they sign out, or somebody else signs in.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
            _mark(request, response)
        elif getattr(request, "_signed_out", False):
            response.delete_cookie(MARK, samesite="Lax")
        return response

    return answer
