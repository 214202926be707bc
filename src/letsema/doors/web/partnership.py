"""Pages of what partners give and do together: support, proposals, works, engagement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

from letsema.doors.web import acting, cited, names, seeing, words
from letsema.doors.web.forms.moment import today
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.partners import queries as partners
from letsema.partners.queries import FollowUpView, OrganisationView, ReviewView
from letsema.partners.rules.engagement import OUTCOMES, WORK_KINDS
from letsema.partners.rules.support import SUPPORT_KINDS, VALUED
from letsema.values import When


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the register with what it rests on."""

    it: Any
    basis: Any


def _rows(found: Any) -> list[Told]:
    return [Told(*pair) for pair in cited.with_basis(found)]


def _word(table: Any, code: str) -> str:
    return words.word(table, code)


def _short(each: OrganisationView | None) -> str:
    return (each.acronym or each.name) if each else ""


def _whom(each: OrganisationView | None, told: str) -> str:
    """An organisation for short and what is told of it in words: `IOM, IOM Angola`."""
    return ", ".join(filter(None, (_short(each), told)))


def _countries(codes: Any) -> list[tuple[str, str]]:
    return [(code, names.country(code)) for code in codes if code]


def _latest(when: When | None) -> date | None:
    return when.latest if when else None


def _dated(when: When | None) -> str:
    return words.when(when) if when else ""


def _organisation(each: OrganisationView | None) -> list[tuple[str, str]]:
    return [(each.key, _short(each))] if each else []


SUPPORT = Listing(
    first="giver",
    columns=(
        Column("words", lazy("What was given"), lambda row: row.it.words),
        Column("giver", lazy("By whom"), lambda row: _short(row.it.giver)),
        Column(
            "receiver", lazy("To whom"), lambda row: _whom(row.it.receiver, row.it.receiver_words)
        ),
        Column(
            "kind",
            lazy("Kind"),
            lambda row: _word(words.SUPPORT_KINDS, row.it.kind),
            lambda row: SUPPORT_KINDS.index(row.it.kind),
        ),
        Column("since", lazy("From"), lambda r: _dated(r.it.since), lambda r: _latest(r.it.since)),
        Column(
            "value",
            lazy("Worth"),
            lambda row: words.money(row.it.value),
            lambda row: (row.it.value.currency, row.it.value.amount) if row.it.value else None,
            number=True,
        ),
        Column("valued", lazy("Valued"), lambda r: _word(words.VALUED, r.it.valued), shown=False),
        Column("quantity", lazy("How many"), lambda r: words.quantity(r.it.quantity), shown=False),
        Column("until", lazy("Until"), lambda row: _dated(row.it.until), shown=False),
        Column("purpose", lazy("What for"), lambda row: row.it.purpose, shown=False),
        Column("countries", lazy("Countries"), lambda r: "; ".join(r.it.countries), shown=False),
        Column("agreement", lazy("Agreement"), lambda row: row.it.agreement, shown=False),
    ),
    filters=(
        Filter(
            "kind",
            lazy("Kind"),
            lazy("any kind"),
            lambda row: [(row.it.kind, _word(words.SUPPORT_KINDS, row.it.kind))],
            SUPPORT_KINDS.index,
        ),
        Filter("giver", lazy("Given by"), lazy("anybody"), lambda r: _organisation(r.it.giver)),
        Filter(
            "country", lazy("Country"), lazy("any country"), lambda r: _countries(r.it.countries)
        ),
        Filter(
            "valued",
            lazy("Its value"),
            lazy("known or not"),
            lambda row: [(row.it.valued, _word(words.VALUED, row.it.valued))],
            VALUED.index,
        ),
    ),
)


def support(request: HttpRequest) -> HttpResponse:
    """What partners gave, in money and in kind, with sums that mix nothing."""
    inside = seeing.sees_register(acting.actor(request))
    rows = _rows(partners.support(public_only=not inside))
    return SUPPORT.answer(request, "web/support.html", rows, file="support")


PROPOSALS = Listing(
    first="title",
    columns=(
        Column("title", lazy("Title"), lambda row: row.it.title),
        Column("to", lazy("Made to"), lambda row: _whom(row.it.to, row.it.to_words)),
        Column("role", lazy("Our part"), lambda row: row.it.role_words),
        Column(
            "outcome",
            lazy("What came of it"),
            lambda row: _word(words.OUTCOMES, row.it.outcome),
            lambda row: OUTCOMES.index(row.it.outcome),
        ),
        Column("on", lazy("When"), lambda row: _dated(row.it.on), lambda row: _latest(row.it.on)),
        Column(
            "organisations",
            lazy("Who took part"),
            lambda row: "; ".join(_whom(*each) for each in row.it.organisations),
            shown=False,
        ),
        Column("countries", lazy("Countries"), lambda r: "; ".join(r.it.countries), shown=False),
    ),
    filters=(
        Filter(
            "outcome",
            lazy("What came of it"),
            lazy("whatever came of them"),
            lambda row: [(row.it.outcome, _word(words.OUTCOMES, row.it.outcome))],
            OUTCOMES.index,
        ),
        Filter("to", lazy("Made to"), lazy("anybody"), lambda row: _organisation(row.it.to)),
        Filter(
            "country", lazy("Country"), lazy("any country"), lambda r: _countries(r.it.countries)
        ),
    ),
)


def proposals(request: HttpRequest) -> HttpResponse:
    """Proposals supported: to whom, our part, what came of them."""
    rows = _rows(partners.proposals())
    return PROPOSALS.answer(request, "web/proposals.html", rows, file="proposals")


