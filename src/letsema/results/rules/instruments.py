"""What an instrument may be, the stages it goes through, the questions asked of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from letsema.values import Refusal, When

INSTRUMENT_KINDS = (
    "law",
    "policy",
    "strategy",
    "plan",
    "programme",
    "declaration",
    "standard",
    "referral-mechanism",
    "agreement",
    "census-module",
    "survey-module",
    "framework",
)
LEVELS = ("community", "local", "national", "regional", "global")
CHANGES = ("new", "amended", "not-stated")
INSTRUMENT_STAGES = ("advocated", "drafted", "adopted", "in-force", "implemented", "lapsed")
"""In the order an instrument goes through them; a source may tell a later one without the
earlier.
"""
CONTRIBUTIONS = (
    "initiated",
    "drafted",
    "advised",
    "financed",
    "trained",
    "advocated",
    "informed",
    "not-stated",
)
ANSWERS = ("yes", "partly", "no")
QUESTIONS = {
    "names-migrants": "Does it name migrants, displaced people or the diaspora among those it "
    "serves?",
    "equal-access": "Does it give migrants access to services on the same terms as residents?",
    "rights": "Does it protect the rights of migrants, whatever their status?",
    "data": "Does it ask for data on migration to be collected or used?",
    "institution": "Does it name who is responsible for migration, or how they coordinate?",
    "budget": "Does it set money aside for what it says of migration?",
    "diaspora": "Does it engage the diaspora, its skills or its remittances?",
    "gender": "Does it tell the situations of women, men, girls and boys who migrate apart?",
    "participation": "Were migrants or their associations heard when it was made?",
    "monitoring": "Does it say how what it does on migration is measured?",
}
"""How migration is mainstreamed: code and question, in our own words."""


@dataclass(frozen=True, slots=True)
class Title:
    """What an instrument is called, in a language."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StageTold:
    """A stage of an instrument as a source tells it; `when` is None where it gives no date."""

    stage: str
    when: When | None = None

    @property
    def step(self) -> Step:
        """The day from which it counts, and the rank of the stage.

        Told without a date it counts on every day, as in `values.lasts`.
        """
        return (self.when.latest if self.when else date.min), INSTRUMENT_STAGES.index(self.stage)


Step = tuple[date, int]
"""The day from which a stage counts, and its rank in `INSTRUMENT_STAGES`."""


def rank_on(steps: Iterable[Step], day: date | None = None) -> int:
    """The rank of the furthest stage by the end of a day, -1 where none is told by then.

    None: by any day.
    """
    furthest = -1
    for first, rank in steps:
        if rank > furthest and (day is None or first <= day):
            furthest = rank
    return furthest


def stage_on(told: Iterable[StageTold], day: date | None = None) -> str:
    """The furthest stage an instrument had come to by a day; empty where none is told by then."""
    rank = rank_on((each.step for each in told), day)
    return INSTRUMENT_STAGES[rank] if rank >= 0 else ""


def judge_instrument(kind: str, level: str, change: str, names: Iterable[Title]) -> list[Refusal]:
    """Why an instrument cannot be registered; empty where it can."""
    return [*_judge_words(kind, level, change), *_judge_names(names)]


def _judge_words(kind: str, level: str, change: str) -> Iterator[Refusal]:
    if kind not in INSTRUMENT_KINDS:
        yield Refusal(
            "instrument-kind", "%(kind)s is not a kind of instrument", field="kind", kind=kind
        )
    if level not in LEVELS:
        yield Refusal(
            "instrument-level", "%(level)s is not a level of policy", field="level", level=level
        )
    if change not in CHANGES:
        yield Refusal(
            "instrument-change",
            "an instrument is new, amended, or its source does not say: not %(change)s",
            field="change",
            change=change,
        )


def _judge_names(names: Iterable[Title]) -> Iterator[Refusal]:
    texts = [each.text.strip() for each in names]
    if not texts or not all(texts):
        yield Refusal("instrument-name", "an instrument needs a name", field="names")


def judge_stage(stage: str) -> list[Refusal]:
    """Why there is no such stage; empty where there is."""
    if stage in INSTRUMENT_STAGES:
        return []
    return [
        Refusal(
            "instrument-stage",
            "%(stage)s is not a stage of an instrument",
            field="stage",
            stage=stage,
        )
    ]


def judge_answer(question: str, answer: str) -> list[Refusal]:
    """Why an answer on mainstreaming cannot stand; empty where it can."""
    refusals = []
    if question not in QUESTIONS:
        refusals.append(
            Refusal(
                "mainstreaming-question",
                "%(question)s is not a question asked of instruments",
                field="question",
                question=question,
            )
        )
    if answer not in ANSWERS:
        refusals.append(
            Refusal(
                "mainstreaming-answer",
                "%(answer)s is not an answer: yes, partly or no",
                field="answer",
                answer=answer,
            )
        )
    return refusals


def judge_contribution(contribution: str) -> list[Refusal]:
    """Why there is no such contribution; empty where there is."""
    if contribution in CONTRIBUTIONS:
        return []
    return [
        Refusal(
            "contribution",
            "%(contribution)s is not a way to contribute to an instrument",
            field="contribution",
            contribution=contribution,
        )
    ]
