"""The factsheet as a book, cut as deep as asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from letsema.publications.titles.programme_brochure import head, phrases, reached, sections
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.programme_factsheet.cuts import Cut
from letsema.publications.titles.setting import Book, Fact, Item, Items, Section, Text
from letsema.publications.titles.telling import codes
from letsema.publications.titles.telling.together import together

Content = dict[str, Any]


def book(content: Content, words: Words, cut: Cut) -> Book:
    """A programme in the facts one asks for first."""
    return Book(
        title=words["programme-factsheet"],
        name=phrases.shortened(content["subject"]["name"], cut.name),
        language=content["language"],
        as_at=content["as_at"],
        mark=head.mark(content, words),
        words=words,
        line=phrases.shortened(head.line(content), cut.name),
        colour=head.colour(content),
        address=content["address"],
        facts=_facts(content, words, cut),
        margin=_margin(content, words, cut),
        sections=tuple(part for part in _sections(content, words, cut) if part),
        sources=head.sources(content, words) if cut.sources is None else (),
        foot=words["made_from"],
        compact=cut.compact,
    )


def _facts(content: Content, words: Words, cut: Cut) -> tuple[Fact, ...]:
    facts = head.facts(content, words, cut.donors)
    return tuple(replace(fact, value=phrases.shortened(fact.value, cut.name)) for fact in facts)


def _margin(content: Content, words: Words, cut: Cut) -> tuple[Section, ...]:
    told = content["programme"]
    area = [Item(told["area_name"] or "", str(told["area"]))] if told["area"] else []
    drawn = head.locator(content, words)
    goals = _short(head.goals(content, cut.goals, words), cut)
    parts = (
        (words["countries"], Items(head.by_role(content, words, cut.countries))),
        (words["fund"], Items((Item(told["fund"]),) if told["fund"] else ())),
        (words["area"], Items(tuple(area))),
        (words["sdgs"], Items(goals)),
    )
    countries = sections.section(words["countries"], drawn, parts[0][1])
    others = [sections.section(name, block) for name, block in parts[1:]]
    return tuple(part for part in (countries, *others) if part)


def _sections(content: Content, words: Words, cut: Cut) -> list[Section | None]:
    summary = phrases.shortened(content["programme"]["summary"] or "", cut.summary)
    figures = reached.stated(content, words, cut.figures)
    lines = together(content["achievements"])
    first, second = cut.shares(len(lines), len(content["policies"]))
    return [
        sections.section(words["summary"], Text(phrases.paragraphs(summary))),
        sections.section(words["key_numbers"], figures, Items(_left(content, words, cut))),
        sections.section(words["outcomes"], Items(_outcomes(content, words, cut))),
        sections.section(words["sectors"], Items(_sectors(content, words, cut))),
        sections.section(words["who"], Items(_who(content, words, cut))),
        sections.section(words["partners"], Items(_partners(content, words, cut))),
        sections.section(words["achievements"], Items(_achievements(lines, first, words, cut))),
        sections.section(words["policies"], Items(_policies(content, second, words, cut))),
        sections.section(words["sources"], Items(_sources(content, words, cut))),
    ]


def _left(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    """How many figures are left out, where any are."""
    left = 0 if cut.figures is None else len(content["figures"]) - cut.figures
    return (Item(words["more"] % {"count": left}),) if left > 0 else ()


def _short(items: tuple[Item, ...], cut: Cut) -> tuple[Item, ...]:
    """Items with each text no longer than a line or two."""
    return tuple(
        Item(
            phrases.shortened(item.text, cut.sentence),
            phrases.shortened(item.lead, cut.sentence),
            phrases.shortened(item.note, cut.sentence),
        )
        for item in items
    )


def _outcomes(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    """The outcomes it states, else those it names."""
    stated = [each for each in content["statements"] if each["kind"] == "outcome"]
    told = [Item(each["words"], each["code"][: each["code"][:1].isdigit() * 9]) for each in stated]
    named = [Item(each["title"], each["code"]) for each in content["programme"]["outcomes"]]
    return _short(phrases.some(told or named, cut.outcomes, words), cut)


def _sectors(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    names = [each["title"] for each in content["programme"]["sectors"]]
    return _short((Item(phrases.few(names, cut.sectors, words)),) if names else (), cut)


def _who(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    told = sections.participants(content, words)
    return _short(phrases.some(told, cut.participants, words), cut)


def _partners(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    names = [each["name"] for each in content["programme"]["partners"]]
    if not names:
        return ()
    room = cut.sentence * 4 if cut.sentence else None
    return (Item(phrases.shortened(phrases.few(names, cut.partners, words), room)),)


def _achievements(
    lines: list[list[Content]], most: int | None, words: Words, cut: Cut
) -> tuple[Item, ...]:
    """The first lines of its achievements, and how many entries the others hold."""
    told = tuple(_achievement(line, words, cut) for line in lines[:most])
    left = sum(len(line) for line in lines[len(told) :])
    return (*told, Item(words["more"] % {"count": left})) if left else told


def _achievement(line: list[Content], words: Words, cut: Cut) -> Item:
    each = line[0]
    return Item(
        phrases.shortened(each["statement"], cut.sentence),
        _whose(line, words, cut),
        phrases.joined([phrases.quantity(each["quantity"]), reached.doubt(each, words)]),
    )


def _whose(line: list[Content], words: Words, cut: Cut) -> str:
    """What an achievement begins with: its countries, that it is not certain, or its kind."""
    told = line[0]
    if told["country"]:
        return phrases.few([each["country_name"] for each in line], cut.countries, words)
    return str(told["kind_label"]) if told["certain"] else words["uncertain"]


def _policies(content: Content, most: int | None, words: Words, cut: Cut) -> tuple[Item, ...]:
    """The first of the instruments it had a part in."""
    told = [
        Item(
            phrases.joined([each["country"], phrases.word(codes.INSTRUMENT_STAGES, each["stage"])]),
            phrases.shortened(each["name"], cut.sentence),
        )
        for each in content["policies"]
    ]
    return phrases.some(told, most, words)


def _sources(content: Content, words: Words, cut: Cut) -> tuple[Item, ...]:
    """What it rests on, a line each; uncut it stands at the end of the book."""
    if not cut.sources:
        return ()
    told = [
        Item(phrases.joined([each.publisher, each.published]), each.title)
        for each in head.sources(content, words)
    ]
    return _short(phrases.some(told, cut.sources, words), cut)
