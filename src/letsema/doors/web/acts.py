"""Pages by which a programme's own acts are done, each by one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import seeing, writing
from letsema.doors.web.forms import acts as forms
from letsema.doors.web.forms.moment import today
from letsema.doors.web.seeing import Here
from letsema.governance import queries as governance
from letsema.programmes import commands, queries
from letsema.programmes.rules.acts import ACTS
from letsema.programmes.rules.assessments import Criterion
from letsema.programmes.rules.conditions import judge_open
from letsema.values import Refusal


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by which one act is done: what it says, its form, the command it calls."""

    act: str
    title: Any
    lead: Any
    button: Any
    done: Any
    form: type[forms.ActForm]
    command: Callable[..., Any]
    grave: bool = False


SHEETS = {
    "review": Sheet(
        "open-review",
        lazy("Open the review"),
        lazy("Reviewers can assess the note from then on, and it goes to the next meeting’s list."),
        lazy("Open the review"),
        lazy("The review is open. Reviewers may assess the note now."),
        forms.OpenReview,
        commands.open_review,
    ),
    "return": Sheet(
        "return-note",
        lazy("Return the note for revision"),
        lazy("The submitters revise it and submit it again; until then it waits for them."),
        lazy("Return the note"),
        lazy("The note is returned. It waits for its submitters until the day it is due."),
        forms.ReturnNote,
        commands.return_note,
    ),
    "submission": Sheet(
        "submit-again",
        lazy("Submit the revised note"),
        lazy("Earlier versions are kept: nothing is replaced."),
        lazy("Submit this version"),
        lazy("The revised note is submitted. The secretariat opens its review."),
        forms.NewVersion,
        commands.submit_again,
    ),
    "document": Sheet(
        "submit-document",
        lazy("Submit the joint programme document"),
        lazy("From then on it is ready for a meeting’s list, to be approved and given money."),
        lazy("Submit the document"),
        lazy("The joint programme document is submitted."),
        forms.NewVersion,
        commands.submit_document,
    ),
    "signature": Sheet(
        "sign-document",
        lazy("Enter the signatures"),
        lazy("Once all have signed. The first transfer is possible from then on."),
        lazy("Enter the signatures"),
        lazy("The signatures are on record."),
        forms.Signature,
        commands.sign_document,
    ),
    "withdrawal": Sheet(
        "withdraw",
        lazy("Withdraw it"),
        lazy("It leaves for good: nothing brings it back but a new note. Its record stays."),
        lazy("Withdraw it"),
        lazy("It is withdrawn."),
        forms.Withdrawal,
        commands.withdraw_programme,
        grave=True,
    ),
}
"""The acts that need no more than a form, by the last part of their address."""


WRITTEN = ("words", "public_words", "internal_words", "ineligible_reason")
"""The fields people write in: where an act closed meanwhile, their words are shown once more."""


def closed(request: HttpRequest, here: Here, title: Any, refusals: list[Refusal]) -> HttpResponse:
    """The page of an act that is not open: why, and the way back."""
    yours = all(each.code not in ("not-yours", "by-decision") for each in refusals)
    shown = {"here": here, "title": title, "refusals": refusals, "programme": _named(here)}
    shown["written"] = [text for name in WRITTEN if (text := request.POST.get(name))]
    return render(request, "web/act_closed.html", shown, status=409 if yours else 403)


def _named(here: Here) -> queries.ProgrammeView | None:
    return queries.programme(here.reference, today())


@writing.keeps_words
def act(request: HttpRequest, reference: str, sheet: str) -> HttpResponse:
    """An act's own page."""
    here, page = seeing.here(request, reference), SHEETS[sheet]
    if refusals := here.refusals(page.act):
        return closed(request, here, page.title, refusals)
    looking = "look" in request.POST
    form = page.form(initial=request.POST.dict()) if looking else writing.opened(request, page.form)
    sent = request.method == "POST" and not looking
    if sent and writing.taken_in(form, page.command, reference=reference, by=here.by):
        messages.success(request, page.done)
        return redirect("programme", reference)
    shown = {"here": here, "page": page, "form": form, "programme": _named(here)}
    shown["public"] = queries.is_public(reference)
    shown["asked"] = [each for each in queries.stage_notes(reference) if each.returned]
    return render(request, f"web/act_{sheet}.html", shown, status=writing.status(form))


@writing.keeps_words
def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """A reviewer's assessment of a note, by the criteria of its fund."""
    here, title = seeing.here(request, reference), _("Assess the note")
    if refusals := here.refusals("assess-note"):
        return closed(request, here, title, refusals)
    form = writing.opened(request, partial(forms.Assessment, _criteria(here), initial=_mine(here)))
    if request.method == "POST" and writing.taken_in(
        form, commands.assess_note, reference=reference, by=here.by
    ):
        messages.success(request, _("Your assessment is on record. You may amend it here."))
        return redirect("programme", reference)
    shown = {"here": here, "form": form, "programme": _named(here), "title": title}
    shown |= {"most": most_points(here), "concerned": _concerned(here)}
    shown["versions"] = queries.submissions(reference)
    return render(request, "web/act_assessment.html", shown, status=writing.status(form))


