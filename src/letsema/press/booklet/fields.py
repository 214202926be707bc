"""Fields: the words under a label as a value. Nothing is guessed: what does not parse is None."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from letsema.press.booklet.labels import is_absent
from letsema.press.booklet.lines import Line
from letsema.press.booklet.places import fold
from letsema.values import Money

STATUSES = {
    "concept note approved by steering committee": "concept-note-approved",
    "concept note approved by the steering committee": "concept-note-approved",
    "concept note approved": "concept-note-approved",
    "joint programme document solicited": "document-solicited",
    "joint programme document submitted": "document-submitted",
    "joint programme funded": "funded",
}
_ORDER = ("concept-note-approved", "document-solicited", "document-submitted", "funded")
_BULLET = re.compile(r"(?:[-•·‣▪*–]|\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])[).])\s")
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "US$": "USD", "USD$": "USD", "EURO": "EUR"}
_SCALES = {"thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
_AMOUNT = re.compile(
    r"(?P<a>US\$|USD\$|[A-Z]{3,4}|[€£¥$])?\s*(?P<n>\d[\d,.' ’]*\d|\d)"
    r"\s*(?P<s>thousand|million|billion|mn|bn|m)?\s*(?P<b>US\$|[A-Z]{3,4}|[€£¥$])?"
)
_MONTHS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*(months?|years?)?", re.IGNORECASE)
_GOAL = re.compile(r"(?:(?:SDGs?|Goals?)\s*)?(\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?)\b(?![\d,.]*\d)")


def joined(lines: Sequence[Line]) -> str:
    """Lines as one run of words; a word parted by a hyphen at a line's end is made whole."""
    text = ""
    tight = False
    for line in lines:
        words = line.text.replace("\t", " ")
        if text.endswith("-") and words[:1].islower() and text[-2:-1].isalpha():
            compound = "-" in text.rsplit(" ", 1)[-1][:-1]
            text = text + words if compound else text[:-1] + words
        else:
            text = f"{text} {words}" if text and not tight else text + words
        tight = line.tight
    return text


def paragraphs(lines: Sequence[Line], *, signed: bool = False) -> str | None:
    """Text in paragraphs parted by a blank line; the points of a list keep lines of their own.

    A page break inside a sentence parts nothing. `signed`: a block that is no sentence (a name
    and an office at the foot of a letter) keeps its lines.
    """
    result: list[str] = []
    block: list[Line] = []
    for line in lines:
        if block and _begins(block[-1], line):
            result.append(_parted(result, block, signed))
            block = []
        block.append(line)
    if block:
        result.append(_parted(result, block, signed))
    text = "".join(result)
    return None if not text or is_absent(text) else text


def _begins(above: Line, line: Line) -> bool:
    """Whether a new paragraph or point begins with this line."""
    if above.wraps and not (line.turned and _BULLET.match(line.text)):
        return False
    if _BULLET.match(line.text):
        return True
    open_end = above.text[-1] not in ".!?:;)”\"’'…"
    return bool(line.gap) and not (line.turned and open_end)


def _parted(before: Sequence[str], block: Sequence[Line], signed: bool) -> str:
    rows = signed and block[-1].text[-1] not in ".!?:;)”\"’'…"
    text = "\n".join(line.text for line in block) if rows else joined(block)
    if not before:
        return text
    return ("\n\n" if block[0].gap else "\n") + text


