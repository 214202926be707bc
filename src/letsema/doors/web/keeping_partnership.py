"""Pages by which support, proposals, works, quotations and follow-ups are entered and withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, writing
from letsema.doors.web.forms import engagement, support
from letsema.doors.web.forms.register import Register, Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, closed, entered, withdrawing
from letsema.partners import commands
from letsema.partners import queries as partners


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of the register: its page, what that is called, how a row of it is entered, told
    and withdrawn; `rows` are those one may read of.
    """

    page: str
    words: Any
    new: Sheet
    withdrawal: Sheet
    rows: Callable[[bool], Iterable[Any]]
    called: Callable[[Any], str]


SHELVES = {
    "support": Shelf(
        "support",
        lazy("Support"),
        Sheet(
            lazy("Record support"),
            lazy(
                "Money, goods, a service, airtime, a discount, a market, work, knowledge, a "
                "place. Its value may be unknown. Money and what is given in kind are never added."
            ),
            lazy("Record it"),
            lazy("The support is on record."),
            support.NewSupport,
            commands.record_support,
            workbook=True,
        ),
        withdrawing(
            lazy("Withdraw support entered by mistake"), Withdrawal, commands.withdraw_support
        ),
        lambda public_only: partners.support(public_only=public_only),
        lambda each: each.words,
    ),
    "proposal": Shelf(
        "proposals",
        lazy("Proposals"),
        Sheet(
            lazy("Record a proposal"),
            lazy("A proposal that was supported: to whom it was made, our part, what came of it."),
            lazy("Record it"),
            lazy("The proposal is on record."),
            support.NewProposal,
            commands.record_proposal,
        ),
        withdrawing(
            lazy("Withdraw a proposal entered by mistake"), Withdrawal, commands.withdraw_proposal
        ),
        lambda _public_only: partners.proposals(),
        lambda each: each.title,
    ),
    "work": Shelf(
        "works",
        lazy("Studies, films, awards"),
        Sheet(
            lazy("Record a work"),
            lazy("A study, film, award, campaign, publication or performance with partners."),
            lazy("Record it"),
            lazy("The work is on record."),
            support.NewWork,
            commands.record_work,
        ),
        withdrawing(lazy("Withdraw a work entered by mistake"), Withdrawal, commands.withdraw_work),
        lambda _public_only: partners.works(),
        lambda each: each.title,
    ),
    "quotation": Shelf(
        "organisations",
        lazy("Organisations"),
        Sheet(
            lazy("Record what somebody said"),
            lazy("It stands on the page of the organisation or agreement it belongs to."),
            lazy("Record it"),
            lazy("The words are on record."),
            support.NewQuotation,
            commands.record_quotation,
        ),
        withdrawing(
            lazy("Withdraw words entered by mistake, or no longer agreed to"),
            Withdrawal,
            commands.withdraw_quotation,
        ),
        lambda public_only: partners.quotations(public_only=public_only),
        lambda each: f"“{each.said[:60]}”",
    ),
    "follow-up": Shelf(
        "engagement",
        lazy("Engagement"),
        Sheet(
            lazy("Enter what is to be done"),
            lazy("An obligation of an agreement, or a follow-up, with who does it and by when."),
            lazy("Enter it"),
            lazy("It is on record what is to be done."),
            engagement.NewFollowUp,
            commands.enter_follow_up,
        ),
        withdrawing(
            lazy("Withdraw a follow-up entered by mistake"), Withdrawal, commands.withdraw_follow_up
        ),
        lambda public_only: partners.follow_ups(public_only=public_only),
        lambda each: each.words[:80],
    ),
}
"""What is entered here, by name."""
DONE = Sheet(
    lazy("Say what was done"),
    lazy("When it was done and what came of it. It is said once."),
    lazy("Record it"),
    lazy("It is on record as done."),
    engagement.FollowUpDone,
    commands.do_follow_up,
)


@writing.keeps_words
def new(request: HttpRequest, shelf: str) -> HttpResponse:
    """Enter a row."""
    kept = SHELVES[shelf]
    place = Place(reverse(kept.page), kept.words)
    return entered(request, kept.new, place, onward=lambda _done, form: _home(place, form))


def _home(place: Place, form: Register) -> str:
    """The page of the agreement or organisation a row was entered for, else the list."""
    told = form.cleaned_data
    if told.get("agreement"):
        return reverse("agreement", args=[told["agreement"]])
    if "said" in told and told["organisation"]:
        return reverse("organisation", args=[told["organisation"]])
    return place.address


def _found(request: HttpRequest, kept: Shelf, number: int) -> Any:
    """The row of that number for who asks; one they may not read of is no page."""
    rows = kept.rows(not seeing.sees_register(acting.actor(request)))
    row = next((each for each in rows if each.number == number), None)
    if row is None:
        raise Http404(_("Nothing of that number is on record here."))
    return row


@writing.keeps_words
def withdrawal(request: HttpRequest, shelf: str, number: int) -> HttpResponse:
    """Withdraw a row entered by mistake."""
    kept = SHELVES[shelf]
    row = _found(request, kept, number)
    place = Place(reverse(kept.page), kept.words, kept.called(row))
    return entered(request, kept.withdrawal, place, row)


@writing.keeps_words
def done(request: HttpRequest, number: int) -> HttpResponse:
    """Say what was done of a follow-up."""
    kept = SHELVES["follow-up"]
    row = _found(request, kept, number)
    place = Place(reverse(kept.page), kept.words, kept.called(row))
    if row.done_on:
        return closed(request, DONE, place, _("It is on record as done already."))
    return entered(request, DONE, place, row)
