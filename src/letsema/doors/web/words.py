"""Words for codes: what a reader sees where the record holds a code.

Labels of stages and statuses are those of the field (the four statuses are printed on the fund's
booklet); an unknown code is shown as it is, with its hyphens opened.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext
from django.utils.translation import pgettext_lazy as meant

from letsema.values import Money, When

SECTIONS = {
    "pipeline": meant("section", "In the pipeline"),
    "funded": meant("section", "Funded"),
    "closed": meant("section", "Closed"),
}
STATUSES = {
    "concept-note-approved": lazy("Concept note approved by Steering Committee"),
    "document-solicited": lazy("Joint programme document solicited"),
    "document-submitted": lazy("Joint programme document submitted"),
    "funded": lazy("Joint Programme funded"),
}
STAGES = {
    "draft": lazy("Concept note in draft"),
    "submitted": lazy("Concept note submitted"),
    "returned": lazy("Returned for more work"),
    "under-review": lazy("Under review"),
    "concept-note-approved": lazy("Concept note approved"),
    "document-solicited": lazy("Document solicited"),
    "document-submitted": lazy("Document submitted"),
    "document-approved": lazy("Document approved"),
    "signed": lazy("Signed"),
    "under-implementation": lazy("Under implementation"),
    "operationally-closed": lazy("Operationally closed"),
    "financially-closed": lazy("Financially closed"),
    "suspended": lazy("Suspended"),
    "deferred": lazy("Deferred"),
    "removed": lazy("Removed from the pipeline"),
    "declined": lazy("Declined"),
    "withdrawn": lazy("Withdrawn"),
    "funded": lazy("Funded"),
}
LEVELS = {
    "concept-note-approved": 1,
    "document-solicited": 2,
    "document-submitted": 3,
    "document-approved": 4,
    "signed": 4,
    "under-implementation": 4,
    "funded": 4,
    "operationally-closed": 5,
    "financially-closed": 5,
}
"""How far along a stage is: the step of the colour ramp, from outline (1) to solid (4, 5)."""
EXITS = frozenset({"removed", "declined", "withdrawn"})
REASONS = {
    "no-longer-relevant": lazy("no longer relevant"),
    "funded-elsewhere": lazy("funding secured from other sources"),
    "merged": lazy("merged with another programme"),
    "other": lazy("another reason"),
}
FIELDS = {
    "heading": lazy("Heading"),
    "title": lazy("Title"),
    "summary": lazy("Summary"),
    "region": lazy("Region"),
    "countries": lazy("Countries"),
    "thematic_area": lazy("Thematic area"),
    "budget": lazy("Budget"),
    "duration_months": lazy("Duration"),
    "participants": lazy("Participating UN organizations"),
    "key_partners": lazy("Key partners"),
    "sdgs": lazy("Sustainable Development Goals"),
    "objectives": lazy("Objectives of the Global Compact"),
    "alignments": lazy("Plans it aligns with"),
    "starts": lazy("Start"),
    "ends_original": lazy("End as first planned"),
    "ends": lazy("End"),
    "outcomes": lazy("Outcomes"),
    "sectors": lazy("Sectors"),
    "status": lazy("Status"),
    "stage": lazy("Stage"),
    "convening": lazy("Convening agency"),
}
ROLES = {
    "convening": lazy("convening agency"),
    "coordinating": lazy("coordinating"),
    "co-lead": lazy("co-lead"),
    "technical-co-lead": lazy("technical co-lead"),
    "host-only": lazy("host only"),
    "host": lazy("host only"),
    "implements": lazy("implements with money"),
    "learns": lazy("learns and shares"),
    "learns-and-shares": lazy("learns and shares"),
    "origin": lazy("country of origin"),
    "transit": lazy("country of transit"),
    "destination": lazy("country of destination"),
    "chair": lazy("chair"),
    "co-chair": lazy("co-chair"),
    "lead": lazy("lead"),
    "participating": lazy("participating"),
    "convenor": lazy("convenor"),
    "co-convenor": lazy("co-convenor"),
    "ex-officio": lazy("ex officio"),
    "secretariat": lazy("secretariat"),
    "alternate": lazy("alternate"),
    "observer": lazy("observer"),
    "member": lazy("member"),
    "donor": lazy("donor"),
}
MONEY_STAGES = {
    "budget": lazy("budget asked"),
    "pledge": lazy("pledged"),
    "commitment": lazy("committed"),
    "deposit": lazy("deposited"),
    "allocation": lazy("allocated"),
    "transfer": lazy("transferred"),
    "obligation": lazy("legally committed by participants"),
    "expenditure": lazy("spent"),
}
FORMS = {
    "pdf": lazy("PDF, for print"),
    "html": lazy("Page"),
    "json": lazy("JSON, for machines"),
    "xlsx": lazy("Workbook"),
    "xml": lazy("XML"),
    "docx": lazy("Word document"),
}
KINDS = {
    "programme": lazy("Programme"),
    "country": lazy("Country"),
    "organisation": lazy("Organisation"),
    "body": lazy("Body"),
    "source": lazy("Source"),
    "edition": lazy("Edition"),
}
ORGANISATION_KINDS = {
    "un-organisation": lazy("United Nations organisations"),
    "intergovernmental": lazy("Intergovernmental organisations"),
    "regional-body": lazy("Regional bodies"),
    "government": lazy("Governments"),
    "donor-agency": lazy("Donor agencies"),
    "local-authority": lazy("Local authorities"),
    "civil-society": lazy("Civil society"),
    "international-ngo": lazy("International non-governmental organisations"),
    "red-cross-red-crescent": lazy("Red Cross and Red Crescent"),
    "migrants-diaspora": lazy("Migrants’ and diaspora associations"),
    "human-rights-institution": lazy("Human-rights institutions"),
    "academia": lazy("Academia"),
    "private-sector": lazy("Private sector"),
    "financial-institution": lazy("Financial institutions"),
    "workers": lazy("Workers’ organisations"),
    "employers": lazy("Employers’ organisations"),
    "media": lazy("Media"),
    "network": lazy("Networks"),
    "other": lazy("Others"),
}
NAME_KINDS = {
    "official": lazy("official name"),
    "acronym": lazy("acronym"),
    "alias": lazy("also called"),
}
BODY_KINDS = {
    "steering-committee": lazy("Steering committee"),
    "inter-agency-group": lazy("Inter-agency group"),
    "working-group": lazy("Working group"),
    "task-force": lazy("Task force"),
    "consultative-forum": lazy("Consultative forum"),
    "coordination-mechanism": lazy("Coordination mechanism"),
    "network": lazy("Network"),
    "forum": lazy("Forum"),
}
SEAT_GROUPS = {
    "chair": lazy("In the chair"),
    "donors": lazy("Donors"),
    "countries": lazy("Countries"),
    "un": lazy("United Nations entities"),
    "stakeholders": lazy("Stakeholders"),
    "members": lazy("Members"),
    "beside": lazy("Beside the seats"),
}
MEETING_STATES = {
    "told": lazy("held"),
    "planned": lazy("planned"),
    "open": lazy("open now"),
    "closed": lazy("held and closed"),
    "cancelled": lazy("cancelled"),
}
PROCEDURES = {
    "meeting": lazy("Meeting"),
    "no-objection": lazy("No-objection round"),
}
SOURCE_KINDS = {
    "decision-record": lazy("Record of decisions"),
    "own-record": lazy("The fund's own record"),
    "fund-document": lazy("Document of the fund"),
    "submission": lazy("Note or document handed in"),
    "government-page": lazy("Page of a government"),
    "agency-page": lazy("Page of an agency"),
    "tender": lazy("Tender notice"),
    "press": lazy("Press"),
    "person": lazy("Word of a person"),
    "own-words": lazy("Our own words"),
}
SUBMISSION_KINDS = {
    "concept-note": lazy("Concept note"),
    "programme-document": lazy("Joint programme document"),
}
RECOMMENDATIONS = {
    "approve": lazy("Approve"),
    "approve-with-conditions": lazy("Approve with conditions"),
    "return": lazy("Return for revision"),
    "decline": lazy("Decline"),
}
TITLES = {"pipeline-booklet": lazy("Pipeline of Joint Programmes")}


QUARTERS = (
    lazy("the first quarter of %(year)s"),
    lazy("the second quarter of %(year)s"),
    lazy("the third quarter of %(year)s"),
    lazy("the fourth quarter of %(year)s"),
)


def word(table: dict[str, str], code: str | None) -> str:
    """The label of a code in one of the tables above."""
    if not code:
        return ""
    return str(table.get(code, code.replace("-", " ").replace("_", " ")))


def level(stage: str | None, status: str | None = None) -> int:
    """The step of the stage ramp, 0 where the stage is not public or not known."""
    return LEVELS.get(stage or "", 0) or LEVELS.get(status or "", 0)


def number(value: Decimal | int) -> str:
    """A number grouped by thousands in the reader's language; cents only where there are any."""
    places = 0 if value == int(value) else 2
    return formats.number_format(value, places, use_l10n=True, force_grouping=True)


