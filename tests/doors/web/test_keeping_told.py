"""What was told of a programme gets its end or is taken back by a form; and says so afterwards."""

from __future__ import annotations

import pytest

from letsema.doors.web import keeping_told
from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.programmes import queries
from letsema.results import commands as results
from letsema.results import queries as reached
from letsema.values import OPERATOR
from tests import making
from tests.doors.web.people import enter
from tests.programmes import partnering_permits as partnered
from tests.results import achievement_permits as made
from tests.results import permits

pytestmark = pytest.mark.django_db
ONE, OTHER, HIDDEN = "GHANA-2", "TOGO-2", "MALI-9"
HOW = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
WHY = {"why": "Misread the table."}
SAID = {"source": making.BOOKLET, "place": "p. 3"}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    making.committee()
    for reference in (ONE, OTHER):
        making.programme(reference)
    made.kinds()


def _result(reference: str, code: str = "7") -> int:
    return results.state_result(
        programme=reference, code=code, kind="output", words="Zztold", **HOW
    )


def _indicator(reference: str) -> int:
    return results.add_indicator(statement=_result(reference), words="Zztold", **HOW)


def _value(reference: str) -> int:
    told = {"kind": "target", "quantity": made.Quantity(6)}
    return results.state_value(indicator=_indicator(reference), **told, **HOW)


def _part(reference: str, name: str) -> int:
    told = {"sectors": [("hill-areas", "1")], "instruments": [permits.law()]}
    key = made.initiative(programme=reference, title="Zztold", **told)
    return getattr(reached.initiative(key, public_only=False), name)[0].number


MAKE = {
    "achievement": lambda of: made.achievement("Zztold", programme=of),
    "event": lambda of: made.event(programme=of, title="Zztold"),
    "story": lambda of: made.story(programme=of, title="Zztold"),
    "initiative": lambda of: made.initiative("zztold", programme=of, title="Zztold"),
    "initiative-sector": lambda of: _part(of, "sectors"),
    "initiative-policy": lambda of: _part(of, "instruments"),
    "process": lambda of: made.process(programme=of, forum="Zztold"),
    "result": _result,
    "indicator": _indicator,
    "value": _value,
    "task": lambda of: partnered.task(of, words="Zztold"),
    "team-role": lambda of: partnered.member(of, role="Zztold"),
    "mechanism": lambda of: partnered.tied(of, body=partnered.body("zztold")),
    "agreement": partnered.under,
    "support": lambda of: partnered.supported(of, words="Zztold"),
}
"""By kind: what tells one of a programme; returns its number or key."""


def address(kind: str, name, reference: str = ONE, act: str = "withdrawal") -> str:
    own = {"story": "stories", "initiative": "initiatives"}
    if kind in own:
        return f"/{own[kind]}/{name}/{act}/"
    return f"/programmes/{reference}/told/{kind}/{name}/{act}/"


def page_of(client, reference: str = ONE) -> str:
    return client.get(f"/programmes/{reference}/").content.decode()


def test_every_kind_is_made_here():
    assert set(MAKE) == set(keeping_told.KINDS)


@pytest.mark.parametrize("kind", MAKE)
def test_what_was_told_by_mistake_is_taken_back_with_a_reason_and_says_so(kind):
    name = MAKE[kind](ONE)
    client, own, before = enter("secretariat"), address(kind, name), journal.head()[0]
    offered = kind not in ("initiative-sector", "initiative-policy")
    link = own if offered else address("initiative", "hill-school")
    assert f'href="{link}"' in page_of(client)
    assert "told and taken back" not in page_of(client)
    assert client.get(own).status_code == 200
    empty = client.post(own, {"why": " "})
    assert empty.status_code == 422
    assert "This could not be taken in" in empty.content.decode()
    assert journal.head()[0] == before
    answer = client.post(own, WHY)
    assert answer.url == f"/programmes/{ONE}/#{keeping_told.KINDS[kind].panel}"
    assert journal.head()[0] == before + 1
    act = journal.acts_since(before)[0]
    assert (act.kind.endswith("withdrawn"), act.told["why"]) == (True, WHY["why"])
    gone = client.get(own)
    assert gone.status_code == 409
    assert WHY["why"] in gone.content.decode()
    page = page_of(client)
    assert f'href="{own}"' not in page
    assert "1 thing told and taken back" in page
    assert WHY["why"] in page
    assert WHY["why"] not in page_of(enter("reader"))
    assert not list(journal.breaches())


@pytest.mark.parametrize("kind", MAKE)
def test_an_end_is_named_instead_only_where_there_is_one(kind):
    page = enter("secretariat").get(address(kind, MAKE[kind](ONE))).content.decode()
    assert "It stays in the record with your reason." in page
    assert ("gets an end instead" in page) is (kind in keeping_told.ENDING)


