"""Pages by which organisations are registered and kept: names, ties, contacts, merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, writing
from letsema.doors.web.forms import offices as office_forms
from letsema.doors.web.forms import organisations as forms
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, closed, entered, withdrawing
from letsema.doors.web.partners import found
from letsema.partners import commands
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.programmes import commands as programmes
from letsema.programmes import queries as printed
from letsema.values import may_keep_register

NEW = Sheet(
    lazy("Register an organisation"),
    lazy(
        "One that stands on record already only needs another name there: look for it first, "
        "also by its acronym and in other languages."
    ),
    lazy("Register it"),
    lazy("The organisation is on record."),
    forms.NewOrganisation,
    commands.register_organisation,
    workbook=True,
)
ENDED = lazy("It is on record until when it was so.")


def _ending(title: Any, lead: Any, form: Any, command: Callable[..., Any]) -> Sheet:
    return Sheet(title, lead, lazy("Record it"), ENDED, form, command, may_keep_register)


SHEETS = {
    "name": Sheet(
        lazy("Enter a name"),
        lazy(
            "An official name, an acronym or what else it is called, in any language, with the "
            "days it held. Names of before stay."
        ),
        lazy("Enter it"),
        lazy("The name is on record."),
        forms.NewName,
        commands.name_organisation,
    ),
    "name-end": _ending(
        lazy("Say when a name ended"),
        lazy("It stays on record with its days, and still finds the organisation."),
        forms.NameEnd,
        commands.end_name,
    ),
    "name-withdrawal": withdrawing(
        lazy("Withdraw a name entered by mistake"), Withdrawal, commands.withdraw_name, ends=True
    ),
    "tie": Sheet(
        lazy("Tie it to another organisation"),
        lazy("What it is part of, what it came after, what it is a member of."),
        lazy("Enter it"),
        lazy("The tie is on record."),
        forms.NewTie,
        commands.tie_organisations,
    ),
    "tie-end": _ending(
        lazy("Say when a tie ended"),
        lazy("It stays on record with its days."),
        forms.End,
        commands.end_tie,
    ),
    "tie-withdrawal": withdrawing(
        lazy("Withdraw a tie entered by mistake"), Withdrawal, commands.withdraw_tie, ends=True
    ),
    "identifier": Sheet(
        lazy("Enter an identifier"),
        lazy("What a register outside calls it by. Two of one identifier are proposed as one."),
        lazy("Enter it"),
        lazy("The identifier is on record."),
        forms.NewIdentifier,
        commands.identify_organisation,
    ),
    "identifier-withdrawal": withdrawing(
        lazy("Withdraw an identifier entered by mistake"), Withdrawal, commands.withdraw_identifier
    ),
    "contact": Sheet(
        lazy("Enter a contact"),
        lazy(
            "A role, and who holds it as far as they agreed. Who it is can be forgotten; that "
            "there was such a role stays."
        ),
        lazy("Enter it"),
        lazy("The contact is on record."),
        forms.NewContact,
        commands.enter_contact,
    ),
    "contact-end": _ending(
        lazy("Say when a role ended"),
        lazy("The role stays on record with its days."),
        forms.End,
        commands.end_contact,
    ),
    "contact-consent": Sheet(
        lazy("Change what a contact agreed to"),
        lazy(
            "Public, for who keeps the record, or nothing: then the name and the addresses are "
            "deleted for good."
        ),
        lazy("Record it"),
        lazy("It is on record what they agreed to."),
        forms.Consent,
        commands.change_consent,
        may_keep_register,
    ),
    "contact-forget": Sheet(
        lazy("Forget who a contact is"),
        lazy("The name and the addresses are deleted for good. That it was done stays, with why."),
        lazy("Forget it for good"),
        lazy("Who it was is forgotten."),
        forms.Forgetting,
        commands.forget_contact,
        may_keep_register,
    ),
    "contact-withdrawal": withdrawing(
        lazy("Withdraw a contact entered by mistake"),
        Withdrawal,
        commands.withdraw_contact,
        ends=True,
    ),
    "office": Sheet(
        lazy("Open an office"),
        lazy("Where it stands and what type it is. What it covers is entered on its page."),
        lazy("Open it"),
        lazy("The office is on record."),
        office_forms.NewOffice,
        commands.open_office,
    ),
    "merge": Sheet(
        lazy("Say that it is another organisation"),
        lazy(
            "It goes on under the other, with both histories: names, agreements, support, seats "
            "and programmes are found under either key. Nothing is lost, and it can be undone."
        ),
        lazy("They are the same"),
        lazy("They are one now. It can be undone on this page."),
        forms.Merge,
        commands.merge_organisations,
        may_keep_register,
    ),
    "part": Sheet(
        lazy("Undo a merge"),
        lazy("The organisation stands by itself again, with all that was told of it."),
        lazy("Undo the merge"),
        lazy("The merge is undone."),
        forms.Parting,
        commands.unmerge_organisation,
        may_keep_register,
    ),
    "apart": Sheet(
        lazy("Say that they are two"),
        lazy("They look alike and are not the same. They are not proposed as one again."),
        lazy("They are two"),
        lazy("They are two, and are not proposed as one again."),
        forms.Apart,
        commands.set_apart,
        may_keep_register,
    ),
    "printed-withdrawal": withdrawing(
        lazy("Take back who a printed key partner is"), Withdrawal, programmes.unmatch_partner
    ),
}
"""The pages of an organisation, by what their addresses are called."""


@dataclass(frozen=True, slots=True)
class Printed:
    """That an organisation was said to be a printed key partner."""

    number: int
    called: str


def _names(key: str, _inside: bool) -> Iterable[Any]:
    return partners.names(key)


def _contacts(key: str, inside: bool) -> Iterable[Any]:
    return partners.contacts(key, public_only=not inside)


def _printed(key: str, _inside: bool) -> Iterable[Printed]:
    told = printed.programmes_with_partner(key, public_only=False)
    return [Printed(each.match, each.name) for each in told if each.match]


THINGS: dict[str, tuple[Callable[[str, bool], Iterable[Any]], Callable[[Any], str]]] = {
    "name": (_names, lambda each: each.name.text),
    "tie": (
        lambda key, _inside: partners.ties(key),
        lambda each: f"{each.organisation.acronym} – {each.other.acronym}",
    ),
    "identifier": (
        lambda key, _inside: partners.identifiers(key),
        lambda each: f"{each.scheme} {each.value}",
    ),
    "contact": (_contacts, lambda each: each.role),
    "printed": (_printed, lambda each: each.called),
}
"""What of an organisation a page with a number is about: how it is found, what it is called."""


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Register an organisation."""
    place = Place(reverse("organisations"), _("Organisations"))
    return entered(request, NEW, place, onward=lambda key, _form: _page(key))


