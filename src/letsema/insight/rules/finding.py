"""Words: how what is asked and what is found are compared, shown and nearly matched. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from letsema.partners.rules import folded

KINDS = ("country", "programme", "organisation", "body", "source")
"""What can be found; among hits of one rank, in this order."""

EXACT, TITLE, TEXT = 0, 1, 2
"""Ranks of a hit: all of a title, name, reference, acronym or code; words of a title or name;
words of the text.
"""

MOST_CHARACTERS, MOST_WORDS, LONGEST_WORD = 1000, 16, 64
BEFORE, WIDTH = 60, 240
NEAR_ENOUGH = 70


def words_of(text: str) -> list[str]:
    """The words a text is found by: no case, accents or punctuation; letters and digits only."""
    return [word[:LONGEST_WORD] for word in folded(text).replace("_", " ").split()]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: every word must be found, the last one also as a beginning."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Asked:
        """Read whatever was typed: only letters and digits count, and only the first 16 words."""
        return cls(tuple(words_of(text[:MOST_CHARACTERS])[:MOST_WORDS]))

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def text(self) -> str:
        """The words as one folded text."""
        return " ".join(self.words)

    def for_fts5(self, column: str = "") -> str:
        """The question in SQLite's FTS5 language; words hold no mark that means anything in it."""
        asked = " ".join(f'"{word}"' for word in self.words) + "*"
        return f"{{{column}}} : ({asked})" if column else asked

    def for_tsquery(self) -> str:
        """The question as PostgreSQL's `tsquery`."""
        return " & ".join(f"'{word}'" for word in self.words) + ":*"

    def holds(self, token: str) -> set[str]:
        """The asked words that a word of a text, as printed, answers."""
        own = _words_of_token(token) if self.words else ()
        found = {word for word in self.words if word in own}
        if any(word.startswith(self.words[-1]) for word in own):
            found.add(self.words[-1])
        return found


@lru_cache(maxsize=20_000)
def _words_of_token(token: str) -> tuple[str, ...]:
    return tuple(words_of(token))


@dataclass(frozen=True, slots=True)
class Draft:
    """What the index is to hold of one thing.

    `names`: title first, then every other name; `codes`: references, acronyms, ISO codes;
    `lines`: its text for reading; `hidden`: other wordings it is found by and never shown;
    `mentions`: what its words were taken from, such as `organisation:iom`.
    """

    kind: str
    key: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    mentions: frozenset[str] = field(default_factory=frozenset)

    def columns(self) -> dict[str, str]:
        """The draft as columns of the index."""
        names = _once(map(_plain, self.names))
        lines = _once(map(_plain, self.lines))
        exact = _once(" ".join(words_of(text)) for text in (*names, *self.codes, *self.hidden))
        everything = (*names, *self.codes, *self.hidden, *lines)
        return {
            "kind": self.kind,
            "key": self.key,
            "title": names[0] if names else self.key,
            "names": "\n".join(names),
            "words": "\n".join(lines),
            "exact": "".join(f"\n{text}" for text in exact) + "\n",
            "folded_names": _sorted_words((*names, *self.hidden)),
            "folded": _sorted_words(everything),
            "mentions": "".join(f"|{each}" for each in sorted(self.mentions)) + "|",
        }


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _sorted_words(texts: Iterable[str]) -> str:
    return " ".join(sorted({word for text in texts for word in words_of(text)}))


Piece = tuple[str, bool]
"""Some text, and whether it is what was asked for."""


def extract(words: str, asked: Asked) -> tuple[Piece, ...]:
    """Of the lines of a text, the one that answers most, cut around the first matched word."""
    lines = words.split("\n")
    found = [_matches(line, asked) for line in lines]
    answered = [len({word for _, _, words in spans for word in words}) for spans in found]
    best = answered.index(max(answered))
    return tuple(_cut(lines[best], [(start, end) for start, end, _ in found[best]]))


def _matches(line: str, asked: Asked) -> list[tuple[int, int, set[str]]]:
    spans = ((m.start(), m.end(), asked.holds(m.group())) for m in re.finditer(r"[^\W_]+", line))
    return [span for span in spans if span[2]]


def _cut(line: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    if start:
        start = line.find(" ", start, spans[0][0]) + 1 or spans[0][0]
    end = len(line)
    if end - start > WIDTH:
        end = max(line.rfind(" ", start, start + WIDTH), start)
        end = max(end, spans[0][1]) if spans else end or start + WIDTH
    at, before = start, "…" if start else ""
    for first, last in spans:
        if first < at or last > end:
            continue
        if before or line[at:first]:
            yield before + line[at:first], False
        yield line[first:last], True
        at, before = last, ""
    rest = before + line[at:end] + ("…" if end < len(line) else "")
    if rest:
        yield rest, False


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act may have changed: entries by kind and key, mentions, a fund's programmes."""

    entries: frozenset[tuple[str, str]] = frozenset()
    mentions: frozenset[str] = frozenset()
    fund: str = ""


FOLLOWED = {
    "partners.organisation": "organisation",
    "governance.body": "body",
    "governance.member": "body",
    "governance.meeting": "body",
    "documents.source": "source",
}
"""What acts of other rooms are about; acts named nowhere here change nothing that is found."""


def touched(kind: str, subject: str, told: Mapping[str, Any]) -> Touched:
    """What a journal entry of that kind about that subject asks the index to look at again."""
    room, noun, *verb = kind.split(".")
    if (room, noun) == ("programmes", "load"):
        return Touched(fund=subject if verb == ["undone"] else "")
    if room == "programmes":
        named = {subject, str(told.get("into") or subject)}
        return Touched(frozenset(("programme", each) for each in named))
    if room == "reference":
        return Touched(mentions=frozenset({f"framework:{subject}"}))
    found = FOLLOWED.get(f"{room}.{noun}")
    if found is None:
        return Touched()
    named = {subject, str(told.get("into") or subject)}
    return Touched(
        frozenset((found, each) for each in named),
        mentions=frozenset(f"{found}:{each}" for each in named),
    )


Named = tuple[str, str, str]
"""Kind, key, and a name of the thing."""


def nearest(asked: Asked, named: Iterable[Named], limit: int) -> list[tuple[Named, int]]:
    """The names most like what was asked, each thing once, with a likeness from 0 to 100."""
    choices = {each: " ".join(words_of(each[2])) for each in named}
    scored = process.extract(
        asked.text, choices, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH, limit=None
    )
    near = sorted(
        ((each, score) for _, score, each in scored if _comparable(asked.text, choices[each])),
        key=lambda pair: (-pair[1], KINDS.index(pair[0][0]), pair[0][2], pair[0][1]),
    )
    first: dict[tuple[str, str], tuple[Named, int]] = {}
    for each, score in near:
        first.setdefault(each[:2], (each, round(score)))
    return list(first.values())[:limit]


def _comparable(asked: str, name: str) -> bool:
    """Short names inside long words are like everything: they are left out."""
    return len(name) * 2 > len(asked)
