"""Whole of government, whole of society: who counts where, and nobody twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules import ORGANISATION_KINDS
from letsema.programmes.rules import reach as rules
from letsema.programmes.rules.reach import Involved, reach
from letsema.reference.rules import partner_groups

NAMES = (
    "Ministry of Health",
    "Municipality of Quito",
    "University of Nairobi",
    "Our Voice",
    "The Board",
)
INVOLVED = st.builds(
    Involved,
    st.sampled_from(NAMES),
    st.sampled_from(("", "a", "b", "c")),
    st.sampled_from(("", *ORGANISATION_KINDS)),
    st.sampled_from(("", *partner_groups())),
)


@given(st.lists(INVOLVED, max_size=12))
def test_the_four_wholes_share_nobody_and_leave_nobody_out(involved):
    told = reach(involved)
    wholes = (told.government, told.society, told.international, told.not_told)
    distinct = {each.organisation or f"name {each.name}" for each in involved}
    assert sum(each.number for each in wholes) == len(distinct)
    assert sum(each.number for each in told.levels) == told.government.number
    assert sum(each.number for each in told.groups) == told.society.number
    assert all(0 <= each.inferred <= each.number for each in (*wholes, *told.levels))
    assert reach([*involved, *involved]) == told


def test_every_group_of_partners_counts_somewhere():
    assert set(partner_groups()) <= {*rules.GOVERNMENT, *rules.SOCIETY, *rules.INTERNATIONAL}


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Ministry of Local Government", "government"),
        ("Ministère de la Santé", "government"),
        ("Municipality of Santiago", "local-authority"),
        ("Kenya Red Cross", "red-cross-red-crescent"),
        ("National University of Lesotho", "academia"),
        ("National Network of Returned Workers", ""),
        ("Policy Forum", ""),
    ],
)
def test_only_sure_words_of_a_name_tell_what_it_is(name, group):
    assert rules.group_named(name) == group


def test_the_register_stands_before_the_heading_and_the_heading_before_the_name():
    told = reach(
        [
            Involved("Ministry of Health", "moh", "government", "civil-society"),
            Involved("Ministry Watch", group="civil-society"),
            Involved("Ministry of Labour and Social Protection"),
        ]
    )
    assert told.government.names == (
        "Ministry of Health",
        "Ministry of Labour and Social Protection",
    )
    assert (told.government.number, told.government.inferred) == (2, 1)
    assert told.society.names == ("Ministry Watch",)
    sectors = {each.code: each.number for each in told.sectors}
    assert sectors == {"health": 1, "labour": 1, "social-protection": 1}
    assert told.several_of_government


def test_a_heading_of_government_tells_no_level():
    told = reach(
        [
            Involved("Wage Earners' Welfare Board", group="government"),
            Involved("District Offices", group="government"),
            Involved("Quito", "quito", "local-authority"),
        ]
    )
    assert {each.code: (each.number, each.inferred) for each in told.levels} == {
        "local": (2, 1),
        "not-told": (1, 0),
    }
    assert told.has_group("local-authority")
    assert not told.has_group("workers")


def test_each_measure_says_in_words_what_it_counts():
    told = reach([Involved("IOM", "iom", "un-organisation"), Involved("The Board")])
    assert told.international.words == rules.WORDS["international"]
    assert told.not_told.names == ("The Board",)
    assert told.government.number == 0
    assert told.levels == told.sectors == told.groups == ()
