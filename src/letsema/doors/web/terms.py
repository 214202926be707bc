"""Terms in words, asked for or resolved, and what their forms offer to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from letsema.doors.web import names, words
from letsema.doors.web.forms.terms import Offered
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.proceedings.rules.acts import ACTS, VOID, Correction
from letsema.proceedings.rules.terms import REVISABLE, Terms
from letsema.programmes import queries as programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.values import Money, When

LABELS = {
    "amount": lazy("Approved budget"),
    "reason": lazy("Reason"),
    "to": lazy("To"),
    "due_on": lazy("Due on"),
    "words": lazy("In words"),
    "public_words": lazy("As the public reads it"),
    "internal_words": lazy("For the committee and the secretariat only"),
    "ends": lazy("New end date"),
    "organisation": lazy("Organisation"),
    "role": lazy("Role"),
    "code": lazy("Short name"),
    "title": lazy("Title"),
    "until": lazy("Until"),
}
Line = tuple[str, str]


def told(terms: Terms | None, *, inside: bool = True) -> list[Line]:
    """Terms as (what, in words), in the order a reader needs them.

    `inside`: whether the reader may see words that are for the committee and the secretariat.
    """
    return list(_lines(terms, inside)) if terms else []


def _lines(terms: Terms, inside: bool) -> Iterator[Line]:
    if isinstance(terms, Correction):
        yield _("Corrects"), terms.decision
        right = _("nothing was decided") if terms.act == VOID else _(ACTS[terms.act].label)
        yield _("What was decided in truth"), right
        yield from told(terms.terms, inside=inside)
        return
    for field in fields(terms):
        value = getattr(terms, field.name)
        if field.name == "shares":
            for each in value:
                yield _organisation(each.organisation), words.money(each.amount)
        elif field.name == "conditions":
            for each in value:
                yield _("Condition"), _condition(each)
        elif field.name == "facts":
            for name, fact in value.items():
                yield words.word(words.FIELDS, name), _fact(name, fact)
        elif value and (inside or field.name != "internal_words"):
            yield str(LABELS.get(field.name, field.name)), _plain(field.name, value)


def _plain(name: str, value: Any) -> str:
    """A value of terms in words."""
    if isinstance(value, Money):
        return words.money(value)
    if isinstance(value, date):
        return words.day(value)
    if name == "reason" and value in words.REASONS:
        return str(words.REASONS[value])
    if name == "organisation":
        return _organisation(value)
    if name == "role":
        return words.word(words.ROLES, value)
    return str(value)


def _fact(name: str, value: Any) -> str:
    """A revised fact in words."""
    if isinstance(value, When):
        return words.when(value)
    if name == "duration_months":
        return ngettext("%(count)d month", "%(count)d months", value) % {"count": value}
    if isinstance(value, list | tuple):
        return "; ".join(_element(name, each) for each in value)
    return _plain(name, getattr(value, "code", value))


def _element(name: str, each: Any) -> str:
    """One of several: a country, a partner, a goal."""
    code = getattr(each, "code", None)
    if name == "countries" and code:
        return names.country(code)
    return str(code or getattr(each, "name", each))


def _organisation(key: str) -> str:
    found = partners.organisation(key)
    return found.name if found else key


def _condition(each: ConditionTerms) -> str:
    owner = _organisation(each.owner) if each.owner else each.owner_words
    parts = [each.words, owner]
    if each.due_on:
        parts.append(_("due on %(day)s") % {"day": words.day(each.due_on)})
    if each.release:
        parts.append(_("before anything is signed or transferred"))
    return " · ".join(part for part in parts if part)


def offered(
    reference: str, on: date, body: str, *, but: str = "", correcting: bool = False
) -> Offered:
    """What a form of terms offers for a programme and its committee, as they stand on a day.

    `but`: the meeting that is sitting, to which nothing is deferred. `correcting`: the terms are of
    what should have been decided before, so that nothing is left out by what stands now.
    """
    view = programmes.programme(reference, on) if reference else None
    fund = governance.fund(view.fund) if view and view.fund else None
    budget = view.value("budget") if view else None
    parts = _participants(view)
    others = [part for part in parts if correcting or part.role != "convening"]
    coming = [
        m for m in governance.meetings(body) if m.state == "planned" and m.number not in ("", but)
    ]
    return Offered(
        organisations=[(o.key, o.name) for o in _by_name()],
        participants=[(part.organisation, part.acronym or part.name) for part in parts],
        others=[(part.organisation, _called(part)) for part in others],
        joining=_joining(() if correcting else parts),
        meetings=[(m.number or "", f"{m.number} · {m.label}") for m in coming],
        decisions=_decisions(reference, body),
        areas=fund.areas if fund else (),
        currency=budget.currency if budget else "USD",
        stands={} if view is None or correcting else _stands(view),
    )


def _participants(view: programmes.ProgrammeView | None) -> list[programmes.Part]:
    """Who takes part in a programme and is no donor only."""
    parts = (view.value("participants") if view else None) or ()
    return [part for part in parts if part.role != "donor"]


def _joining(parts: Iterable[programmes.Part]) -> list[tuple[str, str]]:
    """The United Nations organisations that take no part yet."""
    inside = {part.organisation for part in parts}
    found = [o for o in _by_name() if o.kind == "un-organisation" and o.key not in inside]
    return sorted(((o.key, _called(o)) for o in found), key=lambda pair: pair[1])


def _by_name() -> list[partners.OrganisationView]:
    return sorted(partners.organisations(), key=lambda each: each.name)


def _called(each: programmes.Part | partners.OrganisationView) -> str:
    """`ILO · International Labour Organization`; one name where both are the same."""
    return " · ".join(dict.fromkeys(name for name in (each.acronym, each.name) if name))


def _stands(view: programmes.ProgrammeView) -> dict[str, Any]:
    return {name: view.value(name) for name in REVISABLE}


def _decisions(reference: str, body: str) -> list[tuple[str, str]]:
    """The decisions a correction may be of, with their words: a programme's, or a body's."""
    about = set(programmes.decisions_about(reference)) if reference else None
    found = governance.decisions(body or None, public_only=False)
    return [
        (each.number, f"{each.number} · {Truncator(each.words).chars(90)}")
        for each in reversed(found)
        if not each.corrected_by and (about is None or each.number in about)
    ]


def country_line(view: programmes.ProgrammeView | None) -> str:
    """The countries of a programme, or its region, as a line."""
    if view is None:
        return ""
    parts = view.value("countries") or ()
    return view.value("region") or ", ".join(names.country(part.code) for part in parts)
