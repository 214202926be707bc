"""The data model: every room's tables, columns, keys and constraints."""

from __future__ import annotations

import inspect

from django.apps import apps
from django.db import models

from pages import first_line, table

INTRO = """# The data model

What each room keeps, from its `models.py`. A key that crosses rooms points down the staircase and
has no name on the other side. Rows of a table marked *journalled* each stand in the journal too;
`letsema verify` holds the two against each other.
"""


def page() -> str:
    """A chapter for each room, from the top of the staircase down."""
    rooms = [c for c in apps.get_app_configs() if c.name.startswith("letsema.")]
    chapters = [chapter(config) for config in reversed(rooms) if any(config.get_models())]
    return "\n".join([INTRO, *chapters])


def chapter(config) -> str:
    """One room: a section for each of its tables."""
    return "\n".join([f"## {config.label}\n", *map(section, config.get_models())])


def section(model: type[models.Model]) -> str:
    """One table: what a row is, its columns, what the database refuses."""
    marked = " *(journalled)*" if getattr(model, "journalled", False) else ""
    parts = [f"### {model.__name__}{marked}\n"]
    if "(" not in first_line(model.__doc__).split(" ")[0]:  # Django's own stand-in for a docstring
        parts.append(first_line(inspect.getdoc(model)) + "\n")
    own = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    heads = ("column", "kind", "may be empty", "meaning")
    parts.append(table(heads, map(column, own)))
    rules = [f"- `{rule.name}`: {kind(rule)}" for rule in model._meta.constraints]
    if rules:
        parts.append("The database refuses what breaks:\n\n" + "\n".join(rules) + "\n")
    return "\n".join(parts)


def column(field: models.Field) -> tuple[str, str, str, str]:
    """One column's row."""
    what = field.get_internal_type().removesuffix("Field")
    if field.remote_field:
        target = field.related_model._meta
        what = f"{what} to `{target.app_label}.{target.object_name}`"
    blank = field.blank and not (field.many_to_many or field.primary_key)
    empty = "yes" if field.null or blank else ""
    meaning = str(field.help_text)
    if field.unique and not field.primary_key:
        meaning = f"{meaning} (unique)".strip()
    return f"`{field.name}`", what, empty, meaning


def kind(rule: models.BaseConstraint) -> str:
    """A constraint in words."""
    if isinstance(rule, models.UniqueConstraint):
        fields = [str(part) for part in (rule.fields or rule.expressions)]
        where = f", where {spoken(rule.condition)}" if rule.condition else ""
        return "one row only for each " + ", ".join(fields) + where
    return spoken(rule.condition) if isinstance(rule, models.CheckConstraint) else "a rule"


def spoken(condition: models.Q | tuple[str, object]) -> str:
    """A condition in words: `earliest is empty or earliest ≤ latest`."""
    if isinstance(condition, tuple):
        return compared(*condition)
    if not isinstance(condition, models.Q):
        return str(condition)
    joint = f" {condition.connector.lower()} "
    inner = joint.join(
        f"({spoken(child)})"
        if isinstance(child, models.Q) and len(child.children) > 1 and not child.negated
        else spoken(child)
        for child in condition.children
    )
    return f"not ({inner})" if condition.negated else inner


SIGNS = {"lte": "≤", "lt": "<", "gte": "≥", "gt": ">", "in": "is one of", "regex": "matches"}


def compared(lookup: str, value: object) -> str:
    """One comparison, as Django writes it, in words."""
    name, _, how = lookup.partition("__")
    if how == "isnull" or value is None:
        return f"{name} is empty" if value in (None, True) else f"{name} is given"
    if isinstance(value, list | tuple | set | frozenset | dict):
        value = ", ".join(map(str, value))
    elif isinstance(value, models.F):
        value = value.name
    return f"{name} {SIGNS.get(how, 'is')} {'“”' if value == '' else value}"
