"""Who asks: the person signed in, as the actor commands and rules know."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from letsema.accounts import queries as accounts
from letsema.values import NOBODY, Actor, Refusal, Refused

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


def kept_private(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page that answered to a person is kept by no cache but their own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return answer
