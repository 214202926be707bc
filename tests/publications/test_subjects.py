"""Editions of what is no whole fund: a programme, a country, an organisation."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.publications import commands, queries, titles
from letsema.publications.models import Edition
from letsema.values import OPERATOR, Actor, Refused
from letsema.values.actor import Grant
from tests import making
from tests.publications import tiny

pytestmark = pytest.mark.django_db
SUBJECTS = {"programme": "GHANA-2", "country": "KEN", "organisation": "iom"}
WRONG = {"programme": "NONE-1", "country": "XXX", "organisation": "nobody", "meeting": "SC-99"}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "files"
    for kind in titles.SUBJECTS:
        monkeypatch.setitem(titles.TITLES, f"tiny-{kind}", tiny.of_a_subject(kind))
    making.world()
    making.programme("GHANA-2")
    yield
    assert list(journal.breaches()) == []


def release(kind, subject=None, by=OPERATOR, as_at=making.DAY):
    subject = subject or SUBJECTS[kind]
    return commands.release(
        title=f"tiny-{kind}", subject=subject, as_at=as_at, by=by, at=making.at()
    )


def secretariat(fund=""):
    return Actor("p1", grants=frozenset({Grant("secretariat", fund)}))


@pytest.mark.parametrize("kind", SUBJECTS)
def test_each_subject_has_a_series_of_its_own(kind):
    first = release(kind)
    assert (first.number, first.subject, first.fund) == (1, SUBJECTS[kind], None)
    assert release(kind).number == 1
    later = release(kind, as_at=date(2021, 12, 31))
    assert (later.number, queries.edition(f"tiny-{kind}", first.subject, 1).superseded_by) == (2, 2)
    assert [e.number for e in queries.editions(first.subject)] == [2, 1]
    assert queries.newest_edition(first.subject, f"tiny-{kind}").number == 2


@pytest.mark.parametrize("kind", WRONG)
def test_a_subject_there_is_not_is_refused(kind):
    with pytest.raises(Refused) as refused:
        release(kind, WRONG[kind])
    assert refused.value.refusals[0].code == f"unknown-{kind}"
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("kind", "fund", "may"),
    [
        ("programme", making.FUND, True),
        ("programme", making.OTHER_FUND, False),
        ("country", making.OTHER_FUND, True),
        ("organisation", making.OTHER_FUND, True),
    ],
)
def test_a_funds_programmes_are_its_own_and_the_rest_is_any_secretariats(kind, fund, may):
    if may:
        assert release(kind, by=secretariat(fund)).number == 1
    else:
        with pytest.raises(Refused):
            release(kind, by=secretariat(fund))
    with pytest.raises(Refused):
        release(kind, by=Actor("p2"))


def test_the_database_wants_a_fund_or_a_subject_and_one_of_a_number():
    release("country")
    for told in ({"subject": ""}, {"number": 1}):
        row = Edition.objects.get()
        row.pk, row.number = None, 5
        for name, value in told.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
