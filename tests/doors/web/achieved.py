"""Something of everything a programme did and brought about, told of one programme."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from letsema.programmes import commands as programmes
from letsema.results import commands as results
from letsema.results.rules import Attending
from letsema.values import OPERATOR, Quantity
from tests import making
from tests.results import achievement_permits as made
from tests.results import permits

BY: dict[str, Any] = {"by": OPERATOR, "at": making.at()}
HOW: dict[str, Any] = {"citing": making.say(), **BY}


def everything(reference: str, mark: str, of: str = "") -> str:
    """Tell all of it, each text beginning with a mark; returns the key of the initiative.

    `of` makes the key of what has one.
    """
    made.kinds()
    key = f"initiative-{of or mark.lower()}"
    made.achievement(f"{mark}reached it", programme=reference, country="GHA")
    made.achievement(
        f"{mark}somewhere", programme=reference, certain=False, candidates=["GHA", "TGO"]
    )
    made.story(title=f"{mark}story", programme=reference, country="GHA", words=f"{mark}told")
    made.event(
        title=f"{mark}training",
        programme=reference,
        country="GHA",
        groups=[Attending("officials", 3, "women"), Attending("officials", 40, "men")],
    )
    made.initiative(key, programme=reference, title=f"{mark}classes", country="GHA")
    number = results.state_result(
        programme=reference, code="1", kind="outcome", words=f"{mark}outcome", **HOW
    )
    indicator = results.add_indicator(statement=number, words=f"{mark}indicator", **HOW)
    results.state_value(indicator=indicator, kind="target", quantity=Quantity(Decimal(6)), **HOW)
    results.state_figure(
        programmes=[reference],
        words=f"{mark}figure",
        measure="people",
        quantity=Quantity(Decimal(5000), "more-than", "officials"),
        **HOW,
    )
    results.record_process(
        programme=reference, forum=f"{mark}forum", brought=f"{mark}brought", country="GHA", **HOW
    )
    results.claim_support(
        key=permits.law(), programme=reference, contribution="drafted", words=f"{mark}claim", **HOW
    )
    programmes.give_task(reference=reference, organisation="ilo", words=f"{mark}task", **HOW)
    programmes.join_team(reference=reference, role=f"{mark}role", country="GHA", **HOW)
    programmes.tie_body(
        reference=reference, body=making.COMMITTEE, role="set-up", words=f"{mark}tie", **HOW
    )
    return key
