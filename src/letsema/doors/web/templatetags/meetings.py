"""What pages of meetings ask for: acts, terms, interests and positions in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import terms, words
from letsema.doors.web.forms.meetings import HOW
from letsema.governance.queries import MeetingView, MemberView
from letsema.proceedings.queries import Shift
from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.sitting import GROUNDS, GROUPS, STANDS
from letsema.proceedings.rules.subjects import KINDS
from letsema.proceedings.rules.terms import Revision, Terms
from letsema.values import Money

register = template.Library()

CONSEQUENCES = {
    "declare": lazy("declares it, and stays"),
    "no-scoring": lazy("does not score it"),
    "leave": lazy("leaves for this item"),
}
ITEM_STATES = {
    "listed": lazy("to be decided"),
    "decided": lazy("decided"),
    "deferred": lazy("deferred"),
    "sent-to-meeting": lazy("sent to a meeting"),
    "taken-off": lazy("taken off the list"),
}
TABLES: dict[str, Mapping[str, Any]] = {
    "kinds": KINDS,
    "groups": GROUPS,
    "grounds": GROUNDS,
    "stands": STANDS,
    "consequences": CONSEQUENCES,
    "states": ITEM_STATES,
    "how": HOW,
}


@register.filter
def called(code: str, table: str) -> str:
    """A code of meetings in words: `{{ item.kind|called:"kinds" }}`."""
    return _(str(TABLES[table].get(code, code)))


@register.filter
def act_label(code: str) -> str:
    """What an act is called."""
    return _(ACTS[code].label) if code in ACTS else code


@register.filter
def in_words(told: Terms | None) -> list[tuple[str, str]]:
    """Terms as (what, in words)."""
    return terms.told(told)


@register.filter
def days(meeting: MeetingView) -> str:
    """The days of a meeting: `22–23 November 2026`, one day as it is, told ones with precision."""
    first, last = meeting.starts_on, meeting.ends_on
    if first is None or last is None:
        return words.when(meeting.held)
    if first == last:
        return words.day(last)
    if (first.year, first.month) == (last.year, last.month):
        # Translators: days of a meeting within a month, as in “22–23 November 2026”.
        return _("%(first)d–%(last)s") % {"first": first.day, "last": words.day(last)}
    return _("%(first)s – %(last)s") % {"first": words.day(first), "last": words.day(last)}


@register.filter
def seat_name(member: MemberView) -> str:
    """A member as the room names them: who, and on which seat."""
    return f"{member.label} · {member.seat}" if member.seat else member.label


@register.filter
def moved(shift: Shift) -> bool:
    """Whether anything of an area or a region would change."""
    return shift.before != shift.after


@register.filter
def together(amounts: Iterable[Money]) -> str:
    """Sums of several currencies beside each other, never added."""
    return " + ".join(words.money(each) for each in amounts) or "–"


@register.filter
def facts_in_words(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Facts that are revised as (which, in words)."""
    return terms.told(Revision(facts))


@register.filter
def places(view: Any) -> str:
    """The countries of a programme, or its region."""
    return terms.country_line(view)


@register.filter
def fact(view: Any, field: str) -> Any:
    """What a programme is said to have in a field."""
    return view.value(field) if view else None


@register.filter
def entry(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What stands under a key, or nothing."""
    return mapping.get(key, mapping.get(str(key)))
