"""Reading who sits together in bodies: many seats at once, few columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from letsema.governance.models import Body, Membership
from letsema.governance.queries.members import name_now
from letsema.partners.queries.together import Place, Together


def bodies_together(
    pks: Collection[int] | None = None, *, bodies: Collection[str] | None = None
) -> list[Together]:
    """Bodies with every seat an organisation holds or held, by slug, their titles left empty.

    Of these bodies, or all; with organisations by row number those in which one has or had a
    seat. Inside the window of a date the latest day counts. Seats of States and constituencies
    name no organisation and are left out.
    """
    seats = Membership.objects.filter(organisation__isnull=False, withdrawn_at=None)
    if bodies is not None:
        seats = seats.filter(body__slug__in=bodies)
    if pks is not None:
        seats = seats.filter(body__in=seats.filter(organisation_id__in=pks).values("body_id"))
    places: dict[int, list[Place]] = defaultdict(list)
    columns = ("body_id", "organisation_id", "latest", "until_latest")
    for body, *place in seats.order_by().values_list(*columns).iterator(chunk_size=20_000):
        places[body].append(tuple(place))
    rows = Body.objects.order_by("slug").values_list("pk", "slug", "country")
    few = rows if pks is None and bodies is None else rows.filter(pk__in=set(places))
    return [
        Together(slug, "", frozenset(filter(None, [country])), tuple(places[pk]))
        for pk, slug, country in few
        if pk in places
    ]


def body_names(slugs: Iterable[str]) -> dict[str, str]:
    """The newest names of bodies, by slug."""
    rows = Body.objects.filter(slug__in=set(slugs)).prefetch_related("names")
    return {row.slug: name_now(row) for row in rows}
