"""Lists to look through: organisations that may be the same, key partners not matched yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, writing
from letsema.doors.web.forms import organisations as forms
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, entered, withdrawing
from letsema.partners import commands
from letsema.partners import queries as partners
from letsema.partners.queries import Likeness
from letsema.programmes import commands as programmes
from letsema.programmes import queries as printed
from letsema.programmes.queries import UnmatchedPartner
from letsema.values import may_keep_register

AT_ONCE = 50
MATCH = Sheet(
    lazy("Say who a printed key partner is"),
    lazy("It holds for this text of this programme, in whatever is taken in later as well."),
    lazy("Match them"),
    lazy("The key partner is matched."),
    forms.Match,
    programmes.match_partner,
    may_keep_register,
)
NONE = Sheet(
    lazy("Say that it is no organisation"),
    lazy("A heading, a group of people, a word. It leaves the list of those to be matched."),
    lazy("It is none"),
    lazy("It is no organisation, and is not asked for again."),
    forms.SetAside,
    programmes.set_partner_aside,
    may_keep_register,
)
AN_ORGANISATION_AGAIN = withdrawing(
    lazy("Take back that it is no organisation"), Withdrawal, programmes.unmatch_partner
)
TOGETHER_AGAIN = withdrawing(
    lazy("Take back that two are not the same"), Withdrawal, commands.withdraw_apart
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations that may be the same, and why, in the reader's language."""

    told: Likeness
    why: str


@writing.keeps_words
def alike(request: HttpRequest) -> HttpResponse:
    """Organisations that may be the same, with the reason; nobody is merged for it."""
    acting.insist(may_keep_register(acting.actor(request)))
    found = partners.likely_duplicates(AT_ONCE)
    shown = {
        "pairs": [Pair(each, _(each.words) % each.values) for each in found],
        "most": AT_ONCE,
        "aparts": partners.aparts(),
        "merges": [each for each in partners.merges() if each.undone_at is None],
    }
    return render(request, "web/organisations_alike.html", shown)


@writing.keeps_words
def apart_withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that two organisations are not the same."""
    row = next((each for each in partners.aparts() if each.number == number), None)
    if row is None:
        raise Http404(_("Nothing is kept apart under that number."))
    place = Place(
        reverse("organisations-alike"), _("Likely duplicates"), f"{row.one} – {row.other}"
    )
    return entered(request, TOGETHER_AGAIN, place, row)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed key partner, those it may be with the address that says so; how else to go on."""

    it: UnmatchedPartner
    candidates: tuple[tuple[Any, str], ...]
    another: str
    new: str
    none: str


class _Rows:
    """As many rows as there are, of which one page was read."""

    def __init__(self, total: int, page: tuple[UnmatchedPartner, ...]) -> None:
        self.total, self.page = total, page

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[Line]:
        return [_line(each) for each in self.page]


@writing.keeps_words
def unmatched(request: HttpRequest) -> HttpResponse:
    """Key partners that sources print and nobody has matched, with who they may be."""
    by = acting.actor(request)
    acting.insist(may_keep_register(by))
    public = {"public_only": not seeing.sees_everything(by)}
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    told = printed.unmatched_partners(limit=AT_ONCE, offset=(number - 1) * AT_ONCE, **public)
    if not told.found and number > 1:
        number = max(1, -(-told.total // AT_ONCE))
        told = printed.unmatched_partners(limit=AT_ONCE, offset=(number - 1) * AT_ONCE, **public)
    rows: Any = _Rows(told.total, told.found)
    aside = printed.partners_set_aside(**public)
    shown = {"total": told.total, "page": Paginator(rows, AT_ONCE).page(number), "aside": aside}
    return render(request, "web/organisations_printed.html", shown)


def _line(each: UnmatchedPartner) -> Line:
    of = {"reference": each.reference, "name": each.name, "heading": each.heading or ""}
    told = tuple((c, _match(of | {"organisation": c.key})) for c in each.candidates)
    new = f"{reverse('organisation-new')}?{urlencode({'name': each.name})}"
    return Line(each, told, _match(of), new, _match(of, "organisations-none"))


def _match(of: dict[str, str], page: str = "organisations-match") -> str:
    return f"{reverse(page)}?{urlencode({k: v for k, v in of.items() if v})}"


@writing.keeps_words
def match(request: HttpRequest) -> HttpResponse:
    """Say who a printed key partner is; which one stands in the address."""
    return _of_printed(request, MATCH)


@writing.keeps_words
def none(request: HttpRequest) -> HttpResponse:
    """Say that a printed key partner is no organisation; which one stands in the address."""
    return _of_printed(request, NONE)


def _of_printed(request: HttpRequest, page: Sheet) -> HttpResponse:
    told = request.POST if request.method == "POST" else request.GET
    about = " · ".join(filter(None, (told.get("reference", "")[:80], told.get("name", "")[:300])))
    place = Place(reverse("organisations-printed"), _("Printed key partners"), about)
    return entered(request, page, place)


@dataclass(frozen=True, slots=True)
class Aside:
    """What was said to be no organisation."""

    number: int


@writing.keeps_words
def none_withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that a printed key partner is no organisation."""
    public_only = not seeing.sees_everything(acting.actor(request))
    aside = printed.partners_set_aside(public_only=public_only)
    row = next((each for each in aside if each.match == number), None)
    if row is None:
        raise Http404(_("Nothing was said to be no organisation under that number."))
    about = f"{row.reference} · {row.name[:300]}"
    place = Place(reverse("organisations-printed"), _("Printed key partners"), about)
    return entered(request, AN_ORGANISATION_AGAIN, place, Aside(number))
