"""What is not public is on no page for who is not signed in; who may see it, sees it."""

from datetime import date

import pytest

from letsema.doors.web import acting
from letsema.insight import commands as insight
from letsema.programmes import commands, queries
from letsema.values import NOBODY, OPERATOR, When
from tests import making
from tests.programmes import life

pytestmark = pytest.mark.django_db
SECRET = "Quiet waters of the delta"
DAY = date(2021, 7, 9)
PAGES = (
    "/",
    "/pipeline/",
    "/pipeline.json",
    "/pipeline.csv",
    "/programmes/",
    "/compare/?from=2021-01-01&to=2024-01-01",
    "/countries/",
    "/countries/GHA/",
    "/organisations/iom/",
    "/sources/",
    "/search/?q=delta",
    "/search/?q=quiet+waters",
    "/decisions/feed.atom",
    "/decisions/feed.json",
    "/meetings/calendar.ics",
)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    making.programme("TOGO-2", title="Open hills")


@pytest.fixture
def note():
    """A note under review, assessed; another programme comes after it."""
    facts = {"title": SECRET, "countries": [making.CountryPart("GHA")]}
    facts |= {"participants": [making.ParticipantPart("iom")]}
    reference = life.note(heading="Delta", facts=facts)
    life.take("open-review", reference, DAY)
    life.take("assess-note", reference, DAY)
    commands.name_predecessor(
        reference="TOGO-2", predecessor=reference, citing=making.say(), **life.how()
    )
    insight.rebuild_search(at=life.AT, by=OPERATOR)
    return reference


def seen_by(monkeypatch, actor):
    monkeypatch.setattr(acting, "actor", lambda _request: actor)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_tells_of_a_note_before_its_approval(client, note, page):
    text = client.get(page).content.decode()
    assert SECRET not in text
    assert note not in text


def test_its_own_page_its_source_and_its_kin_are_not_found(client, note):
    assert client.get(f"/programmes/{note}/").status_code == 404
    [source] = queries.internal_sources()
    assert client.get(f"/sources/{source}/").status_code == 404
    assert SECRET not in client.get("/programmes/TOGO-2/").content.decode()
    assert note not in client.get(f"/sources/{making.BOOKLET}/").content.decode()


@pytest.mark.parametrize("ending", ["returned", "declined", "withdrawn"])
def test_what_is_returned_declined_or_withdrawn_before_approval_stays_internal(client, ending):
    reference, _ = life.reach(ending)
    assert not queries.is_public(reference)
    assert client.get(f"/programmes/{reference}/").status_code == 404
    assert reference not in client.get("/pipeline.json").content.decode()


def test_it_is_public_from_its_approval_on_and_for_good(client, note):
    life.enter(note, "concept-note-approved", DAY)
    assert queries.is_public(note)
    page = client.get(f"/programmes/{note}/").content.decode()
    assert SECRET in page
    assert "Under review" not in page
    assert "note.pdf" not in page
    life.enter(note, "removed", DAY)
    assert queries.is_public(note)
    assert queries.internal_sources() == frozenset()


@pytest.mark.parametrize("role", ["secretariat", "reviewer", "committee", "auditor"])
def test_who_may_see_it_reads_versions_assessments_and_words(client, monkeypatch, note, role):
    seen_by(monkeypatch, life.person(role))
    page = client.get(f"/programmes/{note}/").content.decode()
    assert SECRET in page
    assert "note.pdf" in page
    assert "3 points" in page


def test_who_submits_sees_their_own_but_not_how_it_was_judged(client, monkeypatch, note):
    seen_by(monkeypatch, life.person("submitter", organisation="iom"))
    page = client.get(f"/programmes/{note}/").content.decode()
    assert "note.pdf" in page
    assert "3 points" not in page
    seen_by(monkeypatch, life.person("submitter", organisation="unfpa"))
    assert client.get(f"/programmes/{note}/").status_code == 404
    seen_by(monkeypatch, NOBODY)
    assert client.get(f"/programmes/{note}/").status_code == 404


def test_a_page_tells_what_decisions_changed_and_what_they_ask(client):
    reference, day = life.reach("under-implementation")
    making.state(reference, {"ends": When.on(date(2023, 6, 30))}, at=life.AT)
    told = {"reference": reference, "citing": life.decided(day), "on": day}
    new = {"ends": When.on(date(2024, 3, 31))}
    commands.change_facts(kind="extension", facts=new, **told, **life.how())
    commands.set_conditions(conditions=[life.terms(due_on=day)], **told, **life.how())
    commands.suspend_programme(words="The road is cut.", **told, **life.how())
    life.take("answer-steer", reference, day)
    page = client.get(f"/programmes/{reference}/").content.decode()
    number = life.decided(day).decision
    for words in (
        "24 months",
        "33 months",
        number,
        "Show the plan.",
        "The road is cut.",
        "A steer",
    ):
        assert words in page
    assert "overdue" not in page
    before = client.get(f"/programmes/{reference}/?as_at=2021-07-02").content.decode()
    assert "The road is cut." not in before


def test_lateness_is_for_those_who_may_see_it(client, monkeypatch):
    reference, day = life.reach("signed")
    told = {"reference": reference, "citing": life.decided(day), "on": day}
    commands.set_conditions(conditions=[life.terms(due_on=day)], **told, **life.how())
    seen_by(monkeypatch, life.person("secretariat"))
    assert "overdue" in client.get(f"/programmes/{reference}/").content.decode()
