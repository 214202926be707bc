"""Words for who comes to events and for the sectors of the State that take part."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

EVENT_GROUPS = {
    "officials": lazy("Officials"),
    "local-authorities": lazy("Local authorities"),
    "migrants": lazy("Migrants"),
    "displaced": lazy("Displaced people"),
    "health-workers": lazy("Health workers"),
    "civil-society": lazy("Civil society"),
    "private-sector": lazy("Private sector"),
    "trainers": lazy("Trainers"),
    "community": meant("people", "Community"),
    "students": lazy("Students"),
    "other": meant("people", "Others"),
}
SEXES = {
    "women": lazy("Women"),
    "men": lazy("Men"),
    "": meant("people", "Sex not told"),
}
REACH_SECTORS = {
    "health": meant("sector of the State", "health"),
    "labour": meant("sector of the State", "labour"),
    "interior-and-migration": meant("sector of the State", "interior and migration"),
    "justice": meant("sector of the State", "justice"),
    "foreign-affairs": meant("sector of the State", "foreign affairs"),
    "education": meant("sector of the State", "education"),
    "finance-and-planning": meant("sector of the State", "finance and planning"),
    "social-protection": meant("sector of the State", "social protection"),
    "agriculture-and-environment": meant("sector of the State", "agriculture and environment"),
    "statistics": meant("sector of the State", "statistics"),
    "local-government": meant("sector of the State", "local government"),
}
