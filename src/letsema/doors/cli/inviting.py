"""`invite`: the first administrator, and others."""

from __future__ import annotations

from argparse import Namespace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from letsema.accounts import commands, queries
from letsema.doors.cli.telling import now, prepare, say, the_fund
from letsema.values import OPERATOR


def invite(arguments: Namespace) -> None:
    """Invite somebody; prints the path to open and, where the site's name is known, the address."""
    prepare()
    token = commands.invite_person(
        email=arguments.email,
        role=arguments.role,
        fund=the_fund(arguments.fund) if arguments.fund else "",
        organisation=arguments.organisation or "",
        programme=arguments.programme or "",
        country=arguments.country or "",
        by=OPERATOR,
        at=now(),
    )
    found = queries.invitation(token)
    assert found is not None  # it was written a moment ago
    told = {"email": found.email, "day": found.life.expires_at.date().isoformat()}
    if found.renewed_at:
        words = _("%(email)s was invited already: renewed until %(day)s, the old address is dead")
    else:
        words = _("%(email)s is invited until %(day)s: have them open")
    say(words % told)
    path = reverse("invitation", args=[token])
    print(path)
    if settings.HOSTS:
        scheme = "https" if settings.BEHIND_TLS else "http"
        print(f"{scheme}://{settings.ALLOWED_HOSTS[0]}{path}")
