"""Words for what programmes do and bring about: results, events, stories, initiatives, reach."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

STATEMENT_KINDS = {
    "impact": meant("result", "Impact"),
    "outcome": meant("result", "Outcome"),
    "output": meant("result", "Output"),
}
VALUE_KINDS = {
    "baseline": meant("indicator", "baseline"),
    "target": meant("indicator", "target"),
    "achieved": meant("indicator", "achieved"),
}
STORY_KINDS = {
    "case-study": lazy("Case study"),
    "practice": meant("learning", "Practice"),
}
EVENT_KINDS = {
    "training": lazy("Training"),
    "workshop": lazy("Workshop"),
    "peer-exchange": lazy("Exchange between peers"),
    "study-visit": lazy("Study visit"),
    "consultation": lazy("Consultation"),
    "campaign": lazy("Campaign"),
}
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
BODY_ROLES = {
    "set-up": meant("programme and body", "set it up"),
    "supported": meant("programme and body", "supports it"),
    "secretariat": meant("programme and body", "is its secretariat"),
    "member": meant("programme and body", "is a member"),
}
REACH_LEVELS = {
    "national": meant("level of the State", "national"),
    "local": meant("level of the State", "local"),
    "not-told": meant("level of the State", "level not told"),
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
DONOR_WAYS = {
    "participant": meant("who pays", "named as donor"),
    "agreement": meant("who pays", "by agreement"),
    "support": meant("who pays", "gave money"),
}
