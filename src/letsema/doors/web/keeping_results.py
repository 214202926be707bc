"""Pages by which is told what a programme brought about, and who does what in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import seeing, writing
from letsema.doors.web.forms import achieving as forms
from letsema.doors.web.forms import telling
from letsema.doors.web.forms.register import Register
from letsema.doors.web.keeping_register import Place, Sheet, entered
from letsema.programmes import commands as programmes
from letsema.programmes import queries
from letsema.results import commands as results
from letsema.values import Actor, Refusal, Scope, may_act

CLAIMING = ("submitter", "secretariat", "reviewer")
"""Who says what a programme brought about."""
TELLING = ("submitter", "secretariat")
"""Who says who does what in it."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something told of a programme: its page, who may, and the panel it then stands in."""

    sheet: Sheet
    roles: tuple[str, ...]
    panel: str


def _act(
    title: Any,
    lead: Any,
    form: type[Register],
    command: Callable[..., Any],
    panel: str,
    roles: tuple[str, ...] = CLAIMING,
) -> Act:
    done = lazy("It is on record and stands on the page of the programme.")
    return Act(Sheet(title, lead, lazy("Record it"), done, form, command), roles, panel)


ACTS = {
    "achievement": _act(
        lazy("Record an achievement"),
        lazy("What the programme brought about, in which country, and what says so."),
        forms.NewAchievement,
        results.record_achievement,
        "achievements",
    ),
    "event": _act(
        lazy("Record an event where people learned"),
        lazy("With how many of which group took part. Small numbers are kept back in public."),
        forms.NewEvent,
        results.record_event,
        "events",
    ),
    "initiative": _act(
        lazy("Start an initiative"),
        lazy("What the programme does on the ground, who leads it, what it scales up."),
        forms.NewInitiative,
        results.start_initiative,
        "initiatives",
    ),
    "story": _act(
        lazy("Record a case study or a practice"),
        lazy("What happened, what was learned, and what it takes to do it elsewhere."),
        forms.NewStory,
        results.record_story,
        "stories",
    ),
    "process": _act(
        lazy("Record a contribution to a process"),
        lazy("What was brought to a process or forum, and what followed from it."),
        telling.NewProcess,
        results.record_process,
        "processes",
    ),
    "result": _act(
        lazy("State a result of its framework"),
        lazy("An impact, outcome or output it set out to reach; one may stand under another."),
        telling.NewResult,
        results.state_result,
        "framework",
    ),
    "indicator": _act(
        lazy("Add an indicator"),
        lazy("What shows that a result is reached. State the result first, its values after."),
        telling.NewIndicator,
        results.add_indicator,
        "framework",
    ),
    "value": _act(
        lazy("State a value of an indicator"),
        lazy("A baseline, a target or what was achieved. Values of two sources stand together."),
        forms.NewValue,
        results.state_value,
        "framework",
    ),
    "task": _act(
        lazy("Say who does what"),
        lazy("What an organisation does in the programme."),
        forms.NewTask,
        programmes.give_task,
        "tasks",
        TELLING,
    ),
    "team-role": _act(
        lazy("Add a role to the team"),
        lazy("A role, whose it is and for which country."),
        forms.NewTeamRole,
        programmes.join_team,
        "team",
        TELLING,
    ),
    "mechanism": _act(
        lazy("Tie a mechanism to it"),
        lazy("A body that the programme set up, supports, serves or belongs to."),
        forms.NewBodyTie,
        programmes.tie_body,
        "mechanisms",
        TELLING,
    ),
    "agreement": _act(
        lazy("Cite an agreement it is done under"),
        lazy("One that is on record. It then stands on both pages."),
        telling.CitedAgreement,
        programmes.cite_agreement,
        "agreements",
        TELLING,
    ),
    "support": _act(
        lazy("Cite support that went to it"),
        lazy("Support that is on record. It is never added to the programme’s money."),
        telling.CitedSupport,
        programmes.cite_support,
        "support",
        TELLING,
    ),
}
"""What may be told of a programme, by the end of the address."""


@writing.keeps_words
def new(request: HttpRequest, reference: str, act: str) -> HttpResponse:
    """Tell something of a programme."""
    here = seeing.here(request, reference)
    told = ACTS[act]
    address = reverse("programme", args=[reference])
    title = queries.titles([reference]).get(reference, reference)
    page = replace(told.sheet, may=partial(_may, told.roles, here.scope))
    place = Place(address, title)
    onward = f"{address}#{told.panel}"
    return entered(request, page, place, reference, lambda _done, _form: onward)


def _may(roles: tuple[str, ...], scope: Scope, by: Actor) -> list[Refusal]:
    return may_act(by, roles, scope)


def open_to(here: seeing.Here) -> Iterator[tuple[Any, str]]:
    """What somebody may tell of a programme: (words, address)."""
    for name, act in ACTS.items():
        if not may_act(here.by, act.roles, here.scope):
            yield act.sheet.title, reverse("programme-tell", args=[here.reference, name])
