"""What a committee may decide: the table of acts, and what each asks for."""

from __future__ import annotations

from dataclasses import fields

from letsema.governance.rules import SETTINGS
from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.sitting import STANDS
from letsema.proceedings.rules.subjects import KINDS

INTRO = """# What a committee may decide

An item on a meeting's list is resolved by one of these acts, alone or with others of its kind. The
resolution is a draft until the meeting is closed; then all are applied in one transaction. Where
an act names stages, it is decided there only; where it names a move, the programme goes there.
"""


def page() -> str:
    """The acts, positions and settings of a committee as Markdown."""
    lines = [
        INTRO,
        "| act | what it is | of | stages | asks for |",
        "| --- | --- | --- | --- | --- |",
    ]
    for act in ACTS.values():
        moves = [f"`{before}` → `{after}`" for before, after in act.moves]
        stages = [*moves, *(f"`{stage}`" for stage in act.stages)]
        asked = ", ".join(f"`{field.name}`" for field in fields(act.terms))
        kinds = ", ".join(KINDS[kind].lower() for kind in act.kinds)
        row = (f"`{act.code}`", act.label, kinds, ", ".join(stages) or "any", asked or "–")
        lines.append(f"| {' | '.join(row)} |")
    lines += ["", "## Positions", "", "| position | means |", "| --- | --- |"]
    lines += [f"| `{code}` | {words} |" for code, words in STANDS.items()]
    lines += [
        "",
        "Decisions are by consensus: an objection hinders every act but `defer` and `return`.",
    ]
    lines += [
        "In a no-objection round silence consents, and one objection sends the item to a meeting."
    ]
    lines += [
        "",
        "## Settings of a fund",
        "",
        "| setting | sets | default |",
        "| --- | --- | --- |",
    ]
    for key, setting in SETTINGS.items():
        lines.append(f"| `{key}` | {setting.words} | {_short(setting.default)} |")
    return "\n".join(lines)


def _short(value: object) -> str:
    """A default as it is told in a cell."""
    if isinstance(value, list):
        return f"{len(value)} rows"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {each}" for name, each in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)
