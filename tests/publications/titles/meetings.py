"""Content of a meeting nobody holds: eight items of our own making, a round, and extremes."""

from __future__ import annotations

import copy
from typing import Any

IOM, ILO, UNDP = "IOM", "ILO", "UNDP"


def member(label: str, seat: str, how: str | None, **more: Any) -> dict[str, Any]:
    """A seat as the content holds it."""
    return {
        "label": label,
        "role": "member",
        "role_label": "Member",
        "seat": seat,
        "constituency": "",
        "how": how,
        "words": "",
        "alternates": [],
        **more,
    }


def attendance() -> list[dict[str, Any]]:
    """Four groups of seats, and the chair."""
    return [
        {
            "group": "",
            "members": [
                member(
                    "IOM",
                    "",
                    "present",
                    role="chair",
                    role_label="Chair",
                    words="Director General",
                )
            ],
        },
        {
            "group": "donors",
            "members": [
                member("Norway", "Donors 1", "present", constituency="Nordic donors"),
                member("Switzerland", "Donors 2", "online"),
                member(
                    "Portugal",
                    "Donors 3",
                    "represented",
                    alternates=[{"label": "Spain", "how": "present"}],
                ),
            ],
        },
        {
            "group": "countries",
            "members": [
                member("Lesotho", "Countries 1", "present", constituency="Southern Africa"),
                member("Peru", "Countries 2", "present"),
                member("Fiji", "Countries 3", "absent"),
            ],
        },
        {
            "group": "un",
            "members": [
                member("ILO", "UN 1", "present"),
                member("UNDP", "UN 2", "present"),
                member("UNICEF", "UN 3", None),
            ],
        },
        {
            "group": "stakeholders",
            "members": [
                member("Migrants' associations", "Stakeholders 1", "present"),
                member("Employers", "Stakeholders 2", "online"),
                member("Local authorities", "Stakeholders 3", "absent"),
            ],
        },
    ]


def item(position: int, kind: str, title: str, **more: Any) -> dict[str, Any]:
    """An item of which nothing is told but what is given."""
    return {
        "position": position,
        "kind": kind,
        "title": title,
        "heading": "",
        "reference": None,
        "thematic_area": None,
        "words": "",
        "minutes": 15,
        "ineligible_reason": "",
        "state": "decided",
        "why": "",
        "deferred_to": "",
        "papers": [],
        "interests": [],
        "positions": [],
        "resolutions": [],
        **more,
    }


def paper(title: str, name: str, **more: Any) -> dict[str, Any]:
    """A paper as the content holds it."""
    return {
        "title": title,
        "name": name,
        "size": 48_128,
        "sha256": "9f2c" * 16,
        "media_type": "application/pdf",
        **more,
    }


