"""Words for what follows from agreements, for numbers to choose and for what people agreed to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

FOLLOW_UP_KINDS = {
    "obligation": meant("agreement", "Obligation"),
    "follow-up": lazy("Follow-up"),
}
QUALIFIER_CHOICES = {
    "exactly": meant("before a number", "exactly"),
    "more-than": meant("before a number", "more than"),
    "at-least": meant("before a number", "at least"),
    "over": meant("before a number", "over"),
    "about": meant("before a number", "about"),
    "up-to": meant("before a number", "up to"),
    "stated": meant("before a number", "as stated, no more is known"),
}
CONSENTS = {
    "given": meant("consent", "given"),
    "published": meant("consent", "published already by the speaker"),
    "withheld": meant("consent", "withheld: not shown in public"),
    "unknown": meant("consent", "not known"),
}
