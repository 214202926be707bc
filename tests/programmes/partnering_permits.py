"""What the commands on a programme's partners and team are called with, for the test of
permissions; and what other tests enter with them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from letsema.governance import commands as governance
from letsema.partners import commands as partners
from letsema.partners.rules.agreements import Party
from letsema.partners.rules.support import value_stage
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import Partner
from letsema.values import OPERATOR, Money, When
from tests import making

ONE = "GHANA-2"
PRINTED = "The ILO Office"
HOW: dict[str, Any] = {"by": OPERATOR, "at": making.at()}


def how(**told: Any) -> dict[str, Any]:
    """By the operator, from the booklet."""
    return {"citing": making.say(), **HOW, **told}


def task(
    reference: str = ONE, organisation: str = "iom", words: str = "Trains", **told: Any
) -> int:
    """What an organisation does."""
    said = {"reference": reference, "organisation": organisation, "words": words}
    return programmes.give_task(**said, **how(**told))


def member(reference: str = ONE, role: str = "Coordinator", **told: Any) -> int:
    """A role in the team."""
    return programmes.join_team(reference=reference, role=role, **how(**told))


def agreement(key: str = "hill-accord", **told: Any) -> str:
    """An agreement: the ILO gives, IOM carries out."""
    said = {"kind": "cost-sharing", "title": "Accord", **told}
    parties = [Party("ilo", role="donor"), Party("iom", role="implementer")]
    return partners.register_agreement(key=key, parties=parties, **how(**said))


def support(giver: str = "unfpa", kind: str = "money", **told: Any) -> int:
    """Support of a value that is known."""
    value = Money(Decimal(5000), "USD", value_stage(kind))
    said = {"kind": kind, "words": "Lanterns", "value": value, "valued": "stated", **told}
    return partners.record_support(giver=giver, **how(**said))


def under(reference: str = ONE, key: str = "hill-accord") -> int:
    """A programme under an agreement."""
    return programmes.cite_agreement(reference=reference, agreement=agreement(key), **how())


def supported(reference: str = ONE, **told: Any) -> int:
    """Support that went to a programme."""
    return programmes.cite_support(reference=reference, support=support(**told), **how())


def tied(
    reference: str = ONE, role: str = "set-up", body: str = making.COMMITTEE, **told: Any
) -> int:
    """What a programme is to a body."""
    return programmes.tie_body(reference=reference, body=body, role=role, **how(**told))


def body(slug: str, kind: str = "coordination-mechanism") -> str:
    """A body."""
    return governance.establish_body(slug=slug, kind=kind, names=[(slug.title(), None)], **HOW)


def prints(*told: Partner | str, reference: str = ONE, **how: Any) -> str:
    """Key partners as a source prints them."""
    printed = [Partner(each) if isinstance(each, str) else each for each in told or (PRINTED,)]
    making.state(reference, {"key_partners": printed}, **how)
    return reference


def matched(name: str = PRINTED, organisation: str = "ilo", **told: Any) -> int:
    """Who a printed partner is."""
    said = {"reference": ONE, "why": "Their office.", **HOW, **told}
    return programmes.match_partner(name=name, organisation=organisation, **said)


def _matched() -> int:
    prints()
    return matched()


def _numbered(entered: Callable[[], int], **told: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"number": entered(), **told}


CITED = {"citing": making.say()}
ENDED = {"until": When.parse("2022-01"), **CITED}
OF_A_PROGRAMME: dict[Any, Any] = {
    programmes.give_task: {"reference": ONE, "organisation": "iom", "words": "Trains", **CITED},
    programmes.end_task: _numbered(task, **ENDED),
    programmes.withdraw_task: _numbered(task, why="w"),
    programmes.join_team: {"reference": ONE, "role": "Coordinator", **CITED},
    programmes.end_team: _numbered(member, **ENDED),
    programmes.withdraw_team_member: _numbered(member, why="w"),
    programmes.cite_agreement: lambda: {"reference": ONE, "agreement": agreement(), **CITED},
    programmes.withdraw_agreement_citation: _numbered(under, why="w"),
    programmes.cite_support: lambda: {"reference": ONE, "support": support(), **CITED},
    programmes.withdraw_support_citation: _numbered(supported, why="w"),
    programmes.tie_body: lambda: {
        "reference": ONE,
        "body": body("mechanism"),
        "role": "set-up",
        **CITED,
    },
    programmes.withdraw_body_tie: _numbered(tied, why="w"),
    programmes.match_partner: lambda: {
        "reference": prints(),
        "name": PRINTED,
        "organisation": "ilo",
        "why": "w",
    },
    programmes.set_partner_aside: lambda: {"reference": prints(), "name": PRINTED, "why": "w"},
    programmes.unmatch_partner: _numbered(_matched, why="w"),
}