def items() -> list[dict[str, Any]]:
    """Eight items: notes, a document, requests, matters of the fund."""
    return [
        item(
            1,
            "note",
            "A register of arrivals that three ministries share",
            heading="Côte d'Ivoire",
            reference="COTE-D-IVOIRE-1",
            thematic_area=1,
            papers=[
                paper("Concept note", "note.pdf"),
                paper("Letter of the Ministry of Interior", "letter.pdf"),
            ],
            interests=[
                {
                    "member": "UNDP",
                    "ground": "organisation",
                    "words": "",
                    "consequence": "leave",
                }
            ],
            positions=[
                {"member": "Norway", "stand": "agree", "words": ""},
                {
                    "member": "Employers",
                    "stand": "comment",
                    "words": "Registers should be open to employers who verify permits.",
                },
            ],
            resolutions=["SC-07/2031-01"],
        ),
        item(
            2,
            "note",
            "Seasonal work that is fair on both shores",
            heading="Regional Pacific",
            reference="REGIONAL-PACIFIC-4",
            thematic_area=4,
            resolutions=["SC-07/2031-02"],
        ),
        item(
            3,
            "note",
            "Schools for the children of harvest workers",
            heading="Peru",
            reference="PERU-5",
            thematic_area=5,
            papers=[paper("Concept note", "note.pdf")],
            interests=[
                {
                    "member": "Peru",
                    "ground": "country",
                    "words": "The Ministry of Education signs the note.",
                    "consequence": "leave",
                }
            ],
            resolutions=["SC-07/2031-02"],
        ),
        item(
            4,
            "note",
            "A film on departures",
            heading="Lesotho",
            reference="LESOTHO-2",
            thematic_area=2,
            ineligible_reason="No organisation of the United Nations takes part.",
            resolutions=["SC-07/2031-03"],
        ),
        item(
            5,
            "document",
            "Skills learned abroad are recognised at home",
            heading="Peru",
            reference="PERU-4",
            thematic_area=4,
            minutes=30,
            papers=[
                paper("Joint programme document", "document.pdf", size=1_482_112),
                paper(
                    "Budget by organisation and year",
                    "budget.xlsx",
                    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    sha256="77aa" * 16,
                ),
            ],
            interests=[
                {
                    "member": "ILO",
                    "ground": "organisation",
                    "words": "",
                    "consequence": "leave",
                },
                {
                    "member": "IOM",
                    "ground": "organisation",
                    "words": "",
                    "consequence": "declare",
                },
            ],
            positions=[
                {
                    "member": "Migrants' associations",
                    "stand": "stand-aside",
                    "words": "The fee charged to workers is not yet settled.",
                }
            ],
            resolutions=["SC-07/2031-04"],
        ),
        item(
            6,
            "request",
            "Extension without cost",
            heading="Botswana, Mexico",
            reference="BOTSWANA-MEXICO-4",
            thematic_area=4,
            words="The cities ask for nine more months: elections moved the first exchange.",
            papers=[paper("Letter of request", "request.pdf")],
            resolutions=["SC-07/2031-05"],
        ),
        item(
            7,
            "request",
            "Removal from the pipeline",
            heading="Nepal",
            reference="NEPAL-4",
            thematic_area=3,
            state="deferred",
            positions=[
                {
                    "member": "Lesotho",
                    "stand": "object",
                    "words": "The government was not asked.",
                }
            ],
            resolutions=["SC-07/2031-06"],
        ),
        item(
            8,
            "fund-matter",
            "Direct costs of the secretariat for 2032",
            words="The secretariat asks for the same amount as in 2031.",
            resolutions=["SC-07/2031-07"],
        ),
    ]


def resolution(number: int, act: str, label: str, words: str, *on: int, **more: Any) -> Any:
    """A resolution on items."""
    return {
        "number": f"SC-07/2031-{number:02}",
        "act": act,
        "act_label": label,
        "words": words,
        "internal_words": "",
        "entered": True,
        "items": list(on),
        "terms": [],
        "conditions": [],
        "next_step": "",
        **more,
    }


def resolutions() -> list[dict[str, Any]]:
    """Seven resolutions on the eight items."""
    return [
        resolution(
            1,
            "approve-with-conditions",
            "Approved with conditions",
            "The Committee approves the concept note of Côte d'Ivoire on conditions.",
            1,
            internal_words="The cost per head of the register is to be watched.",
            next_step="Concept note approved by Steering Committee",
            conditions=[
                {
                    "words": "The data protection authority is heard before the register opens.",
                    "owner": "IOM",
                    "due_on": "2031-12-31",
                    "release": True,
                },
                {
                    "words": "A second ministry signs the note.",
                    "owner": "UNDP",
                    "due_on": None,
                    "release": False,
                },
            ],
        ),
        resolution(
            2,
            "approve",
            "Approved",
            "The Committee approves the concept notes of the Regional Pacific and of Peru.",
            2,
            3,
            next_step="Concept note approved by Steering Committee",
        ),
        resolution(
            3,
            "decline",
            "Declined",
            "The Committee declines the concept note of Lesotho.",
            4,
            internal_words="The office was told in May already.",
            next_step="Declined",
        ),
        resolution(
            4,
            "allocate",
            "Allocated",
            "The Committee approves the joint programme document and allocates USD 2,000,000.",
            5,
            terms=[
                {"label": "ILO", "value": "USD 1,200,000"},
                {"label": "IOM", "value": "USD 800,000"},
            ],
            next_step="Document approved",
        ),
        resolution(
            5,
            "extend",
            "Extended",
            "The Committee extends the programme without cost.",
            6,
            terms=[
                {"label": "Current end date", "value": "30 June 2032 → 31 March 2033"},
                {"label": "Duration", "value": "30 → 39 months"},
            ],
        ),
        resolution(6, "defer", "Deferred", "The Committee defers the removal.", 7),
        resolution(
            7, "adopt", "Adopted", "The Committee approves direct costs of USD 310,000 for 2032.", 8
        ),
    ]


