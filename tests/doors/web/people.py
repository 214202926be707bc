"""People signed in, each in a role; and a small file that is what it says."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from letsema.accounts import commands
from letsema.values import OPERATOR
from tests import making

ROLES = {
    "secretariat": {},
    "reviewer": {},
    "committee": {},
    "auditor": {},
    "administrator": {},
    "contributor": {},
    "submitter": {"organisation": "iom"},
    "stranger": {"organisation": "unfpa"},
    "reader": {"country": "GHA"},
}
"""Who asks, and the scope of their role; a stranger submits for another organisation."""


def enter(who: str, **scope: str) -> Client:
    """A browser in which somebody of that role is signed in."""
    role = "submitter" if who == "stranger" else who
    number = get_user_model().objects.count()
    person = get_user_model().objects.create(
        email=f"{who}{number}@example.org", name=who.title(), joined_at=making.at()
    )
    terms = {"fund": making.FUND, **(scope or ROLES[who])}
    commands.grant_role(person=person.key, role=role, **terms, by=OPERATOR, at=making.at())
    client = Client()
    client.force_login(person)
    return client


def lapsed(client: Client) -> Client:
    """The same browser once its session ended by itself: it still bears the mark of who wrote."""
    client.get("/me/")
    del client.cookies["sessionid"]
    return client


def paper(name: str = "note.pdf", words: bytes = b"%PDF-1.7 a note") -> SimpleUploadedFile:
    """A file somebody chose."""
    return SimpleUploadedFile(name, words)