def read_status(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The code of a printed status, the furthest of its parts, and the parts nobody knows."""
    known: list[str] = []
    unknown: list[str] = []
    for part in re.split(r"[;\n\t]|\.\s", text):
        words = " ".join(part.strip(" .").split()).casefold().replace("program ", "programme ")
        if not words:
            continue
        code = STATUSES.get(words)
        if code is None:
            unknown.append(part.strip())
        else:
            known.append(code)
    return (max(known, key=_ORDER.index) if known else None), tuple(unknown)


def status_text(text: str) -> str:
    """A status as printed, its parts on one line, without the full stop at its end."""
    return joined([Line(part.strip(), 0, 0) for part in text.split("\n")]).rstrip(" .;")


def _currency(told: str) -> str | None:
    told = _SIGNS.get(told.strip().upper(), told.strip())
    return told if re.fullmatch(r"[A-Z]{3}", told) else None


def read_budget(text: str, unit: str) -> tuple[Money | None, str | None]:
    """An exact amount with its currency, or why there is none, or what is odd about it.

    The currency stands in the label's brackets (`unit`) or beside the figure, which counts.
    """
    found = _AMOUNT.fullmatch(text.rstrip("."))
    amount = _amount(found["n"], found["s"]) if found else None
    if found is None or amount is None:
        return None, f'"{text}" is not one exact amount'
    printed = [sign for sign in (found["a"], found["b"]) if sign and sign != "$"]
    codes = {code for sign in printed if (code := _currency(sign))}
    if len(codes) > 1 or (len(codes) < len({*printed}) and not codes):
        return None, f'"{text}" has no single currency'
    beside = codes.pop() if codes else None
    label = _currency(unit)
    currency = beside or label
    if currency is None:
        return None, f'"{text}" has no currency'
    try:
        money = Money(amount, currency)
    except ValueError as error:
        return None, str(error)
    if beside and label and beside != label:
        return money, f"the label says {label}, the amount says {beside}"
    return money, None


def _amount(figures: str, scale: str | None) -> Decimal | None:
    """Figures as printed, exactly: `1,700,000`, `1 700 000`, `1.7 million`; None if unclear."""
    figures = figures.replace("’", "'").strip()
    power = Decimal(10) ** _SCALES[scale] if scale else Decimal(1)
    if re.fullmatch(r"\d+(\.\d{1,2})?", figures) and not (scale is None and "." not in figures):
        return Decimal(figures) * power
    if re.fullmatch(r"\d+", figures):
        return Decimal(figures)
    if scale and re.fullmatch(r"\d+[.,]\d+", figures):
        return Decimal(figures.replace(",", ".")) * power
    for mark, point in ((",", "."), (" ", "."), (" ", ","), ("'", "."), (".", ",")):
        grouped = rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?:{re.escape(point)}\d{{1,2}})?"
        single = mark == "." and figures.count(".") < 2 and "," not in figures
        if re.fullmatch(grouped, figures) and not single:
            return Decimal(figures.replace(mark, "").replace(point, ".")) * power
    return None


def read_duration(text: str, unit: str) -> int | None:
    """Whole months; years count as twelve months each."""
    found = _MONTHS.fullmatch(text.strip().rstrip("."))
    if found is None:
        return None
    told = (found[2] or unit or "months").casefold()
    if not told.startswith(("month", "year")):
        return None
    months = Decimal(found[1]) * (12 if told.startswith("year") else 1)
    return int(months) if months == int(months) and months > 0 else None


def read_goals(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of goals (`8`) and targets (`8.8`) in printed order, and what is not one.

    A list is parted at semicolons ("8 Decent work; 16 Peace"); figures alone also at commas.
    """
    codes: list[str] = []
    odd: list[str] = []
    figures = re.sub(r"(?i)\b(?:sdgs?|goals?|and)\b", " ", text)
    parts = text.replace("\t", ";").split(";")
    if not re.search(r"[^\W\d_]{2}", figures):
        parts = re.split(r"[;,\s&•·]+", figures)
    for part in (part.strip(" .") for part in parts):
        if not part or is_absent(part):
            continue
        found = _GOAL.match(part)
        if found is None or not 1 <= int(found[1].split(".")[0]) <= 17:
            odd.append(part)
        elif found[1] not in codes:
            codes.append(found[1])
    return tuple(codes), tuple(odd)


_NAMED = re.compile(
    r"(?i)\bobjectives?\s+((?:\d{1,2})(?:\s*(?:,|and|&|,\s*and)\s*\d{1,2}\b)*)"
    r"(?:\s*\(([^()]{8,240})\)|\s*[:–—]\s*[“\"']([^”\"]{8,240})[”\"'])?"
)


def read_objectives(
    text: str, titles: Mapping[int, str]
) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The objectives of the Global Compact a text names, and faults as (kind, words).

    A number counts when its title follows, or when its sentence speaks of the Compact. A number
    whose words are another objective's title is a contradiction: neither the number printed nor
    the one meant is listed, for which of the two is wrong the text does not say.
    """
    codes: list[str] = []
    faults: list[tuple[str, str]] = []
    for found in _NAMED.finditer(text):
        words = found[2] or found[3] or ""
        numbers = [int(number) for number in re.findall(r"\d+", found[1])]
        meant = _titled(words, titles) if words and len(numbers) == 1 else None
        start = max(text.rfind(". ", 0, found.start()), text.rfind("\n", 0, found.start()))
        compact = re.search(r"\b(?:GCM|Compact)\b", text[start + 1 : found.end() + 40])
        for number in numbers:
            if meant is not None and meant != number:
                faults.append(("contradiction", _contradicted(number, words, meant)))
            elif number not in titles:
                if compact:
                    faults.append(("unknown", f"objective {number} is not one of the Compact"))
            elif (meant or compact) and str(number) not in codes:
                codes.append(str(number))
    return tuple(codes), faults


def _contradicted(number: int, words: str, meant: int) -> str:
    return f'objective {number} is printed with "{words}", which is objective {meant}'


def _titled(words: str, titles: Mapping[int, str]) -> int | None:
    """The objective whose title these words are, or begin, or mostly share."""
    told = set(fold(words).split())
    best, score = None, 0.0
    for number, title in titles.items():
        known = set(fold(title).split())
        shared = len(told & known) / max(1, min(len(told), len(known)))
        if shared > score:
            best, score = number, shared
    return best if score >= 0.75 and len(told) >= 3 else None
