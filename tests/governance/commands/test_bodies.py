"""Bodies change their names, are followed by others, and are listed in print."""

import pytest

from letsema.governance import commands, queries
from letsema.journal import queries as journal
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def establish(slug, **told):
    names = told.pop("names", [(slug.title(), None)])
    commands.establish_body(slug=slug, kind="network", names=names, **told, **HOW)
    return slug


def refused(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as answer:
        act(**told, **HOW)
    assert journal.head() == before
    return answer.value.refusals[0].code


def test_a_body_is_entered_with_secretariat_country_and_successor():
    establish("after")
    establish("before", successor="after", secretariat="iom", country="GHA")
    found = queries.body("before")
    assert (found.successor, found.secretariat.key, found.country) == ("after", "iom", "GHA")
    assert queries.body("after").predecessors == (("before", "Before"),)
    told = {"slug": "b", "kind": "network", "names": [("B", None)]}
    establishing = commands.establish_body
    assert refused(establishing, **told, secretariat="no") == "unknown-organisation"
    assert refused(establishing, **told, country="QQQ") == "unknown-country"
    assert refused(establishing, **told, successor="no") == "unknown-body"
    backwards = [("B", When.parse("2006"), When.parse("2003"))]
    assert refused(establishing, **{**told, "names": backwards}) == "ends-before"


def test_a_new_name_ends_the_one_before():
    establish("group", names=[("First Group", When.parse("2003-04"))])
    named = {"body": "group", "text": "Second Group", "since": When.parse("about 2006-Q1")}
    commands.name_body(**named, **HOW)
    before = journal.head()
    commands.name_body(**named, **HOW)
    assert journal.head() == before
    first, second = queries.body("group").named
    assert (first.text, first.until) == ("First Group", When.parse("about 2006-Q1"))
    assert (second.text, second.since, second.until) == ("Second Group", first.until, None)
    assert queries.body("group").name == "Second Group"
    resting = {"body": "group", "since": When.parse("2009"), "citing": making.decide("D1")}
    commands.name_body(text="Third Group", **resting, **HOW)
    assert queries.body("group").named[-1].decision == "D1"
    assert queries.body("group").named[-1].source is None
    told = {"body": "group", "since": None}
    assert refused(commands.name_body, text=" ", **told) == "body-name"
    assert refused(commands.name_body, text="x" * 301, **told) == "too-long"
    early = {"body": "group", "text": "Third", "since": When.parse("2001")}
    assert refused(commands.name_body, **early) == "ends-before"


def test_successors_never_lead_back():
    for slug in "abc":
        establish(slug)
    say = {"citing": making.say()}
    commands.name_successor(body="a", successor="b", **say, **HOW)
    commands.name_successor(body="b", successor="c", **say, **HOW)
    before = journal.head()
    commands.name_successor(body="b", successor="c", **say, **HOW)
    assert journal.head() == before
    naming = commands.name_successor
    assert refused(naming, body="c", successor="a", **say) == "successor-circle"
    assert refused(naming, body="c", successor="c", **say) == "successor-circle"
    assert refused(naming, body="a", successor="c", **say) == "successor-stands"
    assert refused(naming, body="c", successor="z", **say) == "unknown-body"


def test_a_printed_list_is_kept_beside_the_account():
    for organisation in ("iom", "ilo"):
        commands.admit_member(
            body=making.COMMITTEE,
            organisation=organisation,
            role="member",
            since=When.parse("2020"),
            until=None,
            citing=making.say(),
            **HOW,
        )
    lines = [("The IOM", "iom"), ("The UNFPA", "unfpa"), ("Somebody", "")]
    told = {"body": making.COMMITTEE, "title": "Members", "citing": making.say(making.PAGE)}
    commands.keep_listing(**told, lines=lines, **HOW)
    before = journal.head()
    commands.keep_listing(**told, lines=lines, **HOW)
    assert journal.head() == before
    found = queries.body(making.COMMITTEE)
    [listing] = found.listings
    assert listing.lines == tuple(lines)
    difference = listing.beside(found.members)
    assert (difference.counted, difference.listed) == (2, 3)
    assert (difference.missing, difference.added) == ({"ilo"}, {"unfpa"})
    keeping = commands.keep_listing
    assert refused(keeping, **told, lines=[]) == "no-lines"
    assert refused(keeping, **told, lines=[("X", "no")]) == "unknown-organisation"
