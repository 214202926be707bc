"""The booklet as a workbook: what it says, as tables one can sort and add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from letsema.press.workbooks import Cell, Column, Sheet, workbook
from letsema.publications.titles.pipeline_booklet import phrases, view
from letsema.publications.titles.pipeline_booklet.phrases import Words
from letsema.values import digest

Content = dict[str, Any]


def xlsx(content: Content, words: Words) -> bytes:
    """The workbook; dated by the content's as-at, so that the same content gives the same bytes."""
    sheets = [
        _programmes(content, words),
        _participants(content, words),
        _partners(content, words),
        _totals(content, words),
        _changes(content, words),
        _sources(content, words),
        _about(content, words),
    ]
    title = f"{content['fund']['name']}: {words['booklet']}, {content['label']}"
    return workbook(sheets, title=title, created=date.fromisoformat(content["as_at"]))


def _day(text: str | None) -> Cell:
    return date.fromisoformat(text) if text else None


def _amount(money: dict[str, str] | None) -> Cell:
    return Decimal(money["amount"]) if money else None


def _codes(items: list[dict[str, str]] | None) -> Cell:
    return "; ".join(item["code"] for item in items) if items else None


def _programmes(content: Content, words: Words) -> Sheet:
    columns = [
        Column(words["reference"], width=26),
        Column(words["section"], width=13),
        Column(words["heading"], width=26),
        Column(words["countries"], width=22),
        Column(words["region"], width=12),
        Column(words["title"], "long"),
        Column(words["area_column"], "number"),
        Column(words["area_stated"], width=9),
        Column(words["status_column"], width=42),
        Column(words["stage"], width=30),
        Column(words["since"], "date"),
        Column(words["since_after"], "date"),
        Column(words["since_by"], "date"),
        Column(words["precision"], width=12),
        Column(words["months"], "number"),
        Column(words["amount"], "money"),
        Column(words["currency"], width=9),
        Column(words["participants_column"], width=30),
        Column(words["sdgs_column"], width=12),
        Column(words["objectives"], width=14),
        Column(words["summary_column"], "long"),
        Column(words["notes_column"], "long"),
    ]
    rows = [_programme(entry, words) for entry in content["entries"]]
    return Sheet(words["all"], columns, rows)


def _programme(entry: Content, words: Words) -> list[Cell]:
    stated = words["yes"] if entry["thematic_area_stated"] else words["no"]
    since, budget = entry["since"] or {}, entry["budget"]
    participants = entry["participants"]
    return [
        entry["reference"],
        words[view.SECTION_WORDS[entry["section"]]],
        entry["heading"],
        "; ".join(c["code"] for c in entry["countries"]),
        entry["region"],
        entry["title"],
        entry["thematic_area"],
        stated if entry["thematic_area"] else None,
        entry["status_label"],
        entry["stage_label"],
        _day(since.get("on")),
        _day(since.get("not_before")),
        _day(since.get("not_after")),
        since.get("precision"),
        entry["duration_months"],
        _amount(budget),
        budget["currency"] if budget else None,
        "; ".join(p["acronym"] for p in participants) if participants else None,
        _codes(entry["sdgs"]),
        _codes(entry["objectives"]),
        entry["summary"],
        "\n".join(entry["notes"]) or None,
    ]


def _participants(content: Content, words: Words) -> Sheet:
    columns = [
        Column(words["reference"], width=26),
        Column(words["acronym"], width=14),
        Column(words["organisation"], width=60),
        Column(words["role"], width=24),
    ]
    rows = [
        [entry["reference"], part["acronym"], part["name"], part["role"]]
        for entry in content["entries"]
        for part in entry["participants"] or []
    ]
    return Sheet(words["participants_column"], columns, rows)