@pytest.mark.parametrize("who", ["reader", "auditor", "reviewer", "submitter"])
def test_who_does_not_keep_the_record_takes_nothing_back_and_is_told_why(who):
    client = enter(who)
    for own in [address(kind, make(ONE)) for kind, make in MAKE.items()]:
        before = journal.head()
        assert client.get(own).status_code == 403, own
        answer = client.post(own, WHY)
        assert answer.status_code == 403, own
        assert "secretariat" in answer.content.decode()
        assert f'href="{own}"' not in page_of(client)
        assert journal.head() == before


def test_who_tells_and_does_not_correct_reads_why_not():
    page = page_of(enter("submitter"))
    assert "Withdraw what was told" in page
    assert "secretariat corrects what all funds share" in page


def test_it_is_found_under_its_own_programme_only():
    client = enter("secretariat")
    for kind in keeping_told.OF_A_PROGRAMME:
        name = MAKE[kind](ONE)
        assert client.get(address(kind, name, OTHER)).status_code == 404
        assert client.get(address(kind, name + 99)).status_code == 404
        assert client.get(address(kind, 2**63)).status_code == 404
        assert client.post(address(kind, name, OTHER), WHY).status_code == 404


def test_what_nobody_may_read_of_has_no_page_for_others():
    making.programme(HIDDEN, approved=None)
    making.stage(HIDDEN, "submitted")
    reader, keeper = enter("reader", country="TGO"), enter("secretariat")
    for own in [address(kind, make(HIDDEN), HIDDEN) for kind, make in MAKE.items()]:
        assert reader.get(own).status_code == 404, own
        assert keeper.get(own).status_code == 200, own
    keeper.post(own, WHY)
    assert reader.get(own).status_code == 404
    assert WHY["why"] in keeper.get(own).content.decode()


@pytest.mark.parametrize(("below", "above"), [("indicator", "result"), ("value", "indicator")])
def test_a_result_goes_after_what_stands_under_it(below, above):
    MAKE[below](ONE)
    [row] = reached.results_framework(ONE)
    number = row.number if above == "result" else row.indicators[0].number
    answer = enter("secretariat").post(address(above, number), WHY)
    assert answer.status_code == 422
    assert "withdraw that first" in answer.content.decode()


@pytest.mark.parametrize("kind", ["story", "initiative"])
def test_the_page_of_what_was_taken_back_says_so_to_who_may_see_it(kind):
    name, client = MAKE[kind](ONE), enter("secretariat")
    read = address(kind, name).removesuffix("withdrawal/")
    assert f'href="{address(kind, name)}"' in client.get(read).content.decode()
    client.post(address(kind, name), WHY)
    gone = client.get(read)
    assert gone.status_code == 410
    assert WHY["why"] in gone.content.decode()
    assert enter("auditor").get(read).status_code == 410
    for who in ("reader", "submitter"):
        assert enter(who).get(read).status_code == 404


def test_a_story_of_no_programme_is_taken_back_too():
    number, client = made.story(programme=""), enter("secretariat")
    assert client.post(address("story", number), WHY).url == "/achievements/"
    assert client.get(f"/stories/{number}/").status_code == 410
    assert enter("auditor").get(f"/stories/{number}/").status_code == 404


def test_the_lists_of_achievements_and_events_lead_to_it():
    client = enter("secretariat")
    for kind, page in (("achievement", "/achievements/"), ("event", "/events/")):
        own = address(kind, MAKE[kind](ONE))
        assert f'href="{own}"' in client.get(page).content.decode()
        assert f'href="{own}"' not in enter("reader").get(page).content.decode()


def test_a_role_told_of_two_countries_is_taken_back_in_one():
    kept, gone = (partnered.member(ONE, country=each) for each in ("GHA", "TGO"))
    client = enter("secretariat")
    page = page_of(client)
    assert "Withdraw (Ghana)" in page
    assert "Withdraw (Togo)" in page
    client.post(address("team-role", gone), WHY)
    assert [each.number for each in queries.team(ONE)] == [kept]


@pytest.mark.parametrize("kind", keeping_told.ENDING)
def test_what_was_so_for_a_time_gets_its_end_once(kind):
    number, client = MAKE[kind](ONE), enter("submitter")
    own, before = address(kind, number, act="end"), journal.head()[0]
    assert f'href="{own}"' in page_of(client)
    assert client.get(own).status_code == 200
    wrong = client.post(own, {"until": "soon", **SAID})
    assert wrong.status_code == 422
    assert "Until" in wrong.content.decode()
    assert client.post(own, {"until": "2022-03", **SAID}).status_code == 302
    assert journal.head()[0] == before + 1
    [row] = queries.tasks(ONE) if kind == "task" else queries.team(ONE)
    assert str(row.until.latest) == "2022-03-31"
    assert client.get(own).status_code == 409
    assert f'href="{own}"' not in page_of(client)
    assert not list(journal.breaches())


