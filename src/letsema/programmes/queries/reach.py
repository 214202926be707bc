"""Reading how far programmes reach into government and society."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.programmes.models import Programme, Task
from letsema.programmes.queries.kinship import gone_on
from letsema.programmes.queries.partnering import going_on, participations, stands
from letsema.programmes.queries.printed import key_partners_of
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules import reach as rules
from letsema.programmes.rules.reach import Involved, Reach


def reach(reference: str, on: date | None = None, *, public_only: bool = True) -> Reach | None:
    """How far a programme reaches, or None where there is none to read of: see `reaches`."""
    return reaches([reference], on, public_only=public_only).get(reference)


def reaches(
    references: Iterable[str], on: date | None = None, *, public_only: bool = True
) -> dict[str, Reach]:
    """By the reference asked for, how far programmes reach on a day: a fixed number of questions.

    Participants and key partners as told by then (with who they were said to be), and whoever has
    a task on that day. None asks for what is told last.
    """
    led = gone_on()
    roots = {each: led.get(each, each) for each in references}
    rows = public_programmes() if public_only else Programme.objects.all()
    rows = rows.filter(reference__in=set(roots.values()))
    involved: dict[str, list[Involved]] = {
        name: [] for name in rows.values_list("reference", flat=True)
    }
    told = [(name, pk) for name, pk, _ in participations(rows, on)]
    told += _at_work(rows, on)
    known = partners.organisations_by_pk(pk for _, pk in told)
    for name, pk in told:
        involved[name].append(_involved(known[pk]))
    for name, printed in key_partners_of(involved, on, public_only=public_only).items():
        for each in printed:
            involved[name].append(_involved(each.organisation, each.name, each.group or ""))
    found = {name: rules.reach(each) for name, each in involved.items()}
    return {each: found[root] for each, root in roots.items() if root in found}


def _at_work(programmes: QuerySet[Programme], on: date | None) -> list[tuple[str, int]]:
    """(reference, row number of an organisation) of who has a task on a day."""
    roots = set(programmes.values_list("reference", flat=True))
    family = roots | {each for each, into in gone_on().items() if into in roots}
    rows = going_on(Task.objects.filter(programme__reference__in=family), public_only=False)
    return [
        (name, row.organisation_id)
        for name, row in rows
        if stands(told_window(row), told_window(row, "until_"), on) != "no"
    ]


def _involved(view: partners.OrganisationView | None, name: str = "", group: str = "") -> Involved:
    if view is None:
        return Involved(name, group=group)
    return Involved(view.name, view.key, view.kind, group)
