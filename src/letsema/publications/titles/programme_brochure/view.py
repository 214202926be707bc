"""The brochure as a book: the parts that have something to tell, in their order."""

from __future__ import annotations

from letsema.publications.titles.programme_brochure import head, reached, sections
from letsema.publications.titles.programme_brochure.head import Content
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.setting import Book, Item, Items, Section

PARTS = (
    sections.summary,
    sections.outcomes,
    sections.sectors,
    sections.objectives,
    sections.where,
    sections.reach,
    sections.phases,
    sections.who,
    sections.parts,
    reached.figures,
    reached.achievements,
    reached.policies,
    reached.initiatives,
    reached.events,
    reached.stories,
    reached.processes,
    sections.agreements,
    sections.bodies,
    sections.alignments,
    sections.notes,
    sections.contact,
)
"""The parts of a brochure in their order."""


def book(content: Content, words: Words) -> Book:
    """Everything that is told of a programme."""
    told = (part(content, words) for part in PARTS)
    return Book(
        title=words["programme-brochure"],
        name=content["subject"]["name"],
        language=content["language"],
        as_at=content["as_at"],
        mark=head.mark(content, words),
        words=words,
        line=head.line(content),
        colour=head.colour(content),
        address=content["address"],
        facts=head.facts(content, words),
        margin=_margin(content, words),
        sections=tuple(part for part in told if part),
        sources=head.sources(content, words),
        foot=words["made_from"],
    )


def _margin(content: Content, words: Words) -> tuple[Section, ...]:
    """What stands beside the first page: fund, area, goals."""
    told = content["programme"]
    area = [Item(told["area_name"] or "", str(told["area"]))] if told["area"] else []
    fund = [Item(told["fund"])] if told["fund"] else []
    parts = (
        (words["fund"], tuple(fund)),
        (words["area"], tuple(area)),
        (words["sdgs"], head.goals(content, None, words)),
    )
    return tuple(Section(name, (Items(items),)) for name, items in parts if items)
