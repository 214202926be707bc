"""Who may keep the record, act in it, and see what is not public: one rule for every room."""

from __future__ import annotations

from collections.abc import Iterable

from letsema.values.actor import Actor, Refusal, Scope


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

    Files, sources and the names of organisations are only ever added to, and no booklet or note
    is taken in without them: any fund's secretariat may, who submits or reviews, the operator.
    """
    adding = ("operator", "secretariat", "submitter", "reviewer")
    if any(by.has_somewhere(role) for role in adding):
        return []
    return [
        Refusal(
            "not-yours", "only a fund's secretariat, submitters and reviewers add to the record"
        )
    ]


def may_keep_register(by: Actor) -> list[Refusal]:
    """Why somebody may not correct what all funds share; empty where they may.

    Organisations, agreements, support and instruments belong to no one fund: the secretariat of
    any fund merges, ends and withdraws them, and the operator.
    """
    if by.has("operator") or by.has_somewhere("secretariat"):
        return []
    return [Refusal("not-yours", "only a fund's secretariat corrects what all funds share")]


def may_act(by: Actor, roles: Iterable[str], scope: Scope) -> list[Refusal]:
    """Why somebody may not do what these roles do; empty where one of them is held for it."""
    roles = tuple(roles)
    if by.has("operator") or any(by.reaches(role, scope) for role in roles):
        return []
    return [
        Refusal(
            "not-yours",
            "this is done by: %(roles)s; you hold no such role here",
            roles=", ".join(roles) or "decision",
        )
    ]


SEE_INTERNAL = ("operator", "secretariat", "reviewer", "committee", "auditor", "administrator")


def may_see_internal(by: Actor, scope: Scope) -> bool:
    """Whether somebody sees what is not public: notes before approval, scores, internal words.

    Source: `Public or not` of the fund's terms. Who submits sees their own.
    """
    return any(by.reaches(role, scope) for role in (*SEE_INTERNAL, "submitter"))


def may_see_register(by: Actor) -> bool:
    """Whether somebody sees what of the register all funds share is internal: who keeps it, and
    whoever sees what is internal of everything.
    """
    return not may_keep_register(by) or may_see_internal(by, Scope())


def may_administer(by: Actor, fund: str = "") -> list[Refusal]:
    """Why somebody may not invite people and give roles; empty where they may."""
    if by.has("operator") or by.has("administrator", fund):
        return []
    return [Refusal("not-yours", "only an administrator gives roles and invites people")]
