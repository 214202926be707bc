"""Editions are read whole, and an altered one is found."""

import pytest
from django.db import connection

from letsema.publications import commands, queries, titles
from letsema.values import OPERATOR
from tests import making
from tests.publications import tiny

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path / "files"
    monkeypatch.setitem(titles.TITLES, "tiny", tiny)
    making.world()
    making.programme("GHANA-2")


def release(number=1):
    for position in range(number):
        if position:
            making.programme(f"MORE-{position}")
        commands.release(
            title="tiny", subject=making.FUND, as_at=making.DAY, by=OPERATOR, at=making.at()
        )


@pytest.mark.parametrize("content", ['{"title":"other"}', "no content"])
def test_an_altered_edition_is_found(content):
    release()
    assert list(queries.altered_editions()) == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE publications_edition SET content = %s", [content])
    assert list(queries.altered_editions()) == [
        ("tiny of hill-fund, edition 1", "differs from its print")
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_editions_are_read_with_two_questions(number, django_assert_num_queries):
    release(number)
    with django_assert_num_queries(2):
        assert [e.number for e in queries.editions(making.FUND)] == list(range(number, 0, -1))


def test_what_is_not_there_is_not_found():
    assert queries.edition("tiny", making.FUND, 1) is None
    assert queries.newest_edition(making.FUND, "tiny") is None
    assert queries.editions() == ()
    assert queries.foreword(making.FUND, "tiny", making.DAY) is None
    assert queries.series(making.FUND, "tiny") == ()
