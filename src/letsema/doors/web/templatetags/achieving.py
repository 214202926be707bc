"""What pages of programmes and countries told whole show: whose part, people, reach in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from letsema.doors.web import drawing, keeping_results, names, seeing, words
from letsema.doors.web.exploring import Asked
from letsema.partners.queries import AgreementView
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis, TaskView
from letsema.programmes.rules.reach import Measure, Reach
from letsema.results.queries import EventView

register = template.Library()
HIDDEN = "_sources_nobody_may_be_shown"


@register.simple_tag(takes_context=True)
def rests(context: template.Context, basis: Basis | None) -> SafeString:
    """What something rests on, but for a source that nobody may be shown.

    In a panel that rests on one source as a whole only the place in it is told.
    """
    if basis is None or basis.source in _hidden(context):
        return mark_safe("")
    panel = context.get("panel")
    once = bool(panel and basis.source and panel.source and basis != panel.source)
    return render_to_string("web/parts/basis_short.html", {"basis": basis, "once": once})


def _hidden(context: template.Context) -> frozenset[str]:
    """The sources nobody may be shown, asked for once a page."""
    request = context["request"]
    if not hasattr(request, HIDDEN):
        setattr(request, HIDDEN, programmes.internal_sources())
    return getattr(request, HIDDEN)  # type: ignore[no-any-return]


@register.simple_tag(takes_context=True)
def rests_once(context: template.Context) -> Basis | None:
    """The one source a panel rests on as a whole, if it may be shown."""
    source: Basis | None = context["panel"].source
    return None if source is None or source.source in _hidden(context) else source


def _programme(reference: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("programme", args=[reference]), reference)


@register.simple_tag(takes_context=True)
def part_of(context: template.Context, reference: str) -> SafeString:
    """Whose it is, where it is not the programme's whose page this is."""
    whole = context.get("whole")
    if not reference or (whole and whole.reference == reference):
        return mark_safe("")
    link = _programme(reference)
    if whole and reference in whole.parts:
        return format_html("{} {} · ", pgettext("of an umbrella", "part:"), link)
    return format_html("{} · ", link)


@register.simple_tag(takes_context=True)
def other_programmes(context: template.Context, references: Iterable[str]) -> SafeString:
    """The programmes a figure speaks of, where it is not of this page's alone."""
    whole, told = context.get("whole"), list(references)
    if not told or (whole and told == [whole.reference]):
        return mark_safe("")
    links = format_html_join(", ", "{}", ((_programme(each),) for each in told))
    return format_html("{} {} · ", pgettext("several programmes", "of"), links)


@register.simple_tag(takes_context=True)
def explorer_of(context: template.Context, panel: str = "") -> str:
    """What narrows an explorer to this page's; empty where it holds none of them.

    What is not public stands nowhere but on its own page.
    """
    if context.get("country"):
        return "" if panel == "uncertain" else urlencode({"country": context["country"].alpha3})
    whole = context.get("whole")
    return urlencode({"programme": whole.reference}) if whole and whole.public else ""


@register.simple_tag(takes_context=True)
def policies_of(context: template.Context) -> str:
    """The address of the policy register narrowed to this page's policies."""
    narrowed = explorer_of(context)
    return f"{reverse('policies')}?{narrowed}" if narrowed else ""


@register.simple_tag
def policy_link(policy: Any) -> SafeString:
    """A policy as a link to its page in the register."""
    return format_html('<a href="{}">{}</a>', reverse("policy", args=[policy.key]), policy.name)


@register.simple_tag
def office_name(office: Any) -> SafeString:
    """An office, as a link where offices have pages."""
    try:
        address = reverse("office", args=[office.key])
    except NoReverseMatch:
        return format_html("{}", office.name)
    return format_html('<a href="{}">{}</a>', address, office.name)


@register.simple_tag
def map_of_achievements(asked: Asked) -> SafeString:
    """A marker for each country in which anything was found, sized by how much."""
    told = [value for value in asked.values("country") if names.known(value.code)]
    title = ngettext("Achievements in %(n)d country", "Achievements in %(n)d countries", len(told))
    rows = [(value.code, value.number, f"?{value.query}") for value in told]
    return drawing.per_country(rows, title=title % {"n": len(told)})


