"""What templates ask for: words for codes, dates and money in words, marks, addresses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

from letsema.doors.web import drawing, names, sections, words
from letsema.programmes.queries import Entry
from letsema.publications.queries import EditionView
from letsema.values import Money, When

register = template.Library()


@register.simple_tag
def reading_direction() -> str:
    """`rtl` for languages written from the right, else `ltr`."""
    return "rtl" if get_language_bidi() else "ltr"


@register.simple_tag
def page_language() -> str:
    """The language of the page, for its `lang` attribute."""
    return get_language() or "en"


@register.filter
def money(value: Money | None) -> str:
    """`USD 65,977,500`, never rounded."""
    return words.money(value)


@register.filter
def told_money(told: dict[str, Any]) -> str:
    """Money as an edition tells it: `amount` and `currency`."""
    return words.money(Money(Decimal(told["amount"]), told["currency"]))


@register.filter
def number(value: Any) -> str:
    """A number grouped by thousands."""
    return words.number(value)


@register.filter
def when(value: When | None) -> str:
    """A date with its precision in words."""
    return words.when(value)


@register.filter
def day(value: date | None) -> str:
    """A date in words."""
    return words.day(value)


@register.filter
def word(code: str | None, table: str) -> str:
    """The label of a code: `{{ entry.stage|word:"stages" }}`."""
    return words.word(getattr(words, table.upper()), code)


@register.filter
def country(code: str) -> str:
    """The name of a country."""
    return names.country(code)


@register.filter
def goal(code: str) -> str:
    """The title of a Sustainable Development Goal or target."""
    return names.element("sdg", code)


@register.filter
def objective(code: str) -> str:
    """The title of an objective of the Global Compact for Migration."""
    return names.element("gcm-objectives", code)


@register.filter
def partner_group(code: str) -> str:
    """The title of a group of partners."""
    return names.element("partner-groups", code)


@register.filter
def area_name(areas: Iterable[tuple[int, str]] | None, number: int | None) -> str:
    """The name of a fund's thematic area by its number."""
    return dict(areas or ()).get(number or 0, "")


@register.filter
def places(entry: Entry) -> str:
    """The countries of an entry, or its region, as a line."""
    return drawing.heading(entry)


@register.filter
def kind(value: Any) -> str:
    """What shape a value has, for templates that show any: `money`, `when`, `many` or `one`."""
    if isinstance(value, Money):
        return "money"
    if isinstance(value, When):
        return "when"
    return "many" if isinstance(value, list | tuple) else "one"


@register.simple_tag
def cover_dots(edition: EditionView) -> SafeString:
    """The programmes of an edition as dots on its cover."""
    return drawing.cover(edition.content)


@register.inclusion_tag("web/parts/stage.html")
def stage_mark(
    stage: str | None, status: str | None = None, uncertain: bool = False
) -> dict[str, Any]:
    """A stage as a mark of the ramp with its label."""
    label = words.word(words.STAGES, stage or status)
    level = words.level(stage, status)
    return {"label": label, "level": level, "gone": stage in words.EXITS, "uncertain": uncertain}


@register.inclusion_tag("web/parts/area.html")
def area_mark(number: int | None, name: str = "") -> dict[str, Any]:
    """A thematic area as its number on its colour, with its name where one is given."""
    return {"number": number, "name": name}


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> sections.Ways | None:
    """The links of the masthead; none where a page answers to no request."""
    request = context.get("request")
    return sections.ways(request) if request else None


@register.simple_tag(takes_context=True)
def with_state(context: template.Context, **changes: Any) -> str:
    """This page's address with some of its state changed; an empty value leaves a key out."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}" if query else "."


@register.simple_tag(takes_context=True)
def moment(context: template.Context) -> str:
    """The `?as_at=…&known_at=…` of this page, so that links keep the date one reads at."""
    kept = {k: v for k in ("as_at", "known_at") if (v := context["request"].GET.get(k))}
    query = context["request"].GET.copy()
    query.clear()
    query.update(kept)
    return f"?{query.urlencode()}" if kept else ""
