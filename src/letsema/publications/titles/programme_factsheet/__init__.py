"""A programme on one page: the facts, and as much else as the page holds.

`gather` reads the record into frozen content, the same as the brochure's; `render` makes of it a
PDF of one A4 page, a page, a workbook and the content itself as JSON. What the page cannot hold is
cut in steps, and the page says where it stands in full.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.programme_factsheet.rendering import FORMS, gather, render

SUBJECT = "programme"
RELEASED = True
ABOUT = gettext_noop("A programme on one page: the facts, and where to read it in full")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
