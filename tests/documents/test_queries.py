"""Damage to kept files is found; sources are read by key and by row."""

import pytest

from letsema.documents import commands, queries
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    return [
        commands.keep_file(content=text, name="a.txt", by=OPERATOR, at=making.at())
        for text in (b"one", b"two")
    ]


def test_whole_files_are_not_damaged():
    assert list(queries.damaged_files()) == []


def test_a_missing_file_is_found(kept):
    queries.path_of(kept[0]).unlink()
    assert list(queries.damaged_files()) == [(kept[0], "is missing")]


def test_a_changed_file_is_found(kept):
    queries.path_of(kept[1]).write_bytes(b"twe")
    assert list(queries.damaged_files()) == [(kept[1], "was changed")]


def test_a_damaged_file_is_made_whole_by_keeping_it_again(kept):
    queries.path_of(kept[1]).write_bytes(b"twe")
    commands.keep_file(content=b"two", name="a.txt", by=OPERATOR, at=making.at())
    assert list(queries.damaged_files()) == []


def test_a_file_that_is_not_kept_is_not_found():
    with pytest.raises(FileNotFoundError):
        queries.file_content("0" * 64)


def test_sources_are_read_by_key_or_all():
    making.world()
    assert queries.source("nothing") is None
    assert [s.key for s in queries.sources()] == ["a-remark", "booklet-2021-06", "project-page"]
    assert [s.key for s in queries.sources(["project-page", "nothing"])] == ["project-page"]
    by_pk = queries.sources_by_pk([queries.source("a-remark").pk])
    assert [s.weight for s in by_pk.values()] == [10]


def test_all_sources_are_read_with_one_question(django_assert_num_queries):
    making.world()
    with django_assert_num_queries(1):
        queries.sources()
