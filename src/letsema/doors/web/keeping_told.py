"""Pages by which what was told of a programme gets its end, or is taken back with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, taken_back, words, writing
from letsema.doors.web.forms.organisations import End
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.forms.telling import KeyedWithdrawal
from letsema.doors.web.keeping_register import Place, Sheet, closed, entered, withdrawing
from letsema.doors.web.keeping_results import TELLING
from letsema.doors.web.learning import may_read
from letsema.programmes import commands as programmes
from letsema.programmes import queries as told
from letsema.results import commands as results
from letsema.results import queries as reached
from letsema.values import Actor, Refusal, Scope, may_act, may_keep_record, may_keep_register

Rows = Callable[[str, Any, bool], Iterable[Any]]
"""Those of a programme among which one of a number or key is looked for; whether only what is
public of the register.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something told of a programme: the panel it stands in, how it is taken back, found, named.

    `ours`: the secretariat of the programme's own fund takes it back, not that of any fund.
    """

    panel: str
    withdrawal: Sheet
    rows: Rows
    called: Callable[[Any], str]
    ours: bool = False
    end: Sheet | None = None


def _withdrawing(
    title: Any, command: Callable[..., Any], form: Any = Withdrawal, *, ends: bool = False
) -> Sheet:
    return withdrawing(title, form, command, ends=ends)


def _ending(title: Any, command: Callable[..., Any]) -> Sheet:
    lead = lazy("It stays on record with its days.")
    done = lazy("It is on record until when it was so.")
    return Sheet(title, lead, lazy("Record it"), done, End, command)


def _alone(query: Callable[..., Any]) -> Rows:
    """The one of a number or key, where it is of the programme."""

    def rows(of: str, name: Any, _public: bool) -> Iterator[Any]:
        found = query(name, public_only=False)
        if found and found.programme == of:
            yield found

    return rows


def _among(query: Callable[..., Iterable[Any]]) -> Rows:
    """All of the programme."""
    return lambda of, _name, _public: query(of, public_only=False)


def _cited(query: Callable[..., Iterable[Any]]) -> Rows:
    """All of the programme that one may read of."""
    return lambda of, _name, public: query(of, public_only=public)


def _initiatives(of: str) -> Iterable[Any]:
    return reached.initiatives(of, with_parts=False, public_only=False)


def _indicators(of: str) -> Iterator[Any]:
    stated = reached.results_framework(of, public_only=False)
    return (each for row in stated for each in row.indicators)


def _value(each: reached.ValueView) -> str:
    return f"{words.word(words.VALUE_KINDS, each.kind)}: {words.quantity(each.quantity)}"


KINDS = {
    "achievement": Kind(
        "achievements",
        _withdrawing(lazy("Withdraw an achievement"), results.withdraw_achievement),
        _alone(reached.achievement),
        lambda each: each.statement,
    ),
    "event": Kind(
        "events",
        _withdrawing(lazy("Withdraw an event where people learned"), results.withdraw_event),
        _alone(reached.event),
        lambda each: each.title,
    ),
    "story": Kind(
        "stories",
        _withdrawing(lazy("Withdraw a case study or a practice"), results.withdraw_story),
        _alone(reached.story),
        lambda each: each.title,
    ),
    "initiative": Kind(
        "initiatives",
        _withdrawing(lazy("Withdraw an initiative"), results.withdraw_initiative, KeyedWithdrawal),
        _alone(reached.initiative),
        lambda each: each.title,
    ),
    "initiative-sector": Kind(
        "initiatives",
        _withdrawing(
            lazy("Take an initiative out of a sector"), results.withdraw_initiative_sector
        ),
        lambda of, *_rest: (each for row in _initiatives(of) for each in row.sectors),
        lambda each: each.element.title,
    ),
    "initiative-policy": Kind(
        "initiatives",
        _withdrawing(
            lazy("Withdraw that an initiative informed a policy"),
            results.withdraw_initiative_instrument,
        ),
        lambda of, *_rest: (each for row in _initiatives(of) for each in row.instruments),
        lambda each: each.instrument.name,
    ),
    "process": Kind(
        "processes",
        _withdrawing(lazy("Withdraw a contribution to a process"), results.withdraw_process),
        lambda of, *_rest: reached.processes(of, with_parts=False, public_only=False),
        lambda each: each.forum,
    ),
    "result": Kind(
        "framework",
        _withdrawing(lazy("Withdraw a stated result"), results.withdraw_statement),
        _among(reached.results_framework),
        lambda each: f"{each.code} · {each.words}",
    ),
    "indicator": Kind(
        "framework",
        _withdrawing(lazy("Withdraw an indicator"), results.withdraw_indicator),
        lambda of, *_rest: _indicators(of),
        lambda each: each.words,
    ),
    "value": Kind(
        "framework",
        _withdrawing(lazy("Withdraw a stated value"), results.withdraw_value),
        lambda of, *_rest: (each for row in _indicators(of) for each in row.values),
        _value,
    ),
    "task": Kind(
        "tasks",
        _withdrawing(lazy("Withdraw a task told by mistake"), programmes.withdraw_task, ends=True),
        _among(told.tasks),
        lambda each: f"{each.organisation.name}: {each.words}",
        ours=True,
        end=_ending(lazy("Say when a task ended"), programmes.end_task),
    ),
    "team-role": Kind(
        "team",
        _withdrawing(
            lazy("Withdraw a role told by mistake"), programmes.withdraw_team_member, ends=True
        ),
        _among(told.team),
        lambda each: each.role,
        ours=True,
        end=_ending(lazy("Say when a role in the team ended"), programmes.end_team),
    ),
    "mechanism": Kind(
        "mechanisms",
        _withdrawing(
            lazy("Withdraw what it is said to be to a body"), programmes.withdraw_body_tie
        ),
        _among(told.bodies_of_programme),
        lambda each: each.body_name,
        ours=True,
    ),
    "agreement": Kind(
        "agreements",
        _withdrawing(
            lazy("Withdraw that it is done under an agreement"),
            programmes.withdraw_agreement_citation,
        ),
        _cited(told.agreements_of_programme),
        lambda each: each.agreement.title,
        ours=True,
    ),
    "support": Kind(
        "support",
        _withdrawing(
            lazy("Withdraw that support went to it"), programmes.withdraw_support_citation
        ),
        _cited(told.support_of_programme),
        lambda each: each.support.words,
        ours=True,
    ),
}
"""What is taken back or ends, by what its addresses and `Withdrawn.kind` call it."""
OF_A_PROGRAMME = tuple(kind for kind in KINDS if kind not in ("story", "initiative"))
"""What is taken back under the address of its programme; the others have pages of their own."""
ENDING = tuple(kind for kind, what in KINDS.items() if what.end)
"""What gets an end."""


MINE = {"story": reached.story, "initiative": reached.initiative}
"""What has a page of its own, and may be of no programme: it says whose it is."""


@writing.keeps_words
def withdrawal(
    request: HttpRequest, kind: str, number: int = 0, key: str = "", reference: str | None = None
) -> HttpResponse:
    """Take back what was told by mistake; what was taken back already says so."""
    name = key or number
    if number >= taken_back.MOST:
        raise _nothing()
    of = _of_itself(kind, name) if reference is None else told.survivor(reference) or reference
    what, row = KINDS[kind], _found(request, kind, of, name)
    page = replace(what.withdrawal, may=partial(_keeps, of)) if what.ours else what.withdrawal
    if row is not None:
        return entered(request, page, _place(what, of, what.called(row)), row)
    public_only = not seeing.sees_register(acting.actor(request))
    gone = taken_back.one(kind, str(name), of, public_only=public_only)
    if gone is None:
        raise _nothing()
    return closed(request, page, _place(what, of, gone.words), taken_back.words_of(gone))


@writing.keeps_words
def ending(request: HttpRequest, reference: str, kind: str, number: int) -> HttpResponse:
    """Say until when something was so."""
    of, what = told.survivor(reference) or reference, KINDS[kind]
    row = _found(request, kind, of, number) if number < taken_back.MOST else None
    if row is None or what.end is None:
        raise _nothing()
    page, place = replace(what.end, may=partial(_tells, of)), _place(what, of, what.called(row))
    if row.until:
        words_ = _("It has an end already: %(when)s.") % {"when": words.when(row.until)}
        return closed(request, page, place, words_)
    return entered(request, page, place, row)


def _nothing() -> Http404:
    return Http404(_("Nothing of that number is on record of this programme."))


def _of_itself(kind: str, name: Any) -> str:
    """The programme something says it is of, empty where of none. No page: it is nowhere."""
    found = MINE[kind](name, public_only=False) or taken_back.one(kind, str(name))
    if found is None:
        raise _nothing()
    return str(found.programme)


def _found(request: HttpRequest, kind: str, of: str, name: Any) -> Any:
    """What stands of a programme under a number or key, else None. No page: one may not read it."""
    if not may_read(request, of):
        raise _nothing()
    public_only = not seeing.sees_register(acting.actor(request))
    rows = KINDS[kind].rows(of, name, public_only)
    return next((each for each in rows if name_of(each) == name), None)


def name_of(row: Any) -> Any:
    """The number of a row, or its key."""
    return getattr(row, "number", None) or row.key


def _place(what: Kind, of: str, called: str) -> Place:
    """The panel of the programme's page it stands in; what is of no programme stands in a list."""
    if not of:
        return Place(reverse("achievements"), _("Achievements"), Truncator(called).chars(80))
    title = told.titles([of]).get(of, of)
    return Place(
        f"{reverse('programme', args=[of])}#{what.panel}", title, Truncator(called).chars(80)
    )


def _keeps(of: str, by: Actor) -> list[Refusal]:
    return may_keep_record(by, told.scope(of).fund)


def _tells(of: str, by: Actor) -> list[Refusal]:
    return may_act(by, TELLING, told.scope(of))


def ways(by: Actor, kind: str, row: Any, scope: Scope) -> Iterator[tuple[Any, str]]:
    """Where somebody may end or take back what was told of a programme: (words, address)."""
    what, name = KINDS[kind], name_of(row)
    if what.end and not row.until and not may_act(by, TELLING, scope):
        yield _("Say when it ended"), reverse(f"programme-{kind}-end", args=[scope.programme, name])
    if not (may_keep_record(by, scope.fund) if what.ours else may_keep_register(by)):
        parts = [name] if kind in MINE else [scope.programme, name]
        page = f"{kind}-withdrawal" if kind in MINE else f"programme-{kind}-withdrawal"
        yield _("Withdraw"), reverse(page, args=parts)
