"""A large made-up portfolio, written straight into the tables: only for measuring."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

STAGES = (
    "concept-note-approved",
    "document-solicited",
    "document-submitted",
    "document-approved",
    "signed",
    "under-implementation",
)
AT = datetime(2021, 1, 1, tzinfo=UTC)


def build(programmes: int, rows_each: int) -> None:
    """Fill an empty, migrated database: `programmes` with `rows_each` stage rows each."""
    from letsema.documents import commands as documents
    from letsema.governance import commands as governance
    from letsema.governance import queries as funds
    from letsema.partners import commands as partners
    from letsema.partners.rules import Name
    from letsema.reference import commands as reference
    from letsema.reference.rules import ElementText
    from letsema.values import OPERATOR

    who = {"by": OPERATOR, "at": AT}
    reference.adopt_packaged(**who)
    reference.adopt_framework(
        slug="areas",
        title="Areas",
        owner="Measured fund",
        source="made up",
        elements=[ElementText(str(n), f"Area {n}") for n in range(1, 6)],
        **who,
    )
    governance.register_fund(slug="measured", name="Measured fund", framework="areas", **who)
    documents.register_source(key="made-up", kind="fund-document", title="Made up", **who)
    for n in range(12):
        names = [Name(f"Organisation {n}"), Name(f"ORG{n}", "acronym")]
        partners.register_organisation(key=f"org-{n}", kind="un-organisation", names=names, **who)
    _write(funds.fund("measured").pk, programmes, rows_each)


def _write(fund: int, programmes: int, rows_each: int) -> None:
    from letsema.documents import queries as documents
    from letsema.partners import queries as partners
    from letsema.programmes.models import (
        Claim,
        ClaimCountry,
        ClaimElement,
        ClaimParticipant,
        Programme,
        StageRow,
    )
    from letsema.reference import queries as reference
    from letsema.reference import rules as countries

    chance = random.Random(1)
    source = documents.source("made-up").pk
    areas = list(reference.element_keys("areas").values())
    goals = list(reference.element_keys("sdg").values())[:17]
    organisations = list(partners.organisation_keys(f"org-{n}" for n in range(12)).values())
    codes = [country.alpha3 for country in countries.countries()]
    rows = Programme.objects.bulk_create(
        Programme(reference=f"MADE-UP-{n}", fund_id=fund, recorded_at=AT) for n in range(programmes)
    )
    said = {"source_id": source, "recorded_at": AT, "precision": "day"}
    stages, claims = [], []
    for row in rows:
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(2000))
        for k in range(rows_each):
            day += timedelta(days=chance.randrange(30, 300))
            stage = STAGES[min(k, len(STAGES) - 1)]
            stages.append(StageRow(programme=row, stage=stage, earliest=day, latest=day, **said))
        first = {"programme": row, "weight": 80, "earliest": AT.date(), "latest": date(2010, 1, 1)}
        first["earliest"] = first["latest"]
        amount = f"{chance.randrange(500_000, 5_000_000)}.00"
        told = {
            "heading": f"Heading {row.reference}",
            "title": f"A made-up programme about {row.reference.lower()}",
            "budget": {"amount": amount, "currency": "USD"},
            "duration_months": chance.randrange(12, 48),
            "thematic_area": None,
            "countries": None,
            "participants": None,
            "sdgs": None,
        }
        claims += [
            Claim(field=field, value=value, language="", **first, **said)
            for field, value in told.items()
        ]
    StageRow.objects.bulk_create(stages, batch_size=2000)
    made = Claim.objects.bulk_create(claims, batch_size=2000)
    lists = {ClaimElement: [], ClaimCountry: [], ClaimParticipant: []}
    for claim in made:
        at = {"claim": claim, "position": 1}
        if claim.field == "thematic_area":
            lists[ClaimElement].append(ClaimElement(element_id=chance.choice(areas), **at))
        elif claim.field == "sdgs":
            for position, goal in enumerate(chance.sample(goals, 3), start=1):
                element = {"claim": claim, "position": position, "element_id": goal}
                lists[ClaimElement].append(ClaimElement(**element))
        elif claim.field == "countries":
            lists[ClaimCountry].append(ClaimCountry(code=chance.choice(codes), **at))
        elif claim.field == "participants":
            for position, pk in enumerate(chance.sample(organisations, 3), start=1):
                part = {"claim": claim, "position": position, "organisation_id": pk}
                lists[ClaimParticipant].append(ClaimParticipant(**part))
    for model, items in lists.items():
        model.objects.bulk_create(items, batch_size=2000)
