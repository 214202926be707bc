"""A tiny world made through commands: a fund with two areas, sources, organisations, a programme."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from letsema.documents import commands as documents
from letsema.governance import commands as governance
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText
from letsema.values import OPERATOR, Citation, Money, When
from tests.again import again

FUND, OTHER_FUND, COMMITTEE = "hill-fund", "lake-fund", "hill-committee"
BOOKLET, PAGE, REMARK = "booklet-2021-06", "project-page", "a-remark"
"""Three sources, from the weightiest to the lightest."""
DAY = date(2021, 6, 30)


def at(text: str = "2021-07-01") -> datetime:
    """Noon (UTC) of a day."""
    return datetime.fromisoformat(f"{text}T12:00:00").replace(tzinfo=UTC)


def say(source: str = BOOKLET, place: str = "p. 1", *, stated: bool = True) -> Citation:
    """A citation of one of the sources."""
    return Citation(source=source, place=place, stated=stated)


def money(amount: int | str, currency: str = "USD") -> Money:
    """A budget."""
    return Money(Decimal(amount), currency)


@again
def world() -> None:
    """The fund and what its programmes are told with; no programme yet."""
    by, then = OPERATOR, at("2021-01-01")
    for slug in ("hill-areas", "sdg"):
        reference.adopt_framework(
            slug=slug,
            title=slug,
            owner="The hill",
            source="A paper",
            kind="areas" if slug == "hill-areas" else "goals",
            elements=[ElementText("1", "First"), ElementText("2", "Second")],
            by=by,
            at=then,
        )
    for key, kind in ((BOOKLET, "fund-document"), (PAGE, "agency-page"), (REMARK, "own-words")):
        documents.register_source(key=key, kind=kind, title=key.title(), by=by, at=then)
    for key, acronym in (("iom", "IOM"), ("ilo", "ILO"), ("unfpa", "UNFPA")):
        names = [Name(f"The {acronym}"), Name(acronym, "acronym")]
        partners.register_organisation(key=key, kind="un-organisation", names=names, by=by, at=then)
    governance.establish_body(
        slug=COMMITTEE,
        kind="steering-committee",
        names=[("Hill Committee", None)],
        by=by,
        at=then,
    )
    for slug in (FUND, OTHER_FUND):
        governance.register_fund(
            slug=slug,
            name=slug.title(),
            framework="hill-areas",
            committee=COMMITTEE,
            by=by,
            at=then,
        )


SEATS = (
    ("Donors 1", "donors", {"country": "NOR"}),
    ("Donors 2", "donors", {"constituency": "Other contributors"}),
    ("Countries 1", "countries", {"country": "GHA"}),
    ("Countries 2", "countries", {"constituency": "Countries of the hills"}),
    ("UN 1", "un", {"organisation": "ilo"}),
    ("Stakeholders 1", "stakeholders", {"constituency": "Civil society"}),
)
"""Six voting seats of the committee: (seat, group, who holds it)."""


@again
def committee(since: str = "2021-01-01") -> dict[str, int]:
    """Fill the committee: six voting seats, a chair, an ex officio. Numbers by seat."""
    told = [
        *(("member", seat, {"group": group, **held}) for seat, group, held in SEATS),
        ("chair", "Chair", {"organisation": "iom"}),
        ("ex-officio", "Ex officio", {"organisation": "unfpa"}),
    ]
    return {
        seat: governance.admit_member(
            body=COMMITTEE,
            role=role,
            seat=seat,
            since=When.parse(since),
            until=None,
            citing=say(),
            by=OPERATOR,
            at=at("2021-01-02"),
            **held,
        )
        for role, seat, held in told
    }


@again
def meeting(label: str = "First meeting", day: date = DAY, **told: Any) -> str:
    """A meeting of the committee, planned for a day; its number."""
    how = {"starts_on": day, "ends_on": day, "by": OPERATOR, "at": at("2021-06-01"), **told}
    return governance.plan_meeting(body=COMMITTEE, label=label, **how)


@again
def decide(number: str = "D1", day: date = DAY) -> Citation:
    """A decision of the committee, and the citation of it."""
    governance.enter_decision(
        body=COMMITTEE,
        number=number,
        taken_on=day,
        words="It is decided.",
        meeting=None,
        by=OPERATOR,
        at=at(str(day)),
    )
    return Citation(decision=number)


def state(reference: str, facts: dict[str, Any] | None = None, **told: Any) -> tuple[str, ...]:
    """Facts of a programme: from the booklet, by its day, unless told otherwise."""
    how = {"citing": say(), "when": When.by(DAY), "by": OPERATOR, "at": at(), **told}
    return programmes.state_facts(reference=reference, facts=facts or {}, **how)


def stage(reference: str, stage: str | None, when: str = "2021-06-30", **told: Any) -> bool:
    """A stage of a programme: from the booklet unless told otherwise."""
    how = {"citing": say(), "when": When.parse(when), "by": OPERATOR, "at": at(), **told}
    return programmes.enter_stage(reference=reference, stage=stage, **how)


@again
def programme(
    reference: str = "GHANA-2",
    *,
    approved: str | None = "by 2021-06-30",
    fund: str | None = FUND,
    **facts: Any,
) -> str:
    """A programme with what a booklet tells of it, its concept note approved."""
    programmes.register_programme(reference=reference, fund=fund, by=OPERATOR, at=at())
    told = {
        "heading": "Ghana",
        "title": f"Work in {reference}",
        "countries": [CountryPart("GHA")],
        "budget": money(1_700_000),
        "duration_months": 36,
        "participants": [ParticipantPart("iom"), ParticipantPart("ilo")],
        "sdgs": ["1", "2"],
        **({"thematic_area": "2"} if fund else {}),
    }
    told = {name: value for name, value in {**told, **facts}.items() if value is not None}
    state(reference, told)
    if approved:
        stage(reference, "concept-note-approved", approved)
    return reference
