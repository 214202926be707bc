"""The partners report as a book: frozen content in, blocks out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from letsema.publications.titles.partners_report.words import (
    STANDINGS,
    TIES,
    given,
    times,
    unvalued,
    words,
)
from letsema.publications.titles.setting import (
    Book,
    Fact,
    Figure,
    Figures,
    Item,
    Items,
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
    when,
    word,
)

Words = dict[str, str]
IN_FORCE = ("in-force", "ending", "unknown")


def book(content: Content) -> Book:
    """The report in blocks; the same content gives the same book."""
    said, evidence = words(), Evidence(content)
    sections = [each for each in _sections(content, said, evidence) if each.blocks]
    if not sections:
        sections = [Section(said["figures"], (Text((said["nothing"],)),))]
    return frame(
        content,
        said["title"],
        line=said["line"],
        facts=_facts(content, said),
        margin=_margin(content, said),
        sections=tuple(sections),
    )


def _facts(content: Content, said: Words) -> tuple[Fact, ...]:
    states = [each["state"] for each in content["agreements"]]
    running = said["in_force"] % {"number": sum(state in IN_FORCE for state in states)}
    bodies = {each["key"] for each in content["bodies"]}
    return (
        Fact(said["agreements"], str(len(states)), running if states else ""),
        Fact(said["support"], str(len(content["support"]))),
        Fact(said["bodies_count"], str(len(bodies))),
    )


def _margin(content: Content, said: Words) -> tuple[Section, ...]:
    told = content["organisation"]
    items = [
        Item("", told["acronym"]),
        *([Item(told["country"])] if told["country"] else []),
        *([Item(told["website"])] if told["website"] else []),
    ]
    return (Section(said["about"], (Items(tuple(items)),)),)


def _sections(content: Content, said: Words, evidence: Evidence) -> list[Section]:
    support = content["support"]
    support_told: tuple[Block, ...] = (
        (blocks.support_totals(content["support_totals"]), *blocks.support(support, evidence))
        if support
        else ()
    )
    return [
        Section(said["figures"], _figures(content, said), said["figures_note"]),
        Section(said["partners"], _most(content, said), said["partners_note"]),
        Section(said["agreements"], _agreements(content, said, evidence)),
        Section(said["support"], support_told),
        Section(said["bodies"], _bodies(content, said, evidence)),
        Section(said["programmes"], _items(_programmes(content))),
        Section(said["proposals"], _items(blocks.proposals(content["proposals"], evidence))),
        Section(said["works"], _items(blocks.works(content["works"], evidence))),
        Section(
            said["quotations"],
            _items(_quotation(each, said, evidence) for each in content["quotations"]),
            said["quotations_note"],
        ),
    ]


def _items(items: Iterable[Item], heading: str = "") -> tuple[Block, ...]:
    told = tuple(items)
    return (Items(told, heading),) if told else ()


def _figures(content: Content, said: Words) -> tuple[Block, ...]:
    """How many agreements in each state; support in money, in kind and of unknown value apart."""
    states = Counter(each["state"] for each in content["agreements"])
    told = [
        Figure(str(states[code]), said["by_state"] % {"state": str(label).lower()})
        for code, label in codes.AGREEMENT_STATES.items()
        if states[code]
    ]
    if content["support"]:
        told.append(Figure(str(len(content["support"])), given(len(content["support"]))))
    told += [_sum(row, each, said) for row in content["support_totals"] for each in row["sums"]]
    if unknown := sum(each["unknown"] for each in content["support_totals"]):
        told.append(Figure(str(unknown), unvalued(unknown)))
    return (Figures(tuple(told)),) if told else ()


def _sum(row: Told, each: Told, said: Words) -> Figure:
    kind = "" if row["kind"] == "money" else word(codes.SUPPORT_KINDS, row["kind"])
    label = said["money"] if each["valued"] == "stated" else said["money_as"]
    told = (said["kind_value"] if kind else label) % {"valued": word(codes.VALUED, each["valued"])}
    return Figure(money(each), told, joined([kind, times(each["count"])]))


def _most(content: Content, said: Words) -> tuple[Block, ...]:
    kinds = [kind for kind in TIES if any(kind in each["kinds"] for each in content["partners"])]
    columns = (
        (said["organisation"], 6, False),
        *((str(TIES[kind]), 2, True) for kind in kinds),
        (said["all"], 2, True),
    )
    rows = tuple(
        (
            each["organisation"]["name"],
            *(str(each["kinds"].get(kind, "–")) for kind in kinds),
            str(each["ties"]),
        )
        for each in content["partners"]
    )
    return (Table(said["partners_table"], columns, rows),) if rows else ()


def _agreements(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    rows = content["agreements"]
    if not rows:
        return ()
    columns = (
        (said["title_column"], 6, False),
        (said["parties"], 6, False),
        (said["signed"], 3, False),
        (said["state"], 4, False),
    )
    table = Table(
        said["agreements_table"], columns, tuple(_agreement(each, said, evidence) for each in rows)
    )
    goals = (Item("; ".join(each["goals"]), each["title"]) for each in rows if each["goals"])
    changes = (
        Item(
            change["words"],
            joined([word(codes.AGREEMENT_CHANGES, change["kind"]), each["title"]], ": "),
            when(change["on"]),
        )
        for each in rows
        for change in each["changes"]
    )
    return (table, *_items(goals, said["goals"]), *_items(changes, said["changes"]))


def _agreement(row: Told, said: Words, evidence: Evidence) -> tuple[str, ...]:
    return (
        row["title"],
        joined((blocks.party(each) for each in row["parties"]), "; "),
        when(row["signed"]) or said["date_missing"],
        joined([_standing(row), evidence.short(row)], " "),
    )


def _standing(row: Told) -> str:
    return joined([word(codes.AGREEMENT_STATES, row["state"]), blocks.lasting(row)], ", ")


def _bodies(content: Content, said: Words, evidence: Evidence) -> tuple[Block, ...]:
    columns = (
        (said["body"], 7, False),
        (said["role"], 4, False),
        (said["when"], 5, False),
        (said["standing"], 3, False),
    )
    rows = tuple(
        (
            each["name"],
            word(codes.ROLES, each["role"]),
            period(each["since"], each["until"]) or said["date_missing"],
            joined([word(STANDINGS, each["standing"]), evidence.short(each)], " "),
        )
        for each in content["bodies"]
    )
    return (Table(said["bodies_table"], columns, rows),) if rows else ()


def _programmes(content: Content) -> tuple[Item, ...]:
    return tuple(
        Item(
            joined([listed(word(codes.ROLES, role) for role in each["roles"]), each["stage"]]),
            each["title"],
            each["reference"],
        )
        for each in content["programmes"]
    )


def _quotation(row: Told, said: Words, evidence: Evidence) -> Item:
    """What somebody said, as reported speech under the name that may be told."""
    organisation = row["organisation"]["name"] if row["organisation"] else ""
    speaker = joined([row["speaker"] or row["role"] or said["somebody"]])
    who = joined([speaker, row["role"] if row["speaker"] else "", organisation], ", ")
    who = who[:1].upper() + who[1:]
    text = f"“{row['said']}”" if row["verbatim"] else row["said"]
    note = evidence.after(
        row,
        said["survivor"] if row["survivor"] and row["speaker"] else "",
        "" if row["verbatim"] else said["own_words"],
        when(row["on"]),
    )
    return Item(said["said"] % {"who": who, "words": text}, note=note)
