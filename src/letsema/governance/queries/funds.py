"""Reading funds and what they have set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from letsema.governance.models import Fund, Setting
from letsema.governance.rules import SETTINGS, defaults
from letsema.reference import queries as reference


@dataclass(frozen=True, slots=True)
class FundView:
    """A fund as others may read it; `areas` are (number, name) in order."""

    pk: int
    slug: str
    name: str
    short_name: str
    purpose: str
    framework: str
    areas: tuple[tuple[int, str], ...]
    committee: str | None
    contacts: tuple[str, ...]
    disclaimer: str


def _fund_views(rows: Iterable[Fund]) -> tuple[FundView, ...]:
    rows = list(rows)
    frameworks = reference.frameworks_by_key(row.areas_id for row in rows)
    return tuple(_fund_view(row, frameworks[row.areas_id]) for row in rows)


def _fund_view(row: Fund, framework: reference.FrameworkView) -> FundView:
    return FundView(
        pk=row.pk,
        slug=row.slug,
        name=row.name,
        short_name=row.short_name or row.name,
        purpose=row.purpose,
        framework=framework.slug,
        areas=tuple((int(e.code), e.title) for e in framework.elements),
        committee=row.committee.slug if row.committee else None,
        contacts=tuple(row.contacts.splitlines()),
        disclaimer=row.disclaimer,
    )


def funds() -> tuple[FundView, ...]:
    """Every fund, by slug (three questions asked)."""
    return _fund_views(Fund.objects.select_related("committee").order_by("slug"))


def fund(slug: str) -> FundView | None:
    """The fund of that slug, or None."""
    return next(iter(_fund_views(Fund.objects.select_related("committee").filter(slug=slug))), None)


def funds_of_committee(slug: str) -> tuple[str, ...]:
    """The slugs of the funds a body is the committee of, the first registered first."""
    rows = Fund.objects.filter(committee__slug=slug).order_by("pk")
    return tuple(rows.values_list("slug", flat=True))


def fund_slugs(pks: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(slug, name) by row number."""
    rows = Fund.objects.filter(pk__in=set(pks)).values_list("pk", "slug", "name")
    return {pk: (slug, name) for pk, slug, name in rows}


def settings(fund: str) -> dict[str, Any]:
    """Everything a fund may set, as it has set it or at its default."""
    rows = Setting.objects.filter(fund__slug=fund, key__in=SETTINGS).order_by("pk")
    return {**defaults(), **dict(rows.values_list("key", "value"))}


def setting(fund: str, key: str) -> Any:
    """What a fund has set under a key, else its default; `KeyError` for a key there is not."""
    return settings(fund)[key]


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One change of a setting: from what, to what, when it was recorded."""

    before: Any
    after: Any
    recorded_at: datetime


def setting_history(fund: str, key: str) -> tuple[SettingChange, ...]:
    """Every change of a setting of a fund, the first one from its default, the latest last."""
    rows = Setting.objects.filter(fund__slug=fund, key=key).order_by("pk")
    told = list(rows.values_list("value", "recorded_at"))
    values = [defaults()[key], *(value for value, _ in told)]
    changes = zip(pairwise(values), told, strict=True)
    return tuple(SettingChange(before, after, at) for (before, after), (_, at) in changes)


def settings_of_body(slug: str) -> dict[str, Any]:
    """What the fund of a committee has set (the first fund's, of several), else the defaults."""
    return settings(next(iter(funds_of_committee(slug)), ""))
