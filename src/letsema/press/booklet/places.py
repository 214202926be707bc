"""Places: a heading of one or several countries, or a region, matched against given names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+|[,&/;+]")
_SEPARATORS = frozenset({",", "and", "&", "/", ";", "+"})
_REGION = re.compile(r"(?i)(?:sub-?|inter-?|cross-?|multi-?)?(?:regional|region|country)\b|global$")
_MARKS = re.compile(r"[*†‡¹²³★]+")


def fold(text: str) -> str:
    """The text for comparison: no case, accents, apostrophes or punctuation but separators."""
    if not text.isascii() or "*" in text:
        text = _MARKS.sub("", text)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’‘`´ʼ]", "", text.casefold())
    return " ".join(_TOKEN.findall(text)).replace("&", "and")


@dataclass(frozen=True, slots=True)
class Place:
    """What a heading names: codes in printed order, the pieces nobody knows."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...]


class Gazetteer:
    """The given country names, ready for matching headings and lists."""

    def __init__(self, countries: Mapping[str, str]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._tight: dict[str, str] = {}
        self._met: dict[str, Place] = {}
        for name, code in countries.items():
            tokens = _without_article(fold(name).split())
            if tokens:
                self._names[tuple(tokens)] = code
                self._tight["".join(tokens)] = code
        self._longest = max((len(name) for name in self._names), default=0)

    def code(self, name: str) -> str | None:
        """The code of exactly one country, None if the name is not known."""
        tokens = _without_article(fold(name).split())
        return self._names.get(tuple(tokens)) or self._tight.get("".join(tokens))

    def read(self, text: str) -> Place:
        """The countries of a list: names parted by comma, "and", "&" or slash."""
        if text not in self._met:
            self._met[text] = self._read(text)
        return self._met[text]

    def _read(self, text: str) -> Place:
        tokens = fold(text).split()
        codes: list[str] = []
        unknown: list[str] = []
        at = 0
        while at < len(tokens):
            if tokens[at] in _SEPARATORS:
                at += 1
                continue
            code, end = self._longest_name(tokens, at)
            if code is None:
                end = at + 1
                while end < len(tokens) and tokens[end] not in _SEPARATORS:
                    end += 1
                code = self._tight.get("".join(_without_article(tokens[at:end])))
            if code is None:
                unknown.append(" ".join(tokens[at:end]))
            elif code not in codes:
                codes.append(code)
            at = end
        return Place(tuple(codes), tuple(unknown))

    def _longest_name(self, tokens: list[str], at: int) -> tuple[str | None, int]:
        start = at + 1 if tokens[at] == "the" and at + 1 < len(tokens) else at
        for end in range(min(len(tokens), start + self._longest), start, -1):
            if end == len(tokens) or tokens[end] in _SEPARATORS:
                code = self._names.get(tuple(tokens[start:end]))
                if code is not None:
                    return code, end
        return None, at

    def is_list(self, text: str) -> bool:
        """Whether the line is nothing but countries we know (a comma may end it)."""
        if len(text) > 200 or text[-1:] in ".:;":
            return False
        place = self.read(text)
        return bool(place.codes) and not place.unknown

    def is_partly(self, text: str) -> bool:
        """Whether the line names at least one country, and not mostly other things."""
        if len(text) > 200 or text[-1:] in ".:;":
            return False
        place = self.read(text)
        return len(place.codes) >= max(1, len(place.unknown))


def _without_article(tokens: list[str]) -> list[str]:
    return tokens[1:] if len(tokens) > 1 and tokens[0] == "the" else tokens


def is_region(text: str) -> bool:
    """Whether a heading names a region (`REGIONAL PACIFIC`) and not countries."""
    return len(text) <= 80 and text[-1:] not in ".;" and bool(_REGION.match(text))


def in_capitals(text: str) -> bool:
    """Whether all letters of a line are capitals, and it has some (`CÔTE D'IVOIRE`)."""
    return text.upper() == text and sum(c.isalpha() for c in text) >= 2
