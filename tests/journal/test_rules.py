"""The chain shows every entry changed, removed, added or out of place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from letsema.journal.rules import FIRST, Link, chain_breaches, entry_digest

NOON = datetime(2021, 6, 30, 12, tzinfo=UTC)


def chain(length):
    links, previous = [], FIRST
    for number in range(1, length + 1):
        told = {
            "sequence": number,
            "kind": "room.noun.verb",
            "subject": f"S{number}",
            "facts": "{}",
            "by": "operator",
            "acting_for": "",
            "recorded_at": NOON,
            "previous": previous,
        }
        links.append(Link(**told, digest=entry_digest(**told)))
        previous = links[-1].digest
    return links


def head(links):
    return (links[-1].sequence, links[-1].digest) if links else (0, FIRST)


def breaches(links, end):
    return [str(breach) for breach in chain_breaches(links, end)]


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_whole_chain_has_no_breach(length):
    links = chain(length)
    assert breaches(links, head(links)) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": "other"},
        {"facts": '{"rows":[]}'},
        {"by": "somebody"},
        {"acting_for": "iom"},
        {"kind": "room.noun.undone"},
        {"recorded_at": datetime(2021, 6, 30, 13, tzinfo=UTC)},
        {"digest": "f" * 64},
    ],
)
def test_a_changed_entry_is_named(changed):
    links = chain(3)
    links[1] = replace(links[1], **changed)
    assert "journal entry 2: was changed after it was written" in breaches(links, head(chain(3)))


def test_a_changed_entry_with_a_new_digest_breaks_the_next():
    links = chain(3)
    changed = replace(links[1], subject="other")
    links[1] = replace(changed, digest=changed.expected_digest())
    found = breaches(links, head(chain(3)))
    assert found == ["journal entry 3: does not follow the entry before it"]


def test_a_removed_entry_is_missed():
    links = chain(3)
    found = breaches([links[0], links[2]], head(links))
    assert "journal entry 3: entry 2 is missing before it" in found


def test_a_removed_last_entry_is_missed():
    links = chain(3)
    assert breaches(links[:2], head(links)) == ["journal entry 2: is not the last one written (3)"]


def test_an_added_entry_is_not_the_last_one_written():
    links = chain(4)
    assert breaches(links, head(chain(3))) == ["journal entry 4: is not the last one written (3)"]


def test_an_emptied_journal_is_missed():
    assert breaches([], head(chain(2))) == ["journal entry 0: is not the last one written (2)"]
