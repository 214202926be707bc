"""`demo`, `verify`, `prepare`, `serve`, `loads`: the record proves itself, or says where not."""

from __future__ import annotations

import pytest
from django.db import connection

from letsema.journal import queries as journal
from letsema.reference import queries as reference
from letsema.reference.rules import packaged_frameworks
from letsema.results.rules import ACHIEVEMENT_KINDS
from tests import making
from tests.world import everything

pytestmark = pytest.mark.xdist_group("record")


@pytest.fixture
def small(fresh, released):
    """A record with four programmes of our own and an edition."""
    return fresh(released)


def tamper(sql, *values):
    """Change the database behind the record's back, its own guards taken off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("select name from sqlite_master where type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'drop trigger "{name}"')
            cursor.execute("pragma foreign_keys = off")
        else:
            cursor.execute("set session_replication_role = replica")
        cursor.execute(sql, values)


def breaches(letsema):
    """What `verify` prints, having ended with 1."""
    said = letsema("verify")
    lines = said.out.splitlines()
    assert said.code == 1
    assert said.line == f"{len(lines)} breaches: the record is not whole"
    told = letsema("verify", "--format", "json").json
    assert (told["whole"], told["breaches"]) == (False, lines)
    return lines


def test_a_whole_record_says_so(letsema, small):
    said = letsema("verify")
    assert (said.code, said.out) == (0, "")
    assert said.line.startswith("the record is whole: ")
    told = letsema("verify", "--format", "json").json
    assert (told["whole"], told["breaches"]) == (True, [])
    assert told["entries"] > 4


def test_the_example_is_whole_and_loaded_once(letsema, fresh, example):
    fresh(example)
    assert letsema("verify").code == 0
    before = everything()
    said = letsema("demo")
    assert (said.code, said.out) == (0, "")
    assert said.line == "the example stands in the record already; nothing was changed"
    assert everything() == before


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (
            "update programmes_claim set value = '\"Other\"' where field = 'title'",
            "programmes.claim 2: differs from what the journal says was written",
        ),
        (
            "update programmes_stagerow set latest = '2020-01-01' where id = 1",
            "programmes.stagerow 1: differs from what the journal says was written",
        ),
        (
            "delete from programmes_claimcountry where id = 1",
            "programmes.claimcountry 1: was written, says the journal, and is gone",
        ),
        (
            "insert into programmes_programme (reference, recorded_at) values ('MALI-9', '2023-01-01')",
            "programmes.programme 5: has no journal entry",
        ),
        (
            "update journal_entry set by = 'nobody' where sequence = 3",
            "journal entry 3: was changed",
        ),
        ("delete from journal_entry where sequence = 3", "entry 3 is missing before it"),
        (
            "delete from journal_entry where sequence = (select max(sequence) from journal_entry)",
            "is not the last one written",
        ),
        (
            "update publications_edition set content = replace(content, 'MALI-1', 'MALI-9')",
            "pipeline-booklet of water, edition 1: differs from its print",
        ),
    ],
)
def test_a_change_behind_its_back_is_told(letsema, small, sql, words):
    tamper(sql.replace(" by =", ' "by" ='))
    assert any(words in line for line in breaches(letsema))


@pytest.mark.parametrize(("content", "words"), [(b"other", "was changed"), (None, "is missing")])
def test_a_file_that_is_not_what_it_was_is_told(letsema, small, content, words):
    path = max((p for p in small.home.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    path.unlink() if content is None else path.write_bytes(content)
    (line,) = breaches(letsema)
    assert line == f"file {path.parent.name}{path.name}: {words}"


def test_prepare_is_done_once(letsema, fresh, blank):
    fresh(blank)
    for _ in range(2):
        said = letsema("prepare")
        assert (said.code, said.out, said.line) == (0, "", "the record is ready")
    once = [each.kind for each in journal.acts_since(0)]
    assert once == ["reference.framework.adopted"] * len(packaged_frameworks())
    assert letsema("verify").code == 0


def test_a_record_without_the_example_names_sectors_goals_and_kinds(letsema, fresh, blank):
    from letsema.doors.web.policies import sectors

    fresh(blank)
    assert sectors() == {}
    letsema("prepare")
    assert any(each.startswith("policy-sectors/") for each in sectors())
    assert reference.framework(ACHIEVEMENT_KINDS).elements


def test_what_is_prepared_and_no_more_takes_the_example_in(letsema, fresh, blank):
    from letsema.doors.cli import keeping

    fresh(blank)
    assert keeping._untouched()
    letsema("prepare")
    assert keeping._untouched()
    making.world()
    assert not keeping._untouched()


@pytest.mark.parametrize(
    "bind", ["8000", "localhost:", "localhost:http", "here:0", "here:70000", ""]
)
def test_an_address_that_cannot_be_served_is_a_bad_call(letsema, bind):
    said = letsema("serve", "--bind", bind)
    assert (said.code, said.out) == (2, "")
    assert "HOST:PORT" in said.line


def test_loads_are_listed(letsema, small):
    (told,) = letsema("loads", "--format", "json").json
    assert told == {
        "load": 1,
        "fund": "water",
        "source": "Pipeline of Joint Programmes, May 2023",
        "on": "2023-05-31",
        "undone": None,
    }
    assert letsema("loads", "--fund", "water").out.splitlines()[1].startswith("1     water")
    assert letsema("loads", "--fund", "wine").code == 2


@pytest.mark.parametrize(
    "call",
    [
        "undo 9 --why so",
        "split MALI-1 --load 9 --into MALI-7 --why so",
        "split NOWHERE-1 --load 1 --into MALI-7 --why so",
        "merge MALI-1 --into NOWHERE-1 --why so",
        "merge MALI-1 --into MALI-1 --why so",
        "split MALI-1 --load 1 --into MALI-1 --why so",
        "split MALI-1 --load 1 --into mali,7 --why so",
    ],
)
def test_a_correction_of_nothing_is_refused_and_changes_nothing(letsema, small, call):
    before = everything()
    said = letsema(*call.split())
    assert (said.code, said.out, bool(said.line)) == (1, "", True)
    assert everything() == before
