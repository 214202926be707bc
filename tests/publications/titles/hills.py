"""An umbrella in the hills with a part, two countries and partners, made through commands.

What nobody may be shown says `HIDDEN`: a test looks for it in everything that is made.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from letsema.governance import commands as governance
from letsema.partners import commands as partners
from letsema.partners.rules.agreements import Party
from letsema.partners.rules.engagement import WorkMaker
from letsema.partners.rules.support import value_stage
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import CountryPart
from letsema.results.rules import Attending, Title
from letsema.values import OPERATOR, Money, Quantity, When
from tests import making
from tests.partners import agreements_told as partnership
from tests.results import achievement_permits as reached
from tests.results import permits as instruments

AS_AT = date(2021, 12, 31)
UMBRELLA, PART, SECRET = "HILLS-1", "HILLS-1-A", "HILLS-9"
HOW: dict[str, Any] = {"by": OPERATOR, "at": making.at()}
HIDDEN = "HIDDEN"


def told(**more: Any) -> dict[str, Any]:
    """By the operator, from the booklet."""
    return {"citing": making.say(), **HOW, **more}


def world() -> None:
    """Everything: programmes, results, partners."""
    making.world()
    _programmes()
    _results()
    _partners()
    _voices()


def _programmes() -> None:
    lands = [CountryPart("GHA", "implements"), CountryPart("KEN")]
    making.programme(UMBRELLA, title="Hills together", summary="People move.\n\nHills too.")
    making.state(UMBRELLA, {"countries": [*lands, CountryPart("TGO")]}, when=When.parse("2021"))
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    making.programme(PART, title="Wells for the hills", countries=lands[:1])
    making.programme(SECRET, approved=None, title=f"{HIDDEN} programme")
    making.stage(SECRET, "submitted")
    programmes.join_team(
        reference=UMBRELLA, role="Coordinator", organisation="iom", country="GHA", **told()
    )


def _results() -> None:
    reached.kinds()
    reach = {"programme": UMBRELLA, "when": When.parse("2020")}
    reached.achievement("A review was asked for.", country="GHA", **reach)
    reached.achievement(
        "Wells were dug.",
        programme=PART,
        kind="on-the-ground",
        country="GHA",
        quantity=Quantity(Decimal(12), "more-than", "wells"),
    )
    reached.achievement("A law was read.", certain=False, candidates=["GHA", "KEN"], **reach)
    reached.achievement("The region met.", region_words="The hills", **reach)
    reached.achievement(f"{HIDDEN} achievement", programme=SECRET, country="GHA")
    reached.achievement("Later than the day.", country="GHA", when=When.parse("2022"), **_of_it())
    instruments.law(names=[Title("The hill law")])
    instruments.stage(when=When.parse("2020-05"))
    instruments.support(programme=UMBRELLA)
    instruments.support(programme=SECRET)
    few = [Attending("officials", 3, "women"), Attending("officials", 40, "men")]
    reached.event(title="Two days", country="GHA", countries=["KEN"], groups=few, **_of_it())
    alone = [Attending("migrants", 3, "women")]
    reached.event(title="A visit", country="GHA", kind="study-visit", groups=alone, **_of_it())
    reached.initiative(title="A school", country="GHA", place_name="Ho", **_of_it())
    reached.story(title="One hill", country="GHA", lessons="Ask first.", **_of_it())
    reached.process(forum="The hill forum", followed="A vote.", **_of_it())
    how = {"programmes": [UMBRELLA], "countries": 3}
    instruments.figure(179, "Made with migration in mind", **how)
    instruments.figure(5, f"{HIDDEN} figure", programmes=[UMBRELLA, SECRET])


def _of_it() -> dict[str, Any]:
    return {"programme": UMBRELLA}


def _money(amount: int, kind: str = "money") -> Money:
    return Money(Decimal(amount), "USD", value_stage(kind))


def _partners() -> None:
    parties = [Party("ilo", role="donor"), Party("iom"), Party(country="GHA")]
    dates = {"signed": When.parse("2019"), "until": When.parse("2025")}
    deal = {"kind": "cost-sharing", "title": "The hill accord", "countries": ["GHA"], **dates}
    partnership.agreement("accord", parties=parties, goals=["Water for all"], **deal)
    secret = {"title": f"{HIDDEN} accord", "countries": ["GHA"], "internal": True}
    partnership.agreement("secret", **secret)
    later = {"title": "Signed after the day", "signed": When.parse("2022"), "until": None}
    partnership.agreement("later", countries=["GHA"], **later)
    for key in ("accord", "secret"):
        programmes.cite_agreement(reference=PART, agreement=key, **told())
    paid = {"kind": "money", "value": _money(5000), "valued": "stated", "countries": ["GHA"]}
    number = partnership.support(words="For the wells", since=When.parse("2020"), **paid)
    programmes.cite_support(reference=PART, support=number, **told())
    worth = {"value": _money(900, "goods"), "valued": "estimated", "countries": ["GHA"]}
    partnership.support(words="Pumps", quantity=Quantity(Decimal(9), "about", "pumps"), **worth)
    partnership.support(words="Lamps", giver="unfpa", countries=["GHA"])
    partnership.support(words=f"{HIDDEN} support", countries=["GHA"], agreement="secret")
    partners.open_office(
        key="iom-ghana",
        organisation="iom",
        type="country",
        names=["IOM Ghana"],
        country="GHA",
        place_name="Accra",
        **told(),
    )
    governance.establish_body(
        slug="hill-forum", kind="working-group", names=[("Forum of the hills", None)],
        country="GHA", mandate="It brings ministries together.", **HOW,
    )  # fmt: skip
    programmes.tie_body(reference=UMBRELLA, body="hill-forum", role="set-up", **told())
    programmes.tie_body(reference=SECRET, body="hill-forum", role="member", **told())
    making.committee()


def _voices() -> None:
    partnership.proposal(title="More wells", to="ilo", outcome="approved", countries=["GHA"])
    partnership.work(title="On the hill", parties=[WorkMaker("maker", "ilo")])
    partnership.quotation(said="There is water now.", speaker="Ama", organisation="ilo")
    partnership.quotation(
        said="I am home.", speaker="", pseudonym="Esi", survivor=True, consent="given",
        organisation="ilo",
    )  # fmt: skip
    withheld = {"speaker": "Kofi", "consent": "withheld", "organisation": "ilo"}
    partnership.quotation(said=f"{HIDDEN} words", **withheld)
    under = {"agreement": "secret", "organisation": "ilo"}
    partnership.quotation(said=f"{HIDDEN} under a secret", speaker="Yaw", **under)
