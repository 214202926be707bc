"""Pages of workbooks: blank and filled ones to fetch; one brought back is looked at, then taken in.

Between looking and taking in, the file waits in a folder beside the record's own files; its
address is signed, opens to whom brought it only, and leads nowhere after a day.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from letsema.doors.intake import workbook
from letsema.doors.web import acting
from letsema.doors.web.forms.workbooks import Upload
from letsema.press.workbooks import Unreadable
from letsema.values import Actor, may_add_to_record

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "letsema.workbook"
A_DAY = 24 * 60 * 60
MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Waiting:
    """A workbook that was brought and waits to be taken in."""

    token: str
    name: str
    content: bytes

    def outcome(self, by: Actor, *, dry_run: bool) -> workbook.Outcome:
        """What would become of it, or what became."""
        return workbook.load(
            workbook.read(self.content),
            content=self.content,
            filename=self.name,
            by=by,
            at=timezone.now(),
            dry_run=dry_run,
        )


def _folder() -> Path:
    return Path(settings.HOME) / "waiting"


def _keep(content: bytes, name: str, by: Actor) -> str:
    """Let a workbook wait, and give the token it is found by; what waited over a day is dropped."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - A_DAY:
            old.unlink(missing_ok=True)
    sha256 = hashlib.sha256(content).hexdigest()
    (folder / sha256).write_bytes(content)
    return signing.dumps({"sha256": sha256, "name": name[:200], "by": by.key}, salt=SALT)


def _waiting(token: str, by: Actor) -> Waiting:
    """The workbook of a token; not found for anybody else, or after a day."""
    try:
        told = signing.loads(token, salt=SALT, max_age=A_DAY)
        if told["by"] != by.key:
            raise signing.BadSignature
        return Waiting(token, told["name"], (_folder() / told["sha256"]).read_bytes())
    except (signing.BadSignature, FileNotFoundError):
        raise Http404(_("This workbook is no longer here. Bring it once more.")) from None


def _adder(request: HttpRequest) -> Actor:
    """Who asks, if they may add to the record; others are turned away with the reason."""
    by = acting.actor(request)
    acting.insist(may_add_to_record(by))
    return by


@acting.signed_in
def workbooks(request: HttpRequest) -> HttpResponse:
    """Every kind of workbook, and the form a filled-in one comes by."""
    by = _adder(request)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = Upload(request.POST, request.FILES)
        if form.is_valid() and (token := _brought(form, by)):
            return redirect("workbook", token=token)
    shown = {"form": form, "kinds": workbook.KINDS.values()}
    return render(request, "web/workbooks.html", shown, status=422 if form.errors else 200)


def _brought(form: Upload, by: Actor) -> str:
    """The token of a workbook that can be opened; else nothing, and the form says why."""
    file = form.cleaned_data["workbook"]
    content = file.read()
    try:
        workbook.read(content)
    except Unreadable as unreadable:
        words = str(unreadable)
        form.add_error("workbook", f"{words[:1].upper()}{words[1:]}.")
        return ""
    return _keep(content, file.name or "workbook.xlsx", by)


@acting.signed_in
def one(request: HttpRequest, token: str) -> HttpResponse:
    """What would become of a workbook; posted to, it is taken in unless anything is wrong."""
    by = _adder(request)
    waiting = _waiting(token, by)
    outcome = waiting.outcome(by, dry_run=request.method != "POST")
    if outcome.taken:
        _say_taken(request, outcome)
        return redirect("workbooks")
    return render(request, "web/workbook.html", {"waiting": waiting, **_shown(outcome)})


def _say_taken(request: HttpRequest, outcome: workbook.Outcome) -> None:
    new = outcome.total("new")
    words = ngettext("%(n)d row is taken in.", "%(n)d rows are taken in.", new) % {"n": new}
    messages.success(request, words if new else _("The record says all of it already."))


def _shown(outcome: workbook.Outcome) -> dict[str, Any]:
    faults = outcome.faults[:MOST_SHOWN]
    counts = [(workbook.KINDS[kind].form.sheet, told) for kind, told in outcome.counts.items()]
    return {
        "outcome": outcome,
        "counts": counts,
        "new": outcome.total("new"),
        "same": outcome.total("same"),
        "errors": sum(fault.severity == "error" for fault in outcome.faults),
        "by_sheet": [(name, list(told)) for name, told in groupby(faults, lambda f: f.sheet)],
        "left_out": len(outcome.faults) - len(faults),
    }


@require_GET
@acting.signed_in
def marked(request: HttpRequest, token: str) -> HttpResponse:
    """The person's own workbook with what is wrong marked."""
    by = _adder(request)
    waiting = _waiting(token, by)
    outcome = waiting.outcome(by, dry_run=True)
    name = f"{Path(waiting.name).stem}-marked.xlsx"
    return _file(workbook.marked_copy(outcome.told, outcome.faults), name)


@require_GET
@acting.signed_in
def blank(request: HttpRequest, kind: str) -> HttpResponse:
    """The blank workbook of a kind."""
    _adder(request)
    return _file(workbook.blank(_known(kind)), f"{kind}.xlsx")


@require_GET
@acting.signed_in
def filled(request: HttpRequest, kind: str) -> HttpResponse:
    """The workbook of a kind with what the record says."""
    by = _adder(request)
    return _file(workbook.filled(_known(kind), by), f"{kind}-on-record.xlsx")


def _known(kind: str) -> str:
    if kind not in workbook.KINDS:
        raise Http404(_("There is no kind of workbook called “%(kind)s”.") % {"kind": kind[:60]})
    return kind


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    return answer
