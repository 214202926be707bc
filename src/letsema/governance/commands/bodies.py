"""Establishing bodies; their names, what follows them, lists of members as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from letsema.governance.commands.citing import (
    basis_or_none,
    country_code,
    found_body,
    may_keep_body,
    organisation_key,
    source_key,
)
from letsema.governance.models import Body, BodyName, Listing
from letsema.governance.rules import BODY_KINDS, leads_back
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.partners import queries as partners
from letsema.values import Actor, Citation, Refusal, Refused, When, may_keep_record

Named = tuple[str, When | None] | tuple[str, When | None, When | None]


@transaction.atomic
def establish_body(
    *,
    slug: str,
    kind: str,
    names: Sequence[Named],
    by: Actor,
    at: datetime,
    parent: str | None = None,
    successor: str | None = None,
    secretariat: str | None = None,
    country: str = "",
    mandate: str = "",
    note: str = "",
    citing: Citation | None = None,
) -> str:
    """Enter a body with its names; a known slug is the same body.

    A name is (text, since or None) or (text, since, until). `secretariat` is an organisation's
    key, `country` the alpha-3 of a national mechanism. The operator may, or a secretariat of all
    funds: no fund owns a body yet. Its parent and its successor stand before it, so bodies never
    go round in a circle. Refused: a kind there is not, no name, an unknown parent, successor,
    organisation, country or source, a text that does not fit.
    """
    if refusals := (*may_keep_record(by), *_judge_body(slug, kind, names)):
        raise Refused(*refusals)
    if Body.objects.filter(slug=slug).exists():
        return slug
    row = Body(
        slug=slug,
        kind=kind,
        parent=found_body(parent, "parent") if parent else None,
        successor=found_body(successor, "successor") if successor else None,
        secretariat_id=organisation_key(secretariat, "secretariat") if secretariat else None,
        country=country_code(country),
        mandate=mandate,
        note=note,
        source_id=source_key(citing, by=by, at=at),
        place=citing.place if citing else "",
        recorded_at=at,
    )
    fitting(row).save()
    named = [_name(row, text, since, rest[0] if rest else None, at) for text, since, *rest in names]
    wrote = [row, *named]
    journal.record(kind="governance.body.established", subject=slug, wrote=wrote, by=by, at=at)
    return slug


def _name(
    row: Body, text: str, since: When | None, until: When | None, at: datetime, **basis: Any
) -> BodyName:
    keep_in_order(since, until)
    told = {**window_columns(since), **window_columns(until, "until_")}
    named = BodyName(body=row, text=text, recorded_at=at, **told, **basis)
    fitting(named, text="names").save()
    return named


def _judge_body(slug: str, kind: str, names: Sequence[Any]) -> Iterator[Refusal]:
    if kind not in BODY_KINDS:
        yield Refusal(
            "body-kind",
            "%(body)s: %(kind)s is not a kind of body",
            field="kind",
            body=slug,
            kind=kind,
        )
    if not names:
        yield Refusal("body-name", "%(body)s: a body needs a name", field="names", body=slug)


@transaction.atomic
def name_body(
    *,
    body: str,
    text: str,
    since: When | None,
    by: Actor,
    at: datetime,
    citing: Citation | None = None,
) -> None:
    """Give a body a name since a date; the name it had until then ends with that date.

    It may rest on a decision or a source. Who keeps the body may (`admit_member`). A name it has
    already is entered once. Refused: an unknown body, decision or source, no text or one that
    does not fit, a date before the name it follows.
    """
    may_keep_body(by, body)
    row = found_body(body, lock=True)
    if not text.strip():
        raise Refused(
            Refusal("body-name", "%(body)s: a body needs a name", field="text", body=body)
        )
    if row.names.filter(text=text).exists():
        return
    ended = _end_names(row, since) if since else []
    named = _name(row, text, since, None, at, **basis_or_none(citing, by=by, at=at))
    journal.record(
        kind="governance.body.named",
        subject=body,
        wrote=[*ended, named],
        told={
            "name": text,
            "since": since.as_json() if since else None,
            **({"citing": citing.as_json()} if citing else {}),
        },
        by=by,
        at=at,
    )


def _end_names(row: Body, until: When) -> list[BodyName]:
    """The names that stand open, ended with a date."""
    wrote = []
    for name in row.names.filter(until_latest=None):
        begun = When(name.precision, name.earliest, name.latest) if name.latest else None
        keep_in_order(begun, until)
        for column, value in window_columns(until, "until_").items():
            setattr(name, column, value)
        name.save()
        wrote.append(name)
    return wrote


@transaction.atomic
def name_successor(*, body: str, successor: str, citing: Citation, by: Actor, at: datetime) -> None:
    """Say which body follows a body; saying it again changes nothing.

    Who keeps the body may. Refused: an unknown body or source, another successor than the one
    that stands, a body that leads back to itself.
    """
    may_keep_body(by, body)
    # every body is locked, in one order: two that name each other at once cannot both pass
    rows = Body.objects.select_for_update(of=("self",)).select_related("successor").order_by("pk")
    ahead = {each.slug: each.successor.slug if each.successor else None for each in rows}
    row, following = found_body(body), found_body(successor, "successor")
    if row.successor_id == following.pk:
        return
    if refusals := [*_judge_successor(body, successor, ahead)]:
        raise Refused(*refusals)
    row.successor = following
    row.successor_source_id, row.successor_place = source_key(citing, by=by, at=at), citing.place
    fitting(row, successor_place="place").save()
    journal.record(
        kind="governance.body.succeeded",
        subject=body,
        wrote=[row],
        told={"successor": successor, "citing": citing.as_json()},
        by=by,
        at=at,
    )


def _judge_successor(
    body: str, successor: str, ahead: Mapping[str, str | None]
) -> Iterator[Refusal]:
    if ahead[body] is not None:
        yield Refusal(
            "successor-stands", "%(body)s has a successor already", field="successor", body=body
        )
    elif leads_back(body, {**ahead, body: successor}):
        yield Refusal(
            "successor-circle",
            "%(successor)s leads back to %(body)s",
            field="successor",
            successor=successor,
            body=body,
        )


@transaction.atomic
def keep_listing(
    *,
    body: str,
    title: str,
    lines: Sequence[tuple[str, str]],
    citing: Citation,
    by: Actor,
    at: datetime,
    on: When | None = None,
) -> None:
    """Keep a list of members as a source prints it, beside the account in the memberships.

    `lines` are (as printed, key of the organisation or ""). The same title of the same source is
    kept once. Who keeps the body may. Refused: no line, an unknown body, organisation or source.
    """
    may_keep_body(by, body)
    known = partners.organisation_keys(key for _, key in lines if key)
    unknown = [key for _, key in lines if key and key not in known]
    if not lines:
        raise Refused(Refusal("no-lines", "a list needs a line", field="lines"))
    if unknown:
        organisation_key(unknown[0], "lines")
    source = source_key(citing, by=by, at=at)
    told = {"body": found_body(body, lock=True), "source_id": source, "title": title}
    if Listing.objects.filter(**told).exists():
        return
    row = Listing(
        **told,
        **window_columns(on),
        lines=[{"text": text, "organisation": key} for text, key in lines],
        place=citing.place,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(kind="governance.body.listed", subject=body, wrote=[row], by=by, at=at)
