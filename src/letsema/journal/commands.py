"""Writing the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from letsema.journal.models import Entry, Head
from letsema.journal.queries import row_values
from letsema.journal.rules import FIRST, entry_digest
from letsema.values import Actor, canonical_text


@transaction.atomic
def record(
    *,
    kind: str,
    subject: str,
    wrote: Sequence[models.Model],
    by: Actor,
    at: datetime,
    told: dict[str, Any] | None = None,
) -> int:
    """Record an act in the transaction that did it; returns the entry's sequence number.

    `kind` is `room.noun.verb`, `subject` the reference people know, `wrote` the saved rows
    with all their columns, `told` what else a reader needs (plain data).
    """
    rows = [
        {"table": row._meta.label_lower, "key": row.pk, "values": row_values(row)} for row in wrote
    ]
    facts = canonical_text({"rows": rows, "told": told or {}})
    head, _ = Head.objects.select_for_update().get_or_create(pk=1, defaults={"digest": FIRST})
    sequence, previous = head.sequence + 1, head.digest
    chained = entry_digest(
        sequence=sequence,
        kind=kind,
        subject=subject,
        facts=facts,
        by=by.key,
        acting_for=by.acting_for,
        recorded_at=at,
        previous=previous,
    )
    Entry.objects.create(
        sequence=sequence,
        kind=kind,
        subject=subject,
        facts=facts,
        by=by.key,
        acting_for=by.acting_for,
        recorded_at=at,
        previous=previous,
        digest=chained,
    )
    head.sequence, head.digest = sequence, chained
    head.save()
    return sequence
