"""Keeping files and registering sources."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from letsema.documents.models import Source, StoredFile
from letsema.documents.queries import is_kept, path_of
from letsema.documents.rules import (
    LARGEST_FILE,
    MEDIA_TYPES,
    OWN_RECORD,
    OWN_RECORD_TITLE,
    SOURCE_KINDS,
    agrees,
)
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.values import Actor, Citation, Refusal, Refused, When, may_add_to_record


@transaction.atomic
def keep_file(*, content: bytes, name: str, by: Actor, at: datetime) -> str:
    """Keep a file under the hash of its content and return the hash; the same file is kept once.

    Who adds to the record may. Refused: an empty file, one over 50 MB, a kind of file the record
    does not keep, bytes that are not what the name's ending promises.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    name = PurePath(name).name
    ending = PurePath(name).suffix.lower()
    if refusals := list(_judge_file(name, ending, content)):
        raise Refused(*refusals)
    media_type = MEDIA_TYPES[ending]
    sha256 = hashlib.sha256(content).hexdigest()
    row = fitting(
        StoredFile(sha256=sha256, name=name, media_type=media_type, size=len(content), kept_at=at)
    )
    _write(sha256, content)
    if not is_kept(sha256):
        row.save(force_insert=True)
        journal.record(kind="documents.file.kept", subject=sha256, wrote=[row], by=by, at=at)
    return sha256


def _judge_file(name: str, ending: str, content: bytes) -> Iterator[Refusal]:
    if ending not in MEDIA_TYPES:
        yield Refusal("file-kind", "%(name)s: not a kind of file the record keeps", name=name)
    elif not content or len(content) > LARGEST_FILE:
        yield Refusal("file-size", "%(name)s: empty, or larger than 50 MB", name=name)
    elif not agrees(ending, content):
        yield Refusal(
            "file-content", "%(name)s: the file is not what its ending promises", name=name
        )


def _write(sha256: str, content: bytes) -> None:
    """Put the bytes in place whole: a reader sees all of the file or none; damage is made good."""
    path = path_of(sha256)
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)


@transaction.atomic
def register_source(
    *,
    key: str,
    kind: str,
    title: str,
    by: Actor,
    at: datetime,
    publisher: str = "",
    url: str = "",
    published: When | None = None,
    learned_on: date | None = None,
    note: str = "",
    sha256: str | None = None,
) -> str:
    """Register a source and return its key; the same key again is the same source.

    Who adds to the record may. Refused: a kind there is not, a file the record does not keep, a
    text that does not fit.
    """
    if refusals := (*may_add_to_record(by), *_judge_kind(key, kind)):
        raise Refused(*refusals)
    if Source.objects.filter(key=key).exists():
        return key
    row = Source(
        key=key,
        kind=kind,
        title=title,
        publisher=publisher,
        url=url or "",
        precision=published.precision if published else "",
        earliest=published.earliest if published else None,
        latest=published.latest if published else None,
        learned_on=learned_on or at.date(),
        note=note,
        file_id=_kept(sha256) if sha256 is not None else None,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(kind="documents.source.registered", subject=key, wrote=[row], by=by, at=at)
    return key


def _judge_kind(key: str, kind: str) -> Iterator[Refusal]:
    if kind not in SOURCE_KINDS:
        yield Refusal(
            "source-kind",
            "%(key)s: %(kind)s is not a kind of source",
            field="kind",
            key=key,
            kind=kind,
        )


def _kept(sha256: str) -> str:
    if not is_kept(sha256):
        raise Refused(
            Refusal(
                "unknown-file", "the record keeps no file %(file)s", field="sha256", file=sha256
            )
        )
    return sha256


@transaction.atomic
def source_cited(*, citing: Citation, by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of the source a row rests on: `source_id`, `place`, `stated`.

    `rules.OWN_RECORD` is registered where it is cited first. Who adds to the record may. Refused:
    a source there is not, a decision, a place that does not fit.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    key = citing.source or ""
    if key == OWN_RECORD:
        register_source(key=key, kind="own-record", title=OWN_RECORD_TITLE, by=by, at=at)
    pk = Source.objects.filter(key=key).values_list("pk", flat=True).first()
    if pk is None:
        raise Refused(
            Refusal("unknown-source", "there is no source %(source)s", field="source", source=key)
        )
    return {"source_id": pk, "place": citing.place, "stated": citing.stated}
