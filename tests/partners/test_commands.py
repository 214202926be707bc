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
