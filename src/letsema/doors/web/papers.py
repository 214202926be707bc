"""Publications made when they are asked for: a factsheet, a country's page, a partners' report."""

from __future__ import annotations

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from letsema.doors.web.acting import actor
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.publications import as_file
from letsema.journal import queries as journal
from letsema.programmes import queries as programmes
from letsema.publications import titles
from letsema.values import Refused, may_see_internal

ON_DEMAND = ("programme", "country", "organisation")
"""The subjects whose titles anybody may have made; those of funds and meetings are released."""

KEPT = 600
"""Seconds a paper made is kept for the next reader, while nothing is written to the record."""


def paper(request: HttpRequest, title: str, subject: str, form: str) -> HttpResponse:
    """A proof of a title as at a date, in one form."""
    module = titles.TITLES.get(title)
    if module is None or module.SUBJECT not in ON_DEMAND or form not in module.FORMS:
        raise Http404(_("There is no such publication."))
    if module.SUBJECT == "programme" and not _may_read(request, subject):
        raise Http404(_("No programme goes by the reference “%s”.") % subject[:80])
    moment = Moment(request.GET)
    key = f"paper:{title}:{subject}:{form}:{moment.day}:{moment.known}:{journal.head()[1]}"
    made = cache.get(key)
    if made is None:
        made = _made(title, subject, form, moment)
        cache.set(key, made, KEPT)
    return as_file(made, form, f"{title}-{subject}-{moment.day}.{form}")


def _may_read(request: HttpRequest, reference: str) -> bool:
    if not programmes.references_known([reference]):
        return False
    return programmes.is_public(reference) or may_see_internal(
        actor(request), programmes.scope(reference)
    )


def _made(title: str, subject: str, form: str, moment: Moment) -> bytes:
    try:
        content = titles.gather(title, subject, as_at=moment.day, known_at=moment.known)
    except Refused as refused:
        raise Http404("; ".join(_(r.words) % r.told for r in refused.refusals)) from refused
    return titles.render(title, content, (form,))[form]
