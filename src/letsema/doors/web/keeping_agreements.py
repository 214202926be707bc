"""Pages by which agreements are entered and kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import agreements, words, writing
from letsema.doors.web.forms import agreements as forms
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, closed, entered, withdrawing
from letsema.partners import commands
from letsema.partners.queries import AgreementFileView, AgreementView, ChangeView, ReviewView

NEW = Sheet(
    lazy("Register an agreement"),
    lazy(
        "A memorandum, a contribution, a programme signed by several. Its state on any day "
        "follows from its dates and from what befell it."
    ),
    lazy("Register it"),
    lazy("The agreement is on record."),
    forms.NewAgreement,
    commands.register_agreement,
    workbook=True,
)
SHEETS = {
    "event": Sheet(
        lazy("Tell an amendment, a renewal or its end"),
        lazy(
            "What stood before stays on record with its days. An agreement is terminated once, "
            "and nothing comes after."
        ),
        lazy("Tell it"),
        lazy("It is on record what befell the agreement."),
        forms.Event,
        commands.tell_agreement_event,
    ),
    "file": Sheet(
        lazy("Attach a file"),
        lazy("The signed paper, an annex, a letter. The same file is kept once."),
        lazy("Attach it"),
        lazy("The file is kept with the agreement."),
        forms.Attachment,
        commands.attach_to_agreement,
    ),
    "review": Sheet(
        lazy("Plan a review"),
        lazy("From thirty days before its day it waits for the secretariat."),
        lazy("Plan it"),
        lazy("The review is planned."),
        forms.PlannedReview,
        commands.plan_review,
    ),
    "review-moved": Sheet(
        lazy("Move a review to another day"),
        lazy("The day it was due before stays in the journal."),
        lazy("Move it"),
        lazy("The review is due on its new day."),
        forms.MovedReview,
        commands.move_review,
    ),
    "review-held": Sheet(
        lazy("Hold a review"),
        lazy("When it was held and what it found. It is said once."),
        lazy("Record the review"),
        lazy("The review is on record."),
        forms.HeldReview,
        commands.hold_review,
    ),
    "withdrawal": withdrawing(
        lazy("Withdraw an agreement entered by mistake"),
        forms.AgreementWithdrawal,
        commands.withdraw_agreement,
        ends=True,
    ),
    "event-withdrawal": withdrawing(
        lazy("Withdraw what was told of an agreement by mistake"),
        Withdrawal,
        commands.withdraw_agreement_event,
    ),
    "file-withdrawal": withdrawing(
        lazy("Take away a file attached by mistake"),
        Withdrawal,
        commands.withdraw_agreement_file,
    ),
    "review-withdrawal": withdrawing(
        lazy("Withdraw a review entered by mistake"), Withdrawal, commands.withdraw_review
    ),
}
"""The pages of an agreement, by what their addresses are called."""
OF = {"event": "changes", "file": "files", "review": "reviews"}
"""What of an agreement a page with a number is about."""


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Register an agreement."""
    place = Place(reverse("agreements"), _("Agreements"))
    return entered(request, NEW, place, onward=lambda key, _form: _page(key))


def _page(key: str) -> str:
    return reverse("agreement", args=[key])


@writing.keeps_words
def keep(request: HttpRequest, key: str, sheet: str, number: int | None = None) -> HttpResponse:
    """A page by which an agreement is kept, or something of it."""
    told, page = agreements.found(request, key), SHEETS[sheet]
    thing = told if number is None else _thing(told, OF[sheet.partition("-")[0]], number)
    place = Place(_page(key), told.title, _called(thing))
    if sheet in ("review-held", "review-moved") and thing.held_on:
        return closed(request, page, place, _("It is on record already what this review found."))
    onward = reverse("agreements") if sheet == "withdrawal" else place.address
    return entered(request, page, place, thing, onward=lambda *_told: onward)


def _thing(agreement: AgreementView, name: str, number: int) -> Any:
    """What of an agreement stands under a number."""
    told = next((each for each in getattr(agreement, name) if each.number == number), None)
    if told is None:
        raise Http404(_("Nothing of that number is on record of this agreement."))
    return told


def _called(thing: Any) -> str:
    """What a page is about, beside the agreement."""
    if isinstance(thing, ReviewView):
        return _("Review due on %(day)s") % {"day": words.day(thing.due_on)}
    if isinstance(thing, ChangeView):
        return f"{words.word(words.AGREEMENT_CHANGES, thing.kind)}, {words.when(thing.on)}"
    return thing.title if isinstance(thing, AgreementFileView) else ""
