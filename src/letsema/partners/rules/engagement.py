"""Follow-ups, proposals, works and quotations: what may be told, and who is named. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from letsema.values import Refusal

FOLLOW_UP_KINDS = ("obligation", "follow-up")
OUTCOMES = ("not-stated", "submitted", "approved", "declined")
WORK_KINDS = ("study", "film", "award", "campaign", "publication", "performance")
WORK_ROLES = ("maker", "funder", "awarded", "awarding", "subject", "partner")
CONSENTS = ("given", "published", "withheld", "unknown")


@dataclass(frozen=True, slots=True)
class Proposer:
    """An organisation that took part in a proposal, and as what, in words."""

    organisation: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class WorkMaker:
    """Who has to do with a work: an organisation's key, or words, in a role."""

    role: str
    organisation: str = ""
    words: str = ""


def judge_known(value: str, known: Iterable[str], field: str) -> list[Refusal]:
    """Refused: a word that is none of those there are."""
    if value in tuple(known):
        return []
    return [
        Refusal(
            "unknown-word",
            "%(field)s: %(word)s is none of those there are",
            field=field,
            word=value or "-",
        )
    ]


def judge_words(words: str, field: str) -> list[Refusal]:
    """Refused: nothing said where something must be."""
    return [] if words.strip() else [Refusal("no-words", "%(field)s: say it in words", field=field)]


def judge_follow_up(
    kind: str, words: str, *, agreement: str, about: str, owner: str
) -> list[Refusal]:
    """Why a follow-up cannot be told so; `about` and `owner` are empty where nobody is named."""
    refusals = [*judge_known(kind, FOLLOW_UP_KINDS, "kind"), *judge_words(words, "words")]
    if kind == "obligation" and not agreement:
        refusals.append(
            Refusal("no-agreement", "an obligation is one of an agreement", field="agreement")
        )
    if not (agreement or about):
        refusals.append(
            Refusal(
                "about-nobody",
                "a follow-up concerns an agreement or an organisation: name one",
                field="organisation",
            )
        )
    if not owner:
        refusals.append(Refusal("no-owner", "say who is to do it", field="owner"))
    return refusals


def judge_done(on: date, today: date, field: str) -> list[Refusal]:
    """Refused: done on a day that has come nowhere yet; tomorrow has come in the east."""
    if on <= today + timedelta(days=1):
        return []
    return [
        Refusal("not-yet", "%(field)s: %(day)s has not come yet", field=field, day=on.isoformat())
    ]


def judge_work(kind: str, title: str, parties: Sequence[WorkMaker]) -> list[Refusal]:
    """Why a work cannot be told so; empty where it can."""
    refusals = [*judge_known(kind, WORK_KINDS, "kind"), *judge_words(title, "title")]
    for party in parties:
        refusals += judge_known(party.role, WORK_ROLES, "parties")
        refusals += judge_words(party.organisation or party.words, "parties")
    if len(set(parties)) < len(parties):
        refusals.append(
            Refusal("named-twice", "somebody is named twice in one role", field="parties")
        )
    return refusals


def judge_proposal(title: str, outcome: str, organisations: Sequence[Proposer]) -> list[Refusal]:
    """Why a proposal cannot be told so; empty where it can."""
    refusals = [*judge_known(outcome, OUTCOMES, "outcome"), *judge_words(title, "title")]
    if len({each.organisation for each in organisations}) < len(organisations):
        refusals.append(
            Refusal("named-twice", "an organisation is named twice", field="organisations")
        )
    return refusals


def judge_quotation(said: str, speaker: str, consent: str, *, survivor: bool) -> list[Refusal]:
    """Why a quotation cannot be kept so; empty where it can. A survivor's name is never kept."""
    refusals = [*judge_words(said, "said"), *judge_known(consent, CONSENTS, "consent")]
    if survivor and speaker:
        refusals.append(
            Refusal(
                "survivor-named",
                "the name of a survivor is not kept: give a pseudonym in its place",
                field="speaker",
            )
        )
    return refusals


def shown_in_public(consent: str, *, survivor: bool) -> bool:
    """Whether a quotation is shown to everybody: not where consent is withheld.

    A survivor's words are shown only where consent is known.
    """
    return consent in ("given", "published") or (consent == "unknown" and not survivor)


def speaker_shown(
    speaker: str, pseudonym: str, consent: str, *, survivor: bool, public_only: bool = True
) -> str:
    """The name a speaker is shown by; empty where only the role is told.

    A survivor goes by the pseudonym, to everybody. Others are named to everybody only where
    consent is known.
    """
    if survivor:
        return pseudonym
    named = not public_only or consent in ("given", "published")
    return (speaker or pseudonym) if named else pseudonym
