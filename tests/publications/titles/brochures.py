"""Content of a programme's brochure and factsheet that nobody publishes: all there is, little
and far too much."""

from __future__ import annotations

import copy
from typing import Any

from tests.publications.titles.booklets import BY_JUNE, countries

MAY = {"on": None, "not_before": "2029-05-01", "not_after": "2029-05-31", "precision": "month"}
YEAR = {"on": None, "not_before": "2030-01-01", "not_after": "2030-12-31", "precision": "year"}
CITED = {"source": "Report on the coast", "source_key": "coast", "place": "p. 3", "stated": True}


def _programme() -> dict[str, Any]:
    lands = [
        {**land, "role": role, "note": None}
        for land, role in zip(
            countries("FJI", "TUV", "PER"),
            ("implements", "implements", "learns-and-shares"),
            strict=True,
        )
    ]
    lands[1]["note"] = "Told with a note it must carry."
    return {
        "reference": "COAST-1",
        "fund": "Example Fund for Safe Journeys",
        "contacts": ["The secretariat", "office@example.org"],
        "heading": "Regional Pacific",
        "region": "Pacific",
        "title": "Coasts that receive: schools and clinics for those who arrive",
        "summary": "Two towns open their schools.\n\nA third looks on and learns.",
        "budget": {"amount": "1700000.00", "currency": "USD"},
        "duration_months": 36,
        "starts": MAY,
        "ends": {**MAY, "not_before": "2033-05-01", "not_after": "2033-05-31"},
        "ends_original": {**MAY, "not_before": "2032-05-01", "not_after": "2032-05-31"},
        "area": 4,
        "area_name": "Fair work",
        "section": "funded",
        "status": "Joint Programme funded",
        "stage": "Under implementation",
        "since": BY_JUNE,
        "countries": lands,
        "participants": [
            {"key": "iom", "acronym": "IOM", "name": "Migration Organization", "role": "convening"},
            {"key": "alms", "acronym": "Alms", "name": "Alms", "role": "donor"},
        ],
        "partners": [
            {"name": "Ministry of Sea", "heading": "Fiji", "group": None, "organisation": None},
            {"name": "Union of Nets", "heading": None, "group": "workers", "organisation": None},
        ],
        "sdgs": [{"code": "10", "title": "Reduced inequalities"}],
        "objectives": [{"code": "15", "title": "Basic services"}],
        "outcomes": [],
        "sectors": [{"code": "health", "title": "Health"}, {"code": "school", "title": "Schools"}],
        "alignments": [
            {"name": "Plan of the islands", "level": "regional", "issuer": "Forum", "years": "2030"}
        ],
        "notes": ["The heading is printed twice."],
        "rests_on": [{"field": "title", "source_key": "coast", "place": "p. 1"}],
    }


def _results() -> dict[str, Any]:
    return {
        "statements": [
            {"code": "aim", "kind": "impact", "words": "All gain.", "depth": 0, "indicators": []},
            {
                "code": "1",
                "kind": "outcome",
                "words": "Children who arrive go to school.",
                "depth": 1,
                "indicators": [
                    {
                        "words": "Schools that are open",
                        "unit": "schools",
                        "values": [
                            {
                                "kind": "target",
                                "number": "12",
                                "qualifier": "at-least",
                                "unit": "schools",
                                "when": YEAR,
                            }
                        ],
                    }
                ],
            },
        ],
        "figures": [
            figure(1, "Lamps handed out", "1400", "more-than", "lamps"),
            figure(2, "Teachers trained", "30", "exactly", "teachers", stated=False),
        ],
        "figures_before": [figure(3, "Boats repaired", "9", "about", "boats")],
        "achievements": [
            achievement("Registers were opened.", "FJI", "Fiji"),
            achievement("A school was built.", "TUV", "Tuvalu", certain=False),
            achievement("The islands met.", region="All the islands"),
            achievement("A law was read.", certain=False, candidates=["Fiji", "Tuvalu"]),
        ],
        "policies": [
            {
                "key": "fji-law",
                "name": "Act on arrivals",
                "kind": "law",
                "country": "Fiji",
                "level": "national",
                "stage": "adopted",
                "contributions": ["drafted"],
                **CITED,
            }
        ],
        "initiatives": [
            {
                "key": "pier",
                "programme": "COAST-1",
                "title": "A desk on the pier",
                "country": "Fiji",
                "place_name": "Suva",
                "lead": "City of Suva",
                "words": "People are met.",
                "scales_up": "A desk in the port",
                "informed": ["Act on arrivals"],
                "cost": {"amount": "9000.00", "currency": "USD"},
                **CITED,
            }
        ],
        "events": [
            {
                "title": "Teachers learn",
                "kind": "training",
                "country": "Tuvalu",
                "place_name": "Funafuti",
                "when": YEAR,
                "words": "Over three days.",
                "people": {"number": "1030", "qualifier": "over", "unit": ""},
                "people_kept": False,
                **CITED,
            }
        ],
        "stories": [
            {
                "number": 1,
                "kind": "practice",
                "title": "One desk for all",
                "country": "Fiji",
                "words": "Who arrives is heard once.",
                "lessons": "One file does.",
                "conditions": "An office by the water.",
                "replicable_in": ["Tuvalu", "Peru"],
                "when": None,
                **CITED,
            }
        ],
        "processes": [
            {
                "forum": "Forum of the islands",
                "brought": "What the desk learned.",
                "followed": "A statement.",
                "when": YEAR,
                **CITED,
            }
        ],
    }