def _party(each: Any) -> str:
    told = {"who": _whom(each.organisation, each.words)}
    return f"{told['who']} ({_word(words.WORK_ROLES, each.role)})"


WORKS = Listing(
    first="kind",
    columns=(
        Column("title", lazy("Title"), lambda row: row.it.title),
        Column(
            "kind",
            lazy("Kind"),
            lambda row: _word(words.WORK_KINDS, row.it.kind),
            lambda row: WORK_KINDS.index(row.it.kind),
        ),
        Column(
            "parties",
            lazy("Who has to do with it"),
            lambda row: "; ".join(map(_party, row.it.parties)),
        ),
        Column(
            "country",
            lazy("Country"),
            lambda row: names.country(row.it.country) if row.it.country else "",
        ),
        Column("on", lazy("When"), lambda row: _dated(row.it.on), lambda row: _latest(row.it.on)),
        Column("words", lazy("What it tells"), lambda row: row.it.words, shown=False),
        Column("url", lazy("Address"), lambda row: row.it.url, shown=False),
    ),
    filters=(
        Filter(
            "kind",
            lazy("Kind"),
            lazy("any kind"),
            lambda row: [(row.it.kind, _word(words.WORK_KINDS, row.it.kind))],
            WORK_KINDS.index,
        ),
        Filter(
            "party",
            lazy("Who has to do with it"),
            lazy("anybody"),
            lambda row: [t for each in row.it.parties for t in _organisation(each.organisation)],
        ),
        Filter(
            "country", lazy("Country"), lazy("any country"), lambda r: _countries([r.it.country])
        ),
    ),
)


def works(request: HttpRequest) -> HttpResponse:
    """Studies, films, awards, campaigns and the like, made or won with partners."""
    return WORKS.answer(request, "web/works.html", _rows(partners.works()), file="works")


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day, about an agreement or an organisation."""

    what: str
    words: str
    about: str
    address: str
    owner: str
    due_on: date | None
    done_on: date | None
    internal: bool
    number: int
    day: date
    act: str

    @property
    def state(self) -> str:
        """Whether it is done, overdue, or still to be done."""
        if self.done_on:
            return "done"
        return "overdue" if self.due_on and self.due_on < self.day else "open"


STATES = {
    "overdue": meant("follow-up", "overdue"),
    "open": meant("follow-up", "to be done"),
    "done": meant("follow-up", "done"),
}
WHAT = {**words.FOLLOW_UP_KINDS, "review": meant("agreement", "Review")}


def _of_review(each: ReviewView, day: date) -> Due:
    return Due(
        what="review",
        words=str(meant("agreement", "Review of the agreement")),
        about=each.title,
        address=reverse("agreement", args=[each.agreement]),
        owner="",
        due_on=each.due_on,
        done_on=each.held_on,
        internal=each.internal,
        number=each.number,
        day=day,
        act=reverse("agreement-review-held", args=[each.agreement, each.number]),
    )


def _of_follow_up(each: FollowUpView, titles: dict[str, str], day: date) -> Due:
    about, address = titles.get(each.agreement, ""), ""
    if about:
        address = reverse("agreement", args=[each.agreement])
    elif each.organisation:
        about = _short(each.organisation)
        address = reverse("organisation", args=[each.organisation.key])
    return Due(
        what=each.kind,
        words=each.words,
        about=about,
        address=address,
        owner=_whom(each.owner, each.owner_words),
        due_on=each.due_on,
        done_on=each.done_on,
        internal=each.internal,
        number=each.number,
        day=day,
        act=reverse("follow-up-done", args=[each.number]),
    )


ENGAGEMENT = Listing(
    first="state",
    columns=(
        Column("words", lazy("What is to be done"), lambda row: row.words),
        Column("about", lazy("About"), lambda row: row.about),
        Column("owner", lazy("Who does it"), lambda row: row.owner),
        Column(
            "due",
            lazy("Due"),
            lambda row: row.due_on.isoformat() if row.due_on else "",
            lambda row: row.due_on,
        ),
        Column(
            "state",
            lazy("State"),
            lambda row: _word(STATES, row.state),
            lambda row: list(STATES).index(row.state),
        ),
        Column("what", lazy("What it is"), lambda row: _word(WHAT, row.what), shown=False),
        Column(
            "done",
            lazy("Done on"),
            lambda row: row.done_on.isoformat() if row.done_on else "",
            shown=False,
        ),
    ),
    filters=(
        Filter(
            "what",
            lazy("What"),
            lazy("all that is to be done"),
            lambda r: [(r.what, _word(WHAT, r.what))],
        ),
        Filter(
            "state",
            lazy("State"),
            lazy("done or not"),
            lambda row: [(row.state, _word(STATES, row.state))],
            list(STATES).index,
        ),
        Filter(
            "owner",
            lazy("Who does it"),
            lazy("anybody"),
            lambda row: [(row.owner, row.owner)] if row.owner else [],
        ),
    ),
)


@acting.signed_in
def engagement(request: HttpRequest) -> HttpResponse:
    """Reviews of agreements, obligations and follow-ups, by the day they are due."""
    day, inside = today(), seeing.sees_register(acting.actor(request))
    agreements = partners.agreements(public_only=not inside)
    titles = {each.key: each.title for each in agreements}
    rows = [_of_review(each, day) for told in agreements for each in told.reviews]
    due = partners.follow_ups(public_only=not inside)
    rows += [_of_follow_up(each, titles, day) for each in due]
    rows.sort(key=lambda row: (row.due_on or date.max, row.number))
    told = {"file": f"engagement-{day.isoformat()}", "day": day}
    return ENGAGEMENT.answer(request, "web/engagement.html", rows, **told)