def money(value: Money | None) -> str:
    """`USD 65,977,500`, never rounded; the space does not break."""
    return f"{value.currency}\u00a0{number(value.amount)}" if value else ""


def day(value: date | None) -> str:
    """A date in words: `30 June 2021`."""
    # Translators: how a date is written in words, in the letters of Django's date filter.
    return formats.date_format(value, pgettext("date in words", "j F Y")) if value else ""


def month(value: date) -> str:
    """A month in words: `June 2021`."""
    return formats.date_format(value, "YEAR_MONTH_FORMAT")


def when(value: When | None) -> str:
    """A date with its precision in words: `by 30 June 2021`, `July 2023`, `about 2020`."""
    if value is None:
        return _("date not stated")
    if value.precision == "not-after":
        return _("by %(day)s") % {"day": day(value.latest)}
    if value.precision == "about":
        return _("about %(time)s") % {"time": _window(value)}
    return _window(value)


def _window(value: When) -> str:
    first, last = value.earliest, value.latest
    assert first is not None  # only `not-after` has no earliest day
    after = last + timedelta(days=1)
    if first == last:
        return day(last)
    if first.day == after.day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return month(last)
        if first.month == 1 and last.month == 12 and first.year == last.year:
            return str(last.year)
        if first.month % 3 == 1 and last.month == first.month + 2 and first.year == last.year:
            return QUARTERS[first.month // 3] % {"year": last.year}
        return _("%(first)s to %(last)s") % {"first": month(first), "last": month(last)}
    return _("between %(first)s and %(last)s") % {"first": day(first), "last": day(last)}
