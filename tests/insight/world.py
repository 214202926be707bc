"""A small world to search in: two funds' worth of programmes, bodies, organisations, sources."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from letsema.documents import commands as documents
from letsema.governance import commands as governance
from letsema.insight import commands as insight
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import CountryPart, ParticipantPart, Partner
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText
from letsema.values import OPERATOR, Citation, When

NOW = datetime(2024, 5, 6, 9, 0, tzinfo=UTC)
DID = {"by": OPERATOR, "at": NOW}
BOOKLET = Citation(source="booklet", place="page 4")
IN_2021 = When.by(date(2021, 6, 30))
IN_2023 = When.on(date(2023, 3, 1))


def follow(at: datetime = NOW) -> int:
    """Bring the index up to date."""
    return insight.follow_journal(at=at)


def organisation(key: str, *names: tuple[str, str, str], kind: str = "un-organisation") -> str:
    """Register an organisation; names are (text, kind, language)."""
    told = [Name(text, name_kind, language) for text, name_kind, language in names]
    return partners.register_organisation(key=key, kind=kind, names=told, **DID)


def source(key: str, title: str, publisher: str = "") -> str:
    """Register a source."""
    return documents.register_source(
        key=key, kind="fund-document", title=title, publisher=publisher, **DID
    )


def state(reference: str, when: When = IN_2021, load: int | None = None, **facts: Any) -> None:
    """Say something of a programme."""
    programmes.state_facts(
        reference=reference, facts=facts, citing=BOOKLET, when=when, load=load, **DID
    )


def stage(reference: str, stage: str, when: When = IN_2021, **more: Any) -> None:
    """Enter a programme's stage."""
    programmes.enter_stage(
        reference=reference, stage=stage, citing=BOOKLET, when=when, **more, **DID
    )


def programme(reference: str, stage_now: str | None = "concept-note-approved", **facts: Any) -> str:
    """Register a programme of the fund with what is said of it, and its stage."""
    programmes.register_programme(reference=reference, fund="pool", **DID)
    if facts:
        state(reference, **facts)
    if stage_now:
        stage(reference, stage_now)
    return reference


def ground() -> None:
    """What programmes stand on: sources, goals, a fund with its committee, organisations."""
    source("booklet", "Pipeline of joint programmes, June 2021", "Secretariat of the Pool")
    goals = [ElementText("8", "Work and growth"), ElementText("16", "Peace and justice")]
    areas = [ElementText("1", "Better facts"), ElementText("2", "Safe journeys")]
    for slug, elements in (("sdg", goals), ("pool-areas", areas)):
        reference.adopt_framework(
            slug=slug, title=slug, owner="us", source="test", elements=elements, **DID
        )
    organisation(
        "iom",
        ("Organization for Moving People", "official", "en"),
        ("IOM", "acronym", "en"),
        ("OIM", "acronym", "fr"),
    )
    organisation("ilo", ("Labour Office", "official", "en"), ("ILO", "acronym", "en"))
    governance.establish_body(
        slug="pool-committee",
        kind="steering-committee",
        names=[("Steering Committee of the Pool", None)],
        mandate="Decides which proposals enter the pipeline.",
        **DID,
    )
    governance.admit_member(
        body="pool-committee",
        organisation="ilo",
        role="member",
        since=None,
        until=None,
        citing=BOOKLET,
        **DID,
    )
    governance.register_fund(slug="pool", name="The Pool", framework="pool-areas", **DID)


def world() -> None:
    """The ground and four programmes, one of them not public."""
    ground()
    programme(
        "BOTSWANA-1",
        heading="Botswana",
        title="Counting who arrives",
        summary="Registers of arrivals and a census of diaspora skills help Ministries plan.",
        countries=[CountryPart("BWA")],
        participants=[ParticipantPart("iom")],
        key_partners=[Partner("Statistics Botswana", heading="Government")],
        sdgs=["8"],
    )
    programme(
        "ESWATINI-2",
        stage_now="under-implementation",
        heading="Eswatini",
        title="Returning home with dignity",
        region="Southern Africa",
        countries=[CountryPart("SWZ")],
        participants=[ParticipantPart("ilo")],
        sdgs=["16"],
    )
    programme(
        "COTE-D-IVOIRE-2",
        heading="Côte d’Ivoire",
        title="Réintégration des personnes",
        summary="Botswana shares how it counts arrivals.",
        countries=[CountryPart("CIV")],
    )
    programme("SECRET-1", stage_now="draft", heading="Secret", title="Unapproved zebra note")


def merge(reference: str, into: str) -> None:
    """Two references turn out to be one programme."""
    programmes.merge_programmes(reference=reference, into=into, why="the same", **DID)
