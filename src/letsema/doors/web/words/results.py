"""Words for changes, claims and questions about instruments of policy; for what is counted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

CHANGES = {
    "new": meant("instrument", "New"),
    "amended": meant("instrument", "Amended"),
    "not-stated": meant("instrument", "New or amended: not stated"),
}
STAGE_STEPS = {
    "advocated": 1,
    "drafted": 2,
    "adopted": 3,
    "in-force": 4,
    "implemented": 5,
}
"""How far a stage is filled on the ramp; what lapsed has left it."""
CONTRIBUTIONS = {
    "initiated": meant("a programme", "initiated it"),
    "drafted": meant("a programme", "drafted it or part of it"),
    "advised": meant("a programme", "advised on it"),
    "financed": meant("a programme", "paid for work on it"),
    "trained": meant("a programme", "trained those who made it"),
    "advocated": meant("a programme", "advocated it"),
    "informed": meant("a programme", "informed it"),
    "not-stated": meant("a programme", "supported it; how is not stated"),
}
ANSWERS = {
    "yes": meant("mainstreaming", "Yes"),
    "partly": meant("mainstreaming", "In part"),
    "no": meant("mainstreaming", "No"),
}
QUESTIONS = {
    "names-migrants": lazy(
        "Does it name migrants, displaced people or the diaspora among those it serves?"
    ),
    "equal-access": lazy(
        "Does it give migrants access to services on the same terms as residents?"
    ),
    "rights": lazy("Does it protect the rights of migrants, whatever their status?"),
    "data": lazy("Does it ask for data on migration to be collected or used?"),
    "institution": lazy("Does it name who is responsible for migration, or how they coordinate?"),
    "budget": lazy("Does it set money aside for what it says of migration?"),
    "diaspora": lazy("Does it engage the diaspora, its skills or its remittances?"),
    "gender": lazy("Does it tell the situations of women, men, girls and boys who migrate apart?"),
    "participation": lazy("Were migrants or their associations heard when it was made?"),
    "monitoring": lazy("Does it say how what it does on migration is measured?"),
}
MEASURES = {
    "instruments": meant("what is counted", "Laws, policies and plans"),
    "people": meant("what is counted", "People"),
    "organisations": meant("what is counted", "Organisations"),
    "countries": meant("what is counted", "Countries"),
    "items": meant("what is counted", "Things"),
    "events": meant("what is counted", "Events"),
    "other": meant("what is counted", "Something else"),
}
