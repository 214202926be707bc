"""Pages of sources, what rests on them; and kept files, for who may have them."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.documents import queries as documents
from letsema.doors.web import acting, seeing, words
from letsema.doors.web.chamber import Chamber
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries as programmes
from letsema.publications import queries as publications
from letsema.values import Actor

PUBLIC_TITLE = "pipeline-booklet"
"""The title whose editions anybody may keep; papers of meetings are for their members."""


def _kind(code: str) -> str:
    return words.word(words.SOURCE_KINDS, code)


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


SOURCES = Listing(
    first="title",
    columns=(
        Column("title", lazy("Title"), lambda row: row.title),
        Column("publisher", lazy("Publisher"), lambda row: row.publisher),
        Column("kind", lazy("Kind"), lambda row: _kind(row.kind)),
        Column(
            "published",
            lazy("Published"),
            lambda row: words.when(row.published),
            lambda row: (
                (row.published.latest, row.published.earliest or row.published.latest)
                if row.published
                else None
            ),
        ),
        Column(
            "published_not_before",
            lazy("Published not before"),
            lambda row: _day(row.published and row.published.earliest),
            shown=False,
        ),
        Column(
            "published_not_after",
            lazy("Published not after"),
            lambda row: _day(row.published and row.published.latest),
            shown=False,
        ),
        Column("url", lazy("Address"), lambda row: row.url, shown=False),
        Column("source", lazy("Source"), lambda row: row.key, shown=False),
    ),
    filters=(
        Filter("kind", lazy("Kind"), lazy("any kind"), lambda row: [(row.kind, _kind(row.kind))]),
        Filter(
            "publisher",
            lazy("Publisher"),
            lazy("any publisher"),
            lambda row: [(row.publisher, row.publisher)] if row.publisher else [],
        ),
    ),
)


def sources(request: HttpRequest) -> HttpResponse:
    """Every source the record rests on; a note handed in stands here once it is public."""
    hidden = programmes.internal_sources()
    told = [each for each in documents.sources() if each.key not in hidden]
    return SOURCES.answer(request, "web/sources.html", told, file="sources")


def source(request: HttpRequest, key: str) -> HttpResponse:
    """A source: who published it and when, and which facts rest on it."""
    found = documents.source(key)
    if found is None or key in programmes.internal_sources():
        raise Http404(_("No source is called “%(key)s” here.") % {"key": key[:60]})
    resting: dict[str, list[str]] = {}
    for reference, field in programmes.facts_citing(key, public_only=True):
        resting.setdefault(reference, []).append(words.word(words.FIELDS, field))
    shown = {"source": found, "resting": resting.items()}
    return render(request, "web/source.html", shown)


def _kept(sha256: str) -> HttpResponse:
    """A kept file to be saved, never to be opened in the page: it came from outside."""
    found = documents.files([sha256]).get(sha256)
    if found is None:
        raise Http404(_("No file of that name is kept here."))
    response = HttpResponse(documents.file_content(sha256), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


@acting.signed_in
def file_of_programme(request: HttpRequest, reference: str, sha256: str) -> HttpResponse:
    """A file of a programme: a version of its note or document, an assessment, evidence."""
    here = seeing.here(request, reference)
    mine = {each.sha256 for each in programmes.submissions(reference)}
    mine |= {each.met_file for each in programmes.conditions(reference) if each.met_file}
    if here.sees_judgements:
        mine |= {each.sha256 for each in programmes.assessments(reference) if each.sha256}
    if sha256 not in mine:
        raise Http404(_("No file of that name is kept here."))
    return _kept(sha256)


def file(request: HttpRequest, sha256: str) -> HttpResponse:
    """A file by the hash of its content: printed in an edition, or in a place one may see."""
    by = acting.actor(request)
    printed = (sha256 in each.forms.values() for each in publications.editions(title=PUBLIC_TITLE))
    if (
        any(printed)
        or any(_sees_of(by, each) for each in programmes.whose_file(sha256))
        or any(_sees_before(by, each) for each in proceedings.whose_file(sha256))
        or partners.agreements_of_file(sha256, public_only=not seeing.sees_register(by))
    ):
        return _kept(sha256)
    raise Http404(_("No file of that name is kept here."))


def _sees_of(by: Actor, place: programmes.FileOf) -> bool:
    """Whether somebody may have a file of a programme: an assessment, if they see judgements."""
    here = seeing.inside(by, place.reference)
    return here is not None and (place.kind != "assessment" or here.sees_judgements)


def _sees_before(by: Actor, place: proceedings.FileBefore) -> bool:
    """Whether somebody may have a file that is before a committee."""
    meeting = governance.meeting(place.meeting)
    return meeting is not None and Chamber(meeting, by).sees
