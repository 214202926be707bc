"""The country report as a book: frozen content in, blocks out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from letsema.press import maps
from letsema.publications.titles.country_report.words import words
from letsema.publications.titles.setting import (
    Book,
    Fact,
    Figure,
    Figures,
    Item,
    Items,
    Picture,
    Section,
    Table,
    Text,
)
from letsema.publications.titles.setting.books import Block
from letsema.publications.titles.telling import blocks, codes
from letsema.publications.titles.telling.framing import Content, Evidence, frame
from letsema.publications.titles.telling.phrases import (
    Told,
    joined,
    listed,
    money,
    period,
    quantity,
    when,
    word,
)

Words = dict[str, str]
BY_COUNTRY = ("achievements", "policies", "initiatives", "events")


def book(content: Content) -> Book:
    """The report in blocks; the same content gives the same book."""
    said, evidence = words(), Evidence(content)
    sections = [
        *_front(content, said, evidence),
        *_countries(content, said, evidence),
        *_back(content, said, evidence),
    ]
    return frame(
        content,
        said["title"],
        line=said["line"],
        lead=content["programme"]["region"] or "",
        facts=_facts(content, said),
        margin=_margin(content, said),
        sections=tuple(each for each in sections if each.blocks),
    )


def _facts(content: Content, said: Words) -> tuple[Fact, ...]:
    told = content["programme"]
    months = said["months"] % {"number": told["months"]} if told["months"] else ""
    donors = {each["key"] for member in content["members"] for each in member["donors"]}
    certain = sum(bool(each["country"]) for each in content["achievements"])
    return (
        Fact(said["runs"], period(told["starts"], told["ends"]) or months or said["not_stated"]),
        Fact(said["stage"], told["stage"] or told["status"] or said["not_stated"]),
        Fact(said["parts"], str(sum(not each["itself"] for each in content["members"]))),
        Fact(said["countries"], str(len(content["countries"]))),
        Fact(said["donors"], str(len(donors)) if donors else said["not_stated"]),
        Fact(
            said["achievements"],
            str(len(content["achievements"])),
            said["certain"] % {"number": certain},
        ),
    )


def _margin(content: Content, said: Words) -> tuple[Section, ...]:
    told = content["programme"]
    steps = {-1: said["before"], 1: said["after"]}
    parts = (
        (said["reference"], [Item("", told["reference"])]),
        (
            said["participants"],
            [
                Item(word(codes.ROLES, each["role"]), each["acronym"])
                for each in told["participants"]
            ],
        ),
        *(
            (heading, [Item("", each["title"]) for each in content["phases"] if each["step"] == at])
            for at, heading in steps.items()
        ),
    )
    return tuple(Section(name, (Items(tuple(items)),)) for name, items in parts if items)


def _front(content: Content, said: Words, evidence: Evidence) -> list[Section]:
    told = content["programme"]
    summary = tuple(filter(None, (part.strip() for part in (told["summary"] or "").split("\n\n"))))
    outcomes = tuple(Item(each["title"]) for each in told["outcomes"])
    about: tuple[Block, ...] = (
        *((Text(summary),) if summary else ()),
        *_items(outcomes, said["outcomes"]),
    )
    team = (_team(content, said),) if content["team"] else ()
    return [
        Section(said["what"], about),
        Section(said["funding"], _funding(content, said, evidence), said["funding_note"]),
        Section(said["team"], team, said["team_note"]),
        Section(said["figures"], _figures(content, said, evidence), said["figures_note"]),
        Section(said["at_a_glance"], _glance(content, said)),
    ]


def _items(items: Iterable[Item], heading: str = "") -> tuple[Block, ...]:
    told = tuple(items)
    return (Items(told, heading),) if told else ()


def _funding(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    columns = (
        (said["part"], 9, False),
        (said["who_pays"], 7, False),
        (said["budget"], 4, True),
        (said["runs"], 4, False),
    )
    several = len(content["members"]) > 1
    rows = tuple(_member(each, several, said) for each in content["members"])
    given = (
        Item(said["gave"] % {"giver": row["giver"], "money": _given(row)}, each["reference"])
        for each in content["members"]
        for row in each["given"]
    )
    return (Table(said["funding_table"], columns, rows), *_items(given))


def _given(row: Told) -> str:
    return joined([money(row), word(codes.VALUED, row["valued"])], ", ")


def _member(each: Told, several: bool, said: Words) -> tuple[str, ...]:
    donors = (
        f"{donor['name']} ({listed(word(codes.DONOR_WAYS, way) for way in donor['told_by'])})"
        for donor in each["donors"]
    )
    above = said["umbrella"] if each["itself"] and several else ""
    return (
        joined([above, each["title"]], ": "),
        joined(donors, "; ") or said["not_stated"],
        money(each["budget"]) or said["not_stated"],
        period(each["starts"], each["ends"]) or said["not_stated"],
    )


def _team(content: Content, said: Words) -> Table:
    columns = (
        (said["role"], 5, False),
        (said["for_what"], 4, False),
        (said["who"], 4, False),
    )
    rows = tuple(
        (
            each["role"],
            joined([each["country_name"], each["outcome"]]),
            joined([each["name"], (each["organisation"] or {}).get("acronym")]),
        )
        for each in content["team"]
    )
    return Table(said["team_table"], columns, rows)


def _figures(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    told = tuple(
        Figure(
            quantity({**each, "unit": "", "qualifier": _before(each)}),
            joined([each["unit"], each["words"]]),
            evidence.after(
                each,
                when(each["when"]),
                said["in_countries"] % {"number": each["countries"]} if each["countries"] else "",
                said["overlaps"] if each["overlaps"] else "",
                each["note"],
            ),
        )
        for each in content["figures"]
    )
    return (Figures(told),) if told else ()


def _before(figure: Told) -> str:
    """What stands before a figure: that it is as stated, its section says."""
    return "exactly" if figure["qualifier"] == "stated" else str(figure["qualifier"])


def _glance(content: Content, said: Words) -> tuple[Block, ...]:
    names = ("achievements", "policies", "initiatives", "events_short")
    columns = ((said["country"], 4, False), *((said[name], 2, True) for name in names))
    rows = tuple(
        (land["name"], *(str(len(_of(content[part], land["code"]))) for part in BY_COUNTRY))
        for land in _told_of(content)
    )
    silent = [each["name"] for each in content["countries"] if not _any(content, each["code"])]
    text = said["nothing"] % {"countries": listed(silent)}
    table = (Table(said["glance_table"], columns, rows),) if rows else ()
    return (*table, *((Text((text,)),) if silent else ()))


def _of(rows: list[Told], code: str) -> list[Told]:
    """The rows of a country; an event is of every country that took part."""
    return [row for row in rows if row["country"] == code or code in row.get("countries", ())]


def _any(content: Content, code: str) -> bool:
    return any(_of(content[part], code) for part in BY_COUNTRY)


def _told_of(content: Content) -> list[Told]:
    """The countries something is told of, by name."""
    return [each for each in content["names"] if _any(content, each["code"])]


def _countries(content: Content, said: Words, evidence: Evidence) -> list[Section]:
    return [
        Section(
            land["name"],
            (
                _map(land, said),
                *_items(_parts_here(content, land["code"], said), said["parts_here"]),
                *_results(content, land["code"], said, evidence),
                *_may_be(content, land["name"], said),
            ),
            _coordinated(content, land["code"]),
            new_page=number == 0,
        )
        for number, land in enumerate(_told_of(content))
    ]


def _map(land: Told, said: Words) -> Picture:
    text = said["map"] % {"place": land["name"]}
    point = (float(land["latitude"]), float(land["longitude"]))
    told = {"area": None, "funded": True, "title": text, "identity": f"map-{land['code']}"}
    return Picture(maps.locator([point], style="print", **told), text, beside=True)


def _parts_here(content: Content, code: str, said: Words) -> list[Item]:
    """The parts that name a country, each with its donors."""
    return [
        Item(
            said["paid_by"] % {"names": listed(donor["name"] for donor in each["donors"])}
            if each["donors"]
            else "",
            each["title"],
            each["reference"],
        )
        for each in content["members"]
        if code in each["countries"] and not each["itself"]
    ]


def _may_be(content: Content, name: str, said: Words) -> tuple[Block, ...]:
    """How many achievements may be of a country; they stand on a page of their own."""
    number = sum(name in row["candidates"] for row in content["achievements"])
    return (Text((said["may_be"] % {"number": number},)),) if number else ()


def _coordinated(content: Content, code: str) -> str:
    """Who in the team is for a country."""
    return joined(
        joined([each["role"], each["name"] or (each["organisation"] or {}).get("acronym")], ": ")
        for each in content["team"]
        if each["country"] == code
    )


def _called(content: Content) -> dict[str, str]:
    """The umbrella's own results go without its name."""
    return {content["programme"]["reference"]: ""}


