"""Rows of content as blocks: achievements by kind, policies, events, agreements, support."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from letsema.publications.titles.setting import Item, Items, Table
from letsema.publications.titles.telling import codes
from letsema.publications.titles.telling.framing import Evidence
from letsema.publications.titles.telling.phrases import (
    Told,
    joined,
    listed,
    money,
    period,
    quantity,
    when,
    word,
)

Rows = list[Told]


def achievements(rows: Rows, evidence: Evidence, called: dict[str, str]) -> tuple[Items, ...]:
    """A list for each kind; `called` is what programmes go by here, where not by reference."""
    by_kind = sorted(rows, key=lambda row: _first(rows, row["kind"]))
    return tuple(
        Items(tuple(_achievement(each, evidence, called) for each in ours), _label(kind, label))
        for (kind, label), ours in groupby(by_kind, lambda row: (row["kind"], row["kind_label"]))
    )


def _first(rows: Rows, kind: str) -> int:
    return next(at for at, row in enumerate(rows) if row["kind"] == kind)


def _label(kind: str, label: str) -> str:
    return label or word({}, kind)


def _achievement(row: Told, evidence: Evidence, called: dict[str, str]) -> Item:
    may_be = _("may be of: %(countries)s") % {"countries": listed(row["candidates"])}
    note = evidence.after(
        row,
        may_be if row["candidates"] else None,
        row["region"],
        when(row["when"]),
        called.get(row["programme"], row["programme"]),
    )
    return Item(joined([row["statement"], quantity(row["quantity"])], " – "), note=note)


def policies(rows: Rows, evidence: Evidence, called: dict[str, str]) -> tuple[Item, ...]:
    """A line for each instrument: what it is, how far it has come."""
    return tuple(
        Item(
            joined(
                [
                    word(codes.INSTRUMENT_KINDS, row["kind"]),
                    word(codes.POLICY_LEVELS, row["level"]).lower(),
                    joined([_stage(row), when(row["since"])], ", "),
                ]
            ),
            row["name"],
            evidence.after(row, *(called.get(each, each) for each in row["programmes"])),
        )
        for row in rows
    )


def _stage(row: Told) -> str:
    if not row["stage"]:
        return _("no stage told")
    return word(codes.INSTRUMENT_STAGES, row["stage"]).lower()


def events(rows: Rows, evidence: Evidence, called: dict[str, str]) -> tuple[Item, ...]:
    """A line for each event: what it was, where, when, how many came."""
    return tuple(
        Item(
            joined(
                [
                    word(codes.EVENT_KINDS, row["kind"]),
                    listed([row["place_name"], row["country_name"]])
                    if row["countries_named"]
                    else row["place_name"],
                    when(row["when"]),
                    _people(row),
                    _took_part(row),
                ]
            ),
            row["title"],
            evidence.after(row, called.get(row["programme"], row["programme"])),
        )
        for row in rows
    )


def _people(row: Told) -> str:
    if row["people_kept"]:
        return _("how many took part: kept back")
    if row["people"] is None:
        return ""
    told = {"number": str(row["people"]), "qualifier": row["qualifier"], "unit": ""}
    return _("%(number)s took part") % {"number": quantity(told)}


def _took_part(row: Told) -> str:
    if not row["countries_named"]:
        return ""
    return _("with %(countries)s") % {"countries": listed(row["countries_named"])}


def initiatives(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each initiative: where, who leads it."""
    led = _("led by %(name)s")
    return tuple(
        Item(
            joined(
                [
                    row["place_name"],
                    led % {"name": row["lead"]} if row["lead"] else "",
                    row["words"],
                ]
            ),
            row["title"],
            evidence.after(row, when(row["since"])),
        )
        for row in rows
    )


