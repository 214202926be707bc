"""Every word the minutes print of their own; what codes of a meeting are called in print."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

WORDS = {
    # headings
    "minutes": _("Minutes"),
    "attendance": _("Attendance"),
    "opening": _("Opening"),
    "agenda": _("Agenda"),
    "arising": _("Matters arising"),
    "consideration": _("Consideration of the agenda"),
    "carried": _("Carried forward"),
    "decisions": _("Decisions taken"),
    "signatures": _("Signatures"),
    # the head
    "dates": _("Dates"),
    "number": _("Number"),
    "venue": _("Venue"),
    "procedure": _("Procedure"),
    "deadline": _("Deadline"),
    "open_for_objections": _("Open for objections"),
    "draft": _("Draft"),
    "draft_means": _("Drafted from the record; not signed"),
    "signed": _("Signed on %(date)s"),
    "for_members": _("For members of the committee"),
    "internal": _("Internal: for the secretariat"),
    "as_at": _("As at %(date)s"),
    "known_at": _("As known on %(date)s"),
    # attendance
    "seat": _("Seat"),
    "held_by": _("Held by"),
    "how": _("Attendance"),
    "by_alternate": _("by the alternate, %(who)s"),
    "with_alternate": _("alternate: %(who)s"),
    "no_attendance": _("No attendance is recorded."),
    "quorum_met": _(
        "The quorum was met: %(present)s of %(seats)s seats took part, %(needed)s are needed."
    ),
    "quorum_not_met": _(
        "The quorum was not met: %(present)s of %(seats)s seats took part, %(needed)s are needed."
    ),
    "quorum_missing": _("No seat of these groups took part: %(groups)s."),
    # sentences
    "met_on": _("The %(body)s met on %(dates)s."),
    "met_at": _("The %(body)s met on %(dates)s. Venue: %(venue)s."),
    "meets_on": _("The %(body)s is to meet on %(dates)s; the meeting is not closed."),
    "cancelled": _("The meeting planned for %(dates)s was cancelled."),
    "round_opened": _(
        "The proposals were put to the members of the %(body)s on %(date)s under the "
        "no-objection procedure."
    ),
    "round_deadline": _(
        "Members could object until %(date)s; silence by then is consent, and one objection "
        "sends an item to a meeting."
    ),
    "round_objected": _("Objected: %(who)s."),
    "round_nobody": _("No member objected."),
    "round_commented": _("Commented: %(who)s."),
    "round_silence_one": _("1 item went through without objection."),
    "round_silence": _("%(count)s items went through without objection."),
    "no_items": _("The agenda held no items."),
    "before": _("Before the committee: %(papers)s."),
    "ineligible": _("The secretariat found the note not eligible: %(reason)s"),
    "interest": _("%(who)s declared an interest (%(ground)s) and %(consequence)s."),
    "interest_words": _(
        "%(who)s declared an interest (%(ground)s: %(words)s) and %(consequence)s."
    ),
    "said": _("%(who)s %(stand)s: %(words)s"),
    "said_nothing": _("%(who)s %(stand)s."),
    "consensus": _("No member objected. The decision was taken by consensus."),
    "silence": _("No member objected by the deadline. The decision was taken by silent consent."),
    "stood_aside": _(
        "The decision was taken by consensus; those who stood aside did not block it."
    ),
    "together": _("Decided together with other items: see %(number)s under item %(item)s."),
    "deferred": _("The item was deferred and stays on the agenda of the next meeting."),
    "sent": _("The item was objected to and is sent to a meeting."),
    "taken_off": _("The item was taken off the agenda."),
    "deferred_to": _("The item was deferred to %(meeting)s."),
    "undecided": _("No decision is recorded."),
    "leads_to": _("The programme now stands at: %(stage)s."),
    "leads_to_all": _("The programmes now stand at: %(stage)s."),
    # decisions
    "not_entered": _("Proposed; not yet in force"),
    "conditions": _("Conditions"),
    "release": _("Release condition"),
    "owner": _("Owner: %(who)s"),
    "due": _("due %(date)s"),
    "no_due": _("no date set"),
    "from_decision": _("decision %(number)s"),
    "internal_words": _("Internal"),
    "item": _("Item"),
    "items": _("Items"),
    "decision": _("Decision"),
    "what": _("What was decided"),
    "on_what": _("On what"),
    "no_decisions": _("No decision was taken."),
    # signatures
    "chair": _("Chair"),
    "secretariat": _("For the secretariat"),
    "name": _("Name"),
    "date": _("Date and signature"),
    "signed_copy": _("The signed copy is kept in the record: SHA-256 %(sha256)s"),
    # phrases
    "and": _("%(all)s and %(last)s"),
    "days": _("%(first)s–%(last)s"),
    "days_apart": _("%(first)s – %(last)s"),
    "page_of": _("%(page)s of %(pages)s"),
}
"""Each word by its name: the templates know the names only."""

PROCEDURES = {"meeting": _("Meeting"), "no-objection": _("No-objection procedure")}
GROUPS = {
    "": _("Chair and others without a group"),
    "donors": _("Donors"),
    "countries": _("Countries"),
    "un": _("United Nations"),
    "stakeholders": _("Stakeholders"),
}
HOWS = {
    "present": _("Present"),
    "online": _("Online"),
    "represented": _("Represented"),
    "absent": _("Absent"),
    None: _("Not recorded"),
}
KINDS = {
    "note": _("Concept note"),
    "document": _("Joint programme document"),
    "request": _("Request"),
    "fund-matter": _("Matter of the fund"),
    "condition": _("Open condition"),
}
ROLES = {
    "member": _("Member"),
    "chair": _("Chair"),
    "co-chair": _("Co-chair"),
    "convenor": _("Convenor"),
    "co-convenor": _("Co-convenor"),
    "observer": _("Observer"),
    "ex-officio": _("Ex officio"),
    "secretariat": _("Secretariat"),
    "alternate": _("Alternate"),
}
DONE = {
    "approve": _("Concept note approved"),
    "approve-with-conditions": _("Concept note approved with conditions"),
    "approve-below-request": _("Concept note approved below the request"),
    "solicit": _("Document solicited"),
    "allocate": _("Document approved, money allocated"),
    "defer": _("Deferred"),
    "return": _("Returned for revision"),
    "decline": _("Declined"),
    "remove": _("Removed from the pipeline"),
    "extend": _("Extended at no cost"),
    "extend-with-cost": _("Extended with cost"),
    "revise": _("Revised"),
    "top-up": _("Allocation topped up"),
    "add-participant": _("Participant added"),
    "release-participant": _("Participant released"),
    "change-convening-agency": _("Convening agency changed"),
    "suspend": _("Suspended"),
    "lift": _("Suspension lifted"),
    "close": _("Closed operationally"),
    "correct": _("Earlier decision corrected"),
    "turn-down": _("Turned down"),
    "note": _("Noted"),
    "waive": _("Condition waived"),
    "adopt": _("Adopted"),
    "give-steer": _("Steer given"),
}
"""What was done, by the code of the act."""
STANDS = {
    "agree": _("agreed"),
    "comment": _("commented"),
    "object": _("objected"),
    "stand-aside": _("stood aside"),
}
GROUNDS = {
    "organisation": _("the organisation takes part in the programme"),
    "country": _("the programme works in the country"),
    "declared": _("by own statement"),
}
CONSEQUENCES = {
    "declare": _("stayed for the item, the interest on record"),
    "no-scoring": _("took no part in its scoring"),
    "leave": _("left for the item"),
}


def words() -> dict[str, str]:
    """The words in the language that is active."""
    return {name: gettext(text) for name, text in WORDS.items()}


def called(names: dict[str, str], code: str) -> str:
    """What a code is called; the code itself where nobody named it."""
    return gettext(names[code]) if names.get(code) else code
