"""Terms in words, and the one form they are written in, asked for or resolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict

from letsema.doors.web import terms
from letsema.doors.web.forms.terms import Offered, TermsForm, form_of
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import Correction, judge_resolution, read_terms
from letsema.proceedings.rules.subjects import Subject
from letsema.programmes.rules.facts import CountryPart, ParticipantPart, Partner
from letsema.values import When
from tests import making
from tests.making import COMMITTEE

pytestmark = pytest.mark.django_db
ON = date(2021, 9, 15)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    making.committee()


def hills() -> Offered:
    """What is offered for a programme with partners, targets, and a text of two lines."""
    told = {
        "summary": "Work in the hills.\nAnd in the towns.",
        "countries": [CountryPart("GHA", "implements"), CountryPart("TGO", "origin")],
        "key_partners": [
            Partner("Ministry of Labour", heading="Ghana", group="government"),
            Partner("Ministry of Labour", heading="Togo", group="government"),
            Partner("A union", group="workers"),
        ],
    }
    offered = terms.offered(making.programme("GHANA-2", **told), ON, COMMITTEE)
    return replace(offered, stands={**offered.stands, "sdgs": ("8", "1", "10.7")})


def written(form: TermsForm, **changed: str | list[str]) -> QueryDict:
    """What a browser would send of a form: what it shows, and what was changed in it."""
    sent = QueryDict(mutable=True)
    for bound in form:
        value = changed.get(bound.name, bound.value())
        told = value if isinstance(value, list) else ["" if value is None else str(value)]
        sent.setlist(bound.html_name, [each.replace("\n", "\r\n") for each in map(str, told)])
    return sent


def made(offered: Offered, told: t.Revision | None = None, **changed: str | list[str]) -> t.Terms:
    """The terms of a revision's form, sent with something changed."""
    make = form_of("revise")
    form = make(offered, told, written(make(offered, told), **changed))
    assert form.is_valid(), form.errors
    return form.terms()


def test_a_revision_sent_as_it_stands_revises_nothing():
    assert made(hills()) == t.Revision({})


def test_what_is_changed_is_revised_and_nothing_else():
    offered = hills()
    assert made(offered, title="Better") == t.Revision({"title": "Better"})
    assert made(offered, duration_months="40") == t.Revision({"duration_months": 40})
    assert made(offered, thematic_area="1") == t.Revision({"thematic_area": "1"})
    assert made(offered, budget="1,700,000.50") == t.Revision({"budget": making.money("1700000.5")})
    assert made(offered, summary="One.\nTwo.") == t.Revision({"summary": "One.\nTwo."})


def test_what_is_emptied_stays_as_it_is():
    assert made(hills(), title="", budget="", sdgs=[], key_partners="") == t.Revision({})


def test_parts_that_stand_keep_what_they_have_beside_a_name():
    offered = hills()
    lands = made(offered, countries=["Ghana", "Togo", "Mali"]).facts["countries"]
    assert lands == (
        CountryPart("GHA", "implements"),
        CountryPart("TGO", "origin"),
        CountryPart("MLI"),
    )
    (union, port) = made(offered, key_partners="A union\nA port").facts["key_partners"]
    assert (union.group, port) == ("workers", Partner("A port"))
    goals = made(offered, sdgs=["1", "5", "8"]).facts["sdgs"]
    assert goals == ("1", "5", "8", "10.7")


def test_what_was_asked_for_stands_in_the_form_and_is_revised():
    asked = t.Revision({"region": "The hills", "objectives": ("6",)})
    offered = hills()
    assert made(offered, asked) == asked
    assert made(offered, asked, title="Best").facts == {"title": "Best", **asked.facts}
    assert made(offered, asked, region="").facts == {"objectives": ("6",)}


def test_a_revision_is_told_as_json_and_judged_as_it_was_written():
    told = made(hills(), countries=["Mali"], sdgs=["5"], key_partners="A port", budget="5")
    assert isinstance(read_terms("revise", told.as_json()), t.Revision)
    assert judge_resolution("revise", told, Subject("request", ON, "G", "signed")) == []


def test_what_should_have_been_decided_begins_with_nothing_that_stands():
    making.programme("GHANA-2")
    offered = terms.offered("GHANA-2", ON, COMMITTEE, correcting=True)
    form = form_of("revise")(offered, None)
    assert form["title"].value() == ""
    assert made(offered, title="Work in GHANA-2") == t.Revision({"title": "Work in GHANA-2"})
    assert [key for key, _name in offered.others] == ["iom", "ilo"]


def test_who_takes_part_is_offered_where_it_fits():
    parts = [
        ParticipantPart("iom", "convening"),
        ParticipantPart("ilo", "participating"),
        ParticipantPart("unfpa", "donor"),
    ]
    making.programme("MALI-2", participants=parts)
    offered = terms.offered("MALI-2", ON, COMMITTEE)
    assert [key for key, _name in offered.participants] == ["iom", "ilo"]
    assert [key for key, _name in offered.others] == ["ilo"]
    assert not {"iom", "ilo"} & dict(offered.joining).keys()


TOLD = {
    "end": (t.Extension(date(2027, 6, 30)), [("New end date", "30 June 2027")]),
    "removal": (
        t.Removal("merged", "It merged.", "Between us."),
        [
            ("Reason", "merged with another programme"),
            ("As the public reads it", "It merged."),
        ],
    ),
    "correction": (
        Correction("SC-01/2021-01", "decline", t.Decline("No.", "Weak.")),
        [
            ("Corrects", "SC-01/2021-01"),
            ("What was decided in truth", "Decline"),
            ("As the public reads it", "No."),
        ],
    ),
    "revision": (
        t.Revision(
            {
                "duration_months": 33,
                "countries": (CountryPart("GHA"), CountryPart("TGO")),
                "key_partners": (Partner("A port"),),
                "starts": When.parse("2022"),
            }
        ),
        [
            ("Duration", "33 months"),
            ("Countries", "Ghana; Togo"),
            ("Key partners", "A port"),
            ("Start", "2022"),
        ],
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_terms_are_told_in_words(case):
    given, lines = TOLD[case]
    assert terms.told(given, inside=False) == lines


def test_words_for_those_inside_are_told_to_them_alone():
    given = Correction("SC-01/2021-01", "decline", t.Decline("No.", "Weak."))
    assert "Weak." in dict(terms.told(given)).values()
    assert "Weak." not in dict(terms.told(given, inside=False)).values()
