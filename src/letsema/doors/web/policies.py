"""Pages of the policy register: the explorer of instruments, and each with what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, names, seeing, words
from letsema.doors.web.exploring import Cut, Explorer
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column
from letsema.governance import queries as governance
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.reference import queries as reference
from letsema.results import queries as results
from letsema.results.queries import AnswerView, InstrumentView
from letsema.results.rules import CHANGES, INSTRUMENT_KINDS, INSTRUMENT_STAGES, LEVELS, NONE
from letsema.values import Actor

Words = Callable[[Iterable[str]], Mapping[str, str]]


def worded(table: Mapping[str, Any]) -> Words:
    """What codes of a table are called; those it does not hold are left out."""
    return lambda codes: {code: str(table[code]) for code in codes if code in table}


def _countries(codes: Iterable[str]) -> dict[str, str]:
    told = {code: names.country(code) for code in codes if names.known(code)}
    return told | ({NONE: _("no country told")} if NONE in codes else {})


def sectors(codes: Iterable[str] | None = None) -> dict[str, str]:
    """What sectors (`framework/code`) are called, all or some; of one name with their framework."""
    found = reference.frameworks("sectors")
    titles = [element.title for each in found for element in each.elements]
    told = {
        f"{each.slug}/{element.code}": element.title
        if titles.count(element.title) == 1
        else f"{element.title} ({each.title})"
        for each in found
        for element in each.elements
    }
    return told if codes is None else {code: told[code] for code in codes if code in told}


def _programmes(codes: Iterable[str], *, public_only: bool) -> dict[str, str]:
    shown = programmes.public_references(codes) if public_only else codes
    titles = programmes.titles(shown)
    return {code: code if title == code else f"{code} · {title}" for code, title in titles.items()}


def called(row: InstrumentView) -> str:
    """What an instrument is called in the reader's language."""
    return row.name_in(get_language() or "en")


def _columns() -> tuple[Column, ...]:
    rests = Rests()
    return (
        *COLUMNS,
        Column("source", lazy("Source"), lambda row: rests.told(row.basis, "source")),
        Column("place", lazy("Where in it"), lambda row: rests.told(row.basis, "place")),
    )


COLUMNS = (
    Column("policy", lazy("Policy"), lambda row: row.key),
    Column("name", lazy("Name"), called),
    Column("country", lazy("Country"), lambda row: row.country),
    Column("region", lazy("Region"), lambda row: row.region_words),
    Column("kind", lazy("Kind"), lambda row: row.kind),
    Column("level", lazy("Level"), lambda row: row.level),
    Column("change", lazy("New or amended"), lambda row: row.change),
    Column("stage", lazy("Stage"), lambda row: row.stage),
    Column("sectors", lazy("Sectors"), lambda row: "; ".join(each.key for each in row.sectors)),
    Column("programmes", lazy("Programmes"), lambda row: "; ".join(row.programmes)),
)


def _explorer(*, public_only: bool) -> Explorer:
    cuts = (
        Cut(
            "kind",
            lazy("Kind"),
            lazy("of any kind"),
            worded(words.INSTRUMENT_KINDS),
            INSTRUMENT_KINDS.index,
        ),
        Cut("country", lazy("Country"), lazy("any country"), _countries),
        Cut("level", lazy("Level"), lazy("any level"), worded(words.POLICY_LEVELS), LEVELS.index),
        Cut(
            "stage",
            lazy("Stage"),
            lazy("at any stage"),
            worded(words.INSTRUMENT_STAGES),
            [*INSTRUMENT_STAGES, NONE].index,
        ),
        Cut(
            "change",
            lazy("New or amended"),
            lazy("new or amended"),
            worded(words.CHANGES),
            CHANGES.index,
        ),
        Cut("sector", lazy("Sector"), lazy("any sector"), sectors),
        Cut(
            "programme",
            lazy("Programme"),
            lazy("anybody or nobody"),
            partial(_programmes, public_only=public_only),
        ),
    )
    return Explorer(cuts, _columns(), apart=("country",))


def policies(request: HttpRequest) -> HttpResponse:
    """The register of policy: narrowed, counted, on the map, page by page."""
    moment = Moment(request.GET)
    public_only = not seeing.sees_everything(acting.actor(request))
    read = partial(results.register, on=moment.chosen("as_at"), public_only=public_only)
    told = {"moment": moment, "file": f"policies-{moment.day.isoformat()}"}
    return _explorer(public_only=public_only).answer(request, "web/policies.html", read, **told)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of mainstreaming with its answers: each with what it rests on."""

    code: str
    words: str
    answers: list[tuple[AnswerView, Basis | None]]


def found(request: HttpRequest, key: str) -> InstrumentView:
    """The instrument of that key, or the one it goes on under, for who asks. Not found: none.

    Claims of programmes are shown to those who may read of the programme.
    """
    on = Moment(request.GET).chosen("as_at")
    told = results.instrument(key, on=on, public_only=False)
    if told is None:
        raise Http404(_("No policy is called “%(key)s” here.") % {"key": key[:60]})
    shown = _readable(acting.actor(request), told.programmes)
    return replace(told, supports=tuple(s for s in told.supports if s.programme in shown))


def _readable(by: Actor, references: Iterable[str]) -> set[str]:
    """Those of these programmes that somebody may read of."""
    public = programmes.public_references(references)
    return {each for each in references if each in public or seeing.inside(by, each)}


def policy(request: HttpRequest, key: str) -> HttpResponse:
    """An instrument: what it is called, how far it came, what it says of migration, who is behind
    it. One that was merged leads to the one it goes on under.
    """
    told, moment = found(request, key), Moment(request.GET)
    if told.key != key:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("policy", args=[told.key]) + query)
    return render(request, "web/policy.html", _shown(told, moment))


def _shown(told: InstrumentView, moment: Moment) -> dict[str, Any]:
    """What the page of an instrument shows."""
    rests = Rests()
    return {
        "policy": told,
        "name": called(told),
        "moment": moment,
        "rests": rests.of(told.basis),
        "names": rests.beside(told.names),
        "sectors": rests.beside(told.sectors),
        "stages": [(*pair, _later(pair[0], moment)) for pair in rests.beside(told.stages)],
        "supports": rests.beside(told.supports),
        "titles": programmes.titles(told.programmes),
        "questions": _questions(told, rests),
        "body": governance.body(told.body) if told.body else None,
    }


def _later(each: Any, moment: Moment) -> bool:
    """Whether a stage is told of a time after the day asked for."""
    on = moment.chosen("as_at")
    return bool(on and each.when and each.when.latest > on)


def _questions(told: InstrumentView, rests: Rests) -> list[Asked]:
    """Every question asked of instruments, with the answers."""
    pairs = rests.beside(told.answers)
    return [
        Asked(code, str(text), [pair for pair in pairs if pair[0].question == code])
        for code, text in words.QUESTIONS.items()
    ]


class Rests:
    """What rows rest on, but for sources that nobody may be shown; these are asked for once."""

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The sources that nobody may be shown."""
        return programmes.internal_sources()

    def told(self, basis: Basis, part: str) -> str:
        """A part of what is told of a basis, empty where nothing is."""
        return str(getattr(self.of(basis), part, None) or "")

    def of(self, basis: Basis) -> Basis | None:
        """What is told of a basis; None where its source is not public."""
        return None if basis.source in self.hidden else basis

    def beside(self, rows: Iterable[Any]) -> list[tuple[Any, Basis | None]]:
        """Rows, each with what it rests on."""
        return [(row, self.of(row.basis)) for row in rows]


def language(code: str) -> str:
    """What a language is called; its code where it is not known."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
