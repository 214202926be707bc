"""Starting initiatives, and saying which sectors they work in and which policies they informed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from letsema.documents import commands as documents
from letsema.governance.commands.citing import country_code
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.partners.commands.entering import as_when, number_of
from letsema.programmes import queries as programmes
from letsema.reference import rules as codes
from letsema.results.commands.recording import of_programme
from letsema.results.commands.writing import (
    element_key,
    found_instrument,
    reason_for,
    said,
    withdraw,
)
from letsema.results.models import Initiative, InitiativeInstrument, InitiativeSector
from letsema.results.rules import judge_initiative
from letsema.values import Actor, Citation, Money, Refusal, Refused, When, may_keep_register


@transaction.atomic
def start_initiative(
    *,
    key: str,
    programme: str,
    title: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    country: str = "",
    place_name: str = "",
    lead: str = "",
    lead_words: str = "",
    scales_up: str = "",
    scales_up_words: str = "",
    cost: Money | None = None,
    words: str = "",
    since: When | date | None = None,
    until: When | date | None = None,
    sectors: Sequence[tuple[str, str]] = (),
    instruments: Sequence[str] = (),
) -> str:
    """Start an initiative and return its key; a known key gains new sectors and instruments only.

    `lead` is an organisation's key, `scales_up` an initiative's; `sectors` are (framework, code),
    `instruments` the keys of policies it informed. Who submits for the programme, reviews it or is
    its secretariat may. Refused: what there is not, an initiative that was withdrawn or is
    another programme's, an end before its beginning, a currency not in use.
    """
    reference = of_programme(by, programme)
    if refusals := [*judge_initiative(key, title, scales_up), *_judge_cost(cost)]:
        raise Refused(*refusals)
    rest = {**documents.source_cited(citing=citing, by=by, at=at), "recorded_at": at}
    row = Initiative.objects.select_for_update(of=("self",)).filter(key=key).first()
    wrote: list[models.Model] = []
    if row is None:
        told = {
            **_stripped(place_name=place_name, title=title, words=words),
            **_stripped(lead_words=lead_words, scales_up_words=scales_up_words),
            "lead_id": number_of(lead, "lead"),
            "scales_up": _standing(scales_up, "scales_up") if scales_up else None,
            **_windows(since, until),
        }
        wrote.append(row := _started(key, reference, country, cost, told | rest))
    _refuse_others(row, reference)
    wrote += _placed(row, sectors, instruments, rest)
    return _record(row, wrote, by=by, at=at)


def _windows(since: When | date | None, until: When | date | None) -> dict[str, Any]:
    """The columns of a beginning and an end. Refused: an end before its beginning."""
    keep_in_order(as_when(since), as_when(until))
    return {**window_columns(since), **window_columns(until, "until_")}


def _stripped(**texts: str) -> dict[str, str]:
    return {name: text.strip() for name, text in texts.items()}


def _record(row: Initiative, wrote: list[models.Model], *, by: Actor, at: datetime) -> str:
    """Record what was written, if anything; the key of the initiative."""
    if wrote:
        act = "started" if isinstance(wrote[0], Initiative) else "added-to"
        kind, told = f"results.initiative.{act}", {"programme": row.programme_id}
        journal.record(kind=kind, subject=row.key, wrote=wrote, told=told, by=by, at=at)
    return row.key


def _started(
    key: str, reference: str, country: str, cost: Money | None, told: dict[str, Any]
) -> Initiative:
    row = Initiative(
        key=key,
        programme_id=reference,
        country=country_code(country),
        cost=cost.amount if cost else None,
        currency=cost.currency if cost else "",
        **told,
    )
    try:
        with transaction.atomic():
            fitting(row).save()
    except IntegrityError as error:
        taken = Refusal("initiative-taken", "%(key)s was started meanwhile", field="key", key=key)
        raise Refused(taken) from error
    return row


def _judge_cost(cost: Money | None) -> list[Refusal]:
    if cost is None:
        return []
    if cost.amount < 0 or cost.amount >= 10**18:
        return [Refusal("cost", "%(field)s: not what an initiative costs", field="cost")]
    try:
        codes.currency(cost.currency)
    except KeyError:
        code = cost.currency
        return [Refusal("currency", "%(code)s is not a currency in use", field="cost", code=code)]
    return []


def _standing(key: str, field: str = "key") -> Initiative:
    """The initiative of that key, locked. Refused: none, or one withdrawn."""
    rows = Initiative.objects.select_for_update(of=("self",))
    row = rows.filter(key=key, withdrawn_at=None).first()
    if row is None:
        raise Refused(
            Refusal("unknown-initiative", "there is no initiative %(key)s", field=field, key=key)
        )
    return row


def _refuse_others(row: Initiative, reference: str) -> None:
    """Refused: it was withdrawn, or another programme started it."""
    if row.withdrawn_at:
        raise Refused(
            Refusal(
                "initiative-withdrawn",
                "initiative %(key)s was withdrawn: %(why)s",
                field="key",
                key=row.key,
                why=row.withdrawn_why,
            )
        )
    if (programmes.survivor(row.programme_id) or row.programme_id) != reference:
        raise Refused(
            Refusal(
                "initiative-of-another",
                "initiative %(key)s is of %(programme)s",
                field="key",
                key=row.key,
                programme=row.programme_id,
            )
        )


def _placed(
    row: Initiative,
    sectors: Sequence[tuple[str, str]],
    instruments: Sequence[str],
    rest: dict[str, Any],
) -> list[models.Model]:
    """The rows made for sectors and instruments that were not told yet."""
    made: list[tuple[models.Model, bool]] = []
    for framework, code in sectors:
        told = {"initiative": row, "element_id": element_key(framework, code)}
        made.append(said(InitiativeSector, told, rest))
    for key in instruments:
        told = {"initiative": row, "instrument": found_instrument(key, "instruments")}
        made.append(said(InitiativeInstrument, told, rest))
    return [part for part, new in made if new]


@transaction.atomic
def withdraw_initiative(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an initiative. Refused: none such stands, no reason."""
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    row = _standing(key)
    row.withdrawn_at, row.withdrawn_why = at, reason_for(why)
    fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    told = {"why": row.withdrawn_why}
    kind = "results.initiative.withdrawn"
    journal.record(kind=kind, subject=key, wrote=[row], told=told, by=by, at=at)


@transaction.atomic
def withdraw_initiative_sector(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that an initiative works in a sector. Refused: none such stands, no reason."""
    kind = "results.initiative-sector.withdrawn"
    withdraw(InitiativeSector, number, why, kind=kind, of="initiative.key", by=by, at=at)


@transaction.atomic
def withdraw_initiative_instrument(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that an initiative informed a policy. Refused: none such stands, no reason."""
    kind = "results.initiative-instrument.withdrawn"
    withdraw(InitiativeInstrument, number, why, kind=kind, of="initiative.key", by=by, at=at)
