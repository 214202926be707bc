"""Nothing changes but by a form of ours: without its sign, or by a mere visit, nothing is written."""

from __future__ import annotations

import logging
from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from letsema.accounts import commands as accounts
from letsema.accounts import queries as people
from letsema.doors.web import keeping_results
from letsema.journal import queries as journal
from letsema.values import OPERATOR
from tests import making
from tests.doors.web import walking
from tests.doors.web.people import enter
from tests.partners import agreements_told, permits
from tests.proceedings import holding

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BY_SIGNED_ADDRESS = {"notices-stopped"}
"""What a mail programme asks without a page of ours: its address is signed, one for each person."""
DAY = making.at()


@pytest.fixture
def parts(settings, tmp_path):
    """By name, what may stand at a part of an address: things that are on record, where any are."""
    settings.HOME = tmp_path / "files"
    logging.disable(logging.CRITICAL)
    making.world()
    making.committee()
    number = holding.meeting()
    item = holding.listed(number, holding.note())
    holding.note("TOGO-2")
    resolution = holding.resolve(number, item, "approve")
    agreements_told.agreement()
    review = agreements_told.review()
    office, name = permits.opened(), permits.named()
    token = accounts.invite_person(email="new@example.org", role="auditor", by=OPERATOR, at=DAY)
    yield {
        "reference": ["GHANA-2"],
        "number": [item, number, resolution, review, name],
        "slug": [making.FUND, "hill-committee"],
        "key": ["ilo", "review-criteria", "set-password", agreements_told.KEY, office],
        "token": [token],
        "code": ["GHA"],
        "sha256": ["0" * 64],
        "kind": ["decisions"],
        "name": ["pack"],
        "act": list(keeping_results.ACTS),
        "form": ["pdf"],
        "title": ["pipeline-booklet"],
        "fund": [making.FUND],
        "subject": [making.FUND],
        "language": ["en"],
        "uidb36": ["1"],
        "pk": [1],
        "provider_id": ["oidc"],
    }
    logging.disable(logging.NOTSET)


def addresses(parts):
    """(name, addresses that may be of it) of everything the site answers to, by libraries too:
    of an act each has its own, of the rest one that is on record is among them.
    """
    for name in sorted(set(walking.names())):
        for shapes, *_rest in get_resolver().reverse_dict.getlist(name):
            for _shape, wanted in shapes:
                for act in parts["act"] if "act" in wanted else [""]:
                    if told := list(_of(name, wanted, {**parts, "act": [act]})):
                        yield name, told


def _of(name, wanted, parts):
    for values in product(*(parts.get(each, ["1"]) for each in wanted)):
        try:
            yield reverse(name, kwargs=dict(zip(wanted, values, strict=True)))
        except NoReverseMatch:
            continue


@pytest.fixture
def strict():
    """A browser of somebody who could do much, were a form of ours not asked for."""
    client = enter("secretariat")
    person = get_user_model().objects.get(pk=client.session["_auth_user_id"])
    told = {"role": "administrator", "fund": making.FUND, "by": OPERATOR, "at": DAY}
    accounts.grant_role(person=person.key, **told)
    client.handler.enforce_csrf_checks = True
    return client


def test_every_address_is_walked(parts):
    assert {name for name, _told in addresses(parts)} == set(walking.names())


def test_a_form_without_its_sign_is_refused_everywhere_and_changes_nothing(parts, strict):
    wrong, before = {}, journal.head()
    for name, (address, *_more) in addresses(parts):
        answer = strict.post(address, {"item": "1", "why": "x", "kind": "note"})
        if name not in BY_SIGNED_ADDRESS and answer.status_code != 403:
            wrong[address] = answer.status_code
    assert journal.head() == before
    assert wrong == {}


def test_the_same_forms_with_their_sign_are_taken(parts):
    """So what is refused above is refused for its sign alone."""
    client = enter("secretariat")
    before = journal.head()
    for name in ("list-ready", "opening", "meeting-cancel"):
        client.post(reverse(name, args=[parts["number"][1]]), {"why": "x"})
    assert journal.head()[0] > before[0]


def test_a_visit_changes_nothing(parts, strict, monkeypatch):
    """Of those who hold no such role, `test_nothing_leaks` walks the visits."""
    monkeypatch.setattr("letsema.publications.titles.render", lambda *_told: {"pdf": b"%PDF-"})
    wrong, before, signed = {}, journal.head(), strict.session["_auth_user_id"]
    for _name, told in addresses(parts):
        for address in told:
            if (answer := strict.get(address)).status_code >= 500:
                wrong[address] = answer.status_code
            if answer.status_code != 404:
                break
    assert journal.head() == before
    assert strict.session["_auth_user_id"] == signed
    assert wrong == {}


ONLY_POST = ("opening", "screen", "list-ready", "list-item", "agenda-order")
ONLY_POST_OF_A_ROW = ("role-ended", "invitation-withdrawn", "item-interest", "item-position")


def test_what_only_a_form_does_is_no_page(parts):
    item, number, *_more = parts["number"]
    client = enter("secretariat")
    told = [reverse(name, args=[number]) for name in ONLY_POST]
    told += [reverse(name, args=[item]) for name in ONLY_POST_OF_A_ROW]
    assert {address: client.get(address).status_code for address in told} == dict.fromkeys(
        told, 405
    )


def test_the_signed_address_of_a_letter_stops_that_persons_letters_alone(parts):
    enter("auditor")
    by = next(each for each in people.people() if each.email.startswith("auditor"))
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("notices-stopped", args=[people.stop_token(by.key)]))
    assert answer.status_code == 200
    assert people.notice_preference(by.key).how == "never"
    assert strict.post(reverse("notices-stopped", args=[by.key])).status_code == 404
