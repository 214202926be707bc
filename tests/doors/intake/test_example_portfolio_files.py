"""The files of partnerships, programmes of every shape and results, checked as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from letsema.reference.rules import country
from letsema.values import Quantity, When
from tests.doors.intake.test_example_files import (
    BODIES,
    FRAMEWORKS,
    ORGANISATIONS,
    PROGRAMMES,
    SOURCES,
    read,
    runs,
    shared,
)

FILES = {
    name: read(f"{name}.yaml")
    for name in (
        "achievements", "agreements", "engagement", "figures", "instruments", "learning",
        "offices", "partnering", "statements", "support",
    )
}  # fmt: skip
FOUR = {"phamesa-2014", "iom-partners-friends", "iom-mainstreaming", "mmw-brochure"}
DATES = ("when", "since", "until", "signed", "starts")
PRINTED = {
    "title",
    "name",
    "text",
    "key",
    "place",
    "place_name",
    "region_words",
    "forum",
    "role",
    "speaker_role",
}
"""Columns that hold what things are called, or where something stands."""


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row that must cite, with the file it stands in; rows within rows as well."""
    for name, told in FILES.items():
        waiting = [told]
        while waiting:
            each = waiting.pop()
            if isinstance(each, dict):
                waiting += each.values()
                if "source" in each or "place" in each:
                    yield name, each
            elif isinstance(each, list):
                waiting += each
    for organisation in ORGANISATIONS.values():
        if "source" in organisation:
            yield "organisations", organisation
        yield from (("organisations", tie) for tie in organisation.get("ties", []))


def parts() -> dict[str, list[dict[str, Any]]]:
    """The rows of every list, by file and list."""
    told: dict[str, list[dict[str, Any]]] = {}
    for name, content in FILES.items():
        if isinstance(content, list):
            told[name] = content
        else:
            told |= {f"{name}.{key}": v for key, v in content.items() if isinstance(v, list)}
    return told


