"""Publications made when asked for, and editions of what is no whole fund."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache

from letsema.doors.web import words
from letsema.publications import commands as publications
from letsema.publications import titles
from letsema.values import OPERATOR
from tests import making
from tests.publications import tiny


@pytest.fixture(autouse=True)
def _titles(monkeypatch, hills):
    cache.clear()
    for kind in ("programme", "country", "fund"):
        module = tiny.of_a_subject(kind)
        module.FORMS = ("json", "txt")
        monkeypatch.setitem(titles.TITLES, f"tiny-{kind}", module)
        monkeypatch.setitem(words.TITLES, f"tiny-{kind}", f"Tiny {kind}")
    hills()


@pytest.mark.parametrize(("kind", "subject"), [("programme", "GHANA-2"), ("country", "KEN")])
def test_a_paper_is_made_when_it_is_asked_for(client, kind, subject):
    answer = client.get(f"/papers/tiny-{kind}/{subject}.json?as_at=2021-12-31")
    assert answer.status_code == 200
    assert answer.json()["label"] == subject
    assert answer.json()["as_at"] == "2021-12-31"
    assert f"tiny-{kind}-{subject}-2021-12-31.json" in answer["Content-Disposition"]


def test_a_paper_is_made_once_until_something_is_recorded(client, monkeypatch):
    made = []
    module = titles.TITLES["tiny-country"]
    monkeypatch.setattr(module, "render", lambda *told: made.append(1) or tiny.render(*told))
    for _ in range(2):
        client.get("/papers/tiny-country/KEN.json")
    assert len(made) == 1
    making.programme("MORE-1")
    client.get("/papers/tiny-country/KEN.json")
    assert len(made) == 2


@pytest.mark.parametrize(
    "address",
    [
        "tiny-fund/hill-fund.json",
        "minutes/SC-01.pdf",
        "none/KEN.json",
        "tiny-country/XXX.json",
        "tiny-country/KEN.docx",
        "tiny-programme/NONE-1.json",
    ],
)
def test_what_cannot_be_made_is_not_found(client, address):
    assert client.get(f"/papers/{address}").status_code == 404


def test_a_paper_of_a_note_nobody_approved_is_not_found(client):
    making.programme("HIDDEN-1", approved=None)
    making.stage("HIDDEN-1", "submitted", "2021-07-01")
    assert client.get("/papers/tiny-programme/HIDDEN-1.json").status_code == 404


def test_an_edition_of_a_country_has_a_page_and_a_place_on_the_shelf(client, read):
    publications.release(
        title="tiny-country",
        subject="KEN",
        as_at=date(2021, 12, 31),
        by=OPERATOR,
        at=making.at("2022-01-01"),
    )
    address = "/editions/tiny-country/KEN/en/1/"
    assert address in read("/editions/")
    page = read(address)
    assert "Tiny country, KEN" in page
    assert f"{address}json/" in page
    assert client.get(f"{address}json/").json()["entries"] == ["KEN"]
