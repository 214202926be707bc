"""Stories, practices and events where people learn: what they may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letsema.results.rules.suppression import Cell
from letsema.values import QUALIFIERS, Refusal

STORY_KINDS = ("case-study", "practice")
EVENT_KINDS = (
    "training",
    "workshop",
    "peer-exchange",
    "study-visit",
    "consultation",
    "campaign",
)
EVENT_GROUPS = (
    "officials",
    "local-authorities",
    "migrants",
    "displaced",
    "health-workers",
    "civil-society",
    "private-sector",
    "trainers",
    "community",
    "students",
    "other",
)
SEXES = ("women", "men", "")
"""Empty: people whose sex is not told, beside the women and men of their group, never their sum."""
MOST_PEOPLE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Attending:
    """How many of a group took part in an event: women, men, or people not told apart by sex."""

    group: str
    number: int
    sex: str = ""
    qualifier: str = "exactly"

    @property
    def cell(self) -> Cell:
        """Where the number stands in the table of the event."""
        return self.group, self.sex


def judge_story(kind: str, title: str, words: str) -> list[Refusal]:
    """Why a story cannot be kept; empty where it can."""
    refusals = []
    if kind not in STORY_KINDS:
        refusals.append(
            Refusal("story-kind", "%(kind)s is not a kind of story", field="kind", kind=kind)
        )
    return [*refusals, *_judge_told(title=title, words=words)]


def judge_event(kind: str, title: str, groups: Iterable[Attending]) -> list[Refusal]:
    """Why an event cannot be kept; empty where it can."""
    refusals = []
    if kind not in EVENT_KINDS:
        refusals.append(
            Refusal("event-kind", "%(kind)s is not a kind of event", field="kind", kind=kind)
        )
    return [*refusals, *_judge_told(title=title), *_judge_groups(groups)]


def _judge_told(**texts: str) -> Iterator[Refusal]:
    for field, text in texts.items():
        if not text.strip():
            yield Refusal("empty", "%(field)s: a text is missing", field=field)


def _judge_groups(groups: Iterable[Attending]) -> Iterator[Refusal]:
    seen: set[Cell] = set()
    for each in groups:
        if each.group not in EVENT_GROUPS or each.sex not in SEXES:
            yield Refusal(
                "event-group",
                "%(group)s %(sex)s is not a group that takes part in events",
                field="groups",
                group=each.group,
                sex=each.sex,
            )
        if each.cell in seen:
            yield Refusal(
                "group-twice",
                "%(group)s %(sex)s: a group is told once for an event",
                field="groups",
                group=each.group,
                sex=each.sex,
            )
        if each.qualifier not in QUALIFIERS or not 0 <= each.number < MOST_PEOPLE:
            yield Refusal(
                "people",
                "%(qualifier)s %(number)s is no number of people",
                field="groups",
                qualifier=each.qualifier,
                number=each.number,
            )
        seen.add(each.cell)
