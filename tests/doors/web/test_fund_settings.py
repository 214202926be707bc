"""The settings of a fund: who sees and changes them, what each takes, what is told of changes."""

from __future__ import annotations

import pytest

from letsema.doors.web import fund_settings
from letsema.doors.web.forms.fund_settings import BOUNDS, FORMS
from letsema.governance import commands, queries
from letsema.governance.rules import SETTINGS, judge_setting
from letsema.values import OPERATOR
from tests import making
from tests.doors.web.people import ROLES, enter

pytestmark = pytest.mark.django_db
ALL = f"/funds/{making.FUND}/settings/"
CHANGED = {
    "meeting-prefix": ({"value": "HF-SC"}, "HF-SC"),
    "quorum-percent": ({"value": "60"}, 60),
    "quorum-each-group": ({"value": "yes"}, True),
    "no-objection-working-days": ({"value": "5"}, 5),
    "conflict": ({"role-chair": "leave"}, {**SETTINGS["conflict"].default, "chair": "leave"}),
    "extension-notice-months": ({"value": "0"}, 0),
    "seats-per-group": ({"value": "4"}, 4),
    "review-criteria": (
        {
            "criterion-1-words": "",
            "criterion-1-code": "",
            "criterion-1-most": "",
            "criterion-0-most": "9",
        },
        [
            {**SETTINGS["review-criteria"].default[0], "most": 9},
            *SETTINGS["review-criteria"].default[2:],
        ],
    ),
    "ageing-days": (
        {"stage-signed": "", "stage-submitted": "7"},
        {
            k: 7 if k == "submitted" else v
            for k, v in SETTINGS["ageing-days"].default.items()
            if k != "signed"
        },
    ),
}
"""By key: what is altered in its form, and what is set then."""


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def sent(key, told):
    """Everything as the page shows it, and some of it altered."""
    form = FORMS[key](key, queries.setting(making.FUND, key))
    shown = {name: form[name].value() for name in form.fields}
    return {**{n: v for n, v in shown.items() if v is not None}, **told}


def test_every_setting_has_a_form():
    assert set(FORMS) == set(SETTINGS) == set(CHANGED)


@pytest.mark.parametrize("key", SETTINGS)
@pytest.mark.parametrize("who", ROLES)
def test_a_setting_is_changed_by_the_secretariat_of_the_fund_alone(who, key):
    client, (told, value) = enter(who), CHANGED[key]
    may = who == "secretariat"
    assert client.get(ALL).status_code == (200 if may else 403)
    assert client.get(f"{ALL}{key}/").status_code == (200 if may else 403)
    answer = client.post(f"{ALL}{key}/", sent(key, told))
    assert answer.status_code == (302 if may else 403)
    assert queries.setting(making.FUND, key) == (value if may else SETTINGS[key].default)


def test_another_funds_secretariat_does_not_see_them():
    assert enter("secretariat", fund=making.OTHER_FUND).get(ALL).status_code == 403


@pytest.mark.parametrize("key", SETTINGS)
def test_a_form_sent_as_it_stands_changes_nothing(key):
    answer = enter("secretariat").post(f"{ALL}{key}/", sent(key, {}), follow=True)
    assert "It stood so already" in answer.content.decode()
    assert queries.setting_history(making.FUND, key) == ()


@pytest.mark.parametrize(("key", "bounds"), BOUNDS.items())
def test_the_bounds_of_a_form_are_those_of_its_rule(key, bounds):
    least, most = bounds
    assert judge_setting(key, least) == judge_setting(key, most) == []
    assert judge_setting(key, least - 1) != []
    assert judge_setting(key, most + 1) != []


@pytest.mark.parametrize(
    ("key", "told", "field"),
    [
        ("meeting-prefix", {"value": "sc 1"}, "value"),
        ("meeting-prefix", {"value": "SC\n1"}, "value"),
        ("quorum-percent", {"value": "101"}, "value"),
        ("quorum-percent", {"value": "half"}, "value"),
        ("quorum-each-group", {"value": "perhaps"}, "value"),
        ("conflict", {"role-chair": "shout"}, "role-chair"),
        ("ageing-days", {"stage-signed": "0"}, "stage-signed"),
        ("review-criteria", {"criterion-0-code": "Not a code"}, "criterion-0-code"),
        ("review-criteria", {"criterion-0-words": ""}, "criterion-0-words"),
        ("review-criteria", {"criterion-1-code": "principles"}, "criterion-1-code"),
        ("review-criteria", {"criterion-1-most": "101"}, "criterion-1-most"),
    ],
)
def test_a_value_a_setting_does_not_take_is_said_at_the_field(key, told, field):
    answer = enter("secretariat").post(f"{ALL}{key}/", sent(key, told))
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert queries.setting_history(making.FUND, key) == ()


def test_no_criterion_at_all_is_refused():
    answer = enter("secretariat").post(f"{ALL}review-criteria/", {})
    assert "One criterion at least" in str(answer.context["form"].errors)


def test_a_new_criterion_is_added_at_the_end():
    told = {"criterion-10-words": "Cost", "criterion-10-code": "cost", "criterion-10-most": "3"}
    enter("secretariat").post(f"{ALL}review-criteria/", sent("review-criteria", told))
    *_, last = queries.setting(making.FUND, "review-criteria")
    assert last == {"code": "cost", "words": "Cost", "most": 3}


def test_the_page_tells_value_default_and_where_it_is_from():
    how = {"fund": making.FUND, "by": OPERATOR, "at": making.at("2021-03-02")}
    commands.change_setting(key="quorum-percent", value=60, **how)
    commands.change_setting(key="quorum-percent", value=70, **how)
    client = enter("secretariat")
    text = client.get(ALL).content.decode()
    for words in (
        "<strong>70</strong>",
        "the default is 50",
        "Last changed on 2 March 2021",
        "no document",
    ):
        assert words in text
    rows = client.get(f"{ALL}quorum-percent/").context["changes"]
    assert [(before, after) for _, before, after in rows] == [(["60"], ["70"]), (["50"], ["60"])]


@pytest.mark.parametrize("address", ["/funds/nowhere/settings/", f"{ALL}nothing/"])
def test_a_fund_or_setting_there_is_not_is_not_found(address):
    assert enter("secretariat", fund="").get(address).status_code == 404


def test_who_is_signed_out_signs_in_first(client):
    for address in (ALL, f"{ALL}quorum-percent/"):
        assert client.get(address).url == f"/account/login/?next={address}"


@pytest.mark.parametrize("key", SETTINGS)
def test_every_default_is_told_in_words(key):
    lines = fund_settings.told(key, SETTINGS[key].default)
    assert lines
    assert all("{" not in line for line in lines)
