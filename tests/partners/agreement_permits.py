"""What the commands of agreements, support and engagement are called with, for the test of
permissions.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from letsema.partners import commands
from letsema.partners.rules.agreements import Party
from letsema.values import When
from tests import making
from tests.partners import agreements_told as t

SHARED: dict[Any, Any] = {
    commands.register_agreement: {
        "key": "new",
        "kind": "memorandum",
        "title": "T",
        "parties": [Party("iom")],
        "citing": making.say(),
    },
    commands.tell_agreement_event: lambda: {
        "key": t.agreement(),
        "kind": "amended",
        "on": When.on(making.DAY),
        "citing": making.say(),
    },
    commands.attach_to_agreement: lambda: {
        "key": t.agreement(),
        "content": b"text",
        "filename": "a.txt",
    },
    commands.plan_review: lambda: {"key": t.agreement(), "due_on": making.DAY},
    commands.move_review: lambda: {"number": reviewed(), "due_on": making.DAY + timedelta(9)},
    commands.hold_review: lambda: {
        "number": reviewed(),
        "held_on": making.DAY,
        "findings": "It holds.",
    },
    commands.enter_follow_up: {
        "kind": "follow-up",
        "words": "Write",
        "organisation": "ilo",
        "owner": "iom",
    },
    commands.do_follow_up: lambda: {"number": t.follow_up(), "on": making.DAY, "words": "Done."},
    commands.record_support: {
        "giver": "ilo",
        "kind": "service",
        "words": "Advice",
        "citing": making.say(),
    },
    commands.record_proposal: {"title": "T", "citing": making.say()},
    commands.record_work: {"kind": "study", "title": "T", "citing": making.say()},
    commands.record_quotation: {"said": "Light.", "citing": making.say()},
    commands.withdraw_agreement: lambda: {"key": t.agreement(), "why": "w"},
    commands.withdraw_agreement_event: lambda: {"number": renewed(), "why": "w"},
    commands.withdraw_agreement_file: lambda: {"number": attached(), "why": "w"},
    commands.withdraw_review: lambda: {"number": reviewed(), "why": "w"},
    commands.withdraw_follow_up: lambda: {"number": t.follow_up(), "why": "w"},
    commands.withdraw_support: lambda: {"number": t.support(), "why": "w"},
    commands.withdraw_proposal: lambda: {"number": t.proposal(), "why": "w"},
    commands.withdraw_work: lambda: {"number": t.work(), "why": "w"},
    commands.withdraw_quotation: lambda: {"number": t.quotation(), "why": "w"},
}
"""Any fund's secretariat may."""


def renewed() -> int:
    """A renewal of an agreement."""
    t.agreement()
    return t.event()


def reviewed() -> int:
    """A planned review of an agreement."""
    t.agreement()
    return t.review()


def attached() -> int:
    """A file kept with an agreement."""
    told = {"content": b"text", "filename": "a.txt", "by": t.OPERATOR, "at": making.at()}
    return commands.attach_to_agreement(key=t.agreement(), **told)
