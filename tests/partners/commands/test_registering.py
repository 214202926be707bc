"""An organisation has one row for life and gains names."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.rules import Name
from letsema.values import OPERATOR, Refused
from tests import making

pytestmark = pytest.mark.django_db


def register(key="iom", kind="un-organisation", names=("IOM",), **told):
    names = [Name(n) if isinstance(n, str) else n for n in names]
    how = {"by": OPERATOR, "at": making.at(), **told}
    return commands.register_organisation(key=key, kind=kind, names=names, **how)


def test_a_known_organisation_gains_names():
    register(names=["Organization for Migration"])
    register(names=["Organization for Migration", Name("IOM", "acronym")])
    view = queries.organisation("iom")
    assert (view.name, view.acronym) == ("Organization for Migration", "IOM")
    assert [act.kind for act in journal.acts_about("iom")] == [
        "partners.organisation.registered",
        "partners.organisation.named",
    ]


def test_the_same_organisation_told_twice_writes_nothing():
    register()
    before = journal.head()
    register()
    assert journal.head() == before


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "club"}, "organisation-kind"),
        ({"names": []}, "organisation-name"),
        ({"names": ["A name", Name("x", "nickname")]}, "name-kind"),
        ({"names": ["A name", "x" * 301]}, "too-long"),
        ({"key": "x" * 81}, "too-long"),
        ({"country": "Togo"}, "too-long"),
    ],
)
def test_what_cannot_be_is_refused_whole(told, code):
    with pytest.raises(Refused) as refused:
        register(**told)
    assert {r.code for r in refused.value.refusals} == {code}
    assert not Organisation.objects.exists()
    assert not OrganisationName.objects.exists()
    assert journal.head()[0] == 0


def test_an_acronym_may_be_shared():
    register("migration-office", names=[Name("Migration Office"), Name("MO", "acronym")])
    register("maternity-ngo", "civil-society", names=[Name("Maternity"), Name("M.O.", "acronym")])
    assert [o.key for o in queries.organisations_called("mo")] == ["migration-office"]
    register("third", "other", names=[Name("Third"), Name("mo", "acronym")])
    assert [o.key for o in queries.organisations_called("MO")] == ["migration-office", "third"]


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "nickname"},
        {"valid_from": date(2021, 1, 2), "valid_until": date(2021, 1, 2)},
        {"text": "IOM"},
    ],
)
def test_the_database_refuses_a_name_that_cannot_be(row):
    register()
    told = {"text": "X", "folded": "x", "kind": "official", "recorded_at": making.at(), **row}
    made = OrganisationName(organisation=Organisation.objects.get(), **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationName.objects.bulk_create([made])


@pytest.mark.parametrize("row", [{"kind": "club"}, {"key": "iom"}])
def test_the_database_refuses_an_organisation_that_cannot_be(row):
    register()
    told = {"key": "x", "kind": "media", "recorded_at": making.at(), **row}
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.bulk_create([Organisation(**told)])


def how(**told):
    return {"citing": making.say(), "by": OPERATOR, "at": making.at(), **told}


@pytest.fixture
def _sources():
    making.world()


def name(text="The Office", since=None, until=None, key="iom", **told):
    called = Name(text, valid_from=since, valid_until=until)
    return commands.name_organisation(key=key, name=called, **how(**told))


def refused(call, **told):
    with pytest.raises(Refused) as answer:
        call(**told)
    return [refusal.code for refusal in answer.value.refusals]


def test_what_is_told_of_a_known_organisation_fills_what_it_lacks_and_no_more():
    register(website="https://example.org", note="")
    register(website="https://example.com", note="Small.")
    view = queries.organisation("iom")
    assert (view.website, view.note) == ("https://example.org", "Small.")


@pytest.mark.usefixtures("_sources")
def test_names_told_on_registering_say_what_tells_them():
    register("new", names=["New Office"], citing=making.say(place="p. 7"))
    (told,) = queries.names("new")
    assert (told.name.text, told.place) == ("New Office", "p. 7")
    assert told.source is not None


@pytest.mark.usefixtures("_sources")
def test_an_organisation_may_bear_the_same_name_twice_but_not_at_once():
    first = name(since=date(2000, 1, 1), until=date(2005, 1, 1))
    again = name(since=date(2010, 1, 1))
    assert first != again
    assert name(since=date(2000, 1, 1), until=date(2005, 1, 1)) == first
    assert name(since=date(2010, 1, 1)) == again
    assert refused(name, since=date(2004, 1, 1)) == ["name-stands"]
    assert refused(name) == ["name-stands"]
    assert queries.organisation("iom").name_on(date(2002, 1, 1)) == "The Office"


@pytest.mark.usefixtures("_sources")
def test_registering_again_with_a_second_time_of_a_name_gains_it():
    names = [
        Name("Hill", valid_until=date(2000, 1, 1)),
        Name("Lake", valid_from=date(2000, 1, 1), valid_until=date(2010, 1, 1)),
        Name("Hill", valid_from=date(2010, 1, 1)),
    ]
    register("new", names=names)
    before = journal.head()
    register("new", names=names)
    assert journal.head() == before
    shown = [queries.organisation("new").name_on(date(year, 6, 1)) for year in (1990, 2005, 2020)]
    assert shown == ["Hill", "Lake", "Hill"]


@pytest.mark.usefixtures("_sources")
def test_a_name_ends_on_a_day_and_the_same_end_again_is_nothing():
    number = name(since=date(2000, 1, 1))
    commands.end_name(number=number, until=date(2005, 1, 1), **how(citing=making.say(place="p. 9")))
    before = journal.head()
    commands.end_name(number=number, until=date(2005, 1, 1), **how())
    assert journal.head() == before
    told = next(each for each in queries.names("iom") if each.number == number)
    assert (told.name.valid_until, told.until_place) == (date(2005, 1, 1), "p. 9")
    end = {"number": number, "until": date(2006, 1, 1), **how()}
    assert refused(commands.end_name, **end) == ["ended-already"]
    other = name("Lake", since=date(2000, 1, 1))
    end = {"number": other, "until": date(2000, 1, 1), **how()}
    assert refused(commands.end_name, **end) == ["ends-before"]


@pytest.mark.usefixtures("_sources")
def test_a_name_withdrawn_is_found_no_more_and_the_last_one_stays():
    number = name("Mistaken Office")
    told = {"why": "Read wrongly.", "by": OPERATOR, "at": making.at()}
    commands.withdraw_name(number=number, **told)
    assert queries.organisations_called("mistaken office") == ()
    assert refused(commands.withdraw_name, number=number, **told) == ["withdrawn-already"]
    assert name("Mistaken Office") != number
    register("one-name", names=["Only"])
    (only,) = queries.names("one-name")
    assert refused(commands.withdraw_name, number=only.number, **told) == ["organisation-name"]
    assert refused(commands.withdraw_name, number=999, **told) == ["unknown-name"]


@pytest.mark.usefixtures("_sources")
def test_what_a_register_calls_an_organisation_is_entered_once():
    told = {"key": "iom", "scheme": "register:GB-CHC", "value": " 123 "}
    number = commands.identify_organisation(**told, **how())
    assert commands.identify_organisation(**told, **how()) == number
    (found,) = queries.identifiers("iom")
    assert (found.scheme, found.value, found.number) == ("register:GB-CHC", "123", number)
    commands.withdraw_identifier(number=number, why="Wrong.", by=OPERATOR, at=making.at())
    assert queries.identifiers("iom") == ()
    wrong = {**told, "scheme": "Not a scheme", "value": " ", **how()}
    assert refused(commands.identify_organisation, **wrong) == [
        "identifier-scheme",
        "identifier-value",
    ]


@pytest.mark.usefixtures("_sources")
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"key": "nobody"}, "unknown-organisation"),
        ({"text": " "}, "organisation-name"),
        ({"since": date(2000, 1, 2), "until": date(2000, 1, 2)}, "ends-before"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
        ({"text": "x" * 301}, "too-long"),
    ],
)
def test_a_name_that_cannot_be_is_refused(told, code):
    before = journal.head()
    assert set(refused(name, **told)) == {code}
    assert journal.head() == before
