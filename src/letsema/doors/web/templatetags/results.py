"""What pages of results show: maps of counts, languages, stages of policies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from letsema.doors.web import drawing, policies, stated, words
from letsema.doors.web.exploring import Asked, Value
from letsema.doors.web.stated import FigureRow, Nest
from letsema.results.queries import InstrumentView

register = template.Library()


@register.filter
def language(code: str) -> str:
    """What a language is called."""
    return policies.language(code)


@register.filter
def policy_name(policy: InstrumentView) -> str:
    """What an instrument is called in the reader's language."""
    return policies.called(policy)


@register.filter
def stage_step(stage: str) -> int:
    """How far a stage of an instrument is filled on the ramp."""
    return words.STAGE_STEPS.get(stage, 0)


@register.simple_tag
def nests(rows: Iterable[FigureRow]) -> list[Nest]:
    """Stated figures, each drawn inside what may contain it."""
    return stated.nested(rows)


@register.simple_tag
def values_of(asked: Asked, cut: str) -> list[Value]:
    """The values of a cut under which anything was found, the most frequent first."""
    return asked.values(cut)


@register.simple_tag
def map_of_counts(asked: Asked) -> SafeString:
    """A marker for each country in which anything was found, sized by how much."""
    told = [value for value in asked.values("country") if value.code != "none"]
    title = ngettext("%(n)d country on the map", "%(n)d countries on the map", len(told))
    return drawing.per_country(
        [(value.code, value.number, f"?{value.query}") for value in told],
        title=title % {"n": len(told)},
    )


@register.inclusion_tag("web/parts/stage.html")
def policy_stage(stage: str) -> dict[str, Any]:
    """How far an instrument came, as a mark of the ramp with its label."""
    label = words.word(words.INSTRUMENT_STAGES, stage or "none")
    return {
        "label": label,
        "level": words.STAGE_STEPS.get(stage, 0),
        "gone": stage == "lapsed",
        "uncertain": False,
    }


@register.filter
def of(table: dict[str, Any], key: str) -> Any:
    """What stands under a key; the key itself where nothing does."""
    return table.get(key, key)
