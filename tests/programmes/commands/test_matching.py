"""Who printed key partners are: said of the text, so that it outlives a claim."""

import pytest

from letsema.journal import queries as journal
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands, queries
from letsema.programmes.rules.facts import Partner
from letsema.values import Refused, When
from tests import making
from tests.programmes import partnering_permits as told

pytestmark = pytest.mark.django_db
ONE, OTHER = told.ONE, "TOGO-2"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    for reference in (ONE, OTHER):
        making.programme(reference)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as answer:
        call(*args, **kwargs)
    return [each.code for each in answer.value.refusals]


def shown(reference=ONE, on=None):
    return [
        (each.name, each.organisation.key if each.organisation else None, each.how)
        for each in queries.key_partners(reference, on)
    ]


def test_a_match_outlives_the_claim_it_was_said_of():
    told.prints()
    number = told.matched(name="the ilo office.")
    assert told.matched() == number
    assert shown() == [(told.PRINTED, "ilo", "matched")]
    later = {"citing": making.say(making.PAGE), "when": When.parse("2022-01-01")}
    told.prints("Others", told.PRINTED.upper(), **later)
    assert shown() == [("Others", None, ""), (told.PRINTED.upper(), "ilo", "matched")]
    assert shown(on=making.DAY) == [(told.PRINTED, "ilo", "matched")]
    assert not list(journal.breaches())


def test_the_heading_tells_two_of_one_name_apart():
    told.prints(Partner("Ministry", heading="Gabon"), Partner("Ministry", heading="Togo"))
    told.matched("Ministry", "iom", heading="Togo")
    assert shown() == [("Ministry", None, ""), ("Ministry", "iom", "matched")]
    assert refused(told.matched, "Ministry") == ["not-printed"]


def test_a_match_to_another_needs_the_first_taken_back():
    told.prints()
    number = told.matched()
    assert refused(told.matched, organisation="iom") == ["matched-already"]
    commands.unmatch_partner(number=number, why="A slip.", **told.HOW)
    assert shown() == [(told.PRINTED, None, "")]
    assert told.matched(organisation="iom") != number


def test_what_no_source_prints_or_what_a_source_tells_is_not_matched():
    told.prints(Partner("Its own", organisation="unfpa"))
    assert refused(told.matched, "Its own") == ["named-already"]
    assert refused(told.matched, "Nobody") == ["not-printed"]
    assert refused(told.matched, "Its own", why=" ") == ["empty"]
    assert shown() == [("Its own", "unfpa", "told")]


def test_the_review_list_proposes_and_shrinks_as_it_is_worked_off():
    exact = [Name("International Labour Office"), Name("BIT", "acronym", "fr")]
    making_one = {"key": "bit", "kind": "un-organisation", "names": exact}
    partners.register_organisation(**making_one, **told.HOW)
    told.prints(
        "International Labour Office (BIT)", "Internatonal Labor Ofice", "Somebody", "Somebody"
    )
    told.prints("Somebody", reference=OTHER)
    page = queries.unmatched_partners()
    assert page.total == 4
    first, second, third, fourth = page.found
    assert (first.exact, [each.key for each in first.candidates]) == (True, ["bit"])
    assert (second.exact, [each.key for each in second.candidates]) == (False, ["bit"])
    assert (third.candidates, third.title) == ((), f"Work in {ONE}")
    assert (third.reference, fourth.reference) == (ONE, OTHER)
    told.matched("Somebody", "iom")
    assert queries.unmatched_partners().total == 3
    second_page = queries.unmatched_partners(limit=1, offset=2)
    assert [each.reference for each in second_page.found] == [OTHER]
    assert queries.unmatched_partners(fund=making.OTHER_FUND).total == 0


def test_the_review_list_asks_a_fixed_number_of_questions(django_assert_max_num_queries):
    told.prints(*(f"Body {number}" for number in range(30)))
    with django_assert_max_num_queries(16):
        assert queries.unmatched_partners().total == 30


def test_a_merge_of_programmes_keeps_its_matches_under_the_one_it_goes_on_as():
    told.prints(reference=OTHER)
    told.matched(reference=OTHER)
    commands.merge_programmes(reference=OTHER, into=ONE, why="One.", **told.HOW)
    assert shown(ONE) == shown(OTHER) == [(told.PRINTED, "ilo", "matched")]


def test_where_an_organisation_is_a_key_partner_is_found_told_or_matched():
    told.prints()
    told.matched()
    told.prints(Partner("ILO", organisation="ilo"), reference=OTHER)
    found = queries.programmes_with_partner("ilo")
    assert [(each.reference, each.how) for each in found] == [(ONE, "matched"), (OTHER, "told")]
    partners.merge_organisations(key="ilo", into="iom", why="One.", **told.HOW)
    assert len(queries.programmes_with_partner("iom")) == 2


def test_key_partners_of_a_programme_not_public_yet_are_not_told():
    making.programme("DRAFT-2", approved=None)
    making.stage("DRAFT-2", "submitted", "2021-05-01")
    told.prints(reference="DRAFT-2")
    assert queries.key_partners("DRAFT-2") == ()
    assert len(queries.key_partners("DRAFT-2", public_only=False)) == 1
    assert queries.unmatched_partners().total == 0
    assert queries.unmatched_partners(public_only=False).total == 1


def aside(name=told.PRINTED, **more):
    how = {"reference": ONE, "why": "A heading.", **told.HOW, **more}
    return commands.set_partner_aside(name=name, **how)


def test_what_is_no_organisation_is_not_asked_for_again_until_it_is_taken_back():
    told.prints(told.PRINTED, "Partners:")
    number = aside("partners")
    assert aside("Partners:") == number
    assert shown() == [(told.PRINTED, None, ""), ("Partners:", None, "none")]
    assert [each.name for each in queries.unmatched_partners().found] == [told.PRINTED]
    assert [(e.name, e.match) for e in queries.partners_set_aside()] == [("Partners:", number)]
    commands.unmatch_partner(number=number, why="They are one.", **told.HOW)
    assert queries.partners_set_aside() == ()
    assert queries.unmatched_partners().total == 2
    kinds = [each.kind for each in journal.acts_about(ONE)][-2:]
    assert kinds == ["programmes.partner.set-aside", "programmes.partner.unmatched"]
    assert not list(journal.breaches())


def test_of_one_text_is_said_one_thing_at_a_time():
    told.prints()
    number = aside()
    assert refused(told.matched) == ["set-aside-already"]
    commands.unmatch_partner(number=number, why="It is one.", **told.HOW)
    told.matched()
    assert refused(aside) == ["matched-already"]
    assert refused(aside, "Nobody") == ["not-printed"]
    assert refused(aside, why=" ") == ["empty"]


def test_no_organisation_is_found_at_an_organisation():
    told.prints()
    aside()
    assert queries.programmes_with_partner("ilo") == ()
