"""What is released is frozen, numbered and never changed; released twice is released once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.publications import commands, queries, titles
from letsema.publications.models import Edition, Rendition
from letsema.values import OPERATOR, Actor, Refused
from tests import making
from tests.publications import tiny

pytestmark = pytest.mark.django_db
JUNE, DECEMBER = making.DAY, date(2021, 12, 31)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "files"
    monkeypatch.setitem(titles.TITLES, "tiny", tiny)
    making.world()
    making.programme("GHANA-2")
    yield
    assert list(journal.breaches()) == []
    assert list(queries.altered_editions()) == []


def release(as_at=JUNE, **told):
    how = {"title": "tiny", "subject": making.FUND, "by": OPERATOR, "at": making.at(), **told}
    return commands.release(as_at=as_at, **how)


def write(text="Welcome.", on=JUNE, **told):
    how = {"title": "tiny", "fund": making.FUND, "by": OPERATOR, "at": making.at(), **told}
    commands.write_foreword(text=text, on=on, **how)


def refusal(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told)
    assert journal.head() == before
    return refused.value.refusals[0].code


def test_a_foreword_signed_longer_than_its_column_is_refused():
    with pytest.raises(Refused) as refused:
        write(signed_name="x" * 201)
    assert [(r.code, r.field) for r in refused.value.refusals] == [("too-long", "signed_name")]


def standing():
    return {e.number: e.superseded_by for e in queries.editions(making.FUND, "tiny")}


def test_a_release_is_the_first_edition_in_every_form():
    edition = release()
    assert (edition.number, edition.label, edition.as_at) == (1, "June 2021", JUNE)
    assert edition.content["edition"]["number"] == 1
    assert queries.rendition(edition, "txt") == b"1: ['GHANA-2']"
    assert sorted(edition.forms) == ["json", "txt"]
    assert queries.rendition(edition, "pdf") is None


def test_released_twice_is_released_once():
    first = release()
    before = journal.head()
    assert release(at=making.at("2022-01-01")) == first
    assert journal.head() == before


def test_a_date_released_again_after_a_later_one_is_still_released_once():
    first = release()
    release(DECEMBER)
    before = journal.head()
    assert release().number == first.number
    assert journal.head() == before


def test_a_change_makes_a_new_edition_that_supersedes_its_dates():
    release()
    making.programme("TOGO-2")
    edition = release()
    assert (edition.number, standing()) == (2, {1: 2, 2: None})
    assert queries.newest_edition(making.FUND, "tiny").number == 2


def test_what_was_released_stays_as_it_was():
    first = release()
    making.programme("TOGO-2")
    release()
    again = queries.edition("tiny", making.FUND, 1)
    assert (again.content_text, again.fingerprint, again.forms) == (
        first.content_text, first.fingerprint, first.forms,
    )  # fmt: skip
    assert queries.rendition(again, "txt") == b"1: ['GHANA-2']"


def test_a_later_date_supersedes_the_newest_and_an_earlier_only_its_own():
    release()
    release(DECEMBER)
    assert standing() == {1: 2, 2: None}
    making.programme("TOGO-2")
    release()
    assert standing() == {1: 2, 2: None, 3: None}
    assert queries.newest_edition(making.FUND, "tiny").number == 2
    assert queries.edition_before(making.FUND, "tiny", DECEMBER).number == 3
    assert queries.edition_before(making.FUND, "tiny", JUNE) is None


def test_series_of_two_funds_and_languages_are_numbered_apart():
    making.programme("LAKE-2", fund=making.OTHER_FUND)
    numbers = [
        release().number,
        release(subject=making.OTHER_FUND).number,
        release(language="fr").number,
    ]
    assert numbers == [1, 1, 1]
    assert set(standing().values()) == {None}


def test_what_cannot_be_released_is_refused():
    assert refusal(release, title="none") == "unknown-title"
    assert refusal(release, subject="none") == "unknown-fund"
    assert refusal(release, as_at=date(1999, 1, 1)) == "nothing-to-publish"
    assert refusal(release, by=Actor("p1")) == "not-yours"
    assert not Edition.objects.exists()


def test_a_release_that_fails_while_rendering_leaves_nothing(monkeypatch):
    before = journal.head()

    def broken(_content, _forms=None):
        raise RuntimeError

    monkeypatch.setattr(tiny, "render", broken)
    with pytest.raises(RuntimeError):
        release()
    assert (journal.head(), Edition.objects.count()) == (before, 0)


def test_a_foreword_stands_from_its_day_until_another():
    write("In June.", signed_name="A. Person", signed_office="Head")
    write("In December.", on=DECEMBER)
    told = [
        queries.foreword(making.FUND, "tiny", day) for day in (date(2021, 6, 29), JUNE, DECEMBER)
    ]
    assert [each and each.text for each in told] == [None, "In June.", "In December."]
    assert (told[1].signed_name, told[1].signed_office) == ("A. Person", "Head")
    assert release().content["foreword"] == "In June."


def test_a_foreword_written_anew_replaces_the_one_of_its_day_and_keeps_it():
    write("First words.")
    write("Better words.")
    before = journal.head()
    write(" Better words. ")
    assert journal.head() == before
    assert queries.foreword(making.FUND, "tiny", JUNE).text == "Better words."
    assert len([a for a in journal.acts_about(making.FUND) if "foreword" in a.kind]) == 2


def test_a_foreword_that_cannot_be_is_refused():
    assert refusal(write, text=" \n ") == "empty"
    assert refusal(write, fund="none") == "unknown-fund"
    assert refusal(write, by=Actor("p1")) == "not-yours"


def test_the_database_numbers_editions_once_and_from_one():
    edition = release()
    row = Edition.objects.values().get()
    for wrong in ({}, {"number": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.bulk_create([Edition(**{**row, "id": None, **wrong})])
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=row["id"]).update(superseded_by=row["id"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Rendition.objects.create(edition_id=row["id"], form="txt", file_id=edition.forms["txt"])
