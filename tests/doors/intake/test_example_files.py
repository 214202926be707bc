"""The example portfolio's files, checked as files: no database, no loader."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.core import get_global

from letsema.values import When

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "src/letsema/doors/intake/example"
SHARED = Path(os.environ.get("LETSEMA_SHARED") or ROOT.parent / "shared")
BOOKLET = "booklet-2021-06"
OWN_WORDS = ("letsema-own-words", "letsema-own-words-others")
CONSULTED = date(2026, 11, 22)
STATUSES = ("concept-note-approved", "document-solicited", "document-submitted", "funded")
STAGES = (
    *STATUSES[:3],
    "document-approved",
    "signed",
    "under-implementation",
    "operationally-closed",
)
FACTS = {
    "heading", "title", "summary", "region", "countries", "thematic_area", "budget",
    "duration_months", "participants", "key_partners", "sdgs", "objectives", "alignments",
    "outcomes", "sectors", "starts", "ends_original", "ends", "notes",
}  # fmt: skip
SOURCE_KINDS = {
    "fund-document", "decision-record", "agency-page", "government-page", "press", "tender",
    "own-words",
}  # fmt: skip
GROUPS = {
    "government", "local-authority", "civil-society", "private-sector", "regional-body", "workers",
    "academia", "media",
}  # fmt: skip
COUNTRY_ROLES = {"implements", "learns-and-shares", "origin", "transit", "destination"}
AREAS = {
    1: (5, 8_900_000),
    2: (7, 15_750_000),
    3: (6, 15_327_500),
    4: (7, 12_650_000),
    5: (7, 13_350_000),
}


def read(name: str) -> Any:
    return yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8"))


PROGRAMMES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((EXAMPLE / "programmes").glob("*.yaml"))
}
SOURCES = {source["key"]: source for source in read("sources.yaml")}
ORGANISATIONS = {organisation["key"]: organisation for organisation in read("organisations.yaml")}
BODIES = read("bodies.yaml")
FUND = read("fund.yaml")
FRAMEWORKS = {framework["slug"]: framework for framework in read("frameworks.yaml")}
OF_THE_FUND = {ref: p for ref, p in PROGRAMMES.items() if p.get("fund") == FUND["slug"]}


def claims(field: str | None = None) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every claim group with its programme's reference and its facts; of one field if named."""
    for reference, programme in PROGRAMMES.items():
        for claim in programme["claims"]:
            if field is None or field in claim["facts"]:
                yield reference, claim, claim["facts"]


def booklet_fact(programme: dict[str, Any], field: str) -> Any:
    """What the booklet says of a field, or None."""
    found = [
        claim["facts"][field]
        for claim in programme["claims"]
        if claim["source"] == BOOKLET and field in claim["facts"]
    ]
    assert len(found) <= 1
    return found[0] if found else None


