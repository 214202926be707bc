"""The sentence a decision begins with: who decided what, of which items, on which terms.

The secretariat may write its own. A sentence left as it was offered takes up the items and terms
that were chosen with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy as counted

from letsema.doors.web import words
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import VOID, Correction
from letsema.proceedings.rules.terms import Terms

SENTENCES: Mapping[str, Any] = {
    "approve": counted(
        "%(body)s approved the concept note %(what)s.",
        "%(body)s approved the concept notes %(what)s.",
        "count",
    ),
    "approve-with-conditions": counted(
        "%(body)s approved the concept note %(what)s with conditions.",
        "%(body)s approved the concept notes %(what)s with conditions.",
        "count",
    ),
    "approve-below-request": lazy("%(body)s approved the concept note %(what)s%(amount)s."),
    "solicit": counted(
        "%(body)s solicited the joint programme document of %(what)s.",
        "%(body)s solicited the joint programme documents of %(what)s.",
        "count",
    ),
    "allocate": lazy(
        "%(body)s approved the joint programme document of %(what)s and allocated%(amount)s."
    ),
    "defer": lazy("%(body)s deferred %(what)s%(to)s."),
    "return": lazy("%(body)s returned %(what)s for revision%(by)s."),
    "decline": lazy("%(body)s declined %(what)s."),
    "remove": lazy("%(body)s removed %(what)s from the pipeline%(reason)s."),
    "extend": lazy("%(body)s extended %(what)s%(until)s, at no cost."),
    "extend-with-cost": lazy("%(body)s extended %(what)s%(until)s and allocated%(amount)s for it."),
    "revise": lazy("%(body)s revised %(what)s."),
    "top-up": lazy("%(body)s allocated%(amount)s more to %(what)s."),
    "add-participant": lazy("%(body)s added %(who)s to the participants of %(what)s."),
    "release-participant": lazy("%(body)s released %(who)s from %(what)s."),
    "change-convening-agency": lazy("%(body)s made %(who)s the convening agency of %(what)s."),
    "suspend": lazy("%(body)s suspended %(what)s."),
    "lift": lazy("%(body)s lifted the suspension of %(what)s."),
    "close": lazy("%(body)s closed %(what)s operationally."),
    "turn-down": lazy("%(body)s turned down what was asked: %(what)s."),
    "note": lazy("%(body)s took note of %(what)s."),
    "waive": lazy("%(body)s waived a condition: %(what)s."),
    "adopt": lazy("%(body)s adopted %(what)s."),
    "give-steer": lazy("%(body)s gave a steer: %(what)s."),
}
"""By act, what it says in public. Parts that begin with a space stand only where terms name them.

A correction is told by the decision it corrects and by the act that is right.
"""


def sentence(body: str, act: str, titles: Sequence[str], terms: Terms | None = None) -> str:
    """What a committee decided of items, in a sentence; empty where there is none for the act."""
    if isinstance(terms, Correction):
        return _correction(body, terms, titles)
    if act not in SENTENCES:
        return ""
    told = {"body": _called(body), "what": _several([f"“{title}”" for title in titles])}
    told |= {"count": len(titles), **_parts(terms)}
    made = str(SENTENCES[act] % told)
    return made.replace("  ", " ")


def _correction(body: str, terms: Correction, titles: Sequence[str]) -> str:
    """What is wrong, and what was decided in truth."""
    told = {"number": terms.decision, "body": _called(body)}
    begins = _("Decision %(number)s was recorded wrongly and is corrected.") % told
    if terms.act == VOID:
        return f"{begins} {_('Nothing was decided.')}"
    right = sentence(body, terms.act, titles, terms.terms)
    return f"{begins} {_('Decided in truth:')} {right}" if right else begins


def _called(body: str) -> str:
    found = governance.body(body)
    if found is None or found.kind == "steering-committee":
        return _("The Steering Committee")
    return found.name


def _several(named: Sequence[str]) -> str:
    """Names in a row: `“A”, “B” and “C”`."""
    if len(named) < 2:
        return "".join(named)
    return _("%(first)s and %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}


def _parts(terms: Terms | None) -> dict[str, str]:
    """What the terms add to a sentence, each beginning with a space; empty where they do not."""
    told = dict.fromkeys(("amount", "to", "by", "reason", "until"), "")
    told["who"] = _("an organisation")
    if isinstance(terms, t.Amount):
        told["amount"] = " " + _("at %(money)s") % {"money": words.money(terms.amount)}
    if isinstance(terms, (t.Shares, t.TopUp, t.CostedExtension)):
        told["amount"] = " " + _shares(terms)
    if isinstance(terms, t.Deferral) and terms.to:
        told["to"] = " " + _("to %(meeting)s") % {"meeting": terms.to}
    if isinstance(terms, t.Return):
        told["by"] = " " + _("by %(day)s") % {"day": words.day(terms.due_on)}
    if isinstance(terms, t.Removal):
        told["reason"] = ": " + words.word(words.REASONS, terms.reason)
    if isinstance(terms, t.Extension):
        told["until"] = " " + _("to %(day)s") % {"day": words.day(terms.ends)}
    if isinstance(terms, (t.Joining, t.Leaving, t.Convening)):
        found = partners.organisation(terms.organisation)
        told["who"] = (found.acronym or found.name) if found else terms.organisation
    return told


def _shares(terms: t.Shares | t.TopUp | t.CostedExtension) -> str:
    """`USD 1,000,000 to IOM and USD 500,000 to ILO`."""
    named = []
    for each in terms.shares:
        found = partners.organisation(each.organisation)
        to = (found.acronym or found.name) if found else each.organisation
        named.append(_("%(money)s to %(who)s") % {"money": words.money(each.amount), "who": to})
    return _several(named)
