"""Who works with an organisation: agreements, support, bodies, proposals, works, what people said.

Only what anybody may read of stands in it: no internal agreement, nothing under one, and no
quotation whose consent is withheld; a survivor goes by another name.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.partners_report.gathering import gather
from letsema.publications.titles.partners_report.rendering import FORMS, render

SUBJECT = "organisation"
RELEASED = True
ABOUT = gettext_noop("Who works with an organisation: agreements, support, bodies, works, voices")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
