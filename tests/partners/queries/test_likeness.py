"""Likely duplicates are proposed with the reason, and never what is known to be two."""

import pytest

from letsema.partners import commands, queries
from letsema.partners.rules import Name
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def register(key, *names, kind="civil-society", country="KEN"):
    names = [Name(each) if isinstance(each, str) else each for each in names]
    commands.register_organisation(key=key, kind=kind, names=names, country=country, **HOW)


def pairs():
    return [(e.one.key, e.other.key, e.reason) for e in queries.likely_duplicates()]


def test_each_reason_is_told_in_words():
    register("a", "Hill Society", Name("HS", "acronym"))
    register("b", "Lake Union", Name("H.S.", "acronym"), Name("hs", "acronym"))
    register("c", "HILL society", country="")
    long = "society of the hills and the lake"
    register("d", f"{long}s")
    register("e", long)
    for key in ("d", "unfpa"):
        told = {"scheme": "ror", "value": "0x1"}
        commands.identify_organisation(key=key, **told, citing=making.say(), **HOW)
    found = queries.likely_duplicates()
    assert pairs() == [
        ("d", "unfpa", "same-identifier"),
        ("a", "c", "same-name"),
        ("a", "b", "same-acronym"),
        ("d", "e", "alike"),
    ]
    assert [str(each) for each in found] == [
        "both are ror 0x1",
        "both are called hill society",
        "both go by hs and are of the same country",
        f"“{long}s” and “{long}” are much alike",
    ]
    assert [each.key for each in (found[0].one, found[0].other)] == ["d", "unfpa"]
    assert queries.likely_duplicates(limit=2) == found[:2]


def test_what_is_known_to_be_two_or_one_is_not_proposed():
    for key in ("a", "b", "c", "d"):
        register(key, "Hill Society")
    assert len(pairs()) == 6
    commands.set_apart(one="b", other="a", why="Two.", **HOW)
    told = {"organisation": "c", "other": "a", "kind": "succeeds", "citing": making.say()}
    commands.tie_organisations(**told, **HOW)
    assert [pair[:2] for pair in pairs()] == [("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    commands.merge_organisations(key="d", into="a", why="The same.", **HOW)
    assert [pair[:2] for pair in pairs()] == [("b", "c")]
    commands.unmerge_organisation(key="d", why="Two.", **HOW)
    assert len(pairs()) == 4
