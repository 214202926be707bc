"""Words for the codes of the pipeline, of bodies, meetings and sources.

Labels of stages and statuses are those of the field (the four statuses are printed on the fund's
booklet).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

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
TITLES = {
    "pipeline-booklet": lazy("Pipeline of Joint Programmes"),
    "programme-factsheet": lazy("Factsheet"),
    "programme-brochure": lazy("Brochure"),
    "country-page": lazy("Country page"),
    "country-report": lazy("Country report"),
    "partners-report": lazy("Partners report"),
}