def head(**more: Any) -> dict[str, Any]:
    """The meeting's own words."""
    return {
        "number": "SC-07",
        "label": "Seventh meeting",
        "procedure": "meeting",
        "state": "closed",
        "starts_on": "2031-06-24",
        "ends_on": "2031-06-25",
        "deadline": None,
        "opened_on": "2031-06-24",
        "closed_on": "2031-06-25",
        "venue": "Geneva, and online",
        "note": "",
        **more,
    }


def arising() -> list[dict[str, Any]]:
    """A condition of an earlier decision that is due."""
    return [
        {
            "reference": "BOTSWANA-MEXICO-4",
            "heading": "Botswana, Mexico",
            "words": "Both city councils confirm their share in writing.",
            "owner": "ILO",
            "due_on": "2031-05-31",
            "release": True,
            "decision": "SC-06/2030-04",
        }
    ]


def minutes(**more: Any) -> dict[str, Any]:
    """The content of the minutes of the seventh meeting."""
    return copy.deepcopy(
        {
            "title": "minutes",
            "language": "en",
            "edition": "committee",
            "as_at": "2031-06-30",
            "known_at": None,
            "funds": [{"slug": "example", "name": "Example Fund for Safe Journeys"}],
            "body": {"slug": "example-committee", "name": "Steering Committee"},
            "meeting": head(),
            "signed": None,
            "attendance": attendance(),
            "quorum": {"seats": 12, "present": 9, "needed": 6, "met": True, "missing": []},
            "arising": arising(),
            "items": items(),
            "resolutions": resolutions(),
            **more,
        }
    )


def round_() -> dict[str, Any]:
    """The content of the minutes of a no-objection round: one objected, one commented."""
    told = minutes(
        meeting=head(
            number="SC-08",
            label="No-objection round",
            procedure="no-objection",
            starts_on="2031-09-01",
            ends_on="2031-09-15",
            deadline="2031-09-15",
            opened_on="2031-09-01",
            closed_on="2031-09-16",
            venue="",
        ),
        attendance=[],
        quorum=None,
        arising=[],
    )
    first, objected = told["items"][0], told["items"][6]
    first["interests"] = []
    objected.update(position=2, state="sent-to-meeting", resolutions=[])
    told["items"] = [first, objected]
    told["resolutions"] = told["resolutions"][:1]
    return told


def bare(title: str = "minutes") -> dict[str, Any]:
    """A meeting that is only planned: no items, nobody recorded."""
    told = minutes() if title == "minutes" else pack()
    planned = head(state="planned", opened_on=None, closed_on=None, venue="", label="")
    told.update(meeting=planned, items=[], arising=[])
    if title == "minutes":
        told.update(attendance=[], quorum=None, resolutions=[])
    return told


LONG = "Permanent Mission of the Federated and United Islands, Mountains and Shores " * 4
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def crowd(told: dict[str, Any], count: int = 60) -> dict[str, Any]:
    """The same content with very many items and very long names."""
    told = copy.deepcopy(told)
    pattern = told["items"]
    told["items"] = []
    for at in range(count):
        one = copy.deepcopy(pattern[at % len(pattern)])
        one.update(position=at + 1, title=LONG if at % 7 == 0 else one["title"])
        one["heading"] = UNBROKEN if at % 11 == 0 else one["heading"]
        one["papers"] = [{**each, "title": LONG} for each in one["papers"]] if at % 5 == 0 else []
        told["items"].append(one)
    told["body"]["name"] = LONG.strip()
    told["meeting"]["venue"] = UNBROKEN
    for group in told.get("attendance", []):
        for each in group["members"]:
            each.update(label=LONG, constituency=UNBROKEN)
    for each in told.get("resolutions", []):
        each["items"] = [i["position"] for i in told["items"] if each["number"] in i["resolutions"]]
    return told