def figure(
    number: int, words: str, many: str, qualifier: str, unit: str, *, stated: bool = True
) -> dict[str, Any]:
    """A figure a source states of two countries by June 2031."""
    told = {"number": many, "qualifier": qualifier, "unit": unit, "measure": "items"}
    more = {"when": BY_JUNE, "programmes": ["COAST-1"], "countries": 2, "note": ""}
    return {"number_of": number, "words": words, **told, **more, **CITED, "stated": stated}


def achievement(statement: str, code: str = "", name: str = "", **more: Any) -> dict[str, Any]:
    """An achievement of the year 2030."""
    return {
        "number": 1,
        "programme": "COAST-1",
        "kind": "advocacy",
        "kind_label": "Advocacy",
        "country": code,
        "country_name": name,
        "certain": True,
        "candidates": [],
        "region": "",
        "statement": statement,
        "quantity": None,
        "when": YEAR,
        "organisations": [],
        **CITED,
        **more,
    }


def _member(reference: str, title: str, depth: int, donor: str) -> dict[str, Any]:
    return {
        "reference": reference,
        "title": title,
        "depth": depth,
        "itself": depth == 0,
        "budget": {"amount": "500000.00", "currency": "USD"} if depth else None,
        "donors": [{"key": donor.lower(), "name": f"{donor} of the North", "acronym": donor}],
    }


def _kin() -> dict[str, Any]:
    before = {"reference": "COAST-0", "title": "Coasts", "step": -1, "starts": YEAR, "ends": None}
    return {
        "phases": [{**before, "countries": ["Fiji"], **CITED}],
        "family": [
            _member("COAST-1", "Coasts that receive", 0, "Alms"),
            _member("COAST-1-A", "The lamps", 1, "Light"),
        ],
        "tasks": [_task("iom", "IOM", "Runs the desk"), _task("nets", "Nets", "Lends boats")],
        "reach": {
            "government": 1,
            "society": 1,
            "international": 1,
            "government_by": [{"code": "national", "number": 1, "names": ["Ministry of Sea"]}],
            "society_by": [{"code": "workers", "number": 1, "names": ["Union of Nets"]}],
        },
        "agreements": [
            {
                "key": "pier",
                "title": "Memorandum on the pier",
                "kind": "memorandum",
                "state": "in-force",
                "signed": YEAR,
                "parties": ["Migration Organization", "City of Suva"],
                **CITED,
            }
        ],
        "bodies": [
            {"slug": "table", "name": "Round table", "role": "set-up", "words": "yearly", **CITED}
        ],
    }


def _task(key: str, acronym: str, words: str) -> dict[str, Any]:
    told = {"programme": "COAST-1", "key": key, "organisation": f"{acronym} of the Sea"}
    return {**told, "acronym": acronym, "words": words, "since": None, "until": None, **CITED}


def content(title: str = "programme-brochure") -> dict[str, Any]:
    """A programme of which everything is told."""
    programme = _programme()
    return {
        "title": title,
        "language": "en",
        "as_at": "2031-06-30",
        "known_at": None,
        "label": "30 June 2031",
        "edition": {"number": 2, "follows": None},
        "subject": {"kind": "programme", "key": "COAST-1", "name": programme["title"]},
        "address": "https://letsema.example.org/programmes/COAST-1/",
        "programme": programme,
        **_kin(),
        **_results(),
        "sources": [
            {
                "key": "coast",
                "title": "Report on the coast",
                "publisher": "Forum",
                "url": "https://example.org/coast",
                "published": YEAR,
            }
        ],
    }


def bare(title: str = "programme-brochure") -> dict[str, Any]:
    """A programme of which hardly anything is told."""
    told = content(title)
    for name, value in told.items():
        if isinstance(value, list):
            told[name] = []
    kept = {"reference": "COAST-1", "heading": "Fiji", "countries": [], "contacts": []}
    lists = ("participants", "partners", "sdgs", "objectives", "outcomes", "sectors")
    told["programme"] = {
        **dict.fromkeys(told["programme"]),
        **{name: [] for name in (*lists, "alignments", "notes", "rests_on")},
        **kept,
    }
    told["subject"]["name"] = "Fiji"
    told["edition"]["number"] = None
    told["reach"] = {}
    return told


def crowd(title: str = "programme-brochure", times: int = 40) -> dict[str, Any]:
    """A programme of which far too much is told, in long words."""
    told = content(title)
    long = "Association of the harbours, landing places and ferries of the outer islands"
    programme = told["programme"]
    told["subject"]["name"] = programme["title"] = f"{long}: " * 5
    programme["summary"] = f"{long} meets and decides. " * 80
    programme["heading"] = f"{long}, " * 3
    for name in ("partners", "participants", "countries", "sdgs", "sectors", "alignments"):
        programme[name] = [copy.deepcopy(each) for each in programme[name] for _ in range(times)]
    for at, each in enumerate((*programme["partners"], *programme["participants"])):
        each["name"] = f"{long} {at}"
        each["key"] = f"key-{at}"
    for each in programme["sdgs"]:
        each["title"] = long
    names = ("statements", "figures", "achievements", "policies", "tasks", "family", "agreements")
    for name in names:
        told[name] = [copy.deepcopy(each) for each in told[name] for _ in range(times)]
    for at, each in enumerate((*told["achievements"], *told["tasks"])):
        each["statement"] = each["words"] = f"{long} was founded, with {at} members. " * 4
        each["key"] = f"task-{at}"
    for each in told["family"]:
        each["donors"] = [{**donor, "acronym": long} for donor in each["donors"] * times]
    for each in told["policies"]:
        each["name"] = f"{long} " * 3
    return told
