"""Which organisations may be the same, with the reason; nobody is merged for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from django.db.models import F
from django.db.models.functions import Coalesce

from letsema.partners.models import Apart, Identifier, Organisation, Tie
from letsema.partners.queries.held import Head, Hit, held, written
from letsema.partners.queries.organisations import OrganisationView, organisation_keys
from letsema.partners.queries.organisations import organisations_by_pk as views_by_pk
from letsema.partners.rules.likeness import REASONS, Alike, Known, may_be_the_same

AT_LEAST = 200
"""So many pairs are looked for at once, and held until something of partners is written."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two organisations that may be the same: the reason's code, its words, how alike of 100.

    A door tells the words in the reader's language: `gettext(l.words) % l.values`.
    """

    one: OrganisationView
    other: OrganisationView
    reason: str
    words: str
    values: Mapping[str, str]
    score: float

    def __str__(self) -> str:
        return self.words % self.values


def likely_duplicates(limit: int = 50) -> tuple[Likeness, ...]:
    """Pairs that may be the same, the weightiest reason first.

    Not those said to be apart, nor those of which one succeeds the other.
    """
    found = _proposed(written(), max(limit, AT_LEAST))[:limit]
    pks = organisation_keys(key for each in found for key in (each.one, each.other))
    views = views_by_pk(pks.values())
    return tuple(
        Likeness(
            views[pks[each.one]],
            views[pks[each.other]],
            each.reason,
            REASONS[each.reason],
            each.values,
            each.score,
        )
        for each in found
    )


@lru_cache(maxsize=1)
def _proposed(at: Head, most: int) -> tuple[Alike, ...]:
    return tuple(islice(may_be_the_same(_known(), _apart()), most))


def _known() -> Iterator[Known]:
    """What is compared of every organisation, as each goes on."""
    names: dict[int, list[Hit]] = defaultdict(list)
    for hit in held().hits:
        names[hit.pk].append(hit)
    identifiers: dict[int, list[tuple[str, str]]] = defaultdict(list)
    told = Identifier.objects.filter(withdrawn_at=None).annotate(
        root=Coalesce(F("organisation__merged_into_id"), F("organisation_id"))
    )
    for root, scheme, value in told.values_list("root", "scheme", "value"):
        identifiers[root].append((scheme, value))
    rows = Organisation.objects.filter(merged_into=None).order_by("key")
    for pk, key, kind, country in rows.values_list("pk", "key", "kind", "country"):
        yield Known(
            key,
            kind,
            country,
            tuple(hit.folded for hit in names[pk] if hit.sort != "acronym"),
            tuple(hit.folded for hit in names[pk] if hit.sort == "acronym"),
            tuple(identifiers[pk]),
        )


def _apart() -> Iterator[frozenset[str]]:
    """Pairs of keys that are known to be two."""
    for model, one, where in ((Apart, "one", {}), (Tie, "organisation", {"kind": "succeeds"})):
        rows = model._default_manager.filter(withdrawn_at=None, **where).annotate(
            first=Coalesce(F(f"{one}__merged_into__key"), F(f"{one}__key")),
            second=Coalesce(F("other__merged_into__key"), F("other__key")),
        )
        for pair in rows.values_list("first", "second"):
            yield frozenset(pair)
