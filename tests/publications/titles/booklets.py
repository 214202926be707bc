"""Content of a booklet that nobody publishes: six programmes of our own making, and extremes."""

from __future__ import annotations

import copy
from typing import Any

PLACES: dict[str, tuple[str, float, float]] = {
    "LSO": ("Lesotho", -29.6, 28.2),
    "BWA": ("Botswana", -22.2, 23.8),
    "CIV": ("Côte d'Ivoire", 7.6, -5.6),
    "FJI": ("Fiji", -17.8, 178.0),
    "TUV": ("Tuvalu", -8.5, 179.2),
    "KIR": ("Kiribati", 1.4, 173.0),
    "MDA": ("Republic of Moldova", 47.2, 28.5),
    "PER": ("Peru", -9.2, -74.4),
    "MEX": ("Mexico", 23.9, -102.5),
}
APPROVED = "Concept note approved by Steering Committee"
SOLICITED = "Concept note approved by Steering Committee; Joint programme document solicited"
SUBMITTED = "Joint Programme document submitted"
FUNDED = "Joint Programme funded"
LABELS = {
    "concept-note-approved": APPROVED,
    "document-solicited": SOLICITED,
    "document-submitted": SUBMITTED,
    "funded": FUNDED,
}
GOALS = {"8": "Decent work and economic growth", "10": "Reduced inequalities", "16": "Peace"}
ORGANISATIONS = {
    "IOM": "International Organization for Migration",
    "ILO": "International Labour Organization",
    "UNDP": "United Nations Development Programme",
}
BY_JUNE = {"on": None, "not_before": None, "not_after": "2031-06-30", "precision": "not-after"}


def countries(*codes: str) -> list[dict[str, Any]]:
    """Countries as the content holds them."""
    return [
        {"code": c, "name": PLACES[c][0], "latitude": PLACES[c][1], "longitude": PLACES[c][2]}
        for c in codes
    ]


def partners(**groups: list[str]) -> list[dict[str, Any]]:
    """Partners under headings; the heading `none` is no heading."""
    return [
        {
            "heading": None if heading == "none" else heading.replace("_", " "),
            "group": None,
            "group_label": None,
            "country": None,
            "name": name,
        }
        for heading, names in groups.items()
        for name in names
    ]


