"""Reading what was told of results and taken back: it counts no more, and stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from letsema.programmes import queries as programmes
from letsema.programmes.queries import Withdrawn
from letsema.results.models import (
    Achievement,
    Indicator,
    Initiative,
    InitiativeInstrument,
    InitiativeSector,
    InstrumentSupport,
    LearningEvent,
    ProcessContribution,
    StatedFigure,
    StatedValue,
    Statement,
    Story,
)

TABLES: dict[str, tuple[type[Any], str, str, str]] = {
    "achievement": (Achievement, "pk", "programme", "statement"),
    "event": (LearningEvent, "pk", "programme", "title"),
    "story": (Story, "pk", "programme", "title"),
    "initiative": (Initiative, "key", "programme", "title"),
    "initiative-sector": (InitiativeSector, "pk", "initiative__programme", "element__title"),
    "initiative-policy": (InitiativeInstrument, "pk", "initiative__programme", "instrument__key"),
    "process": (ProcessContribution, "pk", "programme", "forum"),
    "result": (Statement, "pk", "programme", "words"),
    "indicator": (Indicator, "pk", "statement__programme", "words"),
    "value": (StatedValue, "pk", "indicator__statement__programme", "indicator__words"),
    "claim": (InstrumentSupport, "pk", "programme", "instrument__key"),
    "figure": (StatedFigure, "pk", "programmes__programme", "words"),
}
"""By kind: its table, and the columns of its number or key, of its programme, of what it told."""


def withdrawn(
    programme: str = "", *, kinds: Iterable[str] = TABLES, key: str = ""
) -> tuple[Withdrawn, ...]:
    """What was told of a programme's results and withdrawn, the latest first; of all without one.

    `key`: only what has that number or key.
    """
    family = _same(programme) if programme else frozenset()
    found: list[Withdrawn] = []
    for kind in kinds:
        table, name, of, words = TABLES[kind]
        rows = table.objects.filter(withdrawn_at__isnull=False)
        rows = rows.filter(**{f"{of}__in": family}) if programme else rows
        rows = rows.filter(**{name: key}) if key else rows
        columns = (name, of, words, "withdrawn_at", "withdrawn_why")
        for number, reference, told, at, why in rows.values_list(*columns).order_by("pk"):
            found.append(Withdrawn(kind, str(number), reference or "", told, at, why))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _same(programme: str) -> frozenset[str]:
    """Every reference that goes on as the same programme."""
    gone_on = programmes.gone_on()
    end = gone_on.get(programme, programme)
    return frozenset({end, *(old for old, into in gone_on.items() if into == end)})
