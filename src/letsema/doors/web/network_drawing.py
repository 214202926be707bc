"""The ring of who works with whom: names, addresses and words for its spots."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letsema.insight.queries.network import MOST_DRAWN, Neighbourhood, Network
from letsema.insight.rules.network import Node
from letsema.partners.queries import OrganisationView
from letsema.press.rings import Spot, ring

FEWEST = 2
"""Fewer are no network to draw."""


def drawn(told: Network | Neighbourhood, address: Callable[[str], str]) -> SafeString:
    """The drawing, empty where there is nothing to draw; `address` of an organisation's key."""
    nodes = told.drawing.nodes
    if len(nodes) < FEWEST:
        return mark_safe("")
    spots = _spots(told, address)
    at = {node: position for position, node in enumerate(nodes)}
    lines = [(at[one], at[other], ties) for one, other, ties in told.drawing.lines]
    centre = at.get(told.organisation.pk) if isinstance(told, Neighbourhood) else None
    said = ring(
        [spots[node] for node in nodes],
        lines,
        title=_title(told, len(nodes)),
        description=_("Each line is a tie, wider for more ties. The table that follows says all."),
        centre=centre,
        identity="network",
    )
    return mark_safe(said)  # noqa: S308 press escapes


def _title(told: Network | Neighbourhood, count: int) -> str:
    if isinstance(told, Neighbourhood):
        named = {"name": told.organisation.name}
        return _("%(name)s in the middle, its partners around it") % named
    if len(told.rows) > MOST_DRAWN:
        most = {"n": MOST_DRAWN, "all": len(told.rows)}
        return _("The %(n)d organisations with most partners, of %(all)d") % most
    return ngettext(
        "%(n)d organisation and its ties", "%(n)d organisations and their ties", count
    ) % {"n": count}


def _spots(told: Network | Neighbourhood, address: Callable[[str], str]) -> dict[Node, Spot]:
    found: dict[Node, Spot] = {
        f"{kind}:{what}": Spot(name, _members(name, size), 0, hub=True)
        for kind, what, name, size in told.large
    }
    if isinstance(told, Neighbourhood):
        own = told.organisation
        found[own.pk] = Spot(own.acronym, own.name, 0)
        for each in told.partners[:MOST_DRAWN]:
            found[each.organisation.pk] = _spot(each.organisation, each.ties, _ties, address)
        return found
    for row in told.rows[:MOST_DRAWN]:
        found[row.organisation.pk] = _spot(
            row.organisation, row.measure.partners, _partners, address
        )
    return found


def _spot(
    own: OrganisationView, size: int, say: Callable[[int], str], address: Callable[[str], str]
) -> Spot:
    return Spot(own.acronym, f"{own.name}: {say(size)}", size, address(own.key))


def _partners(count: int) -> str:
    return ngettext("%(n)d partner", "%(n)d partners", count) % {"n": count}


def _ties(count: int) -> str:
    return ngettext("%(n)d tie", "%(n)d ties", count) % {"n": count}


def _members(name: str, count: int) -> str:
    told = ngettext("%(n)d member", "%(n)d members", count) % {"n": count}
    return f"{name}: {told}"
