"""What a programme and its parts reached, country by country, with who pays and who is the team.

Achievements whose country is not certain stand on a page of their own, with the countries they
may be of; what sources state without naming each stands apart from what is told one by one.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.country_report.gathering import gather
from letsema.publications.titles.country_report.rendering import FORMS, render

SUBJECT = "programme"
RELEASED = True
ABOUT = gettext_noop("A programme and its parts, country by country, with who pays and the team")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
