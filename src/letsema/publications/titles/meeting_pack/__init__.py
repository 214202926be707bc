"""The pack of a meeting: what its members read before it, as one file.

Cover, contents, annotated agenda, a page of facts per item, and the papers themselves: those in
PDF are joined in, the others listed. The content names papers by the hash of their bytes, and
those bytes are fetched by that hash when the pack is made: the same content, the same pack.
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.meeting_pack.gathering import gather
from letsema.publications.titles.meeting_pack.rendering import FORMS, render

SUBJECT = "meeting"
RELEASED = False
ABOUT = gettext_noop("What a meeting's members read before it: agenda, a page per item, the papers")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
