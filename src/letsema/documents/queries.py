"""Reading files and sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from letsema.documents.models import Source, StoredFile
from letsema.documents.rules import weight
from letsema.values import When


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as others may read it; `published` is None where its date is not stated."""

    pk: int
    key: str
    kind: str
    title: str
    publisher: str
    url: str
    published: When | None
    learned_on: date
    note: str
    sha256: str | None

    @property
    def weight(self) -> int:
        """How much it weighs beside others that speak of the same day."""
        return weight(self.kind)


@dataclass(frozen=True, slots=True)
class FileView:
    """A kept file as others may read it; its bytes are asked for by the hash."""

    sha256: str
    name: str
    media_type: str
    size: int


def _view(row: Source) -> SourceView:
    published = When(row.precision, row.earliest, row.latest) if row.latest else None
    return SourceView(
        row.pk,
        row.key,
        row.kind,
        row.title,
        row.publisher,
        row.url,
        published,
        row.learned_on,
        row.note,
        row.file_id,
    )


def source(key: str) -> SourceView | None:
    """The source of that key, or None."""
    row = Source.objects.filter(key=key).first()
    return _view(row) if row else None


def sources(keys: Iterable[str] | None = None) -> tuple[SourceView, ...]:
    """The sources of these keys, or all, by key."""
    rows = Source.objects.order_by("key")
    return tuple(map(_view, rows if keys is None else rows.filter(key__in=set(keys))))


def sources_of_kind(kind: str) -> tuple[SourceView, ...]:
    """The sources of a kind, by key."""
    return tuple(map(_view, Source.objects.filter(kind=kind).order_by("key")))


def sources_by_pk(pks: Iterable[int]) -> dict[int, SourceView]:
    """Sources by their row number, for rooms above that cite them."""
    return {row.pk: _view(row) for row in Source.objects.filter(pk__in=set(pks))}


def is_kept(sha256: str) -> bool:
    """Whether the record keeps a file of that hash."""
    return StoredFile.objects.filter(sha256=sha256).exists()


def file_names(hashes: Iterable[str]) -> dict[str, str]:
    """What kept files are called, by their hash."""
    rows = StoredFile.objects.filter(pk__in=set(hashes))
    return dict(rows.values_list("sha256", "name"))


def files(hashes: Iterable[str]) -> dict[str, FileView]:
    """Kept files by their hash."""
    rows = StoredFile.objects.filter(pk__in=set(hashes))
    return {row.pk: FileView(row.pk, row.name, row.media_type, row.size) for row in rows}


def path_of(sha256: str) -> Path:
    """Where a file of that hash is kept."""
    return Path(settings.HOME) / sha256[:2] / sha256[2:]


def file_content(sha256: str) -> bytes:
    """The bytes of a stored file; `FileNotFoundError` if it is not kept here."""
    return path_of(sha256).read_bytes()


def damaged_files() -> Iterator[tuple[str, str]]:
    """Stored files whose bytes are missing or no longer give their hash: (hash, what is wrong)."""
    for sha256 in StoredFile.objects.values_list("sha256", flat=True):
        path = path_of(sha256)
        if not path.exists():
            yield sha256, "is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            yield sha256, "was changed"
