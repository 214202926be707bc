"""The booklet as it is printed: frozen content in, words and figures in reading order out."""

from __future__ import annotations

import unicodedata
from typing import Any

from letsema.press.maps import DARK_ON, INK, colour
from letsema.publications.titles.pipeline_booklet import phrases
from letsema.publications.titles.pipeline_booklet.phrases import Words

Content = dict[str, Any]
SECTIONS = ("pipeline", "funded", "closed")
SECTION_WORDS = {"pipeline": "in_pipeline", "funded": "funded", "closed": "closed"}
RUN_ON = 24  # so many partners are listed line by line; more run on


def book(content: Content, words: Words) -> dict[str, Any]:
    """Everything the templates print. The same content gives the same book."""
    names = {area["number"]: area["name"] for area in content["areas"]}
    entries = [_entry(e, content, names, words) for e in content["entries"]]
    by_section = {s: [e for e in entries if e["section"] == s] for s in SECTIONS}
    follows = content["edition"]["follows"]
    return {
        "title": words["booklet"],
        "language": content["language"],
        "fund": content["fund"]["name"],
        "contacts": content["fund"]["contacts"],
        "label": content["label"],
        "as_at": words["as_at"] % {"date": phrases.day(content["as_at"])},
        "known_at": _known(content, words),
        "mark": mark(content, words),
        "proof": content["edition"]["number"] is None,
        "follows": words["follows"] % {"what": follows} if follows else "",
        "foreword": _foreword(content["foreword"], words),
        "totals": _totals(content, words),
        "statuses": [{**s, "figure": phrases.figure(s["amount"])} for s in content["statuses"]],
        "areas": _areas(content, by_section["pipeline"], words),
        "annexes": _annexes(by_section, content, words),
        "index": _index(content["entries"]),
        "changes": _changes(content, words),
        "sources": [_source(s, words) for s in content["sources"]],
        "disclaimer": content["disclaimer"],
    }


def mark(content: Content, words: Words) -> str:
    """`Edition 2`, or `Proof`."""
    number = content["edition"]["number"]
    return words["proof"] if number is None else words["edition"] % {"number": number}


def _known(content: Content, words: Words) -> str:
    known = content["known_at"]
    return words["known_at"] % {"date": phrases.day(known[:10])} if known else ""


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text: blank lines part them, other line ends stay."""
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def _foreword(foreword: dict[str, Any] | None, words: Words) -> dict[str, Any] | None:
    if not foreword:
        return None
    signed = [line for line in (foreword["signed_name"], foreword["signed_office"]) if line]
    return {
        "paragraphs": paragraphs(foreword["text"]),
        "signed": signed if foreword["signed_name"] else [],
        "unsigned": "" if foreword["signed_name"] else words["unsigned"],
    }


def _totals(content: Content, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "section": section,
            "name": words[SECTION_WORDS[section]],
            "count": content["totals"][section]["count"],
            "programmes": phrases.programmes(content["totals"][section]["count"], words),
            "currency": content["totals"][section]["currency"],
            "figure": phrases.figure(content["totals"][section]["amount"]),
            "total_words": _total_words(section, content, words),
        }
        for section in SECTIONS
        if section != "closed" or content["totals"][section]["count"]
    ]


def _total_words(section: str, content: Content, words: Words) -> str:
    count = phrases.programmes(content["totals"][section]["count"], words)
    return words["total_of"] % {"what": f"{words[SECTION_WORDS[section]]}, {count}"}


def _colours(number: int | None) -> dict[str, str]:
    return {"colour": colour(number), "on": INK if number in DARK_ON else "#ffffff"}


def _areas(content: Content, entries: list[dict[str, Any]], words: Words) -> list[dict[str, Any]]:
    """The areas with their entries; entries of no stated area come last, under those words."""
    greatest = max((float(a["amount"]) for a in content["areas"]), default=0) or 1
    areas = [
        {
            "number": a["number"],
            "caps": words["area"] % {"number": a["number"]},
            "short": words["area_short"] % {"number": a["number"]},
            "name": a["name"],
            "count": a["count"],
            "programmes": phrases.programmes(a["count"], words),
            "currency": a["currency"],
            "figure": phrases.figure(a["amount"]),
            "total_words": words["total_of"]
            % {"what": words["area_short"] % {"number": a["number"]}},
            "share": round(float(a["amount"]) / greatest, 4),
            **_colours(a["number"]),
            "entries": [e for e in entries if e["area"] == a["number"]],
        }
        for a in content["areas"]
    ]
    known = {a["number"] for a in content["areas"]}
    if rest := [e for e in entries if e["area"] not in known]:
        areas.append(
            {
                "number": None,
                "caps": words["no_area"],
                "short": words["no_area_short"],
                "name": "",
                "count": len(rest),
                "programmes": phrases.programmes(len(rest), words),
                "currency": "",
                "figure": "",
                "share": 0,
                **_colours(None),
                "entries": rest,
            }
        )
    return areas


def _annexes(
    by_section: dict[str, list[dict[str, Any]]], content: Content, words: Words
) -> list[dict[str, Any]]:
    return [
        {
            "section": section,
            "caps": words[f"annex_{section}"],
            "short": words[f"annex_{section}_short"],
            "name": words[SECTION_WORDS[section]],
            "programmes": phrases.programmes(content["totals"][section]["count"], words),
            "count": content["totals"][section]["count"],
            "currency": content["totals"][section]["currency"],
            "figure": phrases.figure(content["totals"][section]["amount"]),
            "total_words": _total_words(section, content, words),
            "colour": INK,
            "on": "#ffffff",
            "entries": by_section[section],
        }
        for section in ("funded", "closed")
        if by_section[section]
    ]


def _entry(entry: Content, content: Content, names: dict[int, str], words: Words) -> dict[str, Any]:
    budget, number = entry["budget"], entry["thematic_area"]
    currency = budget["currency"] if budget else content["totals"]["pipeline"]["currency"]
    places = [c["name"] for c in entry["countries"]]
    return {
        "reference": entry["reference"],
        "section": entry["section"],
        "heading": entry["heading"],
        "caps": entry["heading"].upper(),
        "region_line": ", ".join(places) if entry["region"] else "",
        "places": ", ".join(places),
        "locator_words": words["locator"] % {"place": ", ".join(places)},
        "title": entry["title"] or "",
        "area": number,
        "area_words": words["area_short"] % {"number": number} if number else "",
        "area_name": names.get(number, ""),
        "area_inferred": bool(number) and not entry["thematic_area_stated"],
        **_colours(number),
        "budget_label": words["budget"] % {"currency": currency},
        "budget": phrases.figure(budget["amount"]) if budget else "",
        "months": str(entry["duration_months"] or ""),
        "status": entry["status_label"] or "",
        "stage": entry["stage_label"] or "",
        "since": phrases.since(entry["since"], words),
        "participants": entry["participants"] or [],
        "partners": _partners(entry["key_partners"] or []),
        "run_on": len(entry["key_partners"] or []) > RUN_ON,
        "sdgs": entry["sdgs"] or [],
        "objectives": entry["objectives"],
        "summary": paragraphs(entry["summary"]),
        "sources": _cited(entry["sources"], content["sources"], words),
        "notes": [*entry["notes"], *_country_notes(entry)],
    }


def _country_notes(entry: Content) -> list[str]:
    """The notes that names of territories must carry."""
    noted = (c for c in entry["countries"] if c.get("note"))
    return [f"{country['name']}: {country['note']}" for country in noted]


def _partners(partners: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Partners in groups as printed, in order: a heading, and the names under it."""
    groups: list[dict[str, Any]] = []
    for partner in partners:
        heading = partner["heading"] or partner["group_label"] or ""
        if not groups or groups[-1]["heading"] != heading:
            groups.append({"heading": heading, "names": []})
        groups[-1]["names"].append(partner["name"])
    return groups


