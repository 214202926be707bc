"""A programme's brochure: what it is, where it works, who does what, what came of it.

`gather` reads the record into frozen content; `render` makes of that content, and of nothing
else, a PDF, a page, a workbook and the content itself as JSON. A part stands in it only where the
record has something to tell.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.programme_brochure.rendering import FORMS, gather, render

SUBJECT = "programme"
RELEASED = True
ABOUT = gettext_noop("A programme in full: where it works, who does what, what came of it")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
