"""Reading organisations: each as it goes on, with the names and keys of all it was merged from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.rules import Name, folded, shown_name


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as others may read it.

    `names` are its own, `own` of them, and then those of the ones merged into it, whose keys are
    `merged`; `pk` and `key` are those it goes on under.
    """

    pk: int
    key: str
    kind: str
    country: str
    names: tuple[Name, ...]
    merged: tuple[str, ...] = ()
    website: str = ""
    note: str = ""
    own: int | None = None

    def _shown(self, kind: str, language: str, on: date | None) -> str:
        """The name of that kind: its own of that day before another's of that day."""
        own = [name for name in self.names[: self.own] if name.holds_on(on)]
        return shown_name(own, kind, language, on) or shown_name(self.names, kind, language, on)

    def name_on(self, on: date | None = None, language: str = "en") -> str:
        """Its official name on a day, else its acronym, else its key."""
        return (
            self._shown("official", language, on)
            or self._shown("acronym", language, on)
            or self.key
        )

    @property
    def name(self) -> str:
        """Its official name today."""
        return self.name_on()

    @property
    def acronym(self) -> str:
        """Its acronym, else its name."""
        return self._shown("acronym", "en", None) or self.name

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key it has gone by."""
        return (self.key, *self.merged)


def with_names(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Rows with their standing names, and whether others are merged into them."""
    standing = OrganisationName.objects.filter(withdrawn_at=None).order_by("pk")
    absorbing = Exists(Organisation.objects.filter(merged_into=OuterRef("pk")))
    return rows.annotate(absorbing=absorbing).prefetch_related(
        Prefetch("names", standing, to_attr="standing")
    )


def _view(row: Organisation, absorbed: Iterable[Organisation]) -> OrganisationView:
    merged = sorted(absorbed, key=lambda each: each.key)
    own = _names(row)
    more = (name for each in merged for name in _names(each))
    names = tuple(dict.fromkeys((*own, *more)))
    keys = tuple(each.key for each in merged)
    told = (row.pk, row.key, row.kind, row.country, names, keys, row.website, row.note, len(own))
    return OrganisationView(*told)


def _names(row: Organisation) -> tuple[Name, ...]:
    return tuple(
        Name(n.text, n.kind, n.language, n.valid_from, n.valid_until) for n in row.standing
    )


def views_of(rows: Iterable[Organisation]) -> dict[int, OrganisationView]:
    """The organisations that rows go on as, by the row number of each row.

    The rows come `with_names`; two further questions are asked where one of them is merged.
    """
    rows = list(rows)
    roots = {row.pk: row.merged_into_id or row.pk for row in rows}
    merging = {roots[row.pk] for row in rows if row.merged_into_id or row.absorbing}
    known = {row.pk: row for row in rows}
    absorbed: Mapping[int, list[Organisation]] = defaultdict(list)
    if merging:
        family = Organisation.objects.filter(Q(pk__in=merging) | Q(merged_into__in=merging))
        for row in with_names(family):
            known[row.pk] = row
            if row.merged_into_id:
                absorbed[row.merged_into_id].append(row)
    views = {root: _view(known[root], absorbed[root]) for root in set(roots.values())}
    return {pk: views[root] for pk, root in roots.items()}


def _once(rows: QuerySet[Organisation]) -> tuple[OrganisationView, ...]:
    """What rows go on as, each once, by key."""
    found = {view.pk: view for view in views_of(with_names(rows)).values()}
    return tuple(sorted(found.values(), key=lambda view: view.key))


def organisation(key: str) -> OrganisationView | None:
    """The organisation of that key, or the one it goes on under, or None."""
    return next(iter(_once(Organisation.objects.filter(key=key))), None)


def organisations() -> tuple[OrganisationView, ...]:
    """Every organisation, by key; merged ones within those they go on as."""
    rows = list(with_names(Organisation.objects.order_by("key")))
    absorbed: Mapping[int, list[Organisation]] = defaultdict(list)
    for row in rows:
        if row.merged_into_id:
            absorbed[row.merged_into_id].append(row)
    return tuple(_view(row, absorbed[row.pk]) for row in rows if not row.merged_into_id)


def organisations_by_pk(pks: Iterable[int]) -> dict[int, OrganisationView]:
    """What rows go on as, by row number, for rooms above that point at them."""
    return views_of(with_names(Organisation.objects.filter(pk__in=set(pks))))


def organisation_keys(keys: Iterable[str]) -> dict[str, int]:
    """Row number by key, for those that exist: of that very key, merged or not.

    What is told of a merged one stays with it where the merge is undone.
    """
    return dict(Organisation.objects.filter(key__in=set(keys)).values_list("key", "pk"))


def organisation_pks(key: str) -> set[int]:
    """The row numbers under which an organisation is pointed at: its own, and all merged with it.

    Rooms above ask for these; empty where there is no such organisation.
    """
    return set(_same(key, "pk"))


def same_keys(key: str) -> frozenset[str]:
    """Every key an organisation has gone by; empty where there is no such organisation."""
    return frozenset(_same(key, "key"))


def _same(key: str, column: str) -> Iterable[Any]:
    """A column of every row that is the same organisation; one question, by index alone."""
    told = Organisation.objects.filter(key=key).annotate(root=Coalesce("merged_into_id", "pk"))
    root, rows = told.values("root"), Organisation.objects.values_list(column, flat=True)
    return rows.filter(pk__in=root).union(rows.filter(merged_into__in=root))


def going_on(keys: Iterable[str]) -> dict[str, str]:
    """The key each of these goes on under, its own where it is not merged or not known."""
    wanted = set(keys)
    rows = Organisation.objects.filter(key__in=wanted, merged_into__isnull=False)
    return {
        **{key: key for key in wanted},
        **(dict(rows.values_list("key", "merged_into__key")) if wanted else {}),
    }


def organisations_called(text: str) -> tuple[OrganisationView, ...]:
    """Every organisation that has or had that name, case, accents and punctuation aside.

    More than one where an acronym is shared: the caller must not choose silently.
    """
    called = OrganisationName.objects.filter(folded=folded(text), withdrawn_at=None)
    return _once(Organisation.objects.filter(pk__in=called.values("organisation_id")))
