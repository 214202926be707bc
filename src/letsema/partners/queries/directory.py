"""Finding organisations by any name they have or had, however it is spelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.queries.held import FEW_LETTERS, Hit, held, hits
from letsema.partners.queries.organisations import OrganisationView, organisations_by_pk
from letsema.partners.rules import Name, folded

LIKE_A_NAME = 5
"""How many organisations a printed name nobody bears may mean, at most."""


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page of the directory, and all that was found counted.

    `kinds` and `countries` count what was found before that very filter. `how` is `all` where
    nothing was searched for, `exact` where words were found, `alike` where only
    misspellings were looked for.
    """

    found: tuple[OrganisationView, ...]
    total: int
    kinds: Mapping[str, int]
    countries: Mapping[str, int]
    how: str


def directory(
    q: str = "",
    kind: str = "",
    country: str = "",
    on: date | None = None,
    limit: int = 50,
    offset: int = 0,
) -> DirectoryPage:
    """The organisations that bear, or bore on a day, a name with these words in it.

    Names that are the words come first, then those that begin with them; without words all come,
    by name. Case, accents and punctuation do not count. The number of questions does not depend
    on how many there are.
    """
    words = folded(q)
    if not words:
        return _all(kind, country, on, limit, offset)
    found = _ranked(((hit, _rank(hit.folded, words)) for hit in _exact(words, on)), kind, country)
    how = "exact"
    if not found.order:
        told = ((hit, -score) for hit, score in held().meant(words) if _held_on(hit, on))
        found = _ranked(told, kind, country)
        how = "alike"
    page = found.order[offset : offset + limit]
    return DirectoryPage(_views(page), len(found.order), found.kinds, found.countries, how)


def _views(pks: Sequence[int]) -> tuple[OrganisationView, ...]:
    known = organisations_by_pk(pks)
    return tuple(known[pk] for pk in pks)


def _holding(on: date | None) -> Q:
    """Names of a day; without one, of any time."""
    if on is None:
        return Q()
    return (Q(valid_from=None) | Q(valid_from__lte=on)) & (
        Q(valid_until=None) | Q(valid_until__gt=on)
    )


def _held_on(hit: Hit, on: date | None) -> bool:
    name = Name("", valid_from=hit.valid_from, valid_until=hit.valid_until)
    return on is None or name.holds_on(on)


def _exact(words: str, on: date | None) -> Iterable[Hit]:
    """The names that begin with the words, or hold each as a word or the beginning of one."""
    each = Q()
    for word in words.split():
        if len(word) <= FEW_LETTERS:
            each &= (
                Q(folded=word)
                | Q(folded__startswith=f"{word} ")
                | Q(folded__contains=f" {word} ")
                | Q(folded__endswith=f" {word}")
            )
        else:
            each &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    return hits(OrganisationName.objects.filter(_holding(on), each | Q(folded__startswith=words)))


def _rank(name: str, words: str) -> float:
    return 0 if name == words else 1 if name.startswith(words) else 2


@dataclass(frozen=True, slots=True)
class _Found:
    """Row numbers in order, and counts before each filter."""

    order: list[int]
    kinds: Mapping[str, int]
    countries: Mapping[str, int]


def _ranked(told: Iterable[tuple[Hit, float]], kind: str, country: str) -> _Found:
    """Each organisation once, by the best of its names."""
    best: dict[int, tuple[float, str, str, Hit]] = {}
    for hit, rank in told:
        order = (rank, hit.folded, hit.key, hit)
        if hit.pk not in best or order[:3] < best[hit.pk][:3]:
            best[hit.pk] = order
    every = [order[3] for order in sorted(best.values(), key=lambda order: order[:3])]
    return _Found(
        [h.pk for h in every if kind in ("", h.kind) and country in ("", h.country)],
        _counts(h.kind for h in every if country in ("", h.country)),
        _counts(h.country for h in every if kind in ("", h.kind)),
    )


def _counts(values: Iterable[str]) -> dict[str, int]:
    return _sorted(Counter(values))


