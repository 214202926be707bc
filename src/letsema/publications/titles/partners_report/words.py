"""The words a partners report prints of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
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
WORDS = {
    "title": lazy("Partners report"),
    "line": lazy("Who works with it"),
    "about": lazy("About"),
    "country": lazy("Country"),
    "website": lazy("Website"),
    "figures": lazy("In figures"),
    "figures_note": lazy(
        "Each figure stands by itself: money stated, the value of what was given in kind and "
        "what has no known value are never added."
    ),
    "agreements": lazy("Agreements"),
    "in_force": lazy("in force: %(number)s"),
    "support": lazy("Support"),
    "money": lazy("money stated"),
    "money_as": lazy("money %(valued)s"),
    "kind_value": lazy("value in kind, %(valued)s"),
    "bodies": lazy("Bodies and roles"),
    "bodies_count": lazy("Bodies"),
    "by_state": lazy("agreements: %(state)s"),
    "agreements_table": lazy("Agreements by state and dates"),
    "title_column": lazy("Agreement"),
    "parties": lazy("Parties"),
    "signed": lazy("Signed"),
    "state": lazy("State"),
    "goals": lazy("What they set out to do"),
    "changes": lazy("What changed"),
    "programmes": lazy("Programmes"),
    "bodies_table": lazy("Bodies it sits or sat in"),
    "body": lazy("Body"),
    "role": lazy("Role"),
    "when": lazy("When"),
    "standing": lazy("On the day"),
    "proposals": lazy("Proposals"),
    "works": lazy("Studies, films and awards"),
    "quotations": lazy("What people said"),
    "quotations_note": lazy(
        "Only what those who said it agreed to have shown. Survivors go by another name."
    ),
    "somebody": lazy("Somebody"),
    "said": lazy("%(who)s said: %(words)s"),
    "own_words": lazy("told in our words"),
    "survivor": lazy("name changed"),
    "partners": lazy("Works most with"),
    "partners_note": lazy(
        "Counted are the programmes, bodies, agreements, support and works two organisations "
        "have in common on the day."
    ),
    "partners_table": lazy("Organisations with most in common"),
    "organisation": lazy("Organisation"),
    "all": lazy("All"),
    "nothing": lazy("Nothing public is on record of who works with this organisation."),
    "date_missing": lazy("date not stated"),
}
"""Each word by its name."""


def given(number: int) -> str:
    """What is counted where support is."""
    return ngettext("act of support", "acts of support", number)


def unvalued(number: int) -> str:
    """What is counted where the value of support is not known."""
    return ngettext(
        "act of support whose value is not known",
        "acts of support whose value is not known",
        number,
    )


def times(number: int) -> str:
    """How often."""
    return ngettext("told once", "told %(number)d times", number) % {"number": number}


def words() -> dict[str, str]:
    """The words in the language that is active."""
    return {name: str(text) for name, text in WORDS.items()}
