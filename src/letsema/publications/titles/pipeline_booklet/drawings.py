"""The booklet's maps, from its content."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from letsema.press import maps
from letsema.publications.titles.pipeline_booklet import phrases
from letsema.publications.titles.pipeline_booklet.phrases import Words
from letsema.publications.titles.pipeline_booklet.view import SECTION_WORDS

Content = dict[str, Any]


def markers(content: Content, words: Words, *, linked: bool) -> list[maps.Marker]:
    """A marker for each programme that has a country, with threads to its other countries."""
    found = []
    for entry in content["entries"]:
        points = places(entry)
        if not points:
            continue
        home = maps.central(points)
        budget = entry["budget"]
        said = words["map_amount"] % {
            "place": entry["heading"],
            "currency": budget["currency"] if budget else "",
            "amount": phrases.figure(budget["amount"]) if budget else words["not_stated"],
            "area": entry["thematic_area"] or "–",
            "section": words[SECTION_WORDS[entry["section"]]].lower(),
        }
        found.append(
            maps.Marker(
                latitude=points[home][0],
                longitude=points[home][1],
                label=entry["heading"],
                areas=(entry["thematic_area"],) if entry["thematic_area"] else (),
                amount=Decimal(budget["amount"]) if budget else None,
                funded=entry["section"] != "pipeline",
                href=f"#{entry['reference']}" if linked else None,
                title=said,
                also=tuple(point for i, point in enumerate(points) if i != home),
            )
        )
    return found


def places(entry: Content) -> list[tuple[float, float]]:
    """The points of an entry's countries, where the record has them."""
    return [
        (float(c["latitude"]), float(c["longitude"]))
        for c in entry["countries"]
        if c["latitude"] is not None and c["longitude"] is not None
    ]


def world(content: Content, words: Words, *, style: maps.Style) -> str:
    """The map of all programmes."""
    return maps.world(
        markers(content, words, linked=style == "page"),
        style=style,
        title=words["map_title"],
        description=words["map_note"],
        largest=17.0 if style == "print" else 15.0,
    )


def assets(content: Content, words: Words) -> dict[str, bytes]:
    """The pictures of the printed booklet by file name."""
    shown = markers(content, words, linked=False)
    placed = [entry for entry in content["entries"] if places(entry)]
    files = {"maps/world.svg": world(content, words, style="print")}
    files["maps/empty.svg"] = maps.world([], style="print", title=words["map_title"])
    for area in content["areas"]:
        number = area["number"]
        mine = [m for m in shown if m.areas == (number,) and not m.funded]
        title = words["area_map"] % {"number": number}
        files[f"maps/area-{number}.svg"] = maps.world(mine, style="print", title=title, largest=19)
    for section in ("funded", "closed"):
        said = words[SECTION_WORDS[section]].lower()
        mine = [m for m, e in zip(shown, placed, strict=True) if e["section"] == section]
        files[f"maps/{section}.svg"] = maps.world(mine, style="print", title=said, largest=19)
    for at, entry in enumerate(content["entries"]):
        files[f"maps/locator-{at}.svg"] = locator(entry, words, style="print")
    return {name: text.encode() for name, text in files.items()}


def locator(entry: Content, words: Words, *, style: maps.Style) -> str:
    """The small map of one programme."""
    return maps.locator(
        places(entry),
        area=entry["thematic_area"],
        funded=entry["section"] != "pipeline",
        style=style,
        title=words["locator"] % {"place": ", ".join(c["name"] for c in entry["countries"])},
        identity=f"locator-{entry['reference']}",
    )