def stories(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each case study or practice, with what was learned."""
    lessons = _("What was learned: %(words)s")
    return tuple(
        Item(
            joined(
                [row["words"], lessons % {"words": row["lessons"]} if row["lessons"] else ""], " "
            ),
            row["title"],
            evidence.after(
                row, word(codes.STORY_KINDS, row["kind"]), row["country_name"], when(row["when"])
            ),
        )
        for row in rows
    )


def processes(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each forum: what was brought, what followed."""
    followed = _("What followed: %(words)s")
    return tuple(
        Item(
            joined(
                [row["brought"], followed % {"words": row["followed"]} if row["followed"] else ""],
                " ",
            ),
            row["forum"],
            evidence.after(row, when(row["when"])),
        )
        for row in rows
    )


def party(row: Told) -> str:
    """A party of an agreement, with its role where that is more than being one."""
    name = row["organisation"]["name"] if row["organisation"] else row["country"]
    told = [
        _("government") if row["country"] and not row["organisation"] else "",
        word(codes.PARTY_ROLES, row["role"]) if row["role"] != "party" else "",
    ]
    after = listed(told)
    return f"{name or row['words']} ({after})" if after else name or row["words"]


def lasting(row: Told) -> str:
    """From when to when an agreement holds, as far as is told."""
    return period(row["starts"] or row["signed"], row["until"])


def agreements(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each agreement: its parties, its state and dates."""
    return tuple(
        Item(
            joined(
                [
                    word(codes.AGREEMENT_KINDS, row["kind"]),
                    listed(party(each) for each in row["parties"]),
                    joined([word(codes.AGREEMENT_STATES, row["state"]), lasting(row)], ", "),
                ]
            ),
            row["title"],
            evidence(row),
        )
        for row in rows
    )


def support_line(row: Told) -> str:
    """What was given, how much of it, and its value apart."""
    return joined(
        [
            joined([row["words"], quantity(row["quantity"])], ", "),
            _value(row),
            period(row["since"], row["until"]),
        ]
    )


def _value(row: Told) -> str:
    if not row["value"]:
        return ""
    valued = word(codes.VALUED, row["valued"])
    worth = joined([money(row["value"]), valued], ", ")
    if row["kind"] == "money":
        return worth
    return _("worth %(value)s") % {"value": worth}


def support(rows: Rows, evidence: Evidence) -> tuple[Items, ...]:
    """A list for each kind of support: who gave what to whom."""
    to = pgettext("giver and receiver", "%(giver)s to %(receiver)s")
    by_kind = sorted(rows, key=lambda row: _first(rows, row["kind"]))

    def who(row: Told) -> str:
        receiver = row["receiver"]["acronym"] if row["receiver"] else row["receiver_words"]
        giver = row["giver"]["acronym"]
        return to % {"giver": giver, "receiver": receiver} if receiver else giver

    return tuple(
        Items(
            tuple(Item(support_line(row), who(row), evidence(row)) for row in ours),
            word(codes.SUPPORT_KINDS, kind),
        )
        for kind, ours in groupby(by_kind, lambda row: row["kind"])
    )


def support_totals(rows: Rows) -> Table:
    """Support by kind: money stated stands apart from the value of what was given in kind."""
    return Table(
        _("Support by kind"),
        (
            (_("Kind"), 4, False),
            (_("How often"), 2, True),
            (_("Money stated"), 4, True),
            (_("Value in kind"), 4, True),
            (_("Value not known"), 3, True),
        ),
        tuple(
            (
                word(codes.SUPPORT_KINDS, row["kind"]),
                str(row["count"]),
                _sums(row) if row["kind"] == "money" else "–",
                _sums(row) if row["kind"] != "money" else "–",
                str(row["unknown"]),
            )
            for row in rows
        ),
    )


def _sums(row: Told) -> str:
    sums: Iterable[str] = (
        money(each)
        if each["valued"] == "stated"
        else f"{money(each)} ({word(codes.VALUED, each['valued'])})"
        for each in row["sums"]
    )
    return joined(sums, "; ") or "–"


def proposals(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each proposal: to whom, what became of it."""
    to = pgettext("proposal", "to %(name)s")
    return tuple(
        Item(
            joined(
                [
                    to % {"name": row["to"]} if row["to"] else "",
                    row["role"],
                    _("outcome %(outcome)s") % {"outcome": word(codes.OUTCOMES, row["outcome"])},
                    listed(row["countries"]),
                    when(row["on"]),
                ]
            ),
            row["title"],
            evidence(row),
        )
        for row in rows
    )


def works(rows: Rows, evidence: Evidence) -> tuple[Item, ...]:
    """A line for each study, film, award: who had which part in it."""
    return tuple(
        Item(
            joined(
                [
                    word(codes.WORK_KINDS, row["kind"]),
                    when(row["on"]),
                    row["country"],
                    listed(
                        f"{each['name'] or each['words']} ({word(codes.WORK_ROLES, each['role'])})"
                        for each in row["parties"]
                    ),
                ]
            ),
            row["title"],
            evidence(row),
        )
        for row in rows
    )
