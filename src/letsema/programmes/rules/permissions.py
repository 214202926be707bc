"""Who may keep the record of programmes. Pure."""

from __future__ import annotations

from letsema.values import Actor, Refusal


def may_keep_record(by: Actor, fund: str) -> list[Refusal]:
    """Why somebody may not write what is said of a fund's programmes; empty where they may.

    The operator of the machine and the fund's secretariat may.
    """
    if by.has("operator") or by.has("secretariat", fund):
        return []
    return [Refusal("not-yours", "only the fund's secretariat keeps the record of its programmes")]
