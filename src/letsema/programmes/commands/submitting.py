"""Submitting notes and documents, version after version, and withdrawing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.commands.acting import acting_on, judge_day, move, own_record
from letsema.programmes.commands.claims import write_facts
from letsema.programmes.commands.registering import fund_key, next_version, write_submission
from letsema.programmes.models import Programme, Submission
from letsema.programmes.queries.visibility import scope_of
from letsema.programmes.rules.acts import ACTS
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.programmes.rules.references import make_reference
from letsema.programmes.rules.stages import judge_stage_row
from letsema.programmes.rules.submissions import source_key, source_title
from letsema.values import (
    Actor,
    Citation,
    Refusal,
    Refused,
    Scope,
    When,
    may_act,
    may_see_internal,
)

NOTE, DOCUMENT = "concept-note", "programme-document"


@transaction.atomic
def register_note(
    *,
    fund: str,
    heading: str,
    facts: Mapping[str, Any],
    content: bytes,
    filename: str,
    submitted_on: date,
    by: Actor,
    at: datetime,
    language: str = "en",
) -> str:
    """Register a concept note with its file and return the reference its programme keeps.

    All of it or nothing: the programme, its facts (`rules.facts.FIELDS`) resting on the note, the
    file as version 1, the stage. The secretariat may, and a submitter whose grant reaches the
    fund, the participants and the countries given. Refused: no title, a fact that cannot stand, a
    file of a note of this fund that is on record already, a day still to come.
    """
    scope = _scope_told(fund, facts)
    if refusals := may_act(by, ACTS["submit-note"].roles, scope):
        raise Refused(*refusals)
    told = {**facts, "heading": heading}
    if not facts.get("title"):
        raise Refused(Refusal("empty", "%(field)s: a text is missing", field="title"))
    if refusals := judge_day(submitted_on, at):
        raise Refused(*refusals)
    sha256 = documents.keep_file(content=content, name=filename, by=by, at=at)
    _refuse_known_note(fund, sha256, by)
    row = _register(fund, heading, told, by=by, at=at)
    citing = _file(row, NOTE, sha256, submitted_on, by=by, at=at)
    _tell(row, told, citing, submitted_on, language, by=by, at=at)
    move(row, "submit-note", on=submitted_on, citing=citing, by=by, at=at)
    return row.reference


def _scope_told(fund: str, facts: Mapping[str, Any]) -> Scope:
    parts, lands = facts.get("participants") or (), facts.get("countries") or ()
    return Scope(
        fund=fund,
        organisations=tuple(p.organisation for p in parts if isinstance(p, ParticipantPart)),
        countries=tuple(c.code for c in lands if isinstance(c, CountryPart)),
    )


def _refuse_known_note(fund: str, sha256: str, by: Actor) -> None:
    """The same file is one note: sent twice, it is not two programmes."""
    rows = Submission.objects.filter(kind=NOTE, file_id=sha256, programme__fund__slug=fund)
    same = rows.select_related("programme__fund").first()
    if same is None:
        return
    known = same.programme.reference
    if may_see_internal(by, scope_of(same.programme)):
        raise Refused(
            Refusal(
                "submitted-already",
                "this very file is on record as a note of %(reference)s",
                field="content",
                reference=known,
            )
        )
    raise Refused(
        Refusal("submitted-already", "this very file is on record already", field="content")
    )


def _register(
    fund: str, heading: str, facts: Mapping[str, Any], *, by: Actor, at: datetime
) -> Programme:
    """A programme under a reference of its own; where somebody takes it first, the next one."""
    area = str(facts.get("thematic_area") or "")
    number = int(area) if area.isdecimal() else None
    fund_id = fund_key(fund)
    while True:
        taken = set(Programme.objects.values_list("reference", flat=True))
        reference = make_reference(heading, number, taken)
        row = Programme(reference=reference, fund_id=fund_id, recorded_at=at)
        try:
            with transaction.atomic():
                fitting(row).save()
            break
        except IntegrityError:
            if not Programme.objects.filter(reference=reference).exists():
                raise
    journal.record(
        kind="programmes.programme.registered", subject=reference, wrote=[row], by=by, at=at
    )
    return row


def _file(row: Programme, kind: str, sha256: str, on: date, *, by: Actor, at: datetime) -> Citation:
    """File a version, and cite it as the source it is."""
    version = next_version(row, kind)
    key = documents.register_source(
        key=source_key(row.reference, kind, version),
        kind="submission",
        title=source_title(row.reference, kind, version),
        published=When.on(on),
        learned_on=on,
        sha256=sha256,
        by=by,
        at=at,
    )
    write_submission(row, kind, sha256, on, by=by, at=at)
    return Citation(source=key)


def _tell(
    row: Programme,
    facts: Mapping[str, Any],
    citing: Citation,
    on: date,
    language: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    wrote, told = write_facts(row, facts, citing=citing, when=When.on(on), at=at, language=language)
    if wrote:
        journal.record(
            kind="programmes.facts.stated",
            subject=row.reference,
            wrote=wrote,
            told={"fields": list(told)},
            by=by,
            at=at,
        )


@transaction.atomic
def submit_again(
    *,
    reference: str,
    content: bytes,
    filename: str,
    on: date,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    language: str = "en",
) -> int:
    """Submit the next version of a returned note, with the facts it tells otherwise.

    Returns its number. Refused: what `judge_act` refuses; a file that is a version already.
    """
    return _submit_version(
        "submit-again", NOTE, reference, content, filename, on, facts, language, by=by, at=at
    )


@transaction.atomic
def submit_document(
    *,
    reference: str,
    content: bytes,
    filename: str,
    on: date,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    language: str = "en",
) -> int:
    """Submit the joint programme document, with the facts it tells otherwise than the note.

    Returns the version's number. Refused: what `judge_act` refuses; a file that is a version
    already.
    """
    return _submit_version(
        "submit-document", DOCUMENT, reference, content, filename, on, facts, language, by=by, at=at
    )


def _submit_version(
    act: str,
    kind: str,
    reference: str,
    content: bytes,
    filename: str,
    on: date,
    facts: Mapping[str, Any] | None,
    language: str,
    *,
    by: Actor,
    at: datetime,
) -> int:
    row = acting_on(reference, act, on=on, by=by, at=at)
    sha256 = documents.keep_file(content=content, name=filename, by=by, at=at)
    same = Submission.objects.filter(programme=row, kind=kind, file_id=sha256).first()
    if same:
        raise Refused(
            Refusal(
                "same-file",
                "this very file is version %(version)d already",
                field="content",
                version=same.version,
            )
        )
    version = next_version(row, kind)
    citing = _file(row, kind, sha256, on, by=by, at=at)
    _tell(row, facts or {}, citing, on, language, by=by, at=at)
    move(row, act, on=on, citing=citing, by=by, at=at)
    return version


@transaction.atomic
def withdraw_programme(
    *,
    reference: str,
    reason: str,
    public_words: str,
    on: date,
    by: Actor,
    at: datetime,
    internal_words: str = "",
) -> None:
    """Withdraw a note or document, with a reason (`EXIT_REASONS`) and a wording for the public.

    Who submits may, and the secretariat. Refused: what `judge_act` refuses, no reason or words.
    """
    row = acting_on(reference, "withdraw", on=on, by=by, at=at)
    words = {"reason": reason, "public_words": public_words.strip()}
    if refusals := judge_stage_row(stage="withdrawn", status=None, **words):
        raise Refused(*refusals)
    citing = own_record(row, by=by, at=at)
    words |= {"internal_words": internal_words}
    move(row, "withdraw", on=on, citing=citing, by=by, at=at, **words)