def texts(told: Any, key: str = "") -> Iterator[str]:
    """Every text of our own writing."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from texts(value, name)
    elif isinstance(told, list):
        for value in told:
            yield from texts(value, key)
    elif isinstance(told, str) and key not in PRINTED:
        yield told


def test_every_row_cites_one_of_the_four_documents_and_a_place_in_it() -> None:
    for name, row in rows():
        assert row["source"] in FOUR, (name, row)
        assert row["place"].strip(), (name, row)
        assert len(row["place"]) <= 300, (name, row)
        assert row.get("stated", True) in (True, False)
    uncited = {"figures.overlaps"}
    for name, listed in parts().items():
        if name not in uncited:
            assert all("source" in row and "place" in row for row in listed), name


def test_what_is_inferred_says_so() -> None:
    inferred = [row for name, row in rows() if not row.get("stated", True)]
    assert inferred
    for row in inferred:
        assert row["source"] in SOURCES


def test_each_kind_of_thing_is_told_as_often_as_the_documents_tell_it() -> None:
    assert {name: len(listed) for name, listed in parts().items()} == {
        "achievements": 62,
        "agreements": 12,
        "engagement.proposals": 6,
        "engagement.works": 10,
        "engagement.quotations": 16,
        "engagement.contacts": 5,
        "figures.figures": 13,
        "figures.overlaps": 5,
        "instruments": 18,
        "learning.processes": 9,
        "learning.stories": 2,
        "learning.events": 6,
        "learning.initiatives": 2,
        "offices.offices": 190,
        "partnering.tasks": 33,
        "partnering.team": 6,
        "partnering.agreements": 6,
        "partnering.support": 11,
        "partnering.bodies": 17,
        "statements": 9,
        "support": 29,
    }


def test_every_date_and_number_reads() -> None:
    for name, row in rows():
        for field in DATES:
            if row.get(field) is not None:
                assert isinstance(row[field], str), (name, row)
                When.parse(row[field])
        if row.get("number") is not None:
            Quantity(row["number"], row["qualifier"], row.get("unit", ""))


def test_every_organisation_body_programme_and_instrument_named_exists() -> None:
    bodies = {body["slug"] for body in BODIES}
    instruments = {each["key"] for each in FILES["instruments"]}
    agreements = {each["key"] for each in FILES["agreements"]}
    known = {
        "organisation": set(ORGANISATIONS), "giver": set(ORGANISATIONS), "to": set(ORGANISATIONS),
        "receiver": set(ORGANISATIONS), "issuer": set(ORGANISATIONS), "lead": set(ORGANISATIONS),
        "organiser": set(ORGANISATIONS), "body": bodies, "programme": set(PROGRAMMES),
        "instrument": instruments, "agreement": agreements,
    }  # fmt: skip
    waiting: list[Any] = list(FILES.values())
    seen = 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            for field, told in each.items():
                if field in known and isinstance(told, str):
                    assert told in known[field], (field, told)
                    seen += 1
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    assert seen > 300


def test_every_country_is_one_the_record_knows() -> None:
    for _, row in rows():
        told = row.get("country") or []
        listed = row.get("countries", [])  # of a figure: how many
        codes = [told] if isinstance(told, str) else [*told]
        codes += row.get("candidates", []) + (listed if isinstance(listed, list) else [])
        for code in codes:
            assert country(code).alpha3 == code


def rows_of_page(words: str) -> list[dict[str, Any]]:
    return [row for row in FILES["achievements"] if row["place"].startswith(words)]


def test_an_achievement_of_the_broken_columns_has_no_country_unless_its_text_names_one() -> None:
    pages = {"first": (11, ["KEN"]), "second": (11, ["MOZ", "ZAF"]), "third": (11, None)}
    for page, (count, named) in pages.items():
        told = rows_of_page(f"country pages, {page}")
        assert len(told) == count
        certain = sorted({row["country"] for row in told if row["certain"] and "country" in row})
        assert certain == (named or ["UGA", "ZMB"])
        for row in told:
            assert row["certain"] or row.get("candidates") or not row["stated"]
            assert not (row.get("candidates") and row.get("country"))
    (guess,) = [row for row in FILES["achievements"] if not row["certain"] and "country" in row]
    assert (guess["country"], guess["stated"], guess["kind"]) == ("TZA", False, "agreement")


def test_the_mechanisms_of_the_eight_countries_are_told_and_not_named() -> None:
    told = [
        row
        for row in FILES["achievements"]
        if row["programme"] == "MAINSTREAMING-MIGRATION-II" and row["kind"] == "mechanism"
    ]
    (facts,) = [
        claim["facts"]
        for claim in PROGRAMMES["MAINSTREAMING-MIGRATION-II"]["claims"]
        if "countries" in claim["facts"]
    ]
    assert {row["country"] for row in told} == {each["code"] for each in facts["countries"]}
    assert not any("body" in row for row in told)


def test_both_lists_of_countries_of_the_meat_packer_are_kept() -> None:
    told = {row["key"]: row for row in FILES["agreements"] if row["key"].startswith("maple-leaf")}
    assert {key: (row["kind"], set(row["countries"]) - {"CAN"}) for key, row in told.items()} == {
        "maple-leaf-colombia": ("bilateral", {"COL"}),
        "maple-leaf-honduras": ("trilateral", {"HND"}),
        "maple-leaf-mauritius": ("trilateral", {"MUS"}),
        "maple-leaf-told-otherwise": ("bilateral", {"COL", "HND", "SLV"}),
    }
    parties = {key: len(row["parties"]) for key, row in told.items()}
    assert {parties[key] for key in told if told[key]["kind"] == "trilateral"} == {3}


def test_a_total_that_may_contain_others_says_so() -> None:
    figures = {row["label"]: row for row in FILES["figures"]["figures"]}
    assert {figures[label]["number"] for label in ("laws-and-policies", "new-policies-plans")} == {
        "12",
        "56",
    }
    inside = {
        row["other"] for row in FILES["figures"]["overlaps"] if row["figure"] == "two-initiatives"
    }
    assert inside >= {"laws-and-policies", "new-policies-plans"}
    for row in FILES["figures"]["overlaps"]:
        assert {row["figure"], row["other"]} <= set(figures)


def test_only_three_gifts_have_a_value_and_the_others_are_of_unknown_value() -> None:
    valued = {row["giver"]: row["value"] for row in FILES["support"] if "value" in row}
    assert Counter(row["valued"] for row in FILES["support"]) == {"unknown": 26, "stated": 3}
    assert valued["aig-disaster-relief-fund"] == "1000000"
    amounts = sorted(int(row["value"]) for row in FILES["support"] if "value" in row)
    assert amounts == [400_000, 850_000, 1_000_000]


def test_what_people_said_is_in_our_words_and_a_survivor_has_no_name() -> None:
    quotations = FILES["engagement"]["quotations"]
    assert not any(row.get("verbatim") for row in quotations)
    (survivor,) = [row for row in quotations if row.get("survivor")]
    assert "speaker" not in survivor
    assert survivor["pseudonym"]


def test_contacts_are_not_public_and_not_kept_for_ever() -> None:
    for row in FILES["engagement"]["contacts"]:
        assert row["consent"] == "internal"
        assert row["retain_until"]


def test_every_office_of_the_list_is_told_once_under_its_printed_name() -> None:
    offices = FILES["offices"]["offices"]
    listed = [row["name"] for row in offices if row["source"] == "iom-mainstreaming"]
    text = shared("seeds/003_c4a3c76f1c26202d.txt").read_text(encoding="utf-8")
    assert listed == text.split("Office type\n")[1].splitlines()
    assert max(Counter(row["key"] for row in offices).values()) == 1
    kinds = Counter(row["type"] for row in offices if row["source"] == "iom-mainstreaming")
    assert kinds == {
        "country": 175, "regional": 6, "global": 2, "subregional": 2,
        "administrative-centre": 2, "liaison": 1,
    }  # fmt: skip
    (kosovo,) = [row for row in offices if row.get("country") == "XKX"]
    assert country("XKX").note
    assert "1244" in kosovo["name"]


def test_outcomes_and_sectors_point_at_elements_there_are() -> None:
    for row in (*FILES["statements"], *FILES["partnering"]["team"]):
        if "framework" in row:
            codes = {element["code"] for element in FRAMEWORKS[row["framework"]]["elements"]}
            assert row["element"] in codes
    codes = {e["code"] for e in FRAMEWORKS["making-migration-work-iii-sectors"]["elements"]}
    assert {code for row in FILES["instruments"] for code in row["sectors"]} <= codes


def test_a_statement_stands_after_the_one_it_serves() -> None:
    seen: set[tuple[str, str]] = set()
    for row in FILES["statements"]:
        if "parent" in row:
            assert (row["programme"], row["parent"]) in seen
        seen.add((row["programme"], row["code"]))


@pytest.mark.parametrize("name", sorted({*FILES, "bodies", "organisations"}))
def test_the_words_of_each_file_are_our_own(name: str) -> None:
    printed: set[tuple[str, ...]] = set()
    for path in sorted(shared("seeds").glob("*.txt")):
        printed |= runs(path.read_text(encoding="utf-8", errors="replace"))
    told = read(f"{name}.yaml")
    taken = {text: " ".join(run) for text in texts(told) for run in runs(text) & printed}
    assert taken == {}


def test_one_thing_is_not_told_twice_as_an_event_and_as_what_it_is() -> None:
    events = {
        ref: len(PROGRAMMES[ref]["events"]) for ref in PROGRAMMES if "fund" not in PROGRAMMES[ref]
    }
    assert events["MAINSTREAMING-MIGRATION-II"] == 0
    assert events["PHAMESA-II"] == 3
    assert events["MAKING-MIGRATION-WORK-III"] == 1
