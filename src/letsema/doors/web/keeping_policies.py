"""Pages by which the policy register and stated figures are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, policies, seeing, words, writing
from letsema.doors.web.forms import policies as forms
from letsema.doors.web.forms import stated as figure_forms
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, entered, withdrawing
from letsema.results import commands
from letsema.results import queries as results
from letsema.results.queries import FigureView, InstrumentView
from letsema.values import may_keep_register

NEW = Sheet(
    lazy("Register a policy"),
    lazy(
        "A law, policy, strategy, plan, declaration, standard or mechanism: one entry for life, "
        "whoever claims a part in it. Look first whether it stands in the register already."
    ),
    lazy("Register it"),
    lazy("It is on the register. Say now how far it came and who is behind it."),
    forms.NewPolicy,
    commands.register_instrument,
    workbook=True,
)
SHEETS = {
    "name": Sheet(
        lazy("Tell another name"),
        lazy("In another language, or as another source writes it. It is found by all its names."),
        lazy("Enter the name"),
        lazy("The name is on record."),
        forms.PolicyName,
        commands.name_instrument,
    ),
    "sector": Sheet(
        lazy("Place it in a sector"),
        lazy("It may fall under several."),
        lazy("Place it"),
        lazy("It stands in the sector."),
        forms.PolicySector,
        commands.place_in_sector,
    ),
    "stage": Sheet(
        lazy("Tell a stage"),
        lazy(
            "How far it had come by a time. A later stage may be told without the earlier one, and "
            "any without a date."
        ),
        lazy("Tell it"),
        lazy("The stage is on record."),
        forms.PolicyStage,
        commands.tell_stage,
    ),
    "answer": Sheet(
        lazy("Answer a question on migration"),
        lazy("With the passage that says so. Answers of two sources stand beside each other."),
        lazy("Enter the answer"),
        lazy("The answer is on record."),
        forms.PolicyAnswer,
        commands.answer_mainstreaming,
    ),
    "claim": Sheet(
        lazy("Say which programme is behind it"),
        lazy(
            "Who submits for the programme, reviews it or is its secretariat says so. Two "
            "programmes behind one law are two claims and one law."
        ),
        lazy("Enter the claim"),
        lazy("The programme’s part in it is on record."),
        forms.PolicyClaim,
        commands.claim_support,
    ),
    "merge": Sheet(
        lazy("Merge it into another entry"),
        lazy(
            "Where two entries turn out to be one instrument. Nothing is moved and nothing lost: "
            "it is counted and shown with the other from now on, and can be parted again."
        ),
        lazy("Merge them"),
        lazy("The two are one entry from now on."),
        forms.PolicyMerge,
        commands.merge_instruments,
        may_keep_register,
        template="web/policy_merge.html",
    ),
    "unmerge": Sheet(
        lazy("Take a merge back"),
        lazy("Each stands for itself again, with all that was said of it."),
        lazy("Part them"),
        lazy("The two stand for themselves again."),
        forms.PolicyWithdrawal,
        commands.unmerge_instrument,
        may_keep_register,
    ),
    "withdrawal": withdrawing(
        lazy("Withdraw a policy entered by mistake"),
        forms.PolicyWithdrawal,
        commands.withdraw_instrument,
    ),
    "names": withdrawing(
        lazy("Withdraw a name entered by mistake"), Withdrawal, commands.withdraw_instrument_name
    ),
    "sectors": withdrawing(
        lazy("Take it out of a sector"), Withdrawal, commands.withdraw_instrument_sector
    ),
    "stages": withdrawing(
        lazy("Withdraw a stage told by mistake"), Withdrawal, commands.withdraw_instrument_stage
    ),
    "answers": withdrawing(
        lazy("Withdraw an answer entered by mistake"), Withdrawal, commands.withdraw_answer
    ),
    "supports": withdrawing(
        lazy("Withdraw a claim entered by mistake"), Withdrawal, commands.withdraw_support_claim
    ),
}
"""The pages of an instrument; those that withdraw a part of it by the part."""
NEW_FIGURE = Sheet(
    lazy("State a figure"),
    lazy(
        "A number that a source states without naming what it counts. It stands for itself, with "
        "the word its source puts before it, and changes no count."
    ),
    lazy("Enter it"),
    lazy("The figure is on record."),
    figure_forms.NewFigure,
    commands.state_figure,
)
OVERLAP = Sheet(
    lazy("Name what a figure may contain"),
    lazy("Two figures of which one may contain the other are never added."),
    lazy("Enter it"),
    lazy("It is on record that the one may contain the other."),
    figure_forms.Overlap,
    commands.name_overlap,
)
WITHDRAW_FIGURE = withdrawing(
    lazy("Withdraw a figure entered by mistake"), Withdrawal, commands.withdraw_figure
)
WITHDRAW_OVERLAP = withdrawing(
    lazy("Withdraw that a figure may contain another"), Withdrawal, commands.withdraw_overlap
)


@dataclass(frozen=True, slots=True)
class Merged:
    """An entry that was merged into another."""

    key: str


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Register an instrument."""
    return entered(request, NEW, Place(reverse("policies"), _("Policies")), onward=_entered)


