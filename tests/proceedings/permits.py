"""What the commands of proceedings and money are called with, for the test of permissions."""

from __future__ import annotations

from typing import Any

from letsema.money import commands as money
from letsema.proceedings import commands
from letsema.proceedings.rules.terms import Terms
from letsema.values import Citation
from tests import making
from tests.proceedings import holding as h

AT = {"by": h.OPERATOR, "at": making.at("2021-09-15")}


def item() -> int:
    """An item on the list of a planned meeting."""
    return h.listed(h.meeting(), h.note("SITTING-1"))


def member() -> int:
    """The number of a voting seat."""
    return making.committee()["UN 1"]


def asked() -> int:
    """An open request."""
    told = {"fund": making.FUND, "kind": "fund-matter", "title": "Manual"}
    return commands.put_request(**told, requested_on=h.DAY, **AT)


def drafted() -> str:
    """A resolution that is not applied."""
    number = h.meeting()
    return h.resolve(number, h.listed(number, h.note("SITTING-1")), "approve")


def opened() -> str:
    """An open meeting with a quorum."""
    return h.opened(h.meeting(), making.committee())


def closed() -> str:
    """A closed meeting."""
    number = opened()
    h.close(number)
    return number


def declared() -> dict[str, Any]:
    """An interest that stands declared."""
    told = {"item": item(), "member": member()}
    commands.declare_interest(words="Ours.", **told, **AT)
    return told


def shares() -> dict[str, Any]:
    """What an allocation is told."""
    return {
        "reference": "GHANA-2",
        "shares": [(h.share().organisation, h.share().amount)],
        "citing": Citation(decision=making.decide("D7").decision),
        "on": making.DAY,
    }


def allocated() -> dict[str, Any]:
    """An allocation that stands."""
    money.allocate(**shares(), **AT)
    return {"reference": "GHANA-2", "decision": "D7", "why": "w"}


OF_A_FUND: dict[Any, Any] = {
    money.allocate: shares,
    money.unsay_allocations: allocated,
    commands.put_request: {
        "fund": making.FUND,
        "kind": "fund-matter",
        "title": "Manual",
        "requested_on": making.DAY,
    },
    commands.withdraw_request: lambda: {"number": asked(), "why": "w"},
}
OF_A_COMMITTEE: dict[Any, Any] = {
    commands.list_item: lambda: {
        "meeting": h.meeting(),
        "kind": "note",
        "programme": h.note("SITTING-1"),
    },
    commands.list_ready: lambda: {"meeting": h.meeting()},
    commands.order_items: lambda: {"meeting": h.meeting(), "items": []},
    commands.take_off: lambda: {"item": item(), "why": "w"},
    commands.attach_paper: lambda: {
        "item": item(),
        "content": b"%PDF-1.7 paper",
        "filename": "a.pdf",
        "title": "T",
    },
    commands.declare_interest: lambda: {"item": item(), "member": member(), "words": "w"},
    commands.withdraw_interest: lambda: {**declared(), "why": "w"},
    commands.take_position: lambda: {"item": item(), "member": member(), "stand": "agree"},
    commands.resolve: lambda: {
        "meeting": h.meeting(),
        "items": [h.listed("SC-01", h.note("SITTING-1"))],
        "act": "approve",
        "terms": Terms(),
        "words": "w",
    },
    commands.amend_resolution: lambda: {"number": drafted(), "words": "w"},
    commands.strike_resolution: lambda: {"number": drafted(), "why": "w"},
    commands.open_sitting: lambda: {"meeting": h.meeting()},
    commands.show_item: lambda: {"meeting": opened(), "item": None},
    commands.close_sitting: lambda: {"meeting": opened()},
    commands.keep_signed_minutes: lambda: {
        "meeting": closed(),
        "content": b"%PDF-1.7 minutes",
        "filename": "m.pdf",
        "signed_on": h.DAY,
    },
}
