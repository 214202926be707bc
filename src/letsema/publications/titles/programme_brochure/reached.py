"""What a programme reached, as parts of its brochure: each None where nothing is told."""

from __future__ import annotations

from typing import Any

from letsema.publications.titles.programme_brochure import phrases
from letsema.publications.titles.programme_brochure.sections import figure_note, section
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.setting import (
    Figure,
    Figures,
    Item,
    Items,
    Section,
    Table,
    Text,
)
from letsema.publications.titles.telling import codes
from letsema.publications.titles.telling.together import together

Content = dict[str, Any]


def figures(content: Content, words: Words) -> Section | None:
    """Figures as sources state them, each with the word that stands before it."""
    told = content["figures"]
    by = list(dict.fromkeys(each["source"] for each in told if each["source"]))
    note = phrases.joined([words["figures_note"], *by])
    return section(words["figures"], stated(content, words), note=note)


def stated(content: Content, words: Words, most: int | None = None) -> Figures:
    """The figures set large, or the first of them."""
    return Figures(
        tuple(
            Figure(phrases.quantity(each, unit=False), each["words"], figure_note(each, words))
            for each in content["figures"][:most]
        )
    )


def achievements(content: Content, words: Words) -> Section | None:
    """Achievements by country, what is said alike of several once, under all their names.

    What is of no one country, or of none for certain, stands last. A date that all of them share
    is said once.
    """
    told = content["achievements"]
    dates = {phrases.when(each["when"]) for each in told}
    shared = dates.pop() if len(dates) == 1 else ""
    groups: dict[tuple[int, str], list[Item]] = {}
    for line in together(told):
        item = achievement(line[0], words, dated=not shared)
        groups.setdefault(_place(line, words), []).append(item)
    blocks = [Items(tuple(groups[key]), key[1]) for key in sorted(groups)]
    note = words["all_when"] % {"date": shared} if shared else ""
    return section(words["achievements"], *blocks, note=note)


def _place(line: list[Content], words: Words) -> tuple[int, str]:
    told = line[0]
    if told["country"]:
        return int(len(line) > 1), phrases.listed([each["country_name"] for each in line], words)
    if told["certain"]:
        return 2, words["no_country"]
    candidates = phrases.listed(told["candidates"], words)
    return 3, words["candidates"] % {"countries": candidates} if candidates else words["uncertain"]


def achievement(
    told: Content, words: Words, most: int | None = None, *, dated: bool = True
) -> Item:
    """An achievement as its source says it, after its kind."""
    return Item(
        phrases.shortened(told["statement"], most),
        told["kind_label"],
        phrases.joined(
            [
                phrases.quantity(told["quantity"]),
                told["region"],
                doubt(told, words),
                phrases.when(told["when"]) if dated else "",
            ]
        ),
    )


def doubt(told: Content, words: Words) -> str:
    """That an achievement's country is inferred, where it is told but not certain."""
    return words["inferred_country"] if told["country"] and not told["certain"] else ""


def policies(content: Content, words: Words) -> Section | None:
    """The instruments it had a part in, each once."""
    rows = tuple(
        (
            each["name"],
            phrases.word(codes.INSTRUMENT_KINDS, each["kind"]),
            each["country"] or "–",
            phrases.word(codes.POLICY_LEVELS, each["level"]) or "–",
            phrases.word(codes.INSTRUMENT_STAGES, each["stage"]) or "–",
        )
        for each in content["policies"]
    )
    table = Table(
        words["policies_table"],
        (
            (words["instrument"], 7, False),
            (words["kind"], 4, False),
            (words["country"], 4, False),
            (words["level"], 3, False),
            (words["stage"], 3, False),
        ),
        rows,
    )
    return section(words["policies"], table)


def initiatives(content: Content, words: Words) -> Section | None:
    """Local initiatives: where, who leads, what they scale up and which policies they informed."""
    items = tuple(
        Item(each["words"], each["title"], _initiative(each, words))
        for each in content["initiatives"]
    )
    return section(words["initiatives"], Items(items))


def _initiative(told: Content, words: Words) -> str:
    informed = phrases.listed(told["informed"], words)
    return phrases.joined(
        [
            ", ".join(name for name in (told["place_name"], told["country"]) if name),
            words["led_by"] % {"who": told["lead"]} if told["lead"] else "",
            words["scales_up"] % {"what": told["scales_up"]} if told["scales_up"] else "",
            words["informed"] % {"what": informed} if informed else "",
            words["cost"] % {"amount": phrases.money(told["cost"])} if told["cost"] else "",
        ]
    )


def events(content: Content, words: Words) -> Section | None:
    """Events where people learned, with how many took part where the public may be told."""
    items = tuple(
        Item(
            each["words"],
            each["title"],
            phrases.joined(
                [
                    phrases.word(codes.EVENT_KINDS, each["kind"]),
                    ", ".join(name for name in (each["place_name"], each["country"]) if name),
                    phrases.when(each["when"]),
                    _took_part(each, words),
                ]
            ),
        )
        for each in content["events"]
    )
    return section(words["events"], Items(items))


def _took_part(event: Content, words: Words) -> str:
    if event["people"]:
        return words["took_part"] % {"count": phrases.quantity(event["people"])}
    return words["people_kept"] if event["people_kept"] else ""


def stories(content: Content, words: Words) -> Section | None:
    """Case studies and practices, each with its lessons."""
    blocks: list[Any] = []
    for each in content["stories"]:
        heading = phrases.joined([phrases.word(codes.STORY_KINDS, each["kind"]), each["country"]])
        blocks.append(Items((Item("", each["title"]),), heading))
        blocks.append(Text(phrases.paragraphs(each["words"])))
        blocks.append(Items(_learned(each, words)))
    return section(words["stories"], *blocks)


def _learned(told: Content, words: Words) -> tuple[Item, ...]:
    places = phrases.listed(told["replicable_in"], words)
    said_of = [Item(told[name], words[name]) for name in ("lessons", "conditions") if told[name]]
    return (*said_of, *([Item(words["replicable"] % {"countries": places})] if places else []))


def processes(content: Content, words: Words) -> Section | None:
    """What it brought to processes and forums, and what followed."""
    items = tuple(
        Item(
            each["brought"],
            each["forum"],
            phrases.joined(
                [
                    phrases.when(each["when"]),
                    words["followed"] % {"what": each["followed"]} if each["followed"] else "",
                ]
            ),
        )
        for each in content["processes"]
    )
    return section(words["processes"], Items(items))
