"""Mirror: does a printed booklet read back as the content it was printed from?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letsema.press.booklet.shapes import Entry, Reading


def differences(reading: Reading, content: Mapping[str, Any]) -> tuple[str, ...]:
    """What a booklet read back says otherwise than the frozen content of `pipeline-booklet`.

    One line per difference, none if the two agree. Spaces are not compared, for a line end is
    one. An area that the content only infers may be absent; a closed programme reads as funded.
    """
    printed = _in_printed_order(content["entries"])
    found: list[str] = []
    if len(printed) != len(reading.entries):
        found.append(f"entries: {len(printed)} printed, {len(reading.entries)} read")
    for told, entry in zip(printed, reading.entries, strict=False):
        want, got = _wanted(told), _got(entry)
        found += [
            f"{told['reference']}: {name} is {got[name]!r}, printed {want[name]!r}"
            for name in want
            if want[name] != got[name]
            and not (name == "thematic_area" and not told["thematic_area_stated"])
        ]
    return tuple(found)


def _in_printed_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pipeline by area, those without one last; then funded; then closed."""
    sections = ("pipeline", "funded", "closed")

    def key(entry: dict[str, Any]) -> tuple[int, int]:
        section = sections.index(entry["section"])
        return section, (entry["thematic_area"] or 99) if section == 0 else 0

    return sorted(entries, key=key)


def _wanted(told: Mapping[str, Any]) -> dict[str, Any]:
    """The entry's content as far as a page prints it."""
    partners, participants, sdgs = told["key_partners"], told["participants"], told["sdgs"]
    heading = str(told["heading"])
    return {
        "section": "pipeline" if told["section"] == "pipeline" else "funded",
        "heading": _tight(heading).casefold(),
        "countries": [country["code"] for country in told["countries"]],
        "region": bool(told["region"]),
        "title": _tight(told["title"] or ""),
        "thematic_area": told["thematic_area"],
        "budget": told["budget"],
        "duration_months": told["duration_months"],
        "status": told["status"],
        "participants": [(_tight(p["acronym"]), p["role"]) for p in participants or ()],
        "key_partners": [_tight(partner["name"]).rstrip(".") for partner in partners or ()],
        "sdgs": [goal["code"] for goal in sdgs or ()],
        "summary": _tight(told["summary"] or ""),
    }


def _got(entry: Entry) -> dict[str, Any]:
    return {
        "section": entry.section,
        "heading": _tight(entry.heading or "").casefold(),
        "countries": list(entry.countries),
        "region": entry.region is not None,
        "title": _tight(entry.title or ""),
        "thematic_area": entry.thematic_area,
        "budget": entry.budget and entry.budget.as_json(),
        "duration_months": entry.duration_months,
        "status": entry.status,
        "participants": [(_acronym(p.name), p.role) for p in entry.participants or ()],
        "key_partners": [_tight(partner.name) for partner in entry.key_partners or ()],
        "sdgs": list(entry.sdgs or ()),
        "summary": _tight(entry.summary or ""),
    }


def _acronym(printed: str) -> str:
    """The acronym printed before an organization's name: one word, or two after "UN"."""
    first, _, rest = printed.partition(" ")
    return first + rest.partition(" ")[0] if first == "UN" else first


def _tight(text: str) -> str:
    return "".join(text.split())
