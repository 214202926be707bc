"""The words a partners report prints of its own."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

TIES = {
    "programme": lazy("Programmes"),
    "body": meant("committees and groups", "Bodies"),
    "agreement": lazy("Agreements"),
    "support": meant("given and received", "Support"),
    "work": meant("studies and films", "Works"),
}
STANDINGS = {
    "certain": lazy("now"),
    "possible": lazy("now, as far as is told"),
    "no": lazy("before"),
}


def words() -> dict[str, str]:
    """Headings and phrases in the language that is active."""
    return {
        "title": _("Partners report"),
        "line": _("Who works with it"),
        "about": _("About"),
        "country": _("Country"),
        "website": _("Website"),
        "figures": _("In figures"),
        "figures_note": _(
            "Each figure stands by itself: money stated, the value of what was given in kind and "
            "what has no known value are never added."
        ),
        "agreements": _("Agreements"),
        "in_force": _("in force: %(number)s"),
        "support": _("Support"),
        "given": _("times support was given or received"),
        "money": _("money stated, %(number)s times"),
        "money_as": _("money %(valued)s, %(number)s times"),
        "kind_value": _("value in kind %(valued)s, %(number)s times"),
        "unknown": _("times support whose value is not known"),
        "bodies": _("Bodies and roles"),
        "bodies_count": _("Bodies"),
        "by_state": _("agreements: %(state)s"),
        "agreements_table": _("Agreements by state and dates"),
        "title_column": _("Agreement"),
        "parties": _("Parties"),
        "signed": _("Signed"),
        "state": _("State"),
        "goals": _("What they set out to do"),
        "changes": _("What changed"),
        "programmes": _("Programmes"),
        "bodies_table": _("Bodies it sits or sat in"),
        "body": _("Body"),
        "role": _("Role"),
        "when": _("When"),
        "standing": _("On the day"),
        "proposals": _("Proposals"),
        "works": _("Studies, films and awards"),
        "quotations": _("What people said"),
        "quotations_note": _(
            "Only what those who said it agreed to have shown. Survivors go by another name."
        ),
        "somebody": _("Somebody"),
        "said": _("%(who)s said: %(words)s"),
        "own_words": _("told in our words"),
        "survivor": _("name changed"),
        "partners": _("Works most with"),
        "partners_note": _(
            "Counted are the programmes, bodies, agreements, support and works two organisations "
            "have in common on the day."
        ),
        "partners_table": _("Organisations with most in common"),
        "organisation": _("Organisation"),
        "all": _("All"),
        "nothing": _("Nothing public is on record of who works with this organisation."),
        "date_missing": _("date not stated"),
    }
