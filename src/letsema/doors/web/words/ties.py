"""Words for what ties organisations to each other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as meant

TIE_KINDS = {
    "programme": lazy("programmes"),
    "body": meant("committees and groups", "bodies"),
    "agreement": lazy("agreements"),
    "support": meant("given and received", "support"),
    "work": lazy("studies, films and other works"),
}


def counted(kind: str, number: int) -> str:
    """How many of a kind: `2 bodies`."""
    told = {
        "programme": ngettext("%(n)d programme", "%(n)d programmes", number),
        "body": ngettext("%(n)d body", "%(n)d bodies", number),
        "agreement": ngettext("%(n)d agreement", "%(n)d agreements", number),
        "support": ngettext("%(n)d act of support", "%(n)d acts of support", number),
        "work": ngettext("%(n)d work", "%(n)d works", number),
    }
    return told[kind] % {"n": number}
