"""Pages of agreements: the register of them, and each with all that befell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, cited, names, seeing, words
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.partners import queries as partners
from letsema.partners.queries import AgreementView, PartyView
from letsema.partners.rules.agreements import AGREEMENT_KINDS, STATES
from letsema.programmes import queries as programmes


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement on the list, as it stands on a day."""

    agreement: AgreementView
    day: date

    @property
    def state(self) -> str:
        """Its state on that day."""
        return self.agreement.state_on(self.day)

    @property
    def end(self) -> Any:
        """Its end as it stands on that day; None where none is stated."""
        return self.agreement.end_on(self.day)


def party_name(party: PartyView) -> str:
    """What a party is called: an organisation for short, a government by its country, or words."""
    if party.organisation:
        return party.organisation.acronym or party.organisation.name
    if party.country:
        return _("Government of %(country)s") % {"country": names.country(party.country)}
    return party.words


def _parties(row: AgreementRow) -> Iterator[tuple[str, str]]:
    for each in row.agreement.parties:
        code = each.organisation.key if each.organisation else each.country or each.words
        yield code, party_name(each)


def _countries(row: AgreementRow) -> list[tuple[str, str]]:
    told = {each.country for each in row.agreement.parties if each.country}
    return [(code, names.country(code)) for code in sorted(told | {*row.agreement.countries})]


def _kind(code: str) -> str:
    return words.word(words.AGREEMENT_KINDS, code)


def _state(code: str) -> str:
    return words.word(words.AGREEMENT_STATES, code)


AGREEMENTS = Listing(
    first="title",
    columns=(
        Column("title", lazy("Title"), lambda row: row.agreement.title),
        Column(
            "parties",
            lazy("Parties"),
            lambda row: "; ".join(map(party_name, row.agreement.parties)),
        ),
        Column(
            "kind",
            lazy("Kind"),
            lambda row: _kind(row.agreement.kind),
            lambda row: AGREEMENT_KINDS.index(row.agreement.kind),
        ),
        Column(
            "state",
            lazy("State"),
            lambda row: _state(row.state),
            lambda row: STATES.index(row.state),
        ),
        Column(
            "end",
            lazy("Ends"),
            lambda row: words.when(row.end) if row.end else "",
            lambda row: row.end.latest if row.end else None,
        ),
        Column(
            "signed",
            lazy("Signed"),
            lambda row: words.when(row.agreement.signed) if row.agreement.signed else "",
            shown=False,
        ),
        Column(
            "countries", lazy("Countries"), lambda r: "; ".join(r.agreement.countries), shown=False
        ),
        Column("agreement", lazy("Agreement"), lambda row: row.agreement.key, shown=False),
    ),
    filters=(
        Filter(
            "kind",
            lazy("Kind"),
            lazy("any kind"),
            lambda row: [(row.agreement.kind, _kind(row.agreement.kind))],
            AGREEMENT_KINDS.index,
        ),
        Filter(
            "state",
            lazy("State"),
            lazy("in any state"),
            lambda row: [(row.state, _state(row.state))],
            STATES.index,
        ),
        Filter("country", lazy("Country"), lazy("any country"), _countries),
        Filter("party", lazy("Party"), lazy("anybody"), _parties),
    ),
)


def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement one may read of, as it stands on a day."""
    moment = Moment(request.GET)
    inside = seeing.sees_register(acting.actor(request))
    found = partners.agreements(public_only=not inside)
    rows = [AgreementRow(each, moment.day) for each in found]
    told = {"moment": moment, "file": "agreements"}
    return AGREEMENTS.answer(request, "web/agreements.html", rows, **told)


def found(request: HttpRequest, key: str) -> AgreementView:
    """The agreement of that key for who asks; one they may not read of is no page."""
    inside = seeing.sees_register(acting.actor(request))
    agreement = partners.agreement(key, public_only=not inside)
    if agreement is None:
        raise Http404(_("No agreement is called “%(key)s” here.") % {"key": key[:60]})
    return agreement


def agreement(request: HttpRequest, key: str) -> HttpResponse:
    """An agreement: who agreed, its state and why, its goals, what befell it, what hangs on it."""
    told, moment = found(request, key), Moment(request.GET)
    public_only = not seeing.sees_register(acting.actor(request))
    shown = {
        "agreement": told,
        "moment": moment,
        "signing": [each for each in told.parties if each.role != "witness"],
        "state": told.state_on(moment.day),
        "why": why(told, moment.day),
        "rests": cited.with_basis([told])[0][1],
        "timeline": _timeline(told, moment.day),
        "programmes": programmes.programmes_of_agreement(key),
        **_hanging_on(key, public_only),
    }
    return render(request, "web/agreement.html", shown)


def _hanging_on(key: str, public_only: bool) -> dict[str, Any]:
    """What hangs on an agreement: what is to be done, support, what people said."""
    due = partners.follow_ups(agreement=key, public_only=public_only)
    given = partners.support(agreement=key, public_only=public_only)
    said = partners.quotations(agreement=key, public_only=public_only)
    return {
        "obligations": [each for each in due if each.kind == "obligation"],
        "follow_ups": [each for each in due if each.kind == "follow-up"],
        "support": cited.with_basis(given),
        "quotations": cited.with_basis(said),
    }


def why(agreement: AgreementView, day: date) -> str:
    """Why an agreement stands as it does on a day, in a sentence."""
    until, terminated = agreement.terms_on(day)
    told = {
        "signed": words.when(agreement.signed),
        "starts": words.when(agreement.starts),
        "until": words.when(until),
        "terminated": words.when(terminated),
    }
    return str(WHY[agreement.state_on(day)] % told)


WHY = {
    "unsigned": lazy("No signature is on record by that day."),
    "to-start": lazy("It was signed (%(signed)s) and begins to hold later: %(starts)s."),
    "in-force": lazy("It was signed (%(signed)s) and holds until it ends: %(until)s."),
    "ending": lazy("It holds, and ends within ninety days: %(until)s."),
    "unknown": lazy("It was signed (%(signed)s), and no source states an end."),
    "expired": lazy("It has come to its end: %(until)s."),
    "terminated": lazy("It was terminated before its end: %(terminated)s."),
}
"""By state: what it rests on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day in the life of an agreement: what happened, in words, and what says so."""

    when: Any
    text: str
    note: str = ""
    basis: Any = None
    change: Any = None
    later: bool = False


def _timeline(agreement: AgreementView, day: date) -> list[Mark]:
    """What is dated of an agreement, the earliest first; its first end only while it stands."""
    until, terminated = agreement.terms_on(day)
    told = [(agreement.signed, _("Signed")), (agreement.starts, _("Begins to hold"))]
    if until is not None and terminated is None:
        told.append((until, _("Ends: the first day it holds no more")))
    marks = [Mark(when, text, later=not when.holds(day)) for when, text in told if when is not None]
    for change, basis in cited.with_basis(agreement.changes):
        text = words.word(words.AGREEMENT_CHANGES, change.kind)
        if change.until:
            text = _("%(what)s, with a new end: %(when)s") % {
                "what": text,
                "when": words.when(change.until),
            }
        later = not change.on.holds(day)
        marks.append(Mark(change.on, text, change.words, basis, change, later))
    return sorted(marks, key=lambda mark: mark.when.latest)