def _entered(key: str, _form: Any) -> str:
    return _page(key)


def _page(key: str) -> str:
    return reverse("policy", args=[key])


@writing.keeps_words
def keep(request: HttpRequest, key: str, sheet: str, number: int | None = None) -> HttpResponse:
    """A page by which an instrument is kept, or a part of it."""
    told, thing, about = policies.found(request, key), None, ""
    if sheet == "unmerge":
        thing, about = _merged(told, key), key
    elif number is not None:
        thing = _part(told, sheet, number)
        about = _called(sheet, thing)
    place = Place(_page(told.key), told.name, about)
    onward = reverse("policies") if sheet == "withdrawal" else place.address
    return entered(request, SHEETS[sheet], place, thing or told, onward=lambda *_done: onward)


def _merged(told: InstrumentView, key: str) -> Merged:
    if key not in told.merged:
        raise Http404(_("This entry is merged into no other."))
    return Merged(key)


def _part(told: InstrumentView, part: str, number: int) -> Any:
    """What of an instrument stands under a number."""
    thing = next((each for each in getattr(told, part) if each.number == number), None)
    if thing is None:
        raise Http404(_("Nothing of that number is on record of this policy."))
    return thing


def _called(part: str, thing: Any) -> str:
    """What a page is about, beside the instrument."""
    if part == "names":
        return str(thing.text)
    if part == "sectors":
        return str(thing.element.title)
    if part == "stages":
        return words.word(words.INSTRUMENT_STAGES, thing.stage)
    if part == "answers":
        return words.word(words.QUESTIONS, thing.question)
    return str(thing.programme)


@writing.keeps_words
def figure_new(request: HttpRequest) -> HttpResponse:
    """Keep a figure that a source states."""
    return entered(request, NEW_FIGURE, Place(reverse("figures"), _("Figures as stated")))


def _figure(request: HttpRequest, number: int) -> FigureView:
    """The figure of that number for who asks; one they may not read of is no page."""
    public_only = not seeing.sees_everything(acting.actor(request))
    told = results.stated_figure(number, public_only=public_only)
    if told is None:
        raise Http404(_("No figure of that number is on record here."))
    return told


def _place(figure: FigureView) -> Place:
    return Place(
        f"{reverse('figures')}#figure-{figure.number}", _("Figures as stated"), figure.words
    )


@writing.keeps_words
def overlap_new(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a figure may contain another."""
    told = _figure(request, number)
    return entered(request, OVERLAP, _place(told), told)


@writing.keeps_words
def figure_withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a figure."""
    told = _figure(request, number)
    return entered(request, WITHDRAW_FIGURE, _place(told), told)


@writing.keeps_words
def overlap_withdrawal(request: HttpRequest, number: int, overlap: int) -> HttpResponse:
    """Withdraw that a figure may contain another."""
    told = _figure(request, number)
    said = next((each for each in told.overlaps if each.number == overlap), None)
    if said is None:
        raise Http404(_("Nothing of that number is on record of this figure."))
    return entered(request, WITHDRAW_OVERLAP, _place(told), said)
