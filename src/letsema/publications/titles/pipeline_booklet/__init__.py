"""The pipeline booklet: every joint programme of a fund, as at a date.

`gather` reads the record into frozen content; `render` makes of that content, and of nothing
else, a PDF worth printing, a page, a workbook and the content itself as JSON.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.pipeline_booklet.gathering import gather
from letsema.publications.titles.pipeline_booklet.rendering import FORMS, render

SUBJECT = "fund"
RELEASED = True
ABOUT = gettext_noop("Every joint programme of a fund as at a date: pipeline, funded, closed")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