def _all(kind: str, country: str, on: date | None, limit: int, offset: int) -> DirectoryPage:
    every = Organisation.objects.filter(merged_into=None)
    told = every.order_by("kind", "country").values_list("kind", "country")
    numbers = {(k, c): number for k, c, number in told.annotate(number=Count("pk"))}
    kinds, countries = Counter[str](), Counter[str]()
    for (of_kind, of_country), number in numbers.items():
        kinds[of_kind] += number if country in ("", of_country) else 0
        countries[of_country] += number if kind in ("", of_kind) else 0
    wanted = every.filter(kind=kind) if kind else every
    wanted = wanted.filter(country=country) if country else wanted
    page = _by_name(wanted, on, limit, offset)
    total = kinds[kind] if kind else kinds.total()
    return DirectoryPage(_views(page), total, _sorted(+kinds), _sorted(+countries), "all")


def _by_name(wanted: QuerySet[Organisation], on: date | None, limit: int, offset: int) -> list[int]:
    """A page of row numbers by the official English name of a day; those without one last, by key.

    Names are read in the order of their index, as far as the page goes.
    """
    official = OrganisationName.objects.filter(
        _holding(on) if on else Q(valid_until=None),
        withdrawn_at=None,
        kind="official",
        language="en",
    )
    before = Q(folded__lt=OuterRef("folded")) | Q(folded=OuterRef("folded"), pk__lt=OuterRef("pk"))
    another = official.filter(before, organisation=OuterRef("organisation"))
    theirs = Exists(wanted.filter(pk=OuterRef("organisation")))
    named = official.filter(theirs, ~Exists(another)).order_by("folded", "pk")
    page = list(named.values_list("organisation", flat=True)[offset : offset + limit])
    if len(page) < limit:
        nameless = wanted.filter(~Exists(official.filter(organisation=OuterRef("pk"))))
        start = max(0, offset - named.count())
        more = nameless.order_by("key").values_list("pk", flat=True)
        page += more[start : start + limit - len(page)]
    return page


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def matches(
    names: Iterable[str],
) -> dict[str, OrganisationView | tuple[OrganisationView, ...]]:
    """Who printed names mean: the organisation where one bears it, else those it may mean.

    Of `International Labour Organization (ILO)` the name, the acronym and both count. Nobody is
    guessed: several that share a name, and names only alike, come as candidates, the most alike
    first; an empty tuple where there are none.
    """
    wanted = {name: _wordings(name) for name in names}
    bearers: dict[str, list[int]] = {}
    told = {word for words in wanted.values() for word in words}
    for hit in hits(OrganisationName.objects.filter(folded__in=told)) if told else ():
        bearers.setdefault(hit.folded, []).append(hit.pk)
    found = {name: _bearing(words, bearers) for name, words in wanted.items()}
    borne_by_nobody = [name for name, pks in found.items() if not pks]
    every = held() if borne_by_nobody else None
    for name in borne_by_nobody if every else ():
        meant = every.meant(folded(name), 4 * LIKE_A_NAME)
        found[name] = list(dict.fromkeys(hit.pk for hit, _ in meant))[:LIKE_A_NAME]
        wanted[name] = ()
    views = organisations_by_pk(pk for pks in found.values() for pk in pks)
    return {name: _answer([views[pk] for pk in pks], wanted[name]) for name, pks in found.items()}


def _wordings(name: str) -> tuple[str, ...]:
    """The folded forms a printed name is looked for in: whole, without its bracket, the bracket."""
    before, bracket, rest = name.partition("(")
    inside, closed, after = rest.partition(")")
    forms = [name] if not (bracket and closed) else [name, f"{before} {after}", inside]
    return tuple(dict.fromkeys(filter(None, map(folded, forms))))


def _bearing(words: Sequence[str], bearers: Mapping[str, list[int]]) -> list[int]:
    """Who bears the forms of a name: those that bear the most of them."""
    borne: Counter[Any] = Counter(pk for word in words for pk in set(bearers.get(word, ())))
    most = max(borne.values(), default=0)
    return sorted(pk for pk, number in borne.items() if number == most)


def _answer(
    views: list[OrganisationView], words: Sequence[str]
) -> OrganisationView | tuple[OrganisationView, ...]:
    return views[0] if len(views) == 1 and words else tuple(views)
