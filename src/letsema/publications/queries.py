"""Reading editions and forewords."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from letsema.documents import queries as documents
from letsema.publications.models import Edition, Foreword
from letsema.publications.rules import Standing, fingerprint_of


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as others may read it; `superseded_by` is the number of the one after it.

    `subject` is what it is about: the fund's slug, or the key of what its title is about.
    """

    title: str
    subject: str
    fund: str | None
    language: str
    number: int
    as_at: date
    known_at: date | None
    label: str
    follows: str
    fingerprint: str
    released_at: datetime
    superseded_by: int | None
    forms: dict[str, str]
    content_text: str

    @property
    def content(self) -> dict[str, Any]:
        """What the edition says."""
        told: dict[str, Any] = json.loads(self.content_text)
        return told

    @property
    def about(self) -> str:
        """The name of its fund, or of what it is about, as it was when it was released."""
        content = self.content
        return str((content.get("subject") or content.get("fund") or {}).get("name", ""))


@dataclass(frozen=True, slots=True)
class ForewordView:
    """A foreword with who signed it, where somebody did."""

    text: str
    signed_name: str
    signed_office: str


def _view(row: Edition) -> EditionView:
    return EditionView(
        title=row.title,
        subject=_subject(row),
        fund=row.fund.slug if row.fund else None,
        language=row.language,
        number=row.number,
        as_at=row.as_at,
        known_at=row.known_at,
        label=row.label,
        follows=row.follows,
        fingerprint=row.fingerprint,
        released_at=row.released_at,
        superseded_by=row.superseded_by.number if row.superseded_by else None,
        forms={r.form: r.file_id for r in row.renditions.all()},
        content_text=row.content,
    )


def _subject(row: Edition) -> str:
    return row.fund.slug if row.fund else row.subject


def _about(subject: str) -> Q:
    return Q(fund__slug=subject) | Q(fund=None, subject=subject)


def _editions() -> Any:
    return Edition.objects.select_related("fund", "superseded_by").prefetch_related("renditions")


def editions(subject: str | None = None, title: str | None = None) -> tuple[EditionView, ...]:
    """Editions, of all subjects or of one, the newest as-at first."""
    rows = _editions().order_by("title", "-as_at", "-number")
    if subject:
        rows = rows.filter(_about(subject))
    if title:
        rows = rows.filter(title=title)
    return tuple(map(_view, rows))


def edition(title: str, subject: str, number: int, language: str = "en") -> EditionView | None:
    """The edition of that number, or None."""
    rows = _editions().filter(_about(subject), title=title, number=number, language=language)
    row = rows.first()
    return _view(row) if row else None


def newest_edition(subject: str, title: str, language: str = "en") -> EditionView | None:
    """The standing edition with the latest as-at, or None."""
    rows = _editions().filter(_about(subject), title=title, language=language, superseded_by=None)
    row = rows.order_by("-as_at", "-number").first()
    return _view(row) if row else None


def edition_before(
    subject: str, title: str, as_at: date, language: str = "en"
) -> EditionView | None:
    """The last edition as at an earlier date: what “what changed” counts from."""
    rows = _editions().filter(_about(subject), title=title, language=language, as_at__lt=as_at)
    row = rows.order_by("-as_at", "-number").first()
    return _view(row) if row else None


def series(subject: str, title: str, language: str = "en") -> tuple[Standing, ...]:
    """Every edition of a series, as far as superseding goes."""
    rows = Edition.objects.filter(_about(subject), title=title, language=language)
    return tuple(
        Standing(row.number, row.as_at, row.fingerprint, row.superseded_by_id is not None)
        for row in rows.order_by("number")
    )


def rendition(edition: EditionView, form: str) -> bytes | None:
    """An edition's bytes in one form, or None if it has no such form."""
    sha256 = edition.forms.get(form)
    return documents.file_content(sha256) if sha256 else None


def foreword(fund: str, title: str, as_at: date, language: str = "en") -> ForewordView | None:
    """The foreword written for the edition as at a date, its last wording, or None."""
    rows = Foreword.objects.filter(fund__slug=fund, title=title, language=language, on=as_at)
    row = rows.order_by("-pk").first()
    return ForewordView(row.text, row.signed_name, row.signed_office) if row else None


def altered_editions() -> Iterator[tuple[str, str]]:
    """Editions whose content no longer gives their fingerprint: (which, what is wrong)."""
    for row in Edition.objects.select_related("fund").iterator():
        try:
            same = fingerprint_of(json.loads(row.content)) == row.fingerprint
        except ValueError:
            same = False
        if not same:
            yield f"{row.title} of {_subject(row)}, edition {row.number}", "differs from its print"
