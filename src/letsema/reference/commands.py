"""Adopting frameworks. An element that a newer wording leaves out is kept: programmes cite it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from letsema.journal import commands as journal
from letsema.reference.models import Element, Framework
from letsema.reference.rules import (
    ElementText,
    FrameworkText,
    judge_framework,
    packaged_frameworks,
)
from letsema.values import Actor, Refused, may_keep_record


@transaction.atomic
def adopt_framework(
    *,
    slug: str,
    title: str,
    owner: str,
    source: str,
    elements: Iterable[ElementText],
    by: Actor,
    at: datetime,
    kind: str = "other",
) -> bool:
    """Take a framework into the record, or bring its wording up to date; whether that changed it.

    The same content again writes nothing. Elements are matched by code; none is ever removed.
    Frameworks are shared by all funds: the operator may, or a secretariat of all of them.
    Refused: a framework that is not fit (`judge_framework` says why).
    """
    if refusals := may_keep_record(by):
        raise Refused(*refusals)
    wanted = FrameworkText(slug, title, owner, source, kind, tuple(elements))
    if refusals := judge_framework(wanted):
        raise Refused(*refusals)
    held = Framework.objects.select_for_update().filter(slug=slug).first()
    row, changed = _write_framework(held, wanted)
    added, reworded = _write_elements(row, wanted.elements)
    if not (changed or added or reworded):
        return False
    journal.record(
        kind=f"reference.framework.{'changed' if held else 'adopted'}",
        subject=slug,
        wrote=[*([row] if changed else []), *added, *reworded],
        by=by,
        at=at,
        told={"added": [e.code for e in added], "reworded": [e.code for e in reworded]},
    )
    return True


@transaction.atomic
def adopt_packaged(*, by: Actor, at: datetime) -> tuple[str, ...]:
    """Take in the frameworks that come with the package; the slugs of those that changed.

    Who may `adopt_framework` may.
    """
    return tuple(
        each.slug
        for each in packaged_frameworks()
        if adopt_framework(
            slug=each.slug,
            title=each.title,
            owner=each.owner,
            source=each.source,
            kind=each.kind,
            elements=each.elements,
            by=by,
            at=at,
        )
    )


def _write_framework(held: Framework | None, wanted: FrameworkText) -> tuple[Framework, bool]:
    columns = ("slug", "title", "owner", "source", "kind")
    row = held or Framework()
    changed = held is None or any(getattr(row, c) != getattr(wanted, c) for c in columns)
    if changed:
        for column in columns:
            setattr(row, column, getattr(wanted, column))
        row.save()
    return row, changed


def _write_elements(
    framework: Framework, wanted: Iterable[ElementText]
) -> tuple[list[Element], list[Element]]:
    """Write what is new or worded anew: (rows added, rows changed). Parents come first."""
    held = {row.code: row for row in Element.objects.filter(framework=framework)}
    added, reworded = [], []
    for position, text in enumerate(wanted, start=1):
        parent = held[text.parent].pk if text.parent is not None else None
        told = {"title": text.title, "position": position, "parent_id": parent}
        row = held.get(text.code)
        if row is None:
            row = Element.objects.create(framework=framework, code=text.code, **told)
            held[text.code] = row
            added.append(row)
        elif any(getattr(row, column) != value for column, value in told.items()):
            for column, value in told.items():
                setattr(row, column, value)
            row.save()
            reworded.append(row)
    return added, reworded
