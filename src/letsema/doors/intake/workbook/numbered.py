"""Kinds whose entries have a number and no key: known again by it, or by all they say."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import Values
from letsema.press.workbooks import INTEGER, QUANTITY, TEXT, Field, Form, choice
from letsema.values import QUALIFIERS, Quantity, Refusal, Refused, judge_quantity

NUMBER = Field(
    "number",
    "Record number",
    INTEGER,
    guidance=_("The number the record gave it; leave it empty for what is new"),
)
HOW_MANY = (
    Field(
        "quantity", "How many", QUANTITY, guidance=_("A number the source tells"), example="1400"
    ),
    Field(
        "qualifier",
        "Before the number",
        choice(QUALIFIERS),
        guidance=_("The word the source puts before it; exactly if left empty"),
        example="more-than",
    ),
    Field("unit", "Of what", TEXT, guidance=_("What is counted"), example="lanterns"),
)
BASIS = ("source", "place", "stated")
"""What says so: no part of what is said."""

Stood = Mapping[tuple[Hashable, ...], Values]


def terms(form: Form, told: Values, usual: Mapping[str, Any]) -> tuple[Hashable, ...]:
    """All a row says, what it rests on aside, as it would be read: alike for alike rows.

    `usual` is what is meant by columns left empty.
    """
    return ("terms", *(_read(form, told, key, usual) for key in of_terms(form)))


def of_terms(form: Form) -> tuple[str, ...]:
    """The columns that say what an entry is."""
    return tuple(each.key for each in form.fields if each.key not in (*BASIS, NUMBER.key))


def _read(form: Form, told: Values, key: str, usual: Mapping[str, Any]) -> Hashable:
    value = told.get(key)
    if value in (None, "", ()):
        value = usual.get(key)
    if value is None:
        return None
    shape = form.field(key).shape
    read: Hashable = shape.read(str(shape.write(value)))
    return read


def standing(told: Values, stood: Stood, alike: tuple[Hashable, ...]) -> Values | None:
    """What the record says of the entry a row means: by its number, else by `alike`.

    None where it is new. Refused: a number under which nothing stands.
    """
    number = told.get("number")
    if number is None:
        return stood.get(alike)
    if (number,) not in stood:
        raise Refused(
            Refusal(
                "no-such-number",
                "nothing stands under the number %(number)d: leave it empty for what is new",
                field="number",
                number=number,
            )
        )
    return stood[number,]


def quantity(told: Values) -> Quantity | None:
    """The number a row tells. Refused: one that cannot be kept, a word or a unit without one."""
    number, qualifier = told.get("quantity"), told.get("qualifier") or "exactly"
    if number is None:
        if beside := next((each for each in ("qualifier", "unit") if told.get(each)), None):
            raise Refused(
                Refusal(
                    "no-quantity", "this stands beside a number, and none is told", field=beside
                )
            )
        return None
    if refusals := judge_quantity(number, qualifier, field="quantity"):
        raise Refused(*refusals)
    return Quantity(number, qualifier, told.get("unit") or "")


def columns_of(told: Quantity | None) -> dict[str, Any]:
    """The columns a number is written into."""
    if told is None:
        return {}
    return {"quantity": told.number, "qualifier": told.qualifier, "unit": told.unit}
