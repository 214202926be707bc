"""The parts of a programme's brochure, but what it reached: each None where nothing is told."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from letsema.publications.titles.programme_brochure import head, phrases
from letsema.publications.titles.programme_brochure.codes import GROUPS
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.setting import Item, Items, Section, Table, Text
from letsema.publications.titles.telling import codes

Content = dict[str, Any]
FEW = 4
"""Fewer countries than this have a small map."""


def section(heading: str, *blocks: Any, note: str = "", new_page: bool = False) -> Section | None:
    """A section of the blocks that hold something, or None."""
    held = tuple(block for block in blocks if block and _holds(block))
    return Section(heading, held, note, new_page) if held else None


def _holds(block: Any) -> bool:
    names = ("items", "rows", "paragraphs", "figures", "svg")
    return any(getattr(block, name, ()) for name in names)


def summary(content: Content, words: Words) -> Section | None:
    """What it is, in its own words."""
    return section(words["summary"], Text(phrases.paragraphs(content["programme"]["summary"])))


def outcomes(content: Content, words: Words) -> Section | None:
    """The results it states, each above those under it; else the outcomes it names."""
    told = [item for each in content["statements"] for item in _statement(each, words)]
    if any(each["kind"] == "outcome" for each in content["statements"]):
        return section(words["results"], Items(tuple(told)))
    named = [Item(each["title"], each["code"]) for each in content["programme"]["outcomes"]]
    return section(words["results"], Items(tuple(told)), Items(tuple(named)))


def _statement(told: Content, words: Words) -> list[Item]:
    code = f" {told['code']}" if told["code"][:1].isdigit() else ""
    lead = f"{phrases.word(codes.STATEMENT_KINDS, told['kind'])}{code}"
    return [
        Item(told["words"], lead),
        *(
            Item(each["words"], words["indicator"], _values(each, words))
            for each in told["indicators"]
        ),
    ]


def _values(indicator: Content, words: Words) -> str:
    """`6 countries, target by 31 October 2023 · …`."""
    return phrases.joined(
        f"{phrases.quantity(each)}, {phrases.word(codes.VALUE_KINDS, each['kind'])} "
        f"{phrases.when(each['when'])}".rstrip()
        for each in indicator["values"]
    )


def sectors(content: Content, words: Words) -> Section | None:
    """The sectors it works in."""
    told = tuple(Item(each["title"]) for each in content["programme"]["sectors"])
    return section(words["sectors"], Items(told))


def objectives(content: Content, words: Words) -> Section | None:
    """The objectives of the Global Compact it serves."""
    told = content["programme"]["objectives"]
    items = tuple(Item(each["title"], each["code"]) for each in told)
    return section(words["objectives"], Items(items))


def where(content: Content, words: Words) -> Section | None:
    """Map and table of its countries, with what is on record in each."""
    countries = content["programme"]["countries"]
    carried = tuple(f"{each['name']}: {each['note']}" for each in countries if each["note"])
    return section(
        words["where"],
        head.locator(content, words, _width(countries)),
        _lands(content, words),
        Text(carried),
    )


def _lands(content: Content, words: Words) -> Table | Items:
    """Countries with their role and what is on record; their names alone where neither is told."""
    countries = content["programme"]["countries"]
    told = [
        (each["name"], phrases.word(codes.ROLES, each["role"]), _on_record(content, each, words))
        for each in countries
    ]
    headings = ((words["country"], 5, False), (words["role"], 5, False))
    columns = (*headings, (words["on_record"], 4, False))
    shown = [at for at in range(3) if at == 0 or any(row[at] for row in told)]
    if len(shown) == 1:
        names = phrases.listed([row[0] for row in told], words)
        return Items((Item(names),) if names else ())
    rows = tuple(tuple(row[at] or "–" for at in shown) for row in told)
    return Table(words["where_table"], tuple(columns[at] for at in shown), rows)


def _width(countries: list[Content]) -> int:
    """How much of the column the map takes: of few countries it is small."""
    return 55 if len(countries) < FEW else 85


def _on_record(content: Content, country: Content, words: Words) -> str:
    count = sum(
        each["country"] == country["code"] and each["certain"] for each in content["achievements"]
    )
    if not count:
        return ""
    return (
        words["one_achievement"] if count == 1 else words["achievements_count"] % {"count": count}
    )


def reach(content: Content, words: Words) -> Section | None:
    """Who takes part by level of government and by group."""
    told = content["reach"]
    rows = [
        (words["of_government"] % {"what": phrases.word(codes.REACH_LEVELS, cut["code"])}, cut)
        for cut in told.get("government_by", ())
    ]
    rows += [(phrases.word(GROUPS, cut["code"]), cut) for cut in told.get("society_by", ())]
    table = Table(
        words["reach_table"],
        ((words["whom"], 4, False), (words["names"], 8, False), (words["count"], 2, True)),
        tuple((name, "; ".join(cut["names"]), str(cut["number"])) for name, cut in rows),
    )
    return section(words["reach"], table, note=words["reach_note"])


def phases(content: Content, words: Words) -> Section | None:
    """The programmes it builds on, with what is stated of them, and those that build on it."""
    rows = tuple(
        (
            each["title"],
            each["reference"],
            words["before" if each["step"] < 0 else "after"],
            phrases.period(each["starts"], each["ends"], words) or "–",
        )
        for each in content["phases"]
    )
    table = Table(
        words["builds_table"],
        (
            (words["programme"], 7, False),
            (words["reference"], 4, False),
            (words["order"], 2, False),
            (words["period"], 2, False),
        ),
        rows,
    )
    before = tuple(figure_item(each, words) for each in content["figures_before"])
    return section(words["builds_on"], table, Items(before, words["figures_before"]))


def figure_item(told: Content, words: Words) -> Item:
    """A stated figure as a line: `more than 5,000 officials: who know more`."""
    return Item(told["words"], phrases.quantity(told), figure_note(told, words))


def figure_note(told: Content, words: Words) -> str:
    """Where and by when a figure was so, and whether the source says it."""
    countries = told["countries"]
    return phrases.joined(
        [
            words["in_countries"] % {"count": countries} if countries and countries > 1 else "",
            phrases.when(told["when"]),
            "" if told["stated"] else words["inferred"],
        ]
    )


def who(content: Content, words: Words) -> Section | None:
    """The organisations that take part, what each does, and the key partners by group."""
    return section(
        words["who"],
        Items(participants(content, words), words["participants"]),
        Items(partners(content), words["partners"]),
    )


def participants(content: Content, words: Words) -> tuple[Item, ...]:
    """Participants in their order with their role and what they do, then whoever else does."""
    doing: dict[str, list[str]] = {}
    for task in content["tasks"]:
        doing.setdefault(task["key"], []).append(task["words"])
    named = {task["key"]: task for task in content["tasks"]}
    told = [
        _doing(each["acronym"], each["name"], each["role"], doing.pop(each["key"], ()))
        for each in content["programme"]["participants"]
    ]
    others = [
        _doing(named[key]["acronym"], named[key]["organisation"], None, does)
        for key, does in doing.items()
    ]
    return (*told, *others)


def _doing(acronym: str, name: str, role: str | None, does: Any) -> Item:
    words = "; ".join(does)
    full = name if acronym != name else ""
    text = f"{full}: {words}" if full and words else full or words
    return Item(text, acronym or name, f"({phrases.word(codes.ROLES, role)})" if role else "")


def partners(content: Content) -> tuple[Item, ...]:
    """Key partners as printed: under their heading, or by their group."""
    told = content["programme"]["partners"]
    headed = [
        (each["heading"] or phrases.word(GROUPS, each["group"]), each["name"]) for each in told
    ]
    return tuple(
        Item("; ".join(name for _, name in each), heading)
        for heading, each in groupby(headed, key=lambda told: told[0])
    )


def parts(content: Content, words: Words) -> Section | None:
    """The umbrella and its parts, each with its own donors and budget."""
    if len(content["family"]) < 2:  # it stands alone
        return None
    rows = tuple(
        (
            "– " * each["depth"] + _titled(each, words),
            "; ".join(donor["name"] for donor in each["donors"]) or "–",
            phrases.money(each["budget"]) or "–",
        )
        for each in content["family"]
    )
    table = Table(
        words["parts"],
        (
            (words["programme"], 6, False),
            (words["donors"], 5, False),
            (words["budget"], 3, True),
        ),
        rows,
    )
    return section(words["parts"], table, note=words["parts_note"])


def _titled(told: Content, words: Words) -> str:
    return f"{told['title']} ({words['this_one']})" if told["itself"] else str(told["title"])


def agreements(content: Content, words: Words) -> Section | None:
    """The agreements it is done under."""
    items = tuple(
        Item(
            phrases.joined(
                [
                    words["with_parties"] % {"names": phrases.listed(each["parties"], words)}
                    if len(each["parties"]) > 1
                    else "",
                    words["signed"] % {"date": date}
                    if (date := phrases.when(each["signed"]))
                    else "",
                    phrases.word(codes.AGREEMENT_STATES, each["state"]),
                ]
            ),
            each["title"],
        )
        for each in content["agreements"]
    )
    return section(words["agreements"], Items(items))


def bodies(content: Content, words: Words) -> Section | None:
    """The bodies it set up, supports or belongs to."""
    items = tuple(
        Item(each["words"], each["name"], f"({phrases.word(codes.BODY_ROLES, each['role'])})")
        for each in content["bodies"]
    )
    return section(words["bodies"], Items(items))


def alignments(content: Content, words: Words) -> Section | None:
    """The plans it aligns with."""
    items = tuple(
        Item(
            phrases.joined(
                [phrases.word(codes.POLICY_LEVELS, each["level"]), each["issuer"], each["years"]]
            ),
            each["name"],
        )
        for each in content["programme"]["alignments"]
    )
    return section(words["alignments"], Items(items))


def notes(content: Content, words: Words) -> Section | None:
    """What the record notes beside."""
    items = tuple(Item(text) for text in content["programme"]["notes"])
    return section(words["notes"], Items(items))


def contact(content: Content, words: Words) -> Section | None:
    """Whom to ask: the fund's secretariat."""
    items = tuple(Item(text) for text in content["programme"]["contacts"])
    return section(words["contact"], Items(items))
