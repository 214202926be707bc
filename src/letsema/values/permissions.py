"""Who may keep the record: one rule for every room."""

from __future__ import annotations

from letsema.values.actor import Actor, Refusal


def may_keep_record(by: Actor, *funds: str) -> list[Refusal]:
    """Why somebody may not write what concerns these funds; empty where they may.

    The operator of the machine may, and the secretariat of one of the funds. What concerns no
    fund (frameworks, bodies, programmes without a fund; an empty slug is none) is kept by the
    operator or a secretariat whose grant reaches every fund.
    """
    if by.has("operator") or any(by.has("secretariat", fund) for fund in funds or ("",)):
        return []
    return [Refusal("not-yours", "only the secretariat concerned keeps this part of the record")]


def may_add_to_record(by: Actor) -> list[Refusal]:
    """Why somebody may not add what all funds share; empty where they may.

    Files, sources and the names of organisations are only ever added to, and no booklet is
    taken in without them: any fund's secretariat may, and the operator.
    """
    if by.has("operator") or by.has_somewhere("secretariat"):
        return []
    return [Refusal("not-yours", "only a fund's secretariat adds to the record")]
