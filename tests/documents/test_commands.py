"""A file is kept once under the hash of its content; what is no document is refused."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.documents import commands, queries
from letsema.documents.models import Source, StoredFile
from letsema.journal import queries as journal
from letsema.values import OPERATOR, Citation, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
CONTENT = b"The pipeline of June 2021."


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path / "files"


def keep(content=CONTENT, name="booklet.txt"):
    return commands.keep_file(content=content, name=name, by=OPERATOR, at=making.at())


def source(key="a", **told):
    how = {"kind": "press", "title": "A paper", "by": OPERATOR, "at": making.at(), **told}
    return commands.register_source(key=key, **how)


def refusal(act, **told):
    with pytest.raises(Refused) as refused:
        act(**told)
    return refused.value.refusals[0].code


def test_a_file_is_kept_under_the_hash_of_its_content():
    sha256 = keep()
    assert sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert queries.file_content(sha256) == CONTENT
    row = StoredFile.objects.get()
    assert (row.name, row.media_type, row.size) == ("booklet.txt", "text/plain", len(CONTENT))


def test_the_same_file_is_kept_once_whatever_it_is_called():
    assert keep(name="one.txt") == keep(name="two.txt")
    assert StoredFile.objects.get().name == "one.txt"
    assert len(journal.acts_since(0)) == 1


def test_a_name_never_leads_elsewhere():
    keep(name="../../etc/passwd.txt")
    assert StoredFile.objects.get().name == "passwd.txt"


@pytest.mark.parametrize("name", ["virus.exe", "booklet", ".txt", "page.svgz"])
def test_a_kind_of_file_the_record_does_not_keep_is_refused(name):
    assert refusal(keep, name=name) == "file-kind"
    assert not StoredFile.objects.exists()


def test_an_empty_or_huge_file_is_refused(monkeypatch):
    assert refusal(keep, content=b"") == "file-size"
    monkeypatch.setattr(commands, "LARGEST_FILE", 10)
    assert refusal(keep, content=b"x" * 11) == "file-size"
    assert keep(content=b"x" * 10)


def test_a_source_is_registered_once():
    assert source("a") == source("a", title="Another title") == "a"
    assert Source.objects.get().title == "A paper"
    assert len(journal.acts_about("a")) == 1


def test_a_kind_of_source_there_is_not_is_refused():
    assert refusal(source, kind="rumour") == "source-kind"


def test_a_source_of_a_file_that_is_not_kept_is_refused():
    assert refusal(source, sha256="0" * 64) == "unknown-file"
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("key", {"key": "a" * 121}),
        ("title", {"title": "x" * 501}),
        ("publisher", {"publisher": "x" * 301}),
        ("url", {"url": "https://" + "x" * 1000}),
    ],
)
def test_a_text_longer_than_its_column_is_refused_by_its_name(field, told):
    with pytest.raises(Refused) as refused:
        source(**told)
    [why] = refused.value.refusals
    assert (why.code, why.field) == ("too-long", field)
    assert str(why).startswith(f"{field}: longer than ")


def test_a_file_with_too_long_a_name_is_refused_and_not_kept(settings):
    assert refusal(keep, name="x" * 252 + ".txt") == "too-long"
    assert not settings.HOME.exists()


def test_a_source_without_a_day_of_learning_was_learned_when_it_was_recorded():
    source("a")
    source("b", learned_on=date(2020, 2, 3))
    assert queries.source("a").learned_on == date(2021, 7, 1)
    assert queries.source("b").learned_on == date(2020, 2, 3)


def test_a_source_may_point_at_its_file():
    source("a", sha256=keep(), published=When.parse("2021-06"))
    view = queries.source("a")
    assert view.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert view.published == When.parse("2021-06")


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "rumour"},
        {"precision": "day"},
        {"latest": date(2021, 1, 1)},
        {"precision": "year", "earliest": date(2021, 1, 2), "latest": date(2021, 1, 1)},
    ],
)
def test_the_database_refuses_a_source_that_cannot_be(told):
    row = {"key": "a", "kind": "press", "title": "A", "learned_on": date(2021, 1, 1)}
    row |= {"recorded_at": making.at(), **told}
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.bulk_create([Source(**row)])


def test_the_database_refuses_an_empty_file():
    row = StoredFile(sha256="0", name="a", media_type="b", size=0, kept_at=making.at())
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.bulk_create([row])


def cited(**told):
    return commands.source_cited(citing=Citation(**told), by=OPERATOR, at=making.at())


def test_a_row_stands_on_the_source_it_cites_with_its_place():
    source()
    told = cited(source="a", place="page 3", stated=False)
    pk = Source.objects.get(key="a").pk
    assert told == {"source_id": pk, "place": "page 3", "stated": False}


def test_the_records_own_word_is_a_source_from_when_it_is_cited_first():
    assert cited(source="own-record") == cited(source="own-record")
    assert queries.source("own-record").kind == "own-record"
    assert len(journal.acts_about("own-record")) == 1


@pytest.mark.parametrize("told", [{"source": "b"}, {"decision": "SC-01/2026-01"}])
def test_a_source_there_is_not_cannot_be_cited(told):
    assert refusal(cited, **told) == "unknown-source"
