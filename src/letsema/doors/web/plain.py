"""What no database column takes is refused before anything is asked of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _

NUL = "\x00"


def _asked(request: HttpRequest) -> Iterator[str]:
    """Every text of a request but the content of files."""
    yield request.path_info
    yield from request.COOKIES.values()
    for told in (request.GET, request.POST):
        for name, values in told.lists():
            yield name
            yield from map(str, values)


def without_nul(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no text of a request holds the character NUL. Nobody types it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if any(NUL in text for text in _asked(request)):
            words = _("This request holds a character no text has. Leave it out and ask again.")
            return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return answer
