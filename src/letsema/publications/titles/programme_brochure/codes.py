"""Words for codes that a programme's papers say otherwise than `telling.codes`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from letsema.publications.titles.telling import codes

QUALIFIERS = {**codes.QUALIFIERS, "stated": codes.QUALIFIERS["exactly"]}
"""Every number in these papers is told as its source states it: beside each, `as stated` would add
nothing.
"""
GROUPS = {
    "government": _("Government"),
    "local-authority": _("Local authorities"),
    "civil-society": _("Civil society"),
    "international-ngo": _("International NGOs"),
    "red-cross-red-crescent": _("Red Cross and Red Crescent"),
    "migrants-diaspora": _("Migrants and diaspora"),
    "community-religious-leaders": _("Community and religious leaders"),
    "human-rights-institution": _("Human-rights institutions"),
    "private-sector": _("Private sector"),
    "financial-institution": _("Financial institutions"),
    "academia": _("Academia"),
    "workers": _("Workers' organisations"),
    "employers": _("Employers' organisations"),
    "media": _("Media"),
    "regional-body": _("Regional bodies"),
}
"""Who takes part, in the short words of a table and of the lists of key partners that are printed;
the pages call the organisations of a kind by longer names.
"""
