"""Releasing editions and writing forewords."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.documents import commands as documents
from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes import queries as programmes
from letsema.publications import queries, titles
from letsema.publications.models import Edition, Foreword, Rendition
from letsema.publications.rules import (
    fingerprint_of,
    same_edition,
    superseded_by_next,
)
from letsema.values import (
    Actor,
    Refusal,
    Refused,
    canonical_text,
    may_keep_record,
    may_keep_register,
)


def _fund(slug: str, by: Actor) -> governance.FundView:
    fund = governance.fund(slug)
    if fund is None:
        raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=slug))
    if refusals := may_keep_record(by, slug):
        raise Refused(*refusals)
    return fund


@transaction.atomic
def write_foreword(
    *,
    fund: str,
    text: str,
    on: date,
    by: Actor,
    at: datetime,
    title: str = "pipeline-booklet",
    language: str = "en",
    signed_name: str = "",
    signed_office: str = "",
) -> None:
    """Write the foreword of the edition as at a date; the wording before is kept."""
    owner = _fund(fund, by)
    if not text.strip():
        raise Refused(Refusal("empty", "the foreword has no text", field="text"))
    told = {
        "fund_id": owner.pk,
        "title": title,
        "language": language,
        "on": on,
        "text": text.strip(),
        "signed_name": signed_name,
        "signed_office": signed_office,
    }
    newest = Foreword.objects.filter(fund_id=owner.pk, title=title, language=language, on=on)
    last = newest.order_by("-pk").values(*told).first()
    if last == told:
        return
    row = Foreword(**told, recorded_at=at)
    fitting(row).save()
    journal.record(kind="publications.foreword.written", subject=fund, wrote=[row], by=by, at=at)


@transaction.atomic
def release(
    *,
    title: str,
    subject: str,
    as_at: date,
    by: Actor,
    at: datetime,
    known_at: date | None = None,
    language: str = "en",
) -> queries.EditionView:
    """Freeze what a title says as at a date as the next edition of its series.

    `subject` is the fund's slug, or the key of what the title is about. Where the last edition of
    that date already says just this, that one is returned and nothing is written. Refused: an
    unknown title or subject, a date with nothing to publish, somebody who keeps none of it.
    """
    about = _owned(title, subject, by)
    list(Edition.objects.select_for_update().filter(**about, title=title).values("pk"))
    content = titles.gather(title, subject, as_at=as_at, known_at=known_at, language=language)
    fingerprint = fingerprint_of(content)
    series = queries.series(subject, title, language)
    if number := same_edition(series, as_at, fingerprint):
        return _found(title, subject, number, language)
    content["edition"]["number"] = max((e.number for e in series), default=0) + 1
    edition = _freeze(about, content, fingerprint, by, at)
    wrote: list[Any] = [edition, *_render(edition, content, by, at)]
    wrote += _supersede(edition, superseded_by_next(series, as_at))
    journal.record(kind="publications.edition.released", subject=subject, wrote=wrote, by=by, at=at)
    return _found(title, subject, edition.number, language)


def _owned(title: str, subject: str, by: Actor) -> dict[str, Any]:
    """The columns of what an edition is about. Refused: no title of editions, not theirs to keep.

    A fund's own titles and those of its programmes are released by its secretariat; those of a
    country or an organisation by any fund's.
    """
    _releasable(title)
    kind = titles.title_module(title).SUBJECT
    if kind == "fund":
        return {"fund_id": _fund(subject, by).pk, "subject": ""}
    titles.SUBJECTS[kind](subject)
    kept = kind == "programme"
    fund = programmes.scope(subject).fund if kept else ""
    if refusals := may_keep_record(by, fund) if kept else may_keep_register(by):
        raise Refused(*refusals)
    return {"fund_id": None, "subject": subject}


def _releasable(title: str) -> None:
    if not titles.title_module(title).RELEASED:
        raise Refused(
            Refusal(
                "not-released",
                "%(title)s is made when it is asked for; it has no editions",
                field="title",
                title=title,
            )
        )


def _freeze(
    about: dict[str, Any], content: dict[str, Any], fingerprint: str, by: Actor, at: datetime
) -> Edition:
    """Keep the content as the edition its number says it is."""
    row = Edition(
        **about,
        title=content["title"],
        language=content["language"],
        number=content["edition"]["number"],
        as_at=date.fromisoformat(content["as_at"]),
        known_at=date.fromisoformat(content["known_at"]) if content["known_at"] else None,
        label=content["label"],
        follows=content["edition"]["follows"] or "",
        content=canonical_text(content),
        fingerprint=fingerprint,
        released_at=at,
        released_by=by.key,
    )
    fitting(row).save()
    return row


def _supersede(edition: Edition, numbers: list[int]) -> list[Edition]:
    """Mark the editions of the series that this one supersedes."""
    series = Edition.objects.filter(
        fund_id=edition.fund_id,
        subject=edition.subject,
        title=edition.title,
        language=edition.language,
    )
    superseded = list(series.filter(number__in=numbers))
    for old in superseded:
        old.superseded_by = edition
        old.save(update_fields=["superseded_by"])
    return superseded


def _render(edition: Edition, content: dict[str, Any], by: Actor, at: datetime) -> list[Rendition]:
    name = f"{edition.title}-{edition.label}-{edition.number}".lower().replace(" ", "-")
    rows = []
    for form, made in titles.render(edition.title, content).items():
        sha256 = documents.keep_file(content=made, name=f"{name}.{form}", by=by, at=at)
        rows.append(Rendition.objects.create(edition=edition, form=form, file_id=sha256))
    return rows


def _found(title: str, subject: str, number: int, language: str) -> queries.EditionView:
    edition = queries.edition(title, subject, number, language)
    if edition is None:
        raise LookupError(f"{title} {number} of {subject} was released and is not there")
    return edition
