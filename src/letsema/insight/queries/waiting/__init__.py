"""What waits for somebody, by the roles they hold."""

from __future__ import annotations

from datetime import date

from letsema.governance import queries as governance
from letsema.insight.queries.waiting.desk import Desk
from letsema.insight.queries.waiting.others import for_administrator, for_readers, for_reviewer
from letsema.insight.queries.waiting.partnership import for_partnerships
from letsema.insight.queries.waiting.seats import for_member
from letsema.insight.queries.waiting.secretariat import for_secretariat
from letsema.insight.queries.waiting.submitters import for_submitter
from letsema.insight.rules.waiting import Waiting, in_order
from letsema.values import Actor

FOR = {
    "secretariat": for_secretariat,
    "reviewer": for_reviewer,
    "committee": for_member,
    "submitter": for_submitter,
    "administrator": for_administrator,
    "contributor": for_readers,
    "reader": for_readers,
}


def waiting(actor: Actor, on: date) -> tuple[Waiting, ...]:
    """All that waits for somebody on a day, by the day it is due, then the longest waiting.

    Nothing they may not see is told. The number of queries depends on the number of funds and
    of meetings not settled, not on that of programmes.
    """
    told: list[Waiting] = []
    for fund in governance.funds() if actor.grants else ():
        desk = Desk(fund, on)
        roles = {g.role for g in actor.grants if g.fund in ("", fund.slug) and g.role in FOR}
        for act in {FOR[role] for role in roles}:
            told += act(desk, actor)
    if actor.has_somewhere("secretariat"):
        told += for_partnerships(on)
    return in_order(told)


__all__ = ["Waiting", "waiting"]