PROGRAMME: dict[str, Any] = {
    "reference": "COTE-D-IVOIRE-1",
    "heading": "Côte d'Ivoire",
    "countries": ["Côte d'Ivoire"],
    "region": None,
    "title": "A register of arrivals that three ministries share",
    "thematic_area": 1,
    "area_name": "Plans and debates that rest on evidence",
    "budget": {"amount": "1700000.00", "currency": "USD"},
    "duration_months": 36,
    "stage": "under-review",
    "stage_label": "Under review",
    "since": {"on": "2031-02-10", "not_before": None, "not_after": None, "precision": "day"},
    "waited_days": 134,
    "participants": [
        {"acronym": "IOM", "name": "International Organization for Migration", "role": "convening"},
        {"acronym": "UNDP", "name": "United Nations Development Programme", "role": None},
    ],
    "key_partners": ["Ministry of Interior", "National Statistical Office", "Union of Towns"],
    "sdgs": [{"code": "10", "title": "Reduced inequalities"}, {"code": "16", "title": "Peace"}],
    "summary": "Three ministries keep one register.\n\nIt is read in every district, aloud.",
    "suspended": "",
    "assessment": {
        "on": "2031-05-20",
        "eligible": True,
        "reason": "",
        "scores": [
            {"label": "Alignment with the guiding principles", "points": 4, "most": 5},
            {"label": "Government entities and stakeholders engaged", "points": 5, "most": 5},
            {"label": "National ownership", "points": 3, "most": 5},
            {"label": "Innovation", "points": 2, "most": 5},
            {"label": "Sustainability", "points": None, "most": 5},
        ],
        "recommendation_label": "Approve with conditions",
        "words": "Strong ownership; what happens to the register after the programme is open.",
    },
    "conditions": [],
}


def fact_items() -> list[dict[str, Any]]:
    """The items with what the pack's pages say of them."""
    told = []
    for each in items():
        one = {
            **each,
            "state": "listed",
            "asked": "",
            "programme": None,
            "changes": [],
            "interests_known": [],
            "effect": None,
        }
        one.pop("resolutions")
        if one["reference"]:
            programme = {
                **PROGRAMME,
                "reference": one["reference"],
                "heading": one["heading"],
                "countries": [one["heading"]],
                "thematic_area": one["thematic_area"],
                "area_name": f"What area {one['thematic_area']} is called",
            }
            if one["kind"] != "request":
                programme["title"] = one["title"]
            one["programme"] = programme
        told.append(one)
    told[0].update(
        asked="Approve the concept note",
        interests_known=[{"member": "UNDP", "ground": "organisation"}],
        effect={
            "area": 1,
            "before": {"amount": "2900000.00", "currency": "USD"},
            "after": {"amount": "4600000.00", "currency": "USD"},
            "share_before": "0.31",
            "share_after": "0.41",
        },
    )
    told[5].update(
        asked="Extend without cost",
        changes=[
            {"label": "Current end date", "before": "30 June 2032", "after": "31 March 2033"},
            {"label": "Duration", "before": "30 months", "after": "39 months"},
        ],
    )
    told[5]["programme"].update(
        stage="under-implementation",
        stage_label="Under implementation",
        assessment=None,
        conditions=arising(),
    )
    told[3]["programme"].update(
        title=None, budget=None, duration_months=None, participants=None, sdgs=None,
        key_partners=None, summary=None, thematic_area=None, area_name="", since=None,
        waited_days=None,
    )  # fmt: skip
    return told


def pack(**more: Any) -> dict[str, Any]:
    """The content of the pack of the seventh meeting."""
    return copy.deepcopy(
        {
            "title": "meeting-pack",
            "language": "en",
            "as_at": "2031-06-10",
            "known_at": None,
            "funds": [{"slug": "example", "name": "Example Fund for Safe Journeys"}],
            "body": {"slug": "example-committee", "name": "Steering Committee"},
            "meeting": head(state="planned", opened_on=None, closed_on=None),
            "arising": arising(),
            "items": fact_items(),
            **more,
        }
    )