def _page(key: str) -> str:
    return reverse("organisation", args=[key])


@writing.keeps_words
def keep(request: HttpRequest, key: str, sheet: str, number: int | None = None) -> HttpResponse:
    """A page by which an organisation is kept, or something of it."""
    told, page = found(key), SHEETS[sheet]
    thing, called = (told, "") if number is None else _thing(request, told, sheet, number)
    place = Place(_page(told.key), told.name, called)
    if sheet == "part":
        if key not in told.merged:
            return closed(request, page, place, _("It is not merged into another."))
        thing, place = key, Place(place.address, told.name, key)
    if sheet == "contact-consent" and thing.forgotten_at:
        return closed(request, page, place, _("Who it is was forgotten already."))
    return entered(request, page, place, thing, onward=lambda done, _f: _next(sheet, done, place))


def _next(sheet: str, done: Any, place: Place) -> str:
    """Where one goes from a page: to the office that was opened, else back."""
    return reverse("office", args=[done]) if sheet == "office" else place.address


def _thing(
    request: HttpRequest, told: OrganisationView, sheet: str, number: int
) -> tuple[Any, str]:
    """What of an organisation stands under a number, and what it is called."""
    rows, called = THINGS[sheet.partition("-")[0]]
    inside = seeing.sees_register(acting.actor(request))
    thing = next((each for each in rows(told.key, inside) if each.number == number), None)
    if thing is None:
        raise Http404(_("Nothing of that number is on record of this organisation."))
    return thing, called(thing)
