"""Somebody new: invited from the command line, in by password and code, then by a passkey."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
PASSWORD = "three hills one lake"
EXAMPLE = "try-the-example"
IN = re.compile("/(me|waiting)/$")
"""Where somebody comes to who has signed in."""
OPEN_PAGES = ["account/login/", "account/password/reset/", "account/signup/", "people/"]
OWN_PAGES = [
    "me/",
    "people/",
    "account/second-step/",
    "account/second-step/totp/activate/",
    "account/second-step/webauthn/add/",
    "account/password/change/",
    "account/logout/",
]


@pytest.fixture
def here(site):
    """An address of the site by its name: passkeys know no numbers."""
    return lambda path="": f"{site.url.replace('127.0.0.1', 'localhost')}/{path}"


@pytest.fixture
def strict(page):
    """The page, and afterwards: nothing was blocked, no script complained."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else 0)
    yield page
    assert [words for words in said if "status of 4" not in words] == []


def sign_in(page, here, email, password=EXAMPLE):
    page.goto(here("account/login/"))
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def prove(page, password=EXAMPLE):
    """Show once more that it is you."""
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Go on").click()


def sign_out(page):
    page.locator(".person summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def code_of(key):
    """What an app shows now for a key."""
    padded = key + "=" * (-len(key) % 8)
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(padded), counter, "sha1").digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_invited_from_the_command_line_to_a_second_step(strict, site, here, axe):
    page = strict
    path = site.run("invite", "new@example.org", "--role", "reviewer").stdout.split()[0]
    page.goto(here(path.lstrip("/")))
    assert axe(page) == []
    expect(page.get_by_text("You are invited as: Reviewer")).to_be_visible()
    page.get_by_role("button", name="Accept and go in").click()
    summary = page.locator(".summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=re.compile("Your name")).click()
    expect(page.get_by_label("Your name")).to_be_focused()
    assert axe(page) == []
    page.get_by_label("Your name").fill("A. Newcomer")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Accept and go in").click()
    page.wait_for_url("**/me/")
    expect(page.get_by_role("heading", name="Reviewer")).to_be_visible()
    page.get_by_role("link", name="Look at them").click()
    page.get_by_role("link", name="Set it up").click()
    assert axe(page) == []
    prove(page, PASSWORD)
    assert axe(page) == []
    key = page.locator("main code").inner_text()
    page.get_by_label("The code the app shows now").fill(code_of(key))
    page.get_by_role("button", name="Use this app").click()
    page.wait_for_url("**/recovery-codes/")
    assert axe(page) == []
    recovery = page.locator("#codes").input_value().split()
    assert len(recovery) == 10
    sign_out(page)
    page.goto(here(path.lstrip("/")))
    expect(page.get_by_text("This invitation was accepted already.")).to_be_visible()
    sign_in(page, here, "new@example.org", PASSWORD)
    page.wait_for_url("**/second-step/authenticate/")
    assert axe(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#id_code_error")).to_contain_text("That code is not right")
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(IN)


def test_a_passkey_opens_the_account_alone(strict, here):
    page = strict
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    how = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    how |= {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": how})
    sign_in(page, here, "auditor@example.org")
    page.wait_for_url(IN)
    page.goto(here("account/second-step/webauthn/add/"))
    prove(page)
    page.get_by_label("What to call it").fill("My laptop")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto(here("account/second-step/webauthn/"))
    expect(page.get_by_role("heading", name="My laptop")).to_be_visible()
    sign_out(page)
    page.goto(here("account/login/?next=/pipeline/"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/pipeline/")
    expect(page.locator(".person summary")).to_contain_text("Auditor (example)")


def test_a_passkey_not_used_is_told_in_words(page, here):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    page.goto(here("account/login/"))
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('x')); }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("[data-passkey-failed]")).to_be_focused()


def test_an_administrator_invites_and_ends_roles(strict, site, here, axe):
    page = strict
    sign_in(page, here, "administrator@example.org")
    page.wait_for_url(IN)
    page.locator(".person summary").click()
    page.get_by_role("link", name="People and roles").click()
    assert axe(page) == []
    page.get_by_role("button", name="Invite").click()
    expect(page.locator(".summary")).to_be_focused()
    assert axe(page) == []
    page.get_by_label("E-mail address").fill("Delegate@Example.org")
    page.locator("#id_role").select_option("committee")
    page.locator("#id_fund").select_option("migration-mptf")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_text("delegate@example.org is invited")).to_be_visible()
    letters = list(Path(site.environment["LETSEMA_HOME"]).parent.glob("mail/*"))
    assert any("Committee member" in each.read_text() for each in letters)
    row = page.get_by_role("row", name=re.compile("delegate@example.org"))
    row.get_by_role("button").click()
    expect(page.get_by_text("The invitation is withdrawn")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("contributor@example.org"))
    row.get_by_role("button").click()
    expect(page.get_by_text("The role is ended.")).to_be_visible()


def test_a_keyboard_is_enough_to_sign_in(page, here):
    page.goto(here("account/login/?next=/pipeline/"))
    page.get_by_label("E-mail address").focus()
    page.keyboard.type("reader@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(EXAMPLE)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\d/pipeline/$"))
    page.locator(".person summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Notices"


def test_no_page_of_signing_in_shuts_anyone_out_nor_scrolls_sideways(strict, here, axe):
    page, found, wide = strict, [], []

    def judge(address):
        page.goto(here(address))
        found.extend(axe(page) + axe(page, dark=True))
        page.set_viewport_size(PHONE)
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(address)
        page.set_viewport_size({"width": 1280, "height": 900})

    for address in OPEN_PAGES:
        judge(address)
    sign_in(page, here, "administrator@example.org")
    for address in OWN_PAGES:
        judge(address)
    assert (found, wide) == ([], [])