def _cited(
    cited: list[dict[str, str]], sources: list[dict[str, Any]], words: Words
) -> list[dict[str, str]]:
    """The fields that rest on the same place of the same source, said once."""
    titles = {s["key"]: s["title"] for s in sources}
    places: dict[tuple[str, str], list[str]] = {}
    for item in cited:
        field = words.get(f"field_{item['field']}", item["field"])
        places.setdefault((item["source"], item["place"]), []).append(field)
    return [
        {"fields": ", ".join(fields), "source": titles.get(key, key), "place": place}
        for (key, place), fields in places.items()
    ]


def _index(entries: list[Content]) -> list[dict[str, Any]]:
    """Countries in the order of the alphabet, each with its programmes' references."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for country in entry["countries"]:
            found.setdefault(country["name"], []).append(entry["reference"])
    return [{"name": name, "references": found[name]} for name in sorted(found, key=_letters)]


def _letters(name: str) -> str:
    """Sorting as a reader looks: `Côte` beside `Costa`, not after `Cyprus`."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _changes(content: Content, words: Words) -> dict[str, Any] | None:
    changes = content["changes"]
    if not changes:
        return None
    kinds = [
        {"name": name, "items": items}
        for name, items in _kinds_of_change(changes, content["entries"], words)
        if items
    ]
    before = changes["since"]
    return {
        "title": words["changes_since"] % {"number": before["number"]},
        "before": f"{before['label']} · {words['as_at'] % {'date': phrases.day(before['as_at'])}}",
        "kinds": kinds,
        "none": "" if kinds else words["no_changes"],
    }


def _kinds_of_change(
    changes: Content, entries: list[Content], words: Words
) -> list[tuple[str, list[dict[str, str]]]]:
    said = {e["reference"]: e for e in entries}

    def item(reference: str, what: str = "") -> dict[str, str]:
        entry = said.get(reference)
        return {
            "reference": reference,
            "heading": entry["heading"] if entry else reference,
            "title": (entry["title"] or "") if entry else "",
            "what": what,
            "known": "yes" if entry else "",
        }

    def field(change: Content) -> str:
        name = words.get(f"field_{change['field']}", change["field"])
        return f"{name}: {_shift(change, words)}"

    reasons = [(c["reference"], words.get(c["reason"], c["reason"])) for c in changes["left"]]
    return [
        (words["entered"], [item(r) for r in changes["entered"]]),
        (words["left"], [item(reference, reason) for reference, reason in reasons]),
        (words["newly_funded"], [item(r) for r in changes["funded"]]),
        (words["moved"], [item(c["reference"], _shift(c, words)) for c in changes["moved"]]),
        (words["changed"], [item(c["reference"], field(c)) for c in changes["changed"]]),
    ]


def _shift(change: Content, words: Words) -> str:
    old, new = (change[key] or words["nothing"] for key in ("from", "to"))
    return words["from_to"] % {"old": old, "new": new}


def _source(source: dict[str, Any], words: Words) -> dict[str, str]:
    return {
        "title": source["title"],
        "publisher": source["publisher"] or "",
        "url": source["url"] or "",
        "published": phrases.published(source["published"], words),
    }