def _partners(content: Content, words: Words) -> Sheet:
    columns = [
        Column(words["reference"], width=26),
        Column(words["heading"], width=24),
        Column(words["group"], width=24),
        Column(words["country"], width=10),
        Column(words["name"], "long", 70),
    ]
    rows = [
        [e["reference"], p["heading"], p["group_label"], p["country"], p["name"]]
        for e in content["entries"]
        for p in e["key_partners"] or []
    ]
    return Sheet(words["partners_column"], columns, rows)


def _totals(content: Content, words: Words) -> Sheet:
    """Sections apart, never added: each row says which section its amount belongs to."""
    columns = [
        Column(words["section"], width=16),
        Column(words["area_column"], "number"),
        Column(words["name"], "long"),
        Column(words["count"], "number"),
        Column(words["amount"], "money"),
        Column(words["currency"], width=9),
    ]
    pipeline = words["in_pipeline"]
    rows: list[list[Cell]] = [
        [pipeline, a["number"], a["name"], a["count"], _amount(a), a["currency"]]
        for a in content["areas"]
    ]
    for section in view.SECTIONS:
        total, name = content["totals"][section], words[view.SECTION_WORDS[section]]
        whole = words["total_of"] % {"what": name}
        rows.append([name, None, whole, total["count"], _amount(total), total["currency"]])
    return Sheet(words["totals_by_area"], columns, rows)


def _changes(content: Content, words: Words) -> Sheet:
    columns = [
        Column(words["change"], width=24),
        Column(words["reference"], width=26),
        Column(words["field"], width=22),
        Column(words["old"], "long", 40),
        Column(words["new"], "long", 40),
    ]
    return Sheet(words["changes_column"], columns, list(_change_rows(content["changes"], words)))


def _change_rows(changes: Content | None, words: Words) -> Iterator[list[Cell]]:
    if not changes:
        return
    for reference in changes["entered"]:
        yield [words["entered"], reference, None, None, None]
    for left in changes["left"]:
        reason = words.get(left["reason"], left["reason"])
        yield [words["left"], left["reference"], None, None, reason]
    for reference in changes["funded"]:
        yield [words["newly_funded"], reference, None, None, None]
    for moved in changes["moved"]:
        status = words["field_status"]
        yield [words["moved"], moved["reference"], status, moved["from"], moved["to"]]
    for change in changes["changed"]:
        field = words.get(f"field_{change['field']}", change["field"])
        yield [words["changed"], change["reference"], field, change["from"], change["to"]]


def _sources(content: Content, words: Words) -> Sheet:
    """Which field of which programme rests on what, and where it says so."""
    columns = [
        Column(words["reference"], width=26),
        Column(words["field"], width=22),
        Column(words["source"], width=40),
        Column(words["place"], width=24),
        Column(words["publisher"], width=26),
        Column(words["published"], width=12),
        Column(words["address"], width=50),
    ]
    known = {s["key"]: s for s in content["sources"]}
    rows: list[list[Cell]] = []
    for entry in content["entries"]:
        for cited in entry["sources"]:
            source = known.get(cited["source"], {})
            field = words.get(f"field_{cited['field']}", cited["field"])
            row = [entry["reference"], field, source.get("title", cited["source"]), cited["place"]]
            row += [
                source.get("publisher"),
                phrases.published(source.get("published"), words),
                source.get("url"),
            ]
            rows.append(row)
    return Sheet(words["sources_list"], columns, rows)


def _about(content: Content, words: Words) -> Sheet:
    said = [
        (words["name"], content["fund"]["name"]),
        (words["title"], f"{words['booklet']}, {content['label']}"),
        ("", view.mark(content, words)),
        ("", words["as_at"] % {"date": phrases.day(content["as_at"])}),
        ("", content["edition"]["follows"]),
        (words["contacts"], "\n".join(content["fund"]["contacts"])),
        ("", words["never_added"]),
        ("", words["made_from"]),
        ("", content["disclaimer"]),
        (words["fingerprint"], digest({k: v for k, v in content.items() if k != "edition"})),
    ]
    columns = [Column(words["what"], width=36), Column(words["value"], "long", 90)]
    return Sheet(words["about"], columns, [[what, value] for what, value in said if value])
