"""What commands share: windows as columns, sources and organisations by key, bodies by slug."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from letsema.documents import commands as keeping
from letsema.documents import queries as documents
from letsema.governance import queries
from letsema.governance.models import Body
from letsema.governance.rules import record_key
from letsema.journal.queries import fitting
from letsema.partners import queries as partners
from letsema.reference import rules as reference
from letsema.values import Actor, Citation, Refusal, Refused, may_keep_record


def source_key(citing: Citation | None, *, by: Actor, at: datetime) -> int | None:
    """The row number of the source cited. Refused: one there is not, or a decision.

    A fund's own record (`rules.record_key`) is registered where it is cited first.
    """
    if citing is None:
        return None
    found = documents.source(citing.source or "") or _own_record(citing, by=by, at=at)
    if found is None:
        raise Refused(
            Refusal(
                "unknown-source",
                "there is no source %(source)s",
                field="source",
                source=citing.source,
            )
        )
    return found.pk


def _own_record(citing: Citation, *, by: Actor, at: datetime) -> documents.SourceView | None:
    """The own record of the fund whose it is, as a source; None where the key is no fund's."""
    fund = next((each for each in queries.funds() if record_key(each.slug) == citing.source), None)
    if fund is None:
        return None
    key, title = record_key(fund.slug), f"Record of {fund.name}"[:500]
    keeping.register_source(key=key, kind="own-record", title=title, by=by, at=at)
    return documents.source(key)


def source_basis(citing: Citation, *, by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of a source that stands. Refused: one there is not, or a decision."""
    key = source_key(citing, by=by, at=at)
    return {"source_id": key, "place": citing.place, "stated": citing.stated}


def basis(citing: Citation, *, by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of what something rests on: a source or a decision that stands."""
    if citing.decision is None:
        return source_basis(citing, by=by, at=at)
    key = queries.decision_key(citing.decision)
    if key is None:
        raise Refused(unknown_decision(citing.decision))
    return {"decision_id": key, "place": citing.place, "stated": citing.stated}


def basis_or_none(
    citing: Citation | None, prefix: str = "", *, by: Actor, at: datetime
) -> dict[str, Any]:
    """The columns of what something may rest on; empty where nothing is cited."""
    if citing is None:
        return {}
    told = basis(citing, by=by, at=at)
    return {f"{prefix}{name}": value for name, value in told.items() if name != "stated"}


def unknown_decision(number: str) -> Refusal:
    """There is no decision of that number."""
    return Refusal(
        "unknown-decision",
        "there is no decision %(decision)s",
        field="decision",
        decision=number,
    )


def save_unless_taken(row: models.Model, taken: Refusal) -> None:
    """Save a row that fits. Refused, as told, where another one came first in the same moment.

    Its body is not locked for it: a sitting that closes holds the journal by then, and whoever
    held the body would wait for the journal while the sitting waits for the body.
    """
    fitting(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(taken) from error


def organisation_key(key: str, field: str = "organisation") -> int:
    """The row number of an organisation. Refused: one there is not."""
    pk = partners.organisation_keys([key]).get(key)
    if pk is None:
        raise Refused(
            Refusal(
                "unknown-organisation", "there is no organisation %(key)s", field=field, key=key
            )
        )
    return pk


def country_code(code: str) -> str:
    """An alpha-3 code, or none. Refused: one there is not."""
    if code:
        try:
            reference.country(code)
        except KeyError:
            raise Refused(
                Refusal(
                    "unknown-country",
                    "there is no country %(code)s",
                    field="country",
                    code=code,
                )
            ) from None
    return code


def found_body(slug: str, field: str = "body", *, lock: bool = False) -> Body:
    """The body of that slug, locked where asked. Refused: one there is not."""
    rows = Body.objects.filter(slug=slug)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Refused(Refusal("unknown-body", "there is no body %(body)s", field=field, body=slug))
    return found


def may_keep_body(by: Actor, slug: str) -> None:
    """Refused: neither the operator, nor the secretariat of a fund the body is committee of, nor
    a secretariat of all funds.
    """
    if refusals := may_keep_record(by, *queries.funds_of_committee(slug)):
        raise Refused(*refusals)
