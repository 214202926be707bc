"""A reference is given once and for life."""

from datetime import date

import pytest

from letsema.documents import commands as documents
from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.programmes.models import Lineage, Programme, Submission
from letsema.values import OPERATOR, Actor, Citation, Refused
from letsema.values.actor import Grant
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def refusal(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**{**HOW, **told})
    assert journal.head() == before
    return refused.value.refusals[0].code


def test_a_known_programme_stays_as_it_is():
    commands.register_programme(reference="GHANA-2", fund=making.FUND, **HOW)
    before = journal.head()
    commands.register_programme(reference="GHANA-2", fund=making.OTHER_FUND, **HOW)
    assert queries.references(making.FUND) == ("GHANA-2",)
    assert journal.head() == before


@pytest.mark.parametrize(
    "reference", ["", "ghana-2", "GHANA 2", "-GHANA", "GHANA-", "GHANA--2", "CÔTE", "GHANA-2\n"]
)
def test_a_reference_is_capital_letters_digits_and_hyphens(reference):
    assert refusal(commands.register_programme, reference=reference) == "reference"


def test_a_programme_belongs_to_a_fund_and_a_parent_there_are():
    register = commands.register_programme
    assert refusal(register, reference="A", fund="none") == "unknown-fund"
    assert refusal(register, reference="A", parent="NONE") == "unknown-programme"
    stranger = Actor("p1", grants=frozenset({Grant("secretariat", making.OTHER_FUND)}))
    assert refusal(register, reference="A", fund=making.FUND, by=stranger) == "not-yours"
    making.programme("PARENT")
    register(reference="A", parent="PARENT", **HOW)
    assert [link.reference for link in queries.programme("PARENT", making.DAY).parts] == ["A"]
    assert queries.programme("A", making.DAY).parent.reference == "PARENT"


def test_a_programme_builds_on_earlier_ones_and_says_so_once():
    for reference in ("ONE", "TWO", "THREE"):
        making.programme(reference)
    told = {"reference": "THREE", "citing": making.say(), **HOW}
    for predecessor in ("TWO", "ONE", "TWO"):
        commands.name_predecessor(predecessor=predecessor, **told)
    assert Lineage.objects.count() == 2
    view = queries.programme("THREE", making.DAY)
    assert [link.reference for link in view.predecessors] == ["TWO", "ONE"]
    assert view.predecessors[0].title == "Work in TWO"
    assert [x.reference for x in queries.programme("ONE", making.DAY).successors] == ["THREE"]
    name = commands.name_predecessor
    assert refusal(name, predecessor="NONE", **told) == "unknown-programme"
    assert refusal(name, predecessor="THREE", **told) == "same"
    told["citing"] = Citation(source="none")
    assert refusal(name, predecessor="ONE", **{**told, "reference": "TWO"}) == "unknown-source"


def test_no_programme_comes_before_itself():
    for reference in ("ONE", "TWO", "THREE"):
        making.programme(reference)
    name, how = commands.name_predecessor, {"citing": making.say(), **HOW}
    name(reference="TWO", predecessor="ONE", **how)
    name(reference="THREE", predecessor="TWO", **how)
    for later in ("TWO", "THREE"):
        assert refusal(name, reference="ONE", predecessor=later, **how) == "circle"
    assert refusal(commands.register_programme, reference="NEW", parent="NEW") == "same"


def test_a_circle_through_a_merged_programme_is_refused():
    for reference in ("ONE", "TWO", "THREE"):
        making.programme(reference)
    how = {"citing": making.say(), **HOW}
    commands.name_predecessor(reference="TWO", predecessor="ONE", **how)
    commands.merge_programmes(reference="TWO", into="THREE", why="w", **HOW)
    told = {"reference": "ONE", "predecessor": "THREE", **how}
    assert refusal(commands.name_predecessor, **told) == "circle"


def test_who_is_kin_is_told_as_it_was_known():
    for reference in ("ONE", "TWO"):
        making.programme(reference)
    commands.name_predecessor(
        reference="TWO",
        predecessor="ONE",
        citing=making.say(),
        by=OPERATOR,
        at=making.at("2022-05-05"),
    )
    assert queries.programme("TWO", making.DAY, date(2022, 5, 4)).predecessors == ()
    assert len(queries.programme("TWO", making.DAY, date(2022, 5, 5)).predecessors) == 1


def test_submissions_are_numbered_and_the_same_file_is_the_same_version():
    making.programme("GHANA-2")
    files = [
        documents.keep_file(content=text, name="a.pdf", **HOW) for text in (b"%PDF-1", b"%PDF-2")
    ]
    told = {"reference": "GHANA-2", "submitted_on": making.DAY, **HOW}
    note, document = "concept-note", "programme-document"
    filed = [
        commands.file_submission(kind=kind, sha256=sha256, **told)
        for kind, sha256 in (
            (note, files[0]), (note, files[1]), (note, files[0]), (document, files[1]),
        )
    ]  # fmt: skip
    assert filed == [1, 2, 1, 1]
    assert Submission.objects.count() == 3
    nowhere = {**told, "kind": note, "sha256": "0" * 64}
    assert refusal(commands.file_submission, **nowhere) == "unknown-file"
    assert refusal(commands.file_submission, kind="letter", sha256=files[0], **told) == (
        "submission-kind"
    )
    assert list(journal.breaches()) == []


def test_a_load_rests_on_a_source_and_a_fund():
    told = {"fund": making.FUND, "citing": making.say(), "on": making.DAY}
    assert refusal(commands.open_load, **{**told, "fund": "none"}) == "unknown-fund"
    nowhere = Citation(source="none")
    assert refusal(commands.open_load, **{**told, "citing": nowhere}) == "unknown-source"
    assert refusal(commands.open_load, **told, by=Actor("p1")) == "not-yours"
    number = commands.open_load(**told, **HOW)
    [load] = queries.loads(making.FUND)
    assert (load.number, load.source, load.on, load.undone) == (
        number, making.BOOKLET.title(), making.DAY, "",
    )  # fmt: skip
    assert queries.loads(making.OTHER_FUND) == ()
    assert Programme.objects.count() == 0


def test_a_reference_longer_than_its_column_is_refused():
    assert refusal(commands.register_programme, reference="A" * 81) == "too-long"
    making.programme("GHANA-2")
    far = {"reference": "GHANA-2", "predecessor": "TOGO-2", "citing": making.say(place="x" * 301)}
    making.programme("TOGO-2")
    assert refusal(commands.name_predecessor, **far) == "too-long"
