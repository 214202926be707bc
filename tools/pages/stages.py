"""The life of a joint programme: its stages and moves, from the table of moves in the rules."""

from __future__ import annotations

from letsema.programmes.rules import acts
from letsema.programmes.rules import stages as rules
from letsema.values import ROLES
from pages import table

INTRO = """# Stages of a joint programme

A programme stands at one stage at a time. Each change is a dated row that rests on a decision or
on a source. A move that rests on a decision follows the table below; history told by a source is
taken as told, for sources skip stages nobody wrote down.
"""


PERMISSIONS = """## Who may do what

By stage, the acts each role may do, where its grant reaches the programme's fund, organisations
and countries. Acts in *italics* take a decision of the committee: the secretariat enters them,
citing it. The operator of the machine may do whatever the stage allows. Roles named nowhere here
read. `funded` stands for a programme of which only that printed label is known.
"""
HELD = """
While a programme is suspended these wait: {suspended}. While a condition of release is open these
wait: {release}.
"""


def page() -> str:
    """The diagram, the stages with their labels, the moves, the exits, the permission matrix."""
    heads = ("stage", "meaning", "section", "label printed in a booklet")
    return "\n".join(
        [
            INTRO,
            diagram(),
            "## Stages\n",
            table(heads, stages()),
            "## Moves\n",
            table(("from", "to", "by", "act of", "entered by"), moves()),
            f"An exit ({', '.join(rules.EXITS)}) has a wording for the public and one of these",
            f"reasons: {', '.join(rules.EXIT_REASONS)}.\n",
            PERMISSIONS,
            table(("stage", *(f"`{role}`" for role in acting())), permissions()),
            HELD.format(
                suspended=codes(acts.HELD_WHEN_SUSPENDED), release=codes(acts.HELD_BY_RELEASE)
            ),
            "### Acts\n",
            table(("act", "what it is", "act of", "roles", "stages"), listed()),
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


def moves() -> list[tuple[str, str, str, str, str]]:
    """A row for each move."""
    return [
        (f"`{m.before}`", f"`{m.after}`", f"`{m.act}`", m.who, entered_by(acts.ACTS[m.act]))
        for m in rules.MOVES
    ]


def entered_by(act: acts.Act) -> str:
    """The roles that enter an act."""
    return "secretariat, by decision" if act.by_decision else ", ".join(act.roles)


def codes(names: tuple[str, ...]) -> str:
    """Codes as they are printed."""
    return ", ".join(f"`{name}`" for name in names)


def acting() -> list[str]:
    """The roles that may do anything at all."""
    own = {role for act in acts.ACTS.values() for role in act.roles}
    return [role for role in ROLES if role in own]


def permissions() -> list[tuple[str, ...]]:
    """A row for each stage: by role, the acts open to it."""
    return [
        (f"`{stage}`", *(allowed(stage, role) for role in acting()))
        for stage in (*rules.STAGES, acts.FUNDED)
    ]


def allowed(stage: str, role: str) -> str:
    """The acts a role may do at a stage; those that take a decision in italics."""
    own = [f"`{act.code}`" for act in acts.acts_open(stage, [role])]
    entered = [
        f"*`{act.code}`*" for act in acts.acts_open(stage, [role], decided=True) if act.by_decision
    ]
    return ", ".join([*own, *entered]) or "–"


def listed() -> list[tuple[str, str, str, str, str]]:
    """A row for each act."""
    return [
        (f"`{act.code}`", act.words, act.who, entered_by(act), codes(act.stages))
        for act in acts.ACTS.values()
    ]
