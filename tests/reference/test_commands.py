"""Frameworks are adopted once, reworded in place, and never lose an element."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from letsema.journal import queries as journal
from letsema.reference import commands, queries
from letsema.reference.rules import ElementText, packaged_frameworks
from letsema.values import OPERATOR, Refused

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 12, 0, tzinfo=UTC)
OUTCOMES = (
    ElementText("1", "Policies are coherent"),
    ElementText("1.1", "Ministries meet", "1"),
    ElementText("2", "Places host well"),
)

pytestmark = pytest.mark.django_db


def adopt(
    elements: Iterable[ElementText] = OUTCOMES, title: str = "Outcomes", at: datetime = NOW
) -> bool:
    return commands.adopt_framework(
        slug="mmw-outcomes",
        title=title,
        owner="Making Migration Work",
        source="Programme document",
        kind="outcomes",
        elements=elements,
        by=OPERATOR,
        at=at,
    )


def titles() -> dict[str, str]:
    found = queries.framework("mmw-outcomes")
    assert found is not None
    return {each.code: each.title for each in found.elements}


def test_an_adopted_framework_stands_with_its_elements_in_order() -> None:
    assert adopt()
    found = queries.framework("mmw-outcomes")
    assert found is not None
    assert (found.title, found.kind) == ("Outcomes", "outcomes")
    assert [(e.code, e.parent, e.position) for e in found.elements] == [
        ("1", None, 1),
        ("1.1", "1", 2),
        ("2", None, 3),
    ]


def test_adopting_twice_is_adopting_once() -> None:
    adopt()
    before = journal.head()
    assert not adopt(at=LATER)
    assert journal.head() == before


def test_elements_may_be_handed_over_as_a_generator() -> None:
    assert adopt(each for each in OUTCOMES)
    assert len(titles()) == 3


def test_a_new_wording_keeps_the_row_and_is_journalled() -> None:
    adopt()
    keys = queries.element_keys("mmw-outcomes")
    assert adopt((ElementText("1", "Policies agree"), *OUTCOMES[1:]), at=LATER)
    assert queries.element_keys("mmw-outcomes") == keys
    assert titles()["1"] == "Policies agree"
    act = journal.acts_about("mmw-outcomes")[-1]
    assert (act.kind, act.told) == (
        "reference.framework.changed",
        {"added": [], "reworded": ["1"]},
    )


def test_a_new_title_of_the_framework_changes_no_element() -> None:
    adopt()
    assert adopt(title="The outcomes")
    assert journal.acts_about("mmw-outcomes")[-1].told == {"added": [], "reworded": []}


def test_an_element_left_out_is_kept() -> None:
    adopt()
    assert not adopt(OUTCOMES[:2], at=LATER)
    assert "2" in titles()


def test_a_new_element_is_added_to_those_there() -> None:
    adopt()
    assert adopt((*OUTCOMES, ElementText("3", "People gain")), at=LATER)
    assert list(titles()) == ["1", "1.1", "2", "3"]


def test_an_unfit_framework_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(Refused):
        adopt((ElementText("1", "One"), ElementText("1", "One")))
    assert queries.framework("mmw-outcomes") is None
    assert journal.head()[0] == 0


def test_the_packaged_frameworks_are_adopted_once() -> None:
    slugs = tuple(each.slug for each in packaged_frameworks())
    assert commands.adopt_packaged(by=OPERATOR, at=NOW) == slugs
    assert commands.adopt_packaged(by=OPERATOR, at=LATER) == ()
    assert journal.head()[0] == len(slugs)


def test_every_row_of_a_framework_agrees_with_the_journal() -> None:
    commands.adopt_packaged(by=OPERATOR, at=NOW)
    adopt()
    adopt((*OUTCOMES[:2], ElementText("2", "Places welcome")), at=LATER)
    assert list(journal.breaches()) == []