@pytest.mark.parametrize("kind", keeping_told.ENDING)
@pytest.mark.parametrize("who", ["reader", "reviewer", "stranger"])
def test_who_does_not_speak_for_the_programme_ends_nothing(kind, who):
    own, client = address(kind, MAKE[kind](ONE), act="end"), enter(who)
    before = journal.head()
    assert client.get(own).status_code == 403
    assert client.post(own, {"until": "2022-03", **SAID}).status_code == 403
    assert journal.head() == before
    assert client.get(address(kind, 99, act="end")).status_code == 404


def tell(act: str, who: str = "secretariat", **sent):
    address = f"/programmes/{ONE}/tell/{act}/"
    return enter(who).post(address, {**sent, **SAID, "qualifier": "exactly"})


def test_a_contribution_to_a_process_is_told_by_a_form():
    before = journal.head()[0]
    sent = {"forum": "The hill forum", "followed": "A chapter.", "organisation": "ILO"}
    assert tell("process", **sent).url == f"/programmes/{ONE}/#processes"
    [told] = reached.processes(ONE)
    assert (told.forum, told.followed, told.organisation.key) == (
        "The hill forum",
        "A chapter.",
        "ilo",
    )
    assert journal.acts_since(before)[-1].kind == "results.process.recorded"
    nothing = tell("process", forum="The hill forum")
    assert nothing.status_code == 422
    assert "What was brought to it" in nothing.content.decode()


def test_a_framework_is_stated_by_forms_from_the_result_to_the_value():
    assert tell("result", kind="outcome", code="1", words="Reached.").status_code == 302
    sent = {"kind": "output", "code": "1.1", "words": "Made.", "parent": "1"}
    assert tell("result", **sent).status_code == 302
    one, under = reached.results_framework(ONE)
    assert (one.code, under.code, under.parent) == ("1", "1.1", "1")
    sent = {"statement": under.number, "words": "Officials trained", "unit": "people"}
    assert tell("indicator", **sent).url == f"/programmes/{ONE}/#framework"
    [indicator] = reached.results_framework(ONE)[1].indicators
    assert (indicator.words, indicator.unit) == ("Officials trained", "people")
    sent = {"indicator": indicator.number, "kind": "target", "number": "12"}
    assert tell("value", **sent).status_code == 302
    taken = tell("result", kind="outcome", code="1", words="Another.")
    assert taken.status_code == 422
    assert "withdraw that first" in taken.content.decode()


def test_an_agreement_and_support_on_record_are_cited_by_forms():
    key, number = partnered.agreement(), partnered.support()
    assert tell("agreement", agreement=key).url == f"/programmes/{ONE}/#agreements"
    assert tell("support", support=number).url == f"/programmes/{ONE}/#support"
    assert [each.agreement.key for each in queries.agreements_of_programme(ONE)] == [key]
    assert [each.support.number for each in queries.support_of_programme(ONE)] == [number]
    for act in ("agreement", "support"):
        assert tell(act).status_code == 422
        for who in ("reader", "reviewer", "stranger"):
            assert tell(act, who, agreement=key, support=number).status_code == 403


def test_an_internal_agreement_is_offered_to_who_sees_it_only():
    key = partnered.agreement(internal=True, title="Zzsecret")
    page = f"/programmes/{ONE}/tell/agreement/"
    assert "Zzsecret" in enter("secretariat").get(page).content.decode()
    submitter = enter("submitter")
    assert "Zzsecret" not in submitter.get(page).content.decode()
    assert submitter.post(page, {"agreement": key, **SAID}).status_code == 422
    number = programmes.cite_agreement(reference=ONE, agreement=key, **HOW)
    own = address("agreement", number)
    assert enter("reader").get(own).status_code == 404
    enter("secretariat").post(own, WHY)
    assert "Zzsecret" in page_of(enter("secretariat"))
    assert "Zzsecret" not in page_of(enter("reviewer"))


def test_an_initiative_is_started_in_a_sector():
    from letsema.reference import commands as reference

    reference.adopt_packaged(by=OPERATOR, at=making.at())
    sent = {"title": "Evening classes", "currency": "USD", "sectors": ["policy-sectors/health"]}
    assert tell("initiative", **sent).status_code == 302
    [told] = reached.initiatives(ONE)
    assert [each.key for each in told.sectors] == ["policy-sectors/health"]