def _criteria(here: Here) -> list[Criterion]:
    told = governance.setting(here.scope.fund, "review-criteria")
    return [Criterion.from_json(each) for each in told]


def most_points(here: Here) -> int:
    """The most points a note of the fund can have."""
    return sum(each.most for each in _criteria(here))


def _mine(here: Here) -> Any:
    """What the same reviewer said of it last, to go on from."""
    mine = [e for e in queries.assessments(here.reference) if e.reviewer == here.by.key]
    return forms.Assessment.again(mine[-1]) if mine else {}


def _concerned(here: Here) -> bool:
    """Whether the reviewer acts for a body that takes part, which the fund keeps from scoring."""
    rule = governance.setting(here.scope.fund, "conflict").get("reviewer")
    return rule == "no-scoring" and here.by.acting_for in here.scope.organisations


@writing.keeps_words
def condition_met(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Entering that a condition is met."""
    here, found = seeing.here(request, reference), queries.condition(number)
    if found is None or found.reference != reference:
        raise Http404(_("No condition of that number stands here."))
    title = _("Enter that a condition is met")
    refusals = here.refusals("meet-release-condition" if found.release else "meet-condition")
    refusals = refusals or judge_open(found.words, met_on=found.met_on, waived_by=found.waived_by)
    if refusals:
        return closed(request, here, title, refusals)
    form = writing.opened(request, forms.ConditionMet)
    if request.method == "POST" and writing.taken_in(
        form, commands.meet_condition, number=number, by=here.by
    ):
        messages.success(request, _("It is on record that the condition is met."))
        return redirect("programme", reference)
    shown = {"here": here, "form": form, "programme": _named(here), "condition": found}
    return render(request, "web/act_condition.html", shown, status=writing.status(form))


def steers_here(here: Here) -> tuple[governance.SteerView, ...]:
    """The steers of the fund's committee that hold today."""
    fund = governance.fund(here.scope.fund)
    return governance.steers(fund.committee, today()) if fund and fund.committee else ()


@writing.keeps_words
def steer_answer(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Answering a steer of the committee."""
    here, title = seeing.here(request, reference), _("Answer a steer")
    steer = next((each for each in steers_here(here) if each.code == code), None)
    if steer is None:
        raise Http404(_("No steer of that code holds today."))
    if refusals := here.refusals("answer-steer"):
        return closed(request, here, title, refusals)
    form = writing.opened(request, forms.SteerAnswered)
    if request.method == "POST":
        told = {"reference": reference, "steer": steer.number, "by": here.by}
        if writing.taken_in(form, commands.answer_steer, **told):
            messages.success(request, _("The answer is on record."))
            return redirect("programme", reference)
    shown = {"here": here, "form": form, "programme": _named(here), "steer": steer}
    return render(request, "web/act_steer.html", shown, status=writing.status(form))


@dataclass(frozen=True, slots=True)
class Open:
    """An act somebody may do now: what it is called and where it is done."""

    words: str
    page: str
    parts: tuple[Any, ...]
    note: str = ""
    grave: bool = False

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse(self.page, args=self.parts)


PAGES = {sheet.act: name for name, sheet in SHEETS.items()}
NO_PAGE = ("transfer", "complete", "certify")
"""Acts the money room enters from the agent's books, and closures: no page does them here."""


def open_acts(here: Here) -> list[Open]:
    """What somebody may do with a programme now, the most usual first."""
    told = [
        Open(str(SHEETS[page].title), f"act-{page}", (here.reference,))
        for act, page in PAGES.items()
        if act != "withdraw" and not here.refusals(act)
    ]
    if not here.refusals("assess-note"):
        told.insert(0, Open(_("Assess the note"), "act-assessment", (here.reference,)))
    told += _conditions(here) + _steers(here)
    if not here.refusals("withdraw"):
        sheet = SHEETS["withdrawal"]
        told.append(Open(str(sheet.title), "act-withdrawal", (here.reference,), grave=True))
    return told


def _conditions(here: Here) -> list[Open]:
    told = []
    for each in queries.conditions(here.reference, open_only=True):
        if not here.refusals("meet-release-condition" if each.release else "meet-condition"):
            words = _("Enter that a condition is met")
            parts = (here.reference, each.number)
            told.append(Open(words, "act-condition", parts, note=each.words))
    return told


def _steers(here: Here) -> list[Open]:
    if here.refusals("answer-steer"):
        return []
    steers = steers_here(here)
    words = _("Answer a steer")
    return [Open(words, "act-steer", (here.reference, s.code), note=s.title) for s in steers]


def others_acts(here: Here) -> list[tuple[str, list[Refusal]]]:
    """The acts this stage has that somebody may not do, each with whose it is or why it waits."""
    conditions = queries.conditions(here.reference, open_only=True)
    absent = {"meet-condition": not any(not c.release for c in conditions)}
    absent["meet-release-condition"] = not any(c.release for c in conditions)
    absent["waive-condition"] = not conditions
    absent["answer-steer"] = not steers_here(here)
    absent["lift"] = not queries.suspended(here.reference)
    absent["suspend"] = not absent["lift"]
    return [
        (_(found.words), refusals)
        for code, found in ACTS.items()
        if (here.stage or "draft") in found.stages and not absent.get(code) and code not in NO_PAGE
        if (refusals := here.refusals(code))
    ]
