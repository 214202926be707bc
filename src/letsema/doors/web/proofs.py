"""The next edition as a proof: what it would say, and what changed since the newest edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letsema.doors.web import words
from letsema.programmes import queries as programmes
from letsema.publications import queries as publications
from letsema.publications import titles
from letsema.publications.queries import EditionView
from letsema.publications.rules import fingerprint_of
from letsema.values import Money, Refused

BOOKLET = "pipeline-booklet"
COMPARED = ("title", "budget", "duration_months", "summary", "participants", "sdgs", "region")
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one programme in print: a sentence, or before and after."""

    reference: str
    title: str
    words: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the next edition would say; `since` is the newest edition, None where there is none."""

    content: Content
    since: EditionView | None
    changes: tuple[tuple[str, tuple[Change, ...]], ...]
    totals: tuple[tuple[str, Content, Content | None], ...]
    same: bool


def content_of(fund: str, day: date) -> Content | None:
    """The next edition's content; None where there is nothing to publish."""
    try:
        return titles.gather(BOOKLET, fund, as_at=day)
    except Refused:
        return None


def proof(fund: str, day: date) -> Proof | None:
    """The next edition as at a day, beside the newest; None where there is nothing to publish."""
    content = content_of(fund, day)
    if content is None:
        return None
    since = _newest(fund, day)
    before = since.content if since else None
    return Proof(
        content=content,
        since=since,
        changes=_changes(before, content, day) if before else (),
        totals=tuple(
            (name, total, before["totals"].get(name) if before else None)
            for name, total in content["totals"].items()
        ),
        same=bool(since and since.as_at == day and since.fingerprint == fingerprint_of(content)),
    )


def _newest(fund: str, day: date) -> EditionView | None:
    """The edition released last of those that stand by the day."""
    found = [e for e in publications.editions(fund, BOOKLET) if e.as_at <= day]
    return max(found, key=lambda each: (each.as_at, each.number), default=None)


def _changes(
    before: Content, after: Content, day: date
) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Kinds of change with the programmes concerned; kinds without any are left out."""
    old = {entry["reference"]: entry for entry in before["entries"]}
    new = {entry["reference"]: entry for entry in after["entries"]}
    both = [(old[name], new[name]) for name in new if name in old]
    told = (
        (_("Enter the pipeline"), [_entered(e) for name, e in new.items() if name not in old]),
        (_("Leave it"), [_left(e, day) for name, e in old.items() if name not in new]),
        (_("Move on"), [_moved(one, two) for one, two in both if _stage(one) != _stage(two)]),
        (_("Are told otherwise"), [c for one, two in both for c in _altered(one, two)]),
    )
    return tuple((kind, tuple(found)) for kind, found in told if found)


def _stage(entry: Content) -> str:
    return str(entry["stage"] or entry["status"] or "")


def _label(entry: Content) -> str:
    return words.word(words.STAGES, _stage(entry))


def _change(entry: Content, **told: str) -> Change:
    return Change(entry["reference"], entry["title"] or entry["heading"], **told)


def _entered(entry: Content) -> Change:
    budget = _plain("budget", entry["budget"]) if entry["budget"] else ""
    return _change(entry, words=" · ".join(filter(None, (_label(entry), budget))))


def _left(entry: Content, day: date) -> Change:
    """With the public wording of why it left."""
    view = programmes.programme(entry["reference"], day)
    last = view.stages[-1] if view and view.stages else None
    said = (last.public_words or words.word(words.REASONS, last.reason)) if last else ""
    return _change(entry, words=said)


def _moved(one: Content, two: Content) -> Change:
    return _change(two, before=_label(one), after=_label(two))


def _altered(one: Content, two: Content) -> list[Change]:
    return [
        _change(
            two,
            words=words.word(words.FIELDS, field),
            before=_plain(field, one[field]),
            after=_plain(field, two[field]),
        )
        for field in COMPARED
        if one[field] != two[field]
    ]


def _plain(field: str, value: Any) -> str:
    """A field of an edition in words."""
    if value in (None, "", []):
        return _("not stated")
    if field == "budget":
        return words.money(Money.from_json(value))
    if field == "duration_months":
        return ngettext("%(count)d month", "%(count)d months", value) % {"count": value}
    if isinstance(value, list):
        return ", ".join(str(each.get("acronym") or each.get("code") or each) for each in value)
    return str(value)
