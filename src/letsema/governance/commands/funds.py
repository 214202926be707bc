"""Registering funds, and what they set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from letsema.governance import queries
from letsema.governance.commands.citing import found_body
from letsema.governance.models import Fund, Setting
from letsema.governance.rules import judge_setting
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.reference import queries as reference
from letsema.values import Actor, Refusal, Refused, may_keep_record


@transaction.atomic
def register_fund(
    *,
    slug: str,
    name: str,
    framework: str,
    by: Actor,
    at: datetime,
    short_name: str = "",
    purpose: str = "",
    committee: str | None = None,
    contacts: Sequence[str] = (),
    disclaimer: str = "",
) -> str:
    """Register a fund with the framework of its thematic areas; a known slug is the same fund.

    Its own secretariat may, and the operator. Refused: a framework there is not or whose codes
    are no numbers, an unknown committee, a text that does not fit.
    """
    if refusals := may_keep_record(by, slug):
        raise Refused(*refusals)
    areas_id = _areas(framework)
    if Fund.objects.filter(slug=slug).exists():
        return slug
    row = Fund(
        slug=slug,
        name=name,
        short_name=short_name,
        purpose=purpose,
        areas_id=areas_id,
        committee=found_body(committee) if committee else None,
        contacts="\n".join(contacts),
        disclaimer=disclaimer,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(kind="governance.fund.registered", subject=slug, wrote=[row], by=by, at=at)
    return slug


def _areas(framework: str) -> int:
    """The row number of a framework that may be a fund's thematic areas."""
    areas = reference.framework(framework)
    if areas is None:
        raise Refused(
            Refusal(
                "unknown-framework",
                "there is no framework %(framework)s",
                field="framework",
                framework=framework,
            )
        )
    if not all(element.code.isdecimal() for element in areas.elements):
        raise Refused(
            Refusal(
                "area-numbers",
                "%(framework)s: thematic areas are numbered, and its codes are not numbers",
                field="framework",
                framework=framework,
            )
        )
    return areas.pk


@transaction.atomic
def change_setting(*, fund: str, key: str, value: Any, by: Actor, at: datetime) -> None:
    """Set something for a fund from now on; what already stands so is not written again.

    Its secretariat may, and the operator. Refused: an unknown fund or key, a value the key does
    not take (`rules.SETTINGS` says which).
    """
    if refusals := (*may_keep_record(by, fund), *judge_setting(key, value)):
        raise Refused(*refusals)
    row = Fund.objects.select_for_update(of=("self",)).filter(slug=fund).first()
    if row is None:
        raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=fund))
    before = queries.setting(fund, key)
    if before == value:
        return
    setting = Setting(fund=row, key=key, value=value, recorded_at=at)
    setting.save()
    journal.record(
        kind="governance.setting.changed",
        subject=fund,
        wrote=[setting],
        told={"key": key, "before": before, "after": value},
        by=by,
        at=at,
    )
