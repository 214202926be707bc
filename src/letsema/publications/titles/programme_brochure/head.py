"""The head of a programme's papers: name, line over it, facts, map, sources."""

from __future__ import annotations

from typing import Any

from letsema.press import maps
from letsema.publications.titles.programme_brochure import phrases
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.setting import Fact, Item, Picture, Source
from letsema.publications.titles.telling import codes

Content = dict[str, Any]
SEVERAL = 4
"""So many countries are named in the line over a name; of more, how many there are."""
ON_PAPER = {4: "#8a6108"}
"""Colours of areas too pale for words on paper, and what stands for them."""


def mark(content: Content, words: Words) -> str:
    """`Edition 2 · As at 30 June 2021`, or that it is a proof."""
    number = content["edition"]["number"]
    which = words["edition"] % {"number": number} if number else words["proof"]
    known = content["known_at"]
    return phrases.joined(
        [
            which,
            words["as_at"] % {"date": phrases.day(content["as_at"])},
            words["known_at"] % {"date": phrases.day(known)} if known else "",
        ]
    )


def line(content: Content) -> str:
    """What stands over the name: the heading, the region, or the countries."""
    told = content["programme"]
    names = [country["name"] for country in told["countries"]]
    over = told["heading"] or told["region"] or ", ".join(names[:SEVERAL])
    return "" if over == content["subject"]["name"] else str(over)


def colour(content: Content) -> str:
    """The colour of its area, dark enough for words; the accent for none."""
    area = content["programme"]["area"]
    return ON_PAPER.get(area, maps.colour(area)) if area else "#1b5e74"


def facts(content: Content, words: Words, donors: int | None = None) -> tuple[Fact, ...]:
    """The facts of the box, those that are told; of donors the first, of many."""
    told = content["programme"]
    return tuple(
        fact
        for fact in (
            None if told["title"] else Fact(words["title"], words["not_stated"]),
            _budget(told, words),
            _duration(told, words),
            _start(told, words),
            _end(told, words),
            _stage(told, words),
            _donors(content, words, donors),
        )
        if fact and fact.value
    )


def _budget(told: Content, words: Words) -> Fact:
    if not told["budget"]:
        return Fact(words["budget"], words["not_stated"])
    note = words[told["section"] or "no_section"]
    return Fact(words["budget"], phrases.money(told["budget"]), note)


def _duration(told: Content, words: Words) -> Fact | None:
    months = told["duration_months"]
    if not months:
        return None
    value = words["one_month"] if months == 1 else words["months"] % {"count": months}
    return Fact(words["duration"], value)


def _start(told: Content, words: Words) -> Fact:
    return Fact(words["starts"], phrases.when(told["starts"]))


def _end(told: Content, words: Words) -> Fact:
    """The end as it stands, and the one it began with where that was another."""
    first = phrases.when(told["ends_original"])
    now = phrases.when(told["ends"])
    if not now:
        return Fact(words["ends"], first, words["ends_original"])
    changed = first and first != now
    return Fact(words["ends"], now, words["ends_first"] % {"date": first} if changed else "")


def _stage(told: Content, words: Words) -> Fact:
    since = told["since"]
    if since and since["not_after"] and not since["not_before"]:
        note = words["stands_by"] % {"date": phrases.day(since["not_after"])}
    else:
        date = phrases.when(since)
        note = words["since"] % {"date": date} if date else ""
    return Fact(words["stage"], told["stage"] or told["status"] or "", note)


def _donors(content: Content, words: Words, most: int | None) -> Fact:
    names = [donor["acronym"] for donor in donors(content)]
    return Fact(words["donors"], phrases.few(names, most, words))


def donors(content: Content) -> list[dict[str, str]]:
    """Who pays for it; who pays for its parts stands with them."""
    return next((each["donors"] for each in content["family"] if each["itself"]), [])


def locator(content: Content, words: Words, width: int = 100) -> Picture | None:
    """The part of the world its countries lie in, where the record has their places."""
    told = content["programme"]
    points = [
        (float(country["latitude"]), float(country["longitude"]))
        for country in told["countries"]
        if country["latitude"] is not None and country["longitude"] is not None
    ]
    if not points:
        return None
    names = ", ".join(country["name"] for country in told["countries"])
    title = words["map"] % {"place": names}
    funded = told["section"] in ("funded", "closed")
    svg = maps.locator(points, area=told["area"] or 1, funded=funded, style="print", title=title)
    return Picture(svg, title, width)


def by_role(content: Content, words: Words, most: int | None = None) -> tuple[Item, ...]:
    """Its countries by the role they have, those without one last."""
    roles: dict[str, list[str]] = {}
    for country in content["programme"]["countries"]:
        roles.setdefault(country["role"] or "", []).append(country["name"])
    told = sorted(
        roles.items(), key=lambda each: (not each[0], list(codes.ROLES).index(each[0] or "lead"))
    )
    return tuple(
        Item(phrases.few(names, most, words), phrases.word(codes.ROLES, role))
        for role, names in told
    )


def goals(content: Content, most: int | None, words: Words) -> tuple[Item, ...]:
    """The Sustainable Development Goals, by number and title."""
    told = [Item(goal["title"], goal["code"]) for goal in content["programme"]["sdgs"]]
    return phrases.some(told, most, words)


def sources(content: Content, words: Words) -> tuple[Source, ...]:
    """What it rests on."""
    return tuple(
        Source(
            each["title"],
            each["publisher"],
            phrases.when(each["published"]),
            each["url"] or "",
        )
        for each in content["sources"]
    )
