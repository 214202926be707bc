"""Reading organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.rules import Name, folded, shown_name


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as others may read it."""

    pk: int
    key: str
    kind: str
    country: str
    names: tuple[Name, ...]

    def name_on(self, on: date | None = None, language: str = "en") -> str:
        """Its official name on a day, else its acronym, else its key."""
        return (
            shown_name(self.names, "official", language, on)
            or shown_name(self.names, "acronym", language, on)
            or self.key
        )

    @property
    def name(self) -> str:
        """Its official name today."""
        return self.name_on()

    @property
    def acronym(self) -> str:
        """Its acronym, else its name."""
        return shown_name(self.names, "acronym", "en") or self.name


def _view(row: Organisation) -> OrganisationView:
    names = tuple(
        Name(n.text, n.kind, n.language, n.valid_from, n.valid_until) for n in row.names.all()
    )
    return OrganisationView(row.pk, row.key, row.kind, row.country, names)


def organisation(key: str) -> OrganisationView | None:
    """The organisation of that key, or None."""
    row = Organisation.objects.filter(key=key).prefetch_related("names").first()
    return _view(row) if row else None


def organisations() -> tuple[OrganisationView, ...]:
    """Every organisation, by key."""
    return tuple(map(_view, Organisation.objects.order_by("key").prefetch_related("names")))


def organisations_by_pk(pks: Iterable[int]) -> dict[int, OrganisationView]:
    """Organisations by row number, for rooms above that point at them."""
    rows = Organisation.objects.filter(pk__in=set(pks)).prefetch_related("names")
    return {row.pk: _view(row) for row in rows}


def organisation_keys(keys: Iterable[str]) -> dict[str, int]:
    """Row number by key, for those that exist."""
    return dict(Organisation.objects.filter(key__in=set(keys)).values_list("key", "pk"))


def organisations_called(text: str) -> tuple[OrganisationView, ...]:
    """Every organisation that has or had that name, case, accents and punctuation aside.

    More than one where an acronym is shared: the caller must not choose silently.
    """
    pks = OrganisationName.objects.filter(folded=folded(text)).values("organisation_id")
    rows = Organisation.objects.filter(pk__in=pks).order_by("key").prefetch_related("names")
    return tuple(map(_view, rows))
