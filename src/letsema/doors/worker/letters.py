"""Letters that say what changed: composed from the journal, claimed, sent, settled.

A letter is claimed in the record before it leaves and settled after. While it is under way no
other worker may send it, and no lock is held while the mail server answers. A process killed
between the two sends it once more after the claim ends: with the same Message-ID, by which mail
programmes know it again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from letsema.accounts import commands, queries
from letsema.insight.queries.notices import Group, notices
from letsema.insight.queries.waiting import waiting
from letsema.insight.rules.notices import CODES
from letsema.journal import queries as journal
from letsema.values import OPERATOR

log = logging.getLogger("letsema.worker")


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody is to be told: up to which entry of the journal, of what, and what waits."""

    person: queries.PersonView
    since: int
    until: int
    groups: tuple[Group, ...]
    waiting: tuple[Any, ...] = ()


def send_due(at: datetime) -> int:
    """Send every letter that is due; returns how many left. One that fails is tried again."""
    return sum(_send_to(key, at) for key in queries.people_to_tell(at))


def letters_due(at: datetime) -> Iterator[Letter]:
    """What would be sent now to those whose letter is due; nothing is claimed or sent."""
    head = journal.head()[0]
    for key in queries.people_to_tell(at):
        told = queries.notice_preference(key)
        if queries.is_letter_due(key, at, settings.DIGEST_HOUR):
            letter = _letter(key, told.followed, head, at)
            if letter:
                yield letter


def _send_to(key: str, at: datetime) -> bool:
    """Send somebody's letter where one is due; whether one left."""
    claimed = commands.claim_notices(person=key, hour=settings.DIGEST_HOUR, by=OPERATOR, at=at)
    if claimed is None:
        return False
    since, until = claimed
    done = {"person": key, "until": until, "by": OPERATOR, "at": at}
    try:
        letter = _letter(key, since, until, at)
        if letter:
            mail(letter).send()
    except Exception:  # whatever went wrong, this letter is tried again and others still leave
        log.exception("a letter to %s was not sent; it is tried again later", key)
        commands.settle_notices(sent=False, **done)
        return False
    commands.settle_notices(sent=True, **done)
    return letter is not None


def _letter(key: str, since: int, until: int, at: datetime) -> Letter | None:
    """What somebody is to be told; None where nothing concerns them."""
    person = queries.person(key)
    if person is None:
        return None
    actor = queries.actor_of(key)
    kinds = queries.notice_preference(key).kinds
    chosen = tuple(CODES) if kinds is None else kinds
    groups = notices(actor, since, until, at.date(), chosen)
    if not groups:
        return None
    urgent = [w for w in waiting(actor, at.date()) if w.group(at.date()) in ("overdue", "week")]
    return Letter(person, since, until, groups, tuple(urgent))


def mail(letter: Letter) -> EmailMultiAlternatives:
    """A letter as mail: text and page, with a link that stops them in one click."""
    site = settings.SITE.rstrip("/")
    stop = site + reverse("notices-stopped", args=[queries.stop_token(letter.person.key)])
    context = {"letter": letter, "site": site, "stop": stop, "groups": letter.groups}
    subject = render_to_string("web/mail/digest_subject.txt", context).strip()
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split())[:180],
        body=render_to_string("web/mail/digest.txt", context),
        to=[letter.person.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": f"<{letter.person.key}.{letter.until}@{_host(site)}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("web/mail/digest.html", context), "text/html")
    return message


def _host(site: str) -> str:
    return site.partition("://")[2].partition(":")[0] or "localhost"
