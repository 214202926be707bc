"""Labels: the words a booklet prints before a field, alone on a line or with its value.

A label counts when it is in capitals, when it ends in a colon, or when it is the whole line;
in running prose ("the status of migrants") it does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMS = {
    "title": r"(?:JOINT )?PROGRAMME TITLE|JOINT PROGRAMME|JOINT PROGRAM|TITLE",
    "participants": r"PARTICIPATING (?:UN|UNITED NATIONS) "
    r"(?:ORGANI[SZ]ATIONS?|AGENCIES|ENTITIES)(?: \(PUNOS?\))?|PUNOS",
    "partners": r"KEY (?:NATIONAL |IMPLEMENTING )?PARTNERS?|PARTNERS",
    "budget": r"(?:TOTAL |ESTIMATED |INDICATIVE )?BUDGET(?: IN (?P<b1>[A-Z$€£]{1,4})\b)?"
    r"(?: ?\((?P<b2>[^()]{1,12})\))?",
    "duration": r"(?:PROGRAMME |PROJECT )?DURATION(?: IN (?P<d1>MONTHS|YEARS))?"
    r"(?: ?\((?P<d2>[^()]{1,12})\))?",
    "sdgs": r"(?:MOST )?RELEVANT (?:SDGS?(?: GOALS| TARGETS)?|SUSTAINABLE DEVELOPMENT GOALS)"
    r"|SDG GOALS|SDGS?|SUSTAINABLE DEVELOPMENT GOALS",
    "objectives": r"(?:MOST )?(?:RELEVANT )?(?:GCM|GLOBAL COMPACT) OBJECTIVES",
    "status": r"(?:(?:JOINT )?PROGRAMME )?STATUS",
    "summary": r"(?:(?:JOINT )?PROGRAMME |EXECUTIVE )?SUMMARY",
    "area": r"THEMATIC AREA(?=\s*:)",
    "aside": r"SOURCES?|NOTES?",
}
_LABEL = re.compile("|".join(f"(?P<{key}>{form})" for key, form in _FORMS.items()), re.IGNORECASE)
_STATUS = re.compile(
    r"(?:concept note |joint program(?:me)? )?(?:document )?"
    r"(?:approved by (?:the )?steering committee|approved|solicited|submitted|funded)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"[—–-]|n/?a|tb[cd]|to be (?:determined|confirmed)"
    r"|(?:not (?:yet )?|none )(?:stated|available|known|given|specified|provided)(?: in .{3,60})?",
    re.IGNORECASE,
)
_VALUE = {
    "title": re.compile(r"(?!(?:DOCUMENT|FUNDED)\b)\S", re.IGNORECASE),
    "participants": re.compile(r"[^a-z\s]|—"),
    "partners": re.compile(r"(?=.*[a-z;—])[^a-z]"),
    "budget": re.compile(r".*\d|[—–-]$|(?i:not |tb)"),
    "duration": re.compile(r".*\d|[—–-]$|(?i:not |tb)"),
    "sdgs": re.compile(r".*\d|[—–-]$|(?i:not |tb)"),
    "objectives": re.compile(r".*\d|[—–-]$|(?i:not |tb)"),
    "status": re.compile(r"(?!OF\b)(?=.*[a-z—]|(?:CONCEPT|JOINT) )"),
    "summary": re.compile(r"(?!OF\b)(?=.*[a-z—])"),
    "area": re.compile(r".*\d"),
    "aside": re.compile(r"(?=.*[a-z])"),
}
"""What may follow a label in capitals on its line without a colon."""
_INNER = ("budget", "duration", "sdgs", "status", "partners", "participants", "objectives")
_BLANKS = " \t:–—-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A label found on a line: its key, what its brackets say, and the value behind it."""

    key: str
    unit: str
    value: str


def is_absent(text: str) -> bool:
    """Whether the words say that nothing is said: a dash, "not stated"."""
    return bool(_ABSENT.fullmatch(text.strip().rstrip(".")))


def says_status(text: str) -> bool:
    """Whether the line is a status label, or one part of one, and nothing else."""
    parts = [part.strip() for part in re.split(r"[;.]", text) if part.strip()]
    return bool(parts) and all(_STATUS.fullmatch(part) for part in parts)


def pieces(text: str) -> tuple[Piece, ...]:
    """The labels of a line that starts with one; nothing if it does not.

    Several labels may share a line, each with its value (`BUDGET (USD)`, tab, `1,700,000`, tab,
    `DURATION (MONTHS)`, tab, `36`) or one after the other with their values below.
    """
    if not text[0].isupper():
        return ()
    found = _LABEL.match(text)
    if found is None or not _counts(found, text):
        return ()
    result: list[Piece] = []
    while True:
        assert found.lastgroup is not None
        after = _next_label(text, found.end())
        value = text[found.end() : after.start() if after else len(text)]
        result.append(Piece(_key(found), _unit(found), value.lstrip(":").strip(" \t")))
        if after is None:
            return tuple(result)
        found = after


def _key(found: re.Match[str]) -> str:
    return next(key for key in _FORMS if found[key] is not None)


def _unit(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return next((groups[g] for g in ("b1", "b2", "d1", "d2") if groups[g]), "").strip()


def _counts(found: re.Match[str], text: str) -> bool:
    """Whether what looks like a label at the start of a line is one."""
    rest = text[found.end() :]
    if rest and (rest[0].isalnum() or rest[0] in "-'’/_,.;"):
        return False
    capitals = found[0].isupper()
    bare = rest.strip(" \t")
    if not bare or bare == ":":
        return capitals or bare == ":" or not found[0][1:].isupper()
    if rest.lstrip(" ")[0] in ":\t":
        return True
    key = _key(found)
    if capitals and _counts_inline(key, bare):
        return True
    return not capitals and key == "duration" and bool(re.fullmatch(r"\d+ months?\.?", bare))


def _counts_inline(key: str, bare: str) -> bool:
    following = _LABEL.match(bare)
    if following is not None and following[0].isupper():
        return True
    return bool(_VALUE[key].match(bare))


def _next_label(text: str, start: int) -> re.Match[str] | None:
    """The next label in capitals on the same line, after a space or a tab."""
    for found in _LABEL.finditer(text, start):
        end = text[found.end() : found.end() + 1]
        if not found[0].isupper() or text[found.start() - 1] not in " \t" or end.isalnum():
            continue
        if _key(found) in _INNER or text[found.start() - 1] == "\t":
            return found
    return None
