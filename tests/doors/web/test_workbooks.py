"""Workbooks by page: fetched blank, brought back, looked at, taken in by confirming."""

from __future__ import annotations

import os
import time
from io import BytesIO

import pytest
import xlsxwriter
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from letsema.accounts import commands as accounts
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.values import NOBODY, OPERATOR
from tests import making

pytestmark = pytest.mark.django_db
HEAD = ["Body", "Name", "Starts", "Venue"]
THIRD = [making.COMMITTEE, "Third", "2020-11-12", "Hilltop"]
LATE = [making.COMMITTEE, "Fourth", "soon", None]


def made(*rows, name="Meetings"):
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write_string(at, column, cell)
    book.close()
    return target.getvalue()


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, hills):
    settings.HOME = tmp_path / "files"


@pytest.fixture
def sign_in(client):
    """Sign in as somebody with a role."""

    def call(role="secretariat", fund=making.FUND, email="a@example.org"):
        how = {"email": email, "role": role, "fund": fund, "by": OPERATOR, "at": making.at()}
        token = accounts.invite_person(**how)
        told = {"token": token, "name": "A. Person", "password": "hill and lake and 9"}
        accounts.accept_invitation(**told, by=NOBODY, at=making.at())
        client.force_login(get_user_model().objects.get(email=email))

    return call


@pytest.fixture
def bring(client):
    """Bring a workbook; what is answered."""

    def call(content, name="meetings.xlsx"):
        return client.post(
            reverse("workbooks"), {"workbook": SimpleUploadedFile(name, content)}, follow=False
        )

    return call


def test_who_may_not_add_to_the_record_is_turned_away(client, sign_in):
    assert client.get(reverse("workbooks")).status_code == 302
    sign_in("reader")
    for address in (
        reverse("workbooks"),
        reverse("workbook-blank", args=["bodies"]),
        reverse("workbook-filled", args=["decisions"]),
        reverse("workbook", args=["x"]),
    ):
        assert client.get(address).status_code == 403


def test_a_workbook_is_looked_at_and_then_taken_in(client, sign_in, bring):
    sign_in()
    before = journal.head()
    answer = bring(made(HEAD, THIRD))
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "1 row is new" in page
    assert "Take 1 row in" in page
    assert journal.head() == before
    done = client.post(answer.url, follow=True)
    assert "1 row is taken in." in done.content.decode()
    (meeting,) = governance.meetings(making.COMMITTEE)
    assert (meeting.label, meeting.venue) == ("Third", "Hilltop")
    assert "says all of it already" in client.get(answer.url).content.decode()


def test_faults_are_told_by_sheet_row_and_heading(client, sign_in, bring):
    sign_in()
    before = journal.head()
    answer = bring(made(HEAD, THIRD, LATE))
    page = client.get(answer.url).content.decode()
    assert "1 thing is wrong. Nothing was written." in page
    assert "<b>Row 3, Starts</b>" in page
    assert "“soon” is not a date" in page
    refused = client.post(answer.url)
    assert refused.status_code == 200
    assert "1 thing is wrong" in refused.content.decode()
    assert journal.head() == before
    marked = client.get(f"{answer.url}marked/")
    assert 'filename="meetings-marked.xlsx"' in marked["Content-Disposition"]
    names = CalamineWorkbook.from_filelike(BytesIO(marked.content)).sheet_names
    assert names == ["What to put right", "Meetings"]


def test_what_another_funds_secretariat_brings_is_refused_whole(client, sign_in, bring):
    sign_in(fund="")
    made_elsewhere = made(["Body", "Kind", "Name"], ["b", "network", "B"], name="Bodies")
    assert bring(made_elsewhere).status_code == 302
    client.logout()
    sign_in(fund=making.OTHER_FUND, email="b@example.org")
    answer = bring(made_elsewhere)
    page = client.get(answer.url).content.decode()
    assert "Only the secretariat concerned keeps this part of the record." in page


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"a,b\n", "This is not an Excel workbook (.xlsx)."), (b"", "The file is empty.")],
)
def test_what_is_no_workbook_is_told_at_the_field(sign_in, bring, content, said):
    sign_in()
    answer = bring(content, "a.csv")
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_nothing_chosen_is_told_at_the_field(client, sign_in):
    sign_in()
    assert "Choose a workbook first." in client.post(reverse("workbooks"), {}).content.decode()


def test_a_waiting_workbook_is_seen_by_who_brought_it_only_and_for_a_day(
    client, sign_in, bring, settings
):
    sign_in()
    address = bring(made(HEAD, THIRD)).url
    client.logout()
    sign_in(email="b@example.org")
    assert client.get(address).status_code == 404
    for file in (settings.HOME / "waiting").iterdir():
        os.utime(file, (time.time() - 2 * 86_400,) * 2)
    bring(made(HEAD, THIRD, LATE))
    assert len(list((settings.HOME / "waiting").iterdir())) == 1


def test_blank_and_filled_workbooks_are_fetched(client, sign_in):
    sign_in()
    how = {"body": making.COMMITTEE, "taken_on": making.DAY, "meeting": None}
    from letsema.governance import commands

    for number, internal in (("D1", False), ("D2", True)):
        commands.enter_decision(
            number=number, words="Yes.", internal=internal, **how, by=OPERATOR, at=making.at()
        )
    page = client.get(reverse("workbooks")).content.decode()
    assert reverse("workbook-blank", args=["memberships"]) in page
    blank = client.get(reverse("workbook-blank", args=["decisions"]))
    assert rows(blank)[1:] == []
    assert [row[0] for row in rows(client.get(reverse("workbook-filled", args=["decisions"])))] == [
        "Number",
        "D1",
        "D2",
    ]
    assert client.get(reverse("workbook-blank", args=["recipes"])).status_code == 404


def test_what_is_not_public_is_left_out_for_who_does_not_keep_it(client, sign_in):
    from letsema.governance import commands

    how = {"body": making.COMMITTEE, "taken_on": making.DAY, "meeting": None}
    commands.enter_decision(
        number="D2", words="Yes.", internal=True, **how, by=OPERATOR, at=making.at()
    )
    sign_in("submitter")
    assert len(rows(client.get(reverse("workbook-filled", args=["decisions"])))) == 1


def rows(answer):
    assert answer.status_code == 200
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