def entry(reference: str, heading: str, codes: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """A programme of which nothing is stated but what is given."""
    status = more.pop("status", "concept-note-approved")
    return {
        "reference": reference,
        "section": "pipeline",
        "heading": heading,
        "countries": countries(*codes),
        "region": None,
        "title": None,
        "thematic_area": None,
        "thematic_area_stated": True,
        "budget": None,
        "duration_months": None,
        "status": status,
        "status_label": LABELS[status],
        "stage": status,
        "stage_label": LABELS[status],
        "since": BY_JUNE,
        "participants": None,
        "key_partners": None,
        "sdgs": None,
        "objectives": [],
        "summary": None,
        "sources": [{"field": "heading", "source": "list-2031", "place": f"p. {len(heading)}"}],
        "notes": [],
        **more,
    }


def usd(amount: str) -> dict[str, str]:
    """An amount in US dollars."""
    return {"amount": amount, "currency": "USD"}


def _organisations(*acronyms: str) -> list[dict[str, Any]]:
    return [
        {
            "key": a.lower(),
            "acronym": a,
            "name": ORGANISATIONS[a],
            "role": "convening" if at == 0 else None,
        }
        for at, a in enumerate(acronyms)
    ]


def _goals(*codes: str) -> list[dict[str, str]]:
    return [{"code": code, "title": GOALS[code]} for code in codes]


def _entries() -> list[dict[str, Any]]:
    return [
        entry(
            "COTE-D-IVOIRE-1",
            "Côte d'Ivoire",
            ("CIV",),
            title="A register of arrivals that three ministries share",
            thematic_area=1,
            budget=usd("1700000.00"),
            duration_months=36,
            status="document-submitted",
            participants=_organisations("IOM", "UNDP"),
            key_partners=partners(
                Government=["Ministry of Interior", "National Statistical Office"],
                Civil_society=["Union of Coastal Towns"],
            ),
            sdgs=_goals("10", "16"),
            objectives=[{"code": "1", "title": "Collect and use data"}],
            summary="Three ministries keep one register.\n\nIt is read\n- in every district,\n- aloud.",
        ),
        entry("LESOTHO-1", "Lesotho", ("LSO",), thematic_area=1, budget=usd("1200000.50")),
        entry(
            "PERU-4",
            "Peru",
            ("PER",),
            thematic_area=4,
            budget=usd("2000000.00"),
            duration_months=24,
            status="document-solicited",
            key_partners=partners(none=["Ministry of Labour", "Chamber of Commerce of Lima"]),
            summary="Skills learned abroad are recognised at home.",
        ),
        entry(
            "REGIONAL-PACIFIC-4",
            "Regional Pacific",
            ("FJI", "TUV", "KIR"),
            region="Pacific",
            title="Seasonal work that is fair on both shores",
            thematic_area=4,
            budget=usd("1850000.00"),
            duration_months=18,
            summary="Workers know their contract before they board.",
            notes=["The list of countries is that of the first page."],
        ),
        entry(
            "BOTSWANA-MEXICO-4",
            "Botswana, Mexico",
            ("BWA", "MEX"),
            section="funded",
            title="Two cities learn from each other",
            thematic_area=4,
            thematic_area_stated=False,
            budget=usd("900000.00"),
            duration_months=30,
            status="funded",
            stage="under-implementation",
            stage_label="Under implementation",
            since={"on": "2031-02-18", "not_before": None, "not_after": None, "precision": "day"},
            participants=_organisations("ILO"),
            sdgs=_goals("8"),
        ),
        entry(
            "REPUBLIC-OF-MOLDOVA-1",
            "Republic of Moldova",
            ("MDA",),
            section="closed",
            title="Diaspora funds for village schools",
            budget=usd("750000.00"),
            duration_months=24,
            status="funded",
            stage="operationally-closed",
            stage_label="Operationally closed",
            since={
                "on": None,
                "not_before": "2030-11-01",
                "not_after": "2030-11-30",
                "precision": "month",
            },
        ),
    ]


def _total(count: int, amount: str) -> dict[str, Any]:
    return {"count": count, "amount": amount, "currency": "USD"}


def content() -> dict[str, Any]:
    """The whole content, as a title freezes it."""
    return {
        "title": "pipeline-booklet",
        "language": "en",
        "fund": {
            "slug": "example",
            "name": "Example Fund for Safe Journeys",
            "contacts": ["Secretariat of the Example Fund", "1 Lake Road", "fund@example.org"],
        },
        "as_at": "2031-06-30",
        "known_at": None,
        "label": "June 2031",
        "edition": {"number": 2, "follows": "Ninth meeting of the Steering Committee"},
        "foreword": {
            "text": "These pages say where programmes stand.\n\nThey change with each meeting.",
            "signed_name": None,
            "signed_office": None,
        },
        "totals": {
            "pipeline": _total(4, "6750000.50"),
            "funded": _total(1, "900000.00"),
            "closed": _total(1, "750000.00"),
        },
        "statuses": [
            {"status": "concept-note-approved", "label": APPROVED, **_total(2, "3050000.50")},
            {"status": "document-solicited", "label": SOLICITED, **_total(1, "2000000.00")},
            {"status": "document-submitted", "label": SUBMITTED, **_total(1, "1700000.00")},
        ],
        "areas": [
            {
                "number": 1,
                "name": "Plans and debates that rest on evidence",
                **_total(2, "2900000.50"),
                "references": ["COTE-D-IVOIRE-1", "LESOTHO-1"],
            },
            {
                "number": 4,
                "name": "Fair work and regular ways to it",
                **_total(2, "3850000.00"),
                "references": ["PERU-4", "REGIONAL-PACIFIC-4"],
            },
        ],
        "entries": _entries(),
        "changes": {
            "since": {"number": 1, "as_at": "2030-12-31", "label": "December 2030"},
            "entered": ["LESOTHO-1"],
            "left": [{"reference": "NEPAL-4", "reason": "funded-elsewhere"}],
            "moved": [{"reference": "PERU-4", "from": APPROVED, "to": SOLICITED}],
            "funded": ["BOTSWANA-MEXICO-4"],
            "changed": [
                {"reference": "PERU-4", "field": "duration_months", "from": "36", "to": "24"}
            ],
        },
        "sources": [
            {
                "key": "list-2031",
                "title": "List of programmes, June 2031",
                "publisher": "Example Fund",
                "url": "https://example.org/list",
                "published": "2031-06-30",
            }
        ],
        "disclaimer": "Dots stand for land. No boundary is drawn, and none is meant.",
    }


def extremes() -> dict[str, Any]:
    """The same with a programme that has too much of everything, and one that has nothing."""
    told = copy.deepcopy(content())
    names = [f"Directorate of Matters of Some Length, Division {n}" for n in range(1, 61)]
    sentence = "The district offices ask those who left and those who stayed what would help. "
    large, region = told["entries"][0], told["entries"][3]
    large["title"] = "A title that goes on " + "and on " * 30 + "to its end"
    large["key_partners"] = partners(Government=names[:40], Civil_society=names[40:])
    large["summary"] = "\n\n".join([sentence * 12] * 6)
    region["countries"] = countries(*PLACES, "LSO", "PER", "MEX")[:12]
    region["heading"] = "Regional Initiative of the Shores, Islands and Mountains"
    region["key_partners"] = partners(none=names[:22])
    told["entries"][1].update(
        budget=None, sources=[], status_label=None, stage_label=None, since=None
    )
    told["entries"][2]["countries"] = []
    told["edition"] = {"number": None, "follows": None}
    told["foreword"] = told["changes"] = None
    told["entries"][4]["summary"] = sentence * 60
    return told