def _results(content: Content, code: str, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    called = _called(content)
    rows: dict[str, Any] = {part: _of(content[part], code) for part in BY_COUNTRY}
    rows["policies"] = [_ours(content, row) for row in rows["policies"]]
    return (
        *blocks.achievements(rows["achievements"], evidence, called),
        *_items(blocks.policies(rows["policies"], evidence, called), said["policies"]),
        *_items(blocks.initiatives(rows["initiatives"], evidence), said["initiatives"]),
        *_items(blocks.events(rows["events"], evidence, called), said["events"]),
    )


def _ours(content: Content, row: Told) -> Told:
    """A policy with those of the report's own programmes that have a part in it."""
    own = {each["reference"] for each in content["members"]}
    return {**row, "programmes": [each for each in row["programmes"] if each in own]}


def _of_no_one(row: Told) -> bool:
    """Whether a row is of no one country, for certain."""
    return not row["country"] and row.get("certain", True) and not row.get("countries")


def _back(content: Content, said: Words, evidence: Evidence) -> list[Section]:
    called = _called(content)
    open_ = [row for row in content["achievements"] if not row["country"] and not row["certain"]]
    of_none: dict[str, Any] = {
        part: [row for row in content[part] if _of_no_one(row)] for part in BY_COUNTRY
    }
    rest: tuple[Block, ...] = (
        *blocks.achievements(of_none["achievements"], evidence, called),
        *_items(
            blocks.policies([_ours(content, r) for r in of_none["policies"]], evidence, called),
            said["policies"],
        ),
        *_items(blocks.initiatives(of_none["initiatives"], evidence), said["initiatives"]),
        *_items(blocks.events(of_none["events"], evidence, called), said["events"]),
    )
    uncertain = blocks.achievements(open_, evidence, called)
    return [
        Section(said["uncertain"], uncertain, said["uncertain_note"]),
        Section(said["none"], rest),
        Section(said["stories"], _items(blocks.stories(content["stories"], evidence))),
        Section(said["processes"], _items(blocks.processes(content["processes"], evidence))),
        Section(said["agreements"], _items(blocks.agreements(content["agreements"], evidence))),
    ]