@register.filter
def by_organisation(rows: Iterable[TaskView]) -> list[TaskView]:
    """Tasks, those of one organisation together, in the order they first come."""
    found: dict[str, list[TaskView]] = {}
    for each in rows:
        found.setdefault(each.organisation.key, []).append(each)
    return [each for told in found.values() for each in told]


@register.filter
def span(row: Any) -> str:
    """From when until when something was so, as far as it is told."""
    since, until = row.since, row.until
    if since and until:
        told = {"since": words.when(since), "until": words.when(until)}
        return _("%(since)s – %(until)s") % told
    if since is None and until is None:
        return ""
    when = {"when": words.when(since or until)}
    if (since or until).precision == "not-after":
        return (_("already %(when)s") if since else _("ended %(when)s")) % when
    return (_("from %(when)s") if since else _("until %(when)s")) % when


@register.filter
def agreement_state(agreement: AgreementView, day: date) -> str:
    """How an agreement stands on a day."""
    return words.word(words.AGREEMENT_STATES, agreement.state_on(day))


@register.filter
def reach_words(reach: Reach) -> str:
    """How far a programme reaches, in two sentences."""
    bodies, groups = reach.government.number, reach.society.number
    state = ngettext(
        "Whole of government: %(n)d body of the State takes part.",
        "Whole of government: %(n)d bodies of the State take part.",
        bodies,
    ) % {"n": bodies}
    society = ngettext(
        "Whole of society: %(n)d organisation or group takes part.",
        "Whole of society: %(n)d organisations and groups take part.",
        groups,
    ) % {"n": groups}
    state = state if bodies else _("Whole of government: no body of the State is named.")
    society = society if groups else _("Whole of society: no organisation or group is named.")
    return f"{state} {society}"


@register.filter
def reach_measures(reach: Reach) -> list[tuple[str, list[tuple[str, Measure]]]]:
    """What stands under each heading of the reach: (words, measure)."""
    beside = (
        (_("organisations of several States, and donors"), reach.international),
        (_("partners of whom nothing tells what they are"), reach.not_told),
    )
    told = (
        (
            _("By level of the State"),
            [(words.word(words.REACH_LEVELS, each.code), each) for each in reach.levels],
        ),
        (
            _("By sector of the State"),
            [(words.word(words.REACH_SECTORS, each.code), each) for each in reach.sectors],
        ),
        (
            _("By group of society"),
            [(names.element("partner-groups", each.code), each) for each in reach.groups],
        ),
        (_("Beside them"), [(label, each) for label, each in beside if each.number]),
    )
    return [(heading, rows) for heading, rows in told if rows]


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A row of a table of people: its heading, and its cells as words."""

    words: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """How many of which group took part, as rows to draw."""

    columns: tuple[str, ...]
    rows: tuple[PeopleRow, ...]


@register.simple_tag
def people_table(event: EventView) -> PeopleTable | None:
    """The people of an event by group and sex, with their sums; what is kept back says so."""
    people, sexes = event.people, event.sexes
    if people is None:
        return None
    several = len(sexes) > 1
    rows = []
    for group in event.groups:
        cells = [_cell(event, group, sex) for sex in sexes]
        cells += [_people(people.rows[group], event.qualifier)] if several else []
        rows.append(PeopleRow(words.word(words.EVENT_GROUPS, group), tuple(cells)))
    if len(event.groups) > 1:
        sums = [_people(people.columns[sex], event.qualifier) for sex in sexes]
        sums += [_people(people.total, event.qualifier)] if several else []
        rows.append(PeopleRow(_("All"), tuple(sums)))
    told = [str(words.SEXES[sex]) for sex in sexes] if several or sexes[0] else [_("People")]
    return PeopleTable((*told, *([_("All")] if several else [])), tuple(rows))


def _cell(event: EventView, group: str, sex: str) -> str:
    cells = event.people.cells if event.people else {}
    if (group, sex) not in cells:
        return "—"
    return _people(cells[group, sex], event.qualifiers.get((group, sex), "exactly"))


def _people(number: int | None, qualifier: str) -> str:
    if number is None:
        return pgettext("number of people", "kept back")
    return str(words.QUALIFIERS[qualifier] % {"number": words.number(number)})


@register.simple_tag
def open_to_tell(here: seeing.Here) -> list[tuple[Any, str]]:
    """What the reader may tell of a programme: (words, address)."""
    return list(keeping_results.open_to(here))
