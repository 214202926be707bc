"""Words for codes: told once, for pages and for print."""

from __future__ import annotations

import pytest
from django.utils.functional import Promise

from letsema.doors.web import words
from letsema.governance.rules import MEMBER_ROLES
from letsema.partners.rules import agreements, engagement, offices, support
from letsema.programmes.rules import facts, partnering, reach
from letsema.publications.titles.programme_brochure import codes as brochure
from letsema.publications.titles.telling import codes
from letsema.results import rules as results
from letsema.values import quantity

TABLES = {name: table for name, table in vars(codes).items() if name.isupper()}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (codes.AGREEMENT_KINDS, agreements.AGREEMENT_KINDS),
        (codes.AGREEMENT_STATES, agreements.STATES),
        (codes.AGREEMENT_CHANGES, agreements.CHANGES),
        (codes.PARTY_ROLES, agreements.PARTY_ROLES),
        (codes.SUPPORT_KINDS, support.SUPPORT_KINDS),
        (codes.VALUED, support.VALUED),
        (codes.OUTCOMES, engagement.OUTCOMES),
        (codes.WORK_KINDS, engagement.WORK_KINDS),
        (codes.WORK_ROLES, engagement.WORK_ROLES),
        (codes.OFFICE_TYPES, offices.OFFICE_TYPES),
        (codes.INSTRUMENT_KINDS, results.INSTRUMENT_KINDS),
        (codes.INSTRUMENT_STAGES, (*results.INSTRUMENT_STAGES, results.NONE)),
        (codes.POLICY_LEVELS, results.LEVELS),
        (codes.EVENT_KINDS, results.EVENT_KINDS),
        (codes.STATEMENT_KINDS, results.STATEMENT_KINDS),
        (codes.VALUE_KINDS, results.VALUE_KINDS),
        (codes.STORY_KINDS, results.STORY_KINDS),
        (codes.BODY_ROLES, partnering.BODY_ROLES),
        (codes.BODY_TIES, partnering.BODY_ROLES),
        (codes.REACH_LEVELS, reach.LEVELS),
        (codes.QUALIFIERS, quantity.QUALIFIERS),
        (brochure.QUALIFIERS, quantity.QUALIFIERS),
    ],
)
def test_every_code_has_its_words_in_the_order_of_the_rules(table, told):
    assert list(table) == list(told)


@pytest.mark.parametrize("roles", [facts.PARTICIPANT_ROLES, facts.COUNTRY_ROLES, MEMBER_ROLES])
def test_every_role_has_its_words(roles):
    assert set(roles) <= set(codes.ROLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_words_are_said_in_the_language_of_who_reads(name):
    assert all(isinstance(text, Promise) for text in TABLES[name].values())


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"BODY_TIES", "OFFICE_TYPES"}))
def test_pages_and_print_say_a_code_in_the_same_words(name):
    assert getattr(words, name) is TABLES[name]


def test_what_is_said_otherwise_differs_in_one_code():
    for other, table, code in (
        (words.OFFICE_TYPES, codes.OFFICE_TYPES, "other"),
        (brochure.QUALIFIERS, codes.QUALIFIERS, "stated"),
    ):
        assert [each for each in table if str(other[each]) != str(table[each])] == [code]
