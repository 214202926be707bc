"""The page of a country as a book: frozen content in, blocks out."""

from __future__ import annotations

from typing import Any

from letsema.press import maps
from letsema.publications.titles.country_page.words import missing, shortfalls, words
from letsema.publications.titles.setting import (
    Book,
    Fact,
    Item,
    Items,
    Picture,
    Section,
    Text,
)
from letsema.publications.titles.setting.books import Block
from letsema.publications.titles.telling import blocks, codes
from letsema.publications.titles.telling.framing import Content, Evidence, frame
from letsema.publications.titles.telling.phrases import joined, listed, when, word

Words = dict[str, str]
REGIONS = ("region", "sub-region", "intermediate-region")


def book(content: Content, most: int | None = None) -> Book:
    """The country in blocks; with `most`, no list is longer and what is left out is counted."""
    said, evidence = words(), Evidence(content)
    sections = [*_sections(content, said, evidence), _unknown(content, said)]
    country = content["country"]
    return frame(
        content,
        said["title"],
        line=listed(each["title"] for each in country["groupings"] if each["kind"] in REGIONS[:2]),
        lead=country["note"] or "",
        facts=_facts(content, said),
        margin=_margin(content, said, evidence),
        sections=tuple(_shortened(each, most, said) for each in sections if each.blocks),
        compact=True,
    )


def _facts(content: Content, said: Words) -> tuple[Fact, ...]:
    may_be = len(content["uncertain"])
    notes = {"achievements": f"{said['uncertain']}: {may_be}" if may_be else ""}
    shown = ("programmes", "policies", "achievements")
    return tuple(Fact(said[name], str(len(content[name])), notes.get(name, "")) for name in shown)


def _margin(content: Content, said: Words, evidence: Evidence) -> tuple[Section, ...]:
    parts = (
        (said["where"], (_map(content, said),)),
        (said["names"], _names(content, said)),
        (said["groupings"], _groupings(content)),
        (said["offices"], _offices(content, said, evidence)),
    )
    return tuple(Section(heading, told) for heading, told in parts if told)


def _map(content: Content, said: Words) -> Picture:
    country = content["country"]
    text = said["map"] % {"place": content["subject"]["name"]}
    point = (float(country["latitude"]), float(country["longitude"]))
    drawn = maps.locator([point], area=None, funded=True, style="print", title=text)
    return Picture(drawn, text)


def _names(content: Content, said: Words) -> tuple[Block, ...]:
    country, name = content["country"], content["subject"]["name"]
    told = [
        Item(said["until"] % {"date": when(each["until"])}, each["name"])
        for each in country["former"]
    ]
    if country["former"] or country["name_now"] != name:
        told.append(Item(said["now"], country["name_now"]))
    return (Items(tuple(told)),) if told else ()


def _groupings(content: Content) -> tuple[Block, ...]:
    found = [each for each in content["country"]["groupings"] if each["kind"] not in REGIONS]
    told = tuple(Item("", each["acronym"] or each["title"]) for each in found)
    return (Items(told),) if told else ()


def _offices(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    covers = {"certain": said["covers"], "possible": said["may_cover"]}
    told = tuple(
        Item(
            joined(
                [
                    word(codes.OFFICE_TYPES, each["type"]),
                    each["organisation"]["acronym"],
                    listed([each["place_name"], "" if each["inside"] else each["country"]]),
                    covers.get(each["covers"], ""),
                ]
            ),
            each["name"],
            evidence(each),
        )
        for each in content["offices"]
    )
    return (Items(told),) if told else ()


def _sections(content: Content, said: Words, evidence: Evidence) -> list[Section]:
    told: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("programmes", "", _items(_programmes(content, evidence))),
        ("policies", "", _items(blocks.policies(content["policies"], evidence, {}))),
        ("achievements", "", blocks.achievements(content["achievements"], evidence, {})),
        (
            "uncertain",
            said["uncertain_note"],
            blocks.achievements(content["uncertain"], evidence, {}),
        ),
        ("bodies", "", _items(_bodies(content))),
        (
            "partners",
            said["partners_note"] if content["support"] else "",
            _partners(content, said, evidence),
        ),
        ("events", "", _items(blocks.events(content["events"], evidence, {}))),
        ("initiatives", "", _items(blocks.initiatives(content["initiatives"], evidence))),
        ("stories", "", _items(blocks.stories(content["stories"], evidence))),
        ("processes", "", _items(blocks.processes(content["processes"], evidence))),
    )
    return [Section(said[name], found, note) for name, note, found in told]


def _items(items: tuple[Item, ...], heading: str = "") -> tuple[Block, ...]:
    return (Items(items, heading),) if items else ()


def _programmes(content: Content, evidence: Evidence) -> tuple[Item, ...]:
    return tuple(
        Item(
            joined(
                [
                    joined([each["stage"] or each["status"], when(each["since"])], ", "),
                    listed(word(codes.ROLES, role) for role in each["roles"]),
                    listed(each["participants"]),
                ]
            ),
            each["title"],
            evidence.after(each, each["reference"]),
        )
        for each in content["programmes"]
    )


def _bodies(content: Content) -> tuple[Item, ...]:
    return tuple(
        Item(
            each["mandate"],
            each["name"],
            listed(
                word(codes.BODY_TIES, tie["role"]) % {"programme": tie["reference"]}
                for tie in each["programmes"]
            ),
        )
        for each in content["bodies"]
    )


def _partners(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    totals = content["support_totals"]
    return (
        *_items(blocks.agreements(content["agreements"], evidence), said["agreements"]),
        *((blocks.support_totals(totals),) if totals else ()),
        *blocks.support(content["support"], evidence),
        *_items(blocks.proposals(content["proposals"], evidence), said["proposals"]),
    )


def _unknown(content: Content, said: Words) -> Section:
    told = [text for name, text in missing().items() if not content[name]]
    told += shortfalls(content)
    return Section(said["unknown"], _items(tuple(Item(text) for text in told)))


def _shortened(section: Section, most: int | None, said: Words) -> Section:
    """The section with lists of so many lines at most."""
    if most is None:
        return section
    told: list[Any] = []
    for block in section.blocks:
        over = len(block.items) - most if isinstance(block, Items) else 0
        if isinstance(block, Items) and over > 0:
            last = Item("", "", said["more"] % {"number": over})
            told.append(Items((*block.items[:most], last), block.heading))
        elif not isinstance(block, Text):
            told.append(block)
    return Section(section.heading, tuple(told), section.note, section.new_page)
