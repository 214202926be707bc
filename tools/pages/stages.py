"""The life of a joint programme: its stages and moves, from the table of moves in the rules."""

from __future__ import annotations

from letsema.programmes.rules import stages as rules
from pages import table

INTRO = """# Stages of a joint programme

A programme stands at one stage at a time. Each change is a dated row that rests on a decision or
on a source. A move that rests on a decision follows the table below; history told by a source is
taken as told, for sources skip stages nobody wrote down.
"""


def page() -> str:
    """The diagram, the stages with their labels, the moves, the exits."""
    heads = ("stage", "meaning", "section", "label printed in a booklet")
    return "\n".join(
        [
            INTRO,
            diagram(),
            "## Stages\n",
            table(heads, stages()),
            "## Moves\n",
            table(("from", "to", "by", "act of"), moves()),
            f"An exit ({', '.join(rules.EXITS)}) has a wording for the public and one of these",
            f"reasons: {', '.join(rules.EXIT_REASONS)}.",
        ]
    )


def diagram() -> str:
    """The moves as a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {node(stage)}: {words}" for stage, words in rules.STAGES.items()]
    lines += [f"    [*] --> {node(first)}" for first in list(rules.STAGES)[:1]]
    lines += [f"    {node(m.before)} --> {node(m.after)}: {m.act}" for m in rules.MOVES]
    leads_on = {move.before for move in rules.MOVES}
    lines += [f"    {node(last)} --> [*]" for last in rules.STAGES if last not in leads_on]
    return "\n".join([*lines, "```"]) + "\n"


def node(stage: str) -> str:
    """A stage's name as Mermaid takes it."""
    return stage.replace("-", "_")


def stages() -> list[tuple[str, str, str, str]]:
    """A row for each stage."""
    return [
        (
            f"`{stage}`",
            words,
            rules.section_of(stage, None) or "",
            rules.STATUSES.get(rules.status_of(stage) or "", ""),
        )
        for stage, words in rules.STAGES.items()
    ]


def moves() -> list[tuple[str, str, str, str]]:
    """A row for each move."""
    return [(f"`{m.before}`", f"`{m.after}`", m.act, m.who) for m in rules.MOVES]
