"""Pages of what a fund has set: all of it, and one setting to be changed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from letsema.doors.web import acting, words, writing
from letsema.doors.web.forms.fund_settings import FOLLOWS, FORMS, YES_NO, role_word
from letsema.governance import commands
from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.governance.rules import SETTINGS
from letsema.values import may_keep_record

FROM = {
    "[set]": lazy("common practice; no document of a fund confirms it"),
    "[doc, pub]": lazy("documents of a fund, and what was published"),
}
"""Where a default is from, in words."""


def _kept(request: HttpRequest, slug: str) -> FundView:
    """The fund for who keeps its record."""
    found = governance.fund(slug)
    if found is None:
        raise Http404(_("There is no fund called “%(fund)s”.") % {"fund": slug[:60]})
    acting.insist(may_keep_record(acting.actor(request), slug))
    return found


def told(key: str, value: Any) -> list[str]:
    """A value in words, as lines."""
    if isinstance(value, bool):
        return [str(YES_NO["yes" if value else "no"])]
    if key == "conflict":
        return [f"{role_word(role)}: {FOLLOWS[each]}" for role, each in value.items()]
    if key == "review-criteria":
        return [_points(each) for each in value]
    if key == "ageing-days":
        return [f"{words.word(words.STAGES, stage)}: {_days(n)}" for stage, n in value.items()]
    return [str(value)]


def _points(each: dict[str, Any]) -> str:
    line = ngettext("%(words)s: %(most)d point", "%(words)s: %(most)d points", each["most"])
    return line % {"words": _(each["words"]), "most": each["most"]}


def _days(count: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}


def _row(fund: str, key: str, value: Any) -> dict[str, Any]:
    """A setting as the pages show it."""
    setting = SETTINGS[key]
    return {
        "key": key,
        "words": _(setting.words),
        "value": told(key, value),
        "default": told(key, setting.default),
        "own": value != setting.default,
        "source": FROM.get(setting.source, setting.source),
        "history": governance.setting_history(fund, key),
    }


@acting.signed_in
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything a fund may set, as it stands."""
    fund = _kept(request, slug)
    rows = [_row(slug, key, value) for key, value in governance.settings(slug).items()]
    return render(request, "web/fund_settings.html", {"fund": fund, "rows": rows})


@writing.keeps_words
def setting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One setting: what stands, its history, a form to change it."""
    fund = _kept(request, slug)
    if key not in SETTINGS:
        raise Http404(_("A fund has no setting “%(key)s”.") % {"key": key[:60]})
    stands, by = governance.setting(slug, key), acting.actor(request)
    form = writing.opened(request, partial(FORMS[key], key, stands))
    if request.method == "POST" and writing.taken_in(
        form, commands.change_setting, fund=slug, by=by
    ):
        same = governance.setting(slug, key) == stands
        messages.success(request, _("It stood so already.") if same else _("It is set."))
        return redirect("fund-settings", slug)
    row = _row(slug, key, stands)
    changes = [(c, told(key, c.before), told(key, c.after)) for c in reversed(row["history"])]
    shown = {"fund": fund, "row": row, "form": form, "changes": changes}
    return render(request, "web/fund_setting.html", shown, status=writing.status(form))