def cited() -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that names a source, with where it stands."""
    for reference, programme in PROGRAMMES.items():
        for part in ("claims", "stages", "events"):
            yield from ((reference, item) for item in programme[part])
    for body in BODIES:
        yield body["slug"], body
        yield from ((body["slug"], member) for member in body["members"])
        yield from ((body["slug"], listing) for listing in body.get("listings", []))
    for framework in (*FRAMEWORKS.values(), FUND["framework"]):
        yield framework["slug"], framework
    yield from (("fund", told) for told in (*FUND["meetings"], *FUND["steers"]))


def own_texts() -> Iterator[tuple[str, str]]:
    """Every text of our own writing, with where it stands."""
    for reference, programme in PROGRAMMES.items():
        yield from ((reference, event["text"]) for event in programme["events"])
    yield from ((ref, facts["summary"]) for ref, _, facts in claims("summary"))
    yield from ((ref, note) for ref, _, facts in claims("notes") for note in facts["notes"])
    yield from ((body["slug"], f"{body['mandate']} {body['note']}") for body in BODIES)
    yield from (("fund", FUND[field]) for field in ("purpose", "disclaimer"))
    yield "foreword", FUND["foreword"]["text"]
    yield from ((key, source["note"] or "") for key, source in SOURCES.items())


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.replace("’", "'").casefold())


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    """Every run of so many words of a text."""
    told = words(text)
    return {tuple(told[i : i + length]) for i in range(len(told) - length + 1)}


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the source texts are not here: {path} (set LETSEMA_SHARED)")
    return path


def facts_of(name: str) -> list[dict[str, str]]:
    with shared(f"facts/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- shape


def test_a_programme_stands_in_the_file_of_its_reference() -> None:
    assert {p["reference"] for p in PROGRAMMES.values()} == set(PROGRAMMES)
    assert len(OF_THE_FUND) == 41


@pytest.mark.parametrize("name", ["sources.yaml", "organisations.yaml"])
def test_no_key_stands_twice(name: str) -> None:
    assert max(Counter(item["key"] for item in read(name)).values()) == 1


def test_a_programme_uses_only_the_words_of_the_format() -> None:
    for reference, programme in PROGRAMMES.items():
        allowed = {"reference", "fund", "parent", "predecessors", "claims", "stages", "events"}
        assert set(programme) <= allowed, reference
        for claim in programme["claims"]:
            allowed = {"source", "place", "when", "stated", "language", "facts"}
            assert set(claim) <= allowed, reference
            assert set(claim["facts"]) <= FACTS, reference
        for stage in programme["stages"]:
            assert set(stage) == {"status", "stage", "when", "source", "place", "stated"}
        for event in programme["events"]:
            assert set(event) == {"when", "text", "source", "place", "stated"}


def test_everything_cited_names_a_source_that_exists() -> None:
    assert {item["source"] for _, item in cited()} <= set(SOURCES)
    assert FUND["source"] in SOURCES


def test_every_source_is_used() -> None:
    assert set(SOURCES) == {item["source"] for _, item in cited()}


def test_a_citation_fits_the_record() -> None:
    for where, item in cited():
        assert len(item.get("place") or "") <= 300, where
    assert all(len(source["title"]) <= 500 for source in SOURCES.values())


def test_every_date_reads() -> None:
    for where, item in cited():
        for field in ("when", "held", "since", "until"):
            if item.get(field) is not None:
                assert isinstance(item[field], str), where
                When.parse(item[field])
    for _, _, facts in claims():
        for field in ("starts", "ends_original", "ends"):
            if field in facts:
                When.parse(facts[field])
    for body in BODIES:
        for name in body["names"]:
            assert name["since"] is None or When.parse(name["since"])
            assert name.get("until") is None or When.parse(name["until"])


def test_a_source_is_learned_on_its_own_date_or_when_it_was_consulted() -> None:
    for key, source in SOURCES.items():
        assert source["kind"] in SOURCE_KINDS, key
        learned = date.fromisoformat(source["learned"])
        if source["published"]:
            assert learned == When.parse(source["published"]).latest, key
        elif key == OWN_WORDS[0]:
            assert learned == date(2021, 6, 30)
        else:
            assert learned == CONSULTED, key
            assert source["learned_note"], key


def test_nothing_is_so_later_than_its_source_could_know() -> None:
    for where, item in cited():
        when = item.get("when")
        if when and item["source"] != OWN_WORDS[0]:
            learned = date.fromisoformat(SOURCES[item["source"]]["learned"])
            assert (When.parse(when).earliest or date.min) <= learned, (where, when)


def test_every_organisation_named_exists() -> None:
    named = {p["organisation"] for _, _, facts in claims() for p in facts.get("participants", [])}
    named |= {
        p["organisation"]
        for _, _, facts in claims("key_partners")
        for p in facts["key_partners"]
        if "organisation" in p
    }
    members = [member for body in BODIES for member in body["members"]]
    listings = [listing for body in BODIES for listing in body.get("listings", [])]
    named |= {member["organisation"] for member in members if "organisation" in member}
    named |= {line["organisation"] for listing in listings for line in listing["lines"]}
    assert named <= set(ORGANISATIONS)


def test_an_organisation_has_one_official_name_in_english() -> None:
    for key, organisation in ORGANISATIONS.items():
        names = organisation["names"]
        assert {name["kind"] for name in names} <= {"official", "acronym", "alias"}, key
        english = [n for n in names if n["kind"] == "official" and n["language"] == "en"]
        assert len(english) == 1, key


def test_an_acronym_is_not_a_key() -> None:
    spanish = {n["text"] for n in ORGANISATIONS["iom"]["names"] if n["language"] == "es"}
    assert "OIM" in spanish
    assert "rbm" not in ORGANISATIONS


def test_every_country_code_exists() -> None:
    known = {code for code in get_global("territory_aliases") if len(code) == 3 and code.isalpha()}
    used = {organisation["country"] for organisation in ORGANISATIONS.values()} - {None}
    for reference, _, facts in claims():
        for country in facts.get("countries", []):
            code = country if isinstance(country, str) else country["code"]
            role = None if isinstance(country, str) else country["role"]
            assert role is None or role in COUNTRY_ROLES, reference
            used.add(code)
        used |= {p["country"] for p in facts.get("key_partners", []) if p.get("country")}
    assert used <= known


def test_roles_and_groups_are_those_of_the_record() -> None:
    for reference, _, facts in claims():
        for participant in facts.get("participants", []):
            roles = (None, "convening", "co-lead", "host-only", "donor")
            assert participant["role"] in roles, reference
        for partner in facts.get("key_partners", []):
            assert partner.get("group") is None or partner["group"] in GROUPS, reference


def test_codes_of_goals_and_objectives_are_in_their_range() -> None:
    for reference, _, facts in claims():
        assert all(1 <= int(code) <= 17 for code in facts.get("sdgs", [])), reference
        assert all(1 <= int(code) <= 23 for code in facts.get("objectives", [])), reference
        for field in ("outcomes", "sectors"):
            for element in facts.get(field, []):
                codes = {e["code"] for e in FRAMEWORKS[element["framework"]]["elements"]}
                assert element["code"] in codes


def test_parents_and_predecessors_exist() -> None:
    for programme in PROGRAMMES.values():
        related = [programme.get("parent"), *programme.get("predecessors", [])]
        assert {ref for ref in related if ref} <= set(PROGRAMMES)


def test_parents_of_bodies_stand_before_their_children() -> None:
    seen: set[str | None] = {None}
    for body in BODIES:
        assert body["parent"] in seen
        seen.add(body["slug"])
    assert FUND["committee"] in seen


def test_what_is_invented_is_marked_as_such_and_held_by_nobody_in_person() -> None:
    (committee,) = [body for body in BODIES if body["slug"] == FUND["committee"]]
    invented = [m for m in committee["members"] if m["source"] == "example-committee"]
    assert SOURCES["example-committee"]["kind"] == "own-words"
    assert not any(member["stated"] for member in invented)
    seats = Counter(m["group"] for m in invented if m["role"] == "member")
    assert seats == {"donors": 3, "countries": 3, "un": 3, "stakeholders": 3}
    held = {"organisation", "country", "constituency"}
    assert all(len(held & set(member)) == 1 for member in invented)
    assert "invented" in committee["note"]


# --- what the booklet says


def test_the_figures_of_the_booklet_come_out() -> None:
    sums: dict[int, list[Decimal]] = {}
    for programme in OF_THE_FUND.values():
        if programme_status(programme) != "funded":
            area = booklet_fact(programme, "thematic_area")
            sums.setdefault(area, []).append(Decimal(booklet_fact(programme, "budget")["amount"]))
    assert {area: (len(s), sum(s)) for area, s in sums.items()} == AREAS
    funded = [p for p in OF_THE_FUND.values() if programme_status(p) == "funded"]
    amounts = [Decimal(booklet_fact(p, "budget")["amount"]) for p in funded]
    assert (len(funded), sum(amounts)) == (9, 19_904_220)
    assert sum(map(sum, sums.values())) == 65_977_500


def programme_status(programme: dict[str, Any]) -> str:
    """The status that the booklet prints for a programme."""
    (row,) = [stage for stage in programme["stages"] if stage["source"] == BOOKLET]
    assert row["when"] == "by 2021-06-30"
    assert row["stage"] == (None if row["status"] == "funded" else row["status"])
    return str(row["status"])


def test_the_four_statuses_are_as_many_as_printed() -> None:
    found = Counter(programme_status(p) for p in OF_THE_FUND.values())
    assert [found[status] for status in STATUSES] == [22, 3, 7, 9]


def test_eighteen_titles_come_from_the_booklet() -> None:
    assert sum(booklet_fact(p, "title") is not None for p in OF_THE_FUND.values()) == 18


def test_the_booklet_tells_no_participants_and_no_goals() -> None:
    for programme in OF_THE_FUND.values():
        assert booklet_fact(programme, "participants") is None
        assert booklet_fact(programme, "sdgs") is None


def test_a_title_learned_elsewhere_is_not_dated_with_the_booklet() -> None:
    for reference, claim, _ in claims("title"):
        if reference in OF_THE_FUND and claim["source"] != BOOKLET:
            assert When.parse(claim["when"]).latest > date(2021, 6, 30), reference


def test_areas_of_the_annex_are_inferred_but_for_the_one_marked() -> None:
    stated = {
        reference: claim.get("stated", True)
        for reference, claim, _ in claims("thematic_area")
        if programme_status(PROGRAMMES[reference]) == "funded"
    }
    assert len(stated) == 9
    assert [reference for reference, said in stated.items() if said] == ["REGIONAL-IGAD-4"]


def test_no_partner_keeps_the_marks_of_its_list() -> None:
    for reference, _, facts in claims("key_partners"):
        for partner in facts["key_partners"]:
            assert partner["name"] == partner["name"].strip(" ;."), reference
            assert ";" not in partner["name"], reference


# --- what happened later


def test_stages_are_of_the_record_and_nothing_is_decided_by_number() -> None:
    for reference, programme in PROGRAMMES.items():
        for stage in programme["stages"]:
            assert stage["status"] in STATUSES, reference
            assert stage["stage"] is None or stage["stage"] in STAGES, reference
            if stage["stage"] in STAGES[3:]:
                assert stage["status"] == "funded", reference


def test_stages_stand_in_the_order_of_their_dates() -> None:
    for reference, programme in PROGRAMMES.items():
        latest = [When.parse(stage["when"]).latest for stage in programme["stages"]]
        assert latest == sorted(latest), reference


def test_the_allocation_to_moldova_is_known_to_the_month() -> None:
    row = PROGRAMMES["MOLDOVA-4"]["stages"][-1]
    assert (row["stage"], When.parse(row["when"]).precision) == ("document-approved", "month")


def test_durations_that_changed_keep_both_figures() -> None:
    told = {
        reference: [f["duration_months"] for r, _, f in claims("duration_months") if r == reference]
        for reference in ("GABON-TOGO-3", "INDONESIA-1")
    }
    assert told == {"GABON-TOGO-3": [36, 24, 24], "INDONESIA-1": [24, 33]}


def test_the_objective_with_the_wrong_number_is_told_not_corrected() -> None:
    philippines = PROGRAMMES["PHILIPPINES-4"]
    assert booklet_fact(philippines, "objectives") == ["21"]
    assert any("objective 8" in note for note in booklet_fact(philippines, "notes"))
    assert any("objective 8" in event["text"] for event in philippines["events"])


def test_a_parallel_project_of_others_moves_no_stage() -> None:
    for reference in ("SRI-LANKA-5", "PERU-5"):
        assert len(PROGRAMMES[reference]["stages"]) == 1
        assert PROGRAMMES[reference]["events"]


def test_six_of_eleven_countries_implement() -> None:
    (facts,) = (f for r, _, f in claims("countries") if r == "MAKING-MIGRATION-WORK-III")
    roles = Counter(country["role"] for country in facts["countries"])
    assert roles == {"implements": 6, "learns-and-shares": 5}


def test_sixteen_members_follow_from_the_account_of_the_group() -> None:
    (group,) = (body for body in BODIES if body["slug"] == "global-migration-group")
    members = [m["organisation"] for m in group["members"] if m["role"] == "member"]
    assert len(members) == len(set(members)) == 16
    assert sum(body["parent"] == group["slug"] for body in BODIES) == 5


# --- our own words


def test_a_description_has_two_sentences() -> None:
    told = [(ref, claim["source"], facts["summary"]) for ref, claim, facts in claims("summary")]
    for reference, source, text in told:
        assert source in OWN_WORDS, reference
        assert len(sentences(text)) == 2, reference
    assert set(OF_THE_FUND) <= {reference for reference, _, _ in told}


def test_the_foreword_is_short_and_unsigned() -> None:
    foreword = FUND["foreword"]
    assert 3 <= len(foreword["text"].strip().split("\n\n")) <= 5
    assert foreword["signed_name"] is foreword["signed_office"] is None


def test_our_words_are_our_own() -> None:
    printed: set[tuple[str, ...]] = set()
    for path in sorted(shared("seeds").glob("*.txt")):
        printed |= runs(path.read_text(encoding="utf-8", errors="replace"))
    for name in ("programmes-june-2021.csv", "what-happened-later.csv"):
        printed |= runs(shared(f"facts/{name}").read_text(encoding="utf-8"))
    taken = {where: " ".join(run) for where, text in own_texts() for run in runs(text) & printed}
    assert taken == {}


# --- against the facts


def test_the_programmes_agree_with_the_facts() -> None:
    rows = facts_of("programmes-june-2021.csv")
    assert {row["key"] for row in rows} == set(OF_THE_FUND)
    for row in rows:
        programme = OF_THE_FUND[row["key"]]
        assert booklet_fact(programme, "countries") == row["countries"].split(";")
        assert booklet_fact(programme, "budget") == {"amount": row["budget_usd"], "currency": "USD"}
        assert booklet_fact(programme, "duration_months") == int(row["duration_months"])
        assert booklet_fact(programme, "thematic_area") == int(row["thematic_area"])


def test_titles_participants_and_codes_of_the_facts_are_all_told() -> None:
    for row in facts_of("programmes-june-2021.csv"):
        told = [c["facts"] for c in OF_THE_FUND[row["key"]]["claims"]]
        titles = [facts["title"] for facts in told if "title" in facts]
        assert not row["title"] or row["title"] in titles, row["key"]
        keys = [
            {p["organisation"] for p in facts["participants"]}
            for facts in told
            if "participants" in facts
        ]
        expected = {name.casefold().replace(" ", "-") for name in row["punos"].split(";")} - {""}
        assert not expected or expected in keys, row["key"]
        for column, field in (("sdgs", "sdgs"), ("gcm_objectives", "objectives")):
            codes = [facts[field] for facts in told if field in facts]
            assert not row[column] or row[column].split(";") in codes, row["key"]


def test_every_row_of_what_happened_later_is_told() -> None:
    for row in facts_of("what-happened-later.csv"):
        programme = PROGRAMMES[row["key"]]
        assert programme["events"], row["key"]
        if row["later_title"] and "working title" not in row["later_title"]:
            titles = [c["facts"]["title"] for c in programme["claims"] if "title" in c["facts"]]
            assert len(titles) >= 1, row["key"]
        used = {item["source"] for where, item in cited() if where == row["key"]}
        urls = {SOURCES[key]["url"] for key in used}
        assert not row["source_url"] or urls & set(row["source_url"].split()), row["key"]


def test_the_printed_heading_stands_over_its_entry() -> None:
    text = shared("seeds/002_5ef64020567ca62c.txt").read_text(encoding="utf-8")
    lines = {line.strip() for line in text.splitlines()}
    for programme in OF_THE_FUND.values():
        assert booklet_fact(programme, "heading").upper() in lines


def test_key_partners_are_named_as_printed() -> None:
    text = " ".join(shared("seeds/002_5ef64020567ca62c.txt").read_text(encoding="utf-8").split())
    for reference, programme in OF_THE_FUND.items():
        partners = booklet_fact(programme, "key_partners")
        assert partners, reference
        for partner in partners:
            assert partner["name"] in text, (reference, partner["name"])
