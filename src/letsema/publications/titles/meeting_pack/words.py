"""Every word the pack prints of its own, beside those of the minutes."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from letsema.publications.titles.minutes import words as minutes

WORDS = {
    # parts
    "pack": _("Meeting pack"),
    "contents": _("Contents"),
    "annotated": _("Annotated agenda"),
    "facts": _("Items"),
    "papers": _("Papers"),
    "papers_listed": _("Papers kept beside this pack"),
    "not_public": _("For members of the committee. Not public."),
    # cover and contents
    "page": _("Page"),
    "time": _("Time"),
    "minutes_of_time": _("%(minutes)s min"),
    "hours_of_time": _("%(hours)s h %(minutes)s min"),
    "total_time": _("All items: %(time)s"),
    "one_item": _("1 item"),
    "count_items": _("%(count)s items"),
    "count_papers": _("%(count)s papers"),
    "one_paper": _("1 paper"),
    "asked_for": _("Budgets of the programmes on the agenda"),
    "no_agenda": _("Nothing is on the agenda yet."),
    # a page of facts
    "asked": _("What is asked"),
    "not_asked": _("Nothing is proposed yet."),
    "changes": _("What changes"),
    "field": _("What"),
    "before": _("Before"),
    "after": _("After"),
    "budget": _("Budget (%(currency)s)"),
    "duration": _("Duration (months)"),
    "stage": _("Stage"),
    "since": _("since %(date)s"),
    "waited_one": _("1 day"),
    "waited": _("%(days)s days"),
    "suspended": _("Suspended: %(words)s"),
    "participants": _("Participating UN organizations"),
    "sdgs": _("Most relevant SDGs"),
    "partners": _("Key partners"),
    "summary": _("Summary"),
    "assessment": _("Assessment"),
    "points": _("%(points)s of %(most)s"),
    "not_scored": _("not scored"),
    "score_total": _("All criteria"),
    "assessed_on": _("Assessed on %(date)s"),
    "recommended": _("Recommended: %(what)s"),
    "not_eligible": _("Not eligible: %(reason)s"),
    "open_conditions": _("Open conditions"),
    "not_stated": _("Not stated"),
    # beside it
    "interests": _("Interests known"),
    "interest_known": _("%(who)s: %(ground)s"),
    "no_interests": _("None known"),
    "effect": _("Effect on the area's balance"),
    "effect_is": _("%(before)s → %(after)s"),
    "share_is": _("%(before)s %% → %(after)s %% of all areas"),
    "area": _("Thematic area %(number)s"),
    "reference": _("Reference"),
    # papers
    "paper": _("Paper %(number)s"),
    "paper_of": _("Paper %(number)s · item %(item)s"),
    "one_page": _("The next page is this paper, as it was attached."),
    "next_pages": _("The next %(pages)s pages are this paper, as it was attached."),
    "fault_broken": _(
        "This paper could not be bundled: its file is broken. Open it from the record."
    ),
    "fault_locked": _(
        "This paper could not be bundled: its file is locked. Open it from the record."
    ),
    "fault_empty": _(
        "This paper could not be bundled: its file has no pages. Open it from the record."
    ),
    "fault_missing": _("This paper could not be bundled: its file is not kept here."),
    "fault_changed": _(
        "This paper could not be bundled: its file is not the one that was attached."
    ),
    "file": _("File"),
    "size": _("Size"),
    "fingerprint": _("SHA-256 begins"),
    "by_date": _("by %(date)s"),
    "between": _("between %(first)s and %(last)s"),
    "about_date": _("about %(date)s"),
    "quarter": _("quarter %(quarter)s of %(year)s"),
}
"""Each word by its name: the templates know the names only."""


def words() -> dict[str, str]:
    """The words of the minutes and of the pack, in the language that is active."""
    return {**minutes.words(), **{name: gettext(text) for name, text in WORDS.items()}}
