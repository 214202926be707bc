"""What is asked of a committee."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.governance import queries as governance
from letsema.journal.queries import fitting
from letsema.proceedings.commands.keeping import record, unknown
from letsema.proceedings.models import Item, Request
from letsema.proceedings.rules.acts import ACTS, REQUESTABLE, read_terms
from letsema.programmes import queries as programmes
from letsema.values import Actor, Refusal, Refused, Scope, may_act

KEPT_APART = ("fund-matter", "correct", "remove", "suspend", "lift")
"""What only the secretariat puts before a committee."""


@transaction.atomic
def put_request(
    *,
    fund: str,
    kind: str,
    title: str,
    requested_on: date,
    by: Actor,
    at: datetime,
    programme: str = "",
    words: str = "",
    terms: Mapping[str, Any] | None = None,
) -> int:
    """Put a request to the fund's committee and return its number.

    `kind` is one of `rules.acts.REQUESTABLE`, `terms` the terms asked for as that act tells them.
    The secretariat may; who submits for the programme may, what is not the secretariat's alone.
    Refused: an unknown fund, kind or programme, one of another fund, no title, unread terms.
    """
    if refusals := _may(by, fund, kind, programme):
        raise Refused(*refusals)
    if refusals := _judge(fund, kind, programme, title, terms):
        raise Refused(*refusals)
    row = Request(
        fund_id=fund,
        kind=kind,
        programme_id=programme or None,
        title=title.strip(),
        words=words.strip(),
        terms=dict(terms) if terms else None,
        requested_on=requested_on,
        recorded_at=at,
    )
    fitting(row).save()
    record("request.put", programme or fund, [row], by, at, request=row.pk, kind=kind)
    return row.pk


def _may(by: Actor, fund: str, kind: str, programme: str) -> list[Refusal]:
    if programme and kind not in KEPT_APART:
        return may_act(by, ("secretariat", "submitter"), programmes.scope(programme))
    if by.has("operator") or by.has("secretariat", fund):
        return []
    return may_act(Actor(by.key), ("secretariat",), Scope(fund))


def _judge(
    fund: str, kind: str, programme: str, title: str, terms: Mapping[str, Any] | None
) -> list[Refusal]:
    if governance.fund(fund) is None:
        return [Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=fund)]
    if kind not in REQUESTABLE:
        return [Refusal("request-kind", "%(kind)s cannot be asked for", field="kind", kind=kind)]
    refusals = []
    if not title.strip():
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="title"))
    if not programme and kind not in ("fund-matter", "correct"):
        refusals.append(
            Refusal("no-programme", "name the programme it is about", field="programme")
        )
    if programme and programmes.scope(programme).fund != fund:
        refusals.append(
            Refusal(
                "other-fund",
                "%(reference)s is no programme of %(fund)s",
                field="programme",
                reference=programme,
                fund=fund,
            )
        )
    read = read_terms(kind, terms) if terms and kind in ACTS else None
    return refusals + ([read] if isinstance(read, Refusal) else [])


@transaction.atomic
def withdraw_request(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an open request that stands on no list, with the reason.

    Who may put it may. Refused: none of that number, settled already, listed, no reason.
    """
    row = Request.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise Refused(unknown("request", number))
    if refusals := _may(by, row.fund_id, row.kind, row.programme_id or ""):
        raise Refused(*refusals)
    if row.state != "open" or Item.objects.filter(request=row, state="listed").exists():
        raise Refused(
            Refusal(
                "request-settled",
                "“%(title)s” is settled, or on a list: take it off first",
                field="number",
                title=row.title,
            )
        )
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is withdrawn", field="why"))
    row.state, row.withdrawn_at, row.withdrawn_why = "withdrawn", at, why.strip()
    fitting(row, withdrawn_why="why").save()
    record("request.withdrawn", row.programme_id or row.fund_id, [row], by, at, request=number)
