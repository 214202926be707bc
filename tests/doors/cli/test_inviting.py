"""`invite`: the address to open, renewed when asked again; refusals in one line."""

from __future__ import annotations

import pytest

from letsema.accounts import queries

pytestmark = pytest.mark.xdist_group("record")


@pytest.fixture(autouse=True)
def _small(fresh, water):
    fresh(water)


def test_the_first_administrator_is_invited_here(letsema):
    said = letsema("invite", "First@Example.org", "--role", "administrator")
    assert said.code == 0
    path = said.out.strip()
    found = queries.invitation(path.split("/")[2])
    assert (found.email, found.terms.role) == ("first@example.org", "administrator")
    assert said.line.startswith("first@example.org is invited until ")


def test_twice_renews_and_says_so(letsema):
    call = ("invite", "a@example.org", "--role", "reviewer", "--fund", "water")
    old = letsema(*call).out.split("/")[2]
    said = letsema(*call)
    assert "was invited already: renewed" in said.line
    assert queries.invitation(old) is None
    assert len(queries.invitations()) == 1


def test_the_full_address_is_told_where_the_name_is_known(letsema, settings):
    settings.HOSTS, settings.ALLOWED_HOSTS = "fund.example.org", ["fund.example.org"]
    path, whole = letsema("invite", "a@example.org", "--role", "auditor").out.split()
    assert whole == f"http://fund.example.org{path}"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nobody", "--role", "auditor"], 1),
        (["a@example.org", "--role", "auditor", "--organisation", "x"], 1),
        (["a@example.org", "--role", "queen"], 2),
        (["a@example.org", "--role", "auditor", "--fund", "none"], 2),
        (["a@example.org"], 2),
    ],
)
def test_what_cannot_be_is_refused(letsema, words, code):
    said = letsema("invite", *words)
    assert said.code == code
    assert said.out == ""
    assert "Traceback" not in said.err
    assert queries.invitations() == ()
