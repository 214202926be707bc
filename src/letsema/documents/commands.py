"""Keeping files and registering sources."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from letsema.documents.models import Source, StoredFile
from letsema.documents.queries import path_of
from letsema.documents.rules import LARGEST_FILE, MEDIA_TYPES, SOURCE_KINDS
from letsema.journal import commands as journal
from letsema.values import Actor, Refusal, Refused, When


@transaction.atomic
def keep_file(*, content: bytes, name: str, by: Actor, at: datetime) -> str:
    """Keep a file under the hash of its content and return the hash; the same file is kept once.

    Refused: an empty file, one over 50 MB, a kind of file the record does not keep.
    """
    name = PurePath(name).name
    media_type = MEDIA_TYPES.get(PurePath(name).suffix.lower())
    if media_type is None:
        raise Refused(Refusal("file-kind", f"{name}: not a kind of file the record keeps"))
    if not content or len(content) > LARGEST_FILE:
        raise Refused(Refusal("file-size", f"{name}: empty, or larger than 50 MB"))
    sha256 = hashlib.sha256(content).hexdigest()
    _write(sha256, content)
    if not StoredFile.objects.filter(sha256=sha256).exists():
        row = StoredFile.objects.create(
            sha256=sha256, name=name, media_type=media_type, size=len(content), kept_at=at
        )
        journal.record(kind="documents.file.kept", subject=sha256, wrote=[row], by=by, at=at)
    return sha256


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
    """Register a source and return its key; the same key again is the same source."""
    if kind not in SOURCE_KINDS:
        raise Refused(Refusal("source-kind", f"{key}: {kind} is not a kind of source", "kind"))
    if Source.objects.filter(key=key).exists():
        return key
    row = Source.objects.create(
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
        file_id=sha256,
        recorded_at=at,
    )
    journal.record(kind="documents.source.registered", subject=key, wrote=[row], by=by, at=at)
    return key
