"""A country on a page or two: programmes, policies, achievements, mechanisms, partners, offices."""

from django.utils.translation import gettext_noop

from letsema.publications.titles.country_page.gathering import gather
from letsema.publications.titles.country_page.rendering import FORMS, render

SUBJECT = "country"
RELEASED = True
ABOUT = gettext_noop(
    "A country on a page or two: programmes, policies, achievements, mechanisms, partners, offices"
)

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
