"""What was told of a programme and taken back: it stays, and says so to those who may see it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, words
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Withdrawn
from letsema.results import queries as results
from letsema.values import may_keep_register

MOST = 2**63
"""Numbers of rows are smaller."""
WORDS = {
    "achievement": lazy("Achievement"),
    "event": lazy("Event where people learned"),
    "story": lazy("Case study or practice"),
    "initiative": lazy("Initiative"),
    "initiative-sector": lazy("Sector of an initiative"),
    "initiative-policy": lazy("Policy an initiative informed"),
    "process": lazy("Contribution to a process"),
    "result": lazy("Result"),
    "indicator": lazy("Indicator"),
    "value": lazy("Value of an indicator"),
    "claim": lazy("Part in a policy"),
    "figure": lazy("Stated figure"),
    "task": lazy("Task"),
    "team-role": lazy("Role in the team"),
    "mechanism": lazy("Tie to a mechanism"),
    "agreement": lazy("Agreement it is done under"),
    "support": lazy("Support that went to it"),
}
"""What one of each kind is called."""
OF_PARTNERS = ("task", "team-role", "mechanism", "agreement", "support")


def one(kind: str, key: str, of: str = "", *, public_only: bool = True) -> Withdrawn | None:
    """What was taken back under a number or key (of a programme), or None."""
    if kind in OF_PARTNERS:
        found = programmes.withdrawn(of, kinds=[kind], public_only=public_only)
    else:
        found = results.withdrawn(of, kinds=[kind], key=key)
    return next((each for each in found if each.key == key), None)


def listed(here: seeing.Here) -> list[Withdrawn]:
    """All that was told of a programme and taken back, the latest first, for who sees it inside."""
    if not here.sees_judgements:
        return []
    public_only = not seeing.sees_register(here.by)
    partnering = programmes.withdrawn(here.reference, public_only=public_only)
    return sorted((*partnering, *results.withdrawn(here.reference)), key=_at, reverse=True)


def _at(each: Withdrawn) -> object:
    return each.at


def words_of(gone: Withdrawn) -> str:
    """When something was taken back, and why."""
    told = {"day": words.day(gone.at.date()), "why": gone.why}
    return _("It was withdrawn on %(day)s and counts nowhere: %(why)s") % told


def page(request: HttpRequest, kind: str, key: str) -> HttpResponse | None:
    """What stands where something was: for who may see it, that it was taken back; else None."""
    gone = one(kind, key)
    if gone is None or not _may_see(request, gone.programme):
        return None
    shown = {
        "gone": gone,
        "what": WORDS[kind],
        "words": words_of(gone),
        "title": programmes.titles([gone.programme]).get(gone.programme, gone.programme),
    }
    return render(request, "web/taken_back.html", shown, status=410)


def _may_see(request: HttpRequest, reference: str) -> bool:
    by = acting.actor(request)
    if not reference:
        return not may_keep_register(by)
    here = seeing.inside(by, programmes.survivor(reference) or reference)
    return here is not None and here.sees_judgements
