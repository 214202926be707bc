"""A meeting held by commands alone: two notes, a request, a matter of the fund, a condition due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from letsema.governance import commands as governance
from letsema.press.typesetting import typeset
from letsema.proceedings import commands as proceedings
from letsema.proceedings import queries
from letsema.proceedings.rules import terms
from letsema.programmes import commands as programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.values import OPERATOR, Citation
from tests import making

DAY = date(2021, 9, 15)
PAGE = '#set document(title: "A note")\n#set text(font: "Source Serif Pro", lang: "en")\n'


def at(text: str = "2021-09-01") -> datetime:
    """Noon of a day."""
    return making.at(text)


def paper(*pages: str) -> bytes:
    """A PDF of so many pages."""
    return typeset(PAGE + "#pagebreak()\n".join(f"{text}\n" for text in pages), {})


def note(heading: str, country: str, title: str, *, eligible: bool = True) -> str:
    """A note submitted, under review and assessed; its reference."""
    how: dict[str, Any] = {"by": OPERATOR, "at": at("2021-07-02")}
    reference = programmes.register_note(
        fund=making.FUND,
        heading=heading,
        facts={
            "title": title,
            "countries": [CountryPart(country)],
            "budget": making.money(900_000),
            "duration_months": 24,
            "participants": [ParticipantPart("ilo", "convening")],
            "sdgs": ["1"],
            "thematic_area": "1",
            "summary": "It is short.",
        },
        content=title.encode(),
        filename="note.txt",
        submitted_on=date(2021, 7, 1),
        **how,
    )
    programmes.open_review(reference=reference, on=date(2021, 7, 2), **how)
    programmes.assess_note(
        reference=reference,
        on=date(2021, 7, 2),
        eligible=eligible,
        scores={"principles": 4, "engagement": 2} if eligible else {},
        recommendation="approve-with-conditions" if eligible else "decline",
        words="Sound." if eligible else "",
        ineligible_reason="" if eligible else "No government asks for it.",
        **how,
    )
    return reference


def condition() -> str:
    """A funded programme with a condition that is due before the meeting; its reference."""
    making.programme("GHANA-2")
    making.decide("HC-00/2021-01")
    programmes.set_conditions(
        reference="GHANA-2",
        conditions=[ConditionTerms("Sign the letter.", owner="iom", due_on=date(2021, 8, 1))],
        citing=Citation(decision="HC-00/2021-01"),
        on=making.DAY,
        by=OPERATOR,
        at=making.at(),
    )
    return "GHANA-2"


def prepared() -> str:
    """The meeting with its list, papers and interests; its number. Items stand in known order."""
    making.world()
    members = making.committee()
    condition()
    note("Norway", "NOR", "A school at sea")
    note("Lesotho", "LSO", "A film on departures", eligible=False)
    for kind, programme, title, told in (
        (
            "remove",
            "GHANA-2",
            "Leave the pipeline",
            {"reason": "merged", "public_words": "It merged."},
        ),
        ("fund-matter", "", "Direct costs", None),
    ):
        proceedings.put_request(
            fund=making.FUND, kind=kind, programme=programme, title=title, terms=told,
            words="As last year.", requested_on=date(2021, 8, 2), by=OPERATOR, at=at(),
        )  # fmt: skip
    number = making.meeting("Third meeting", DAY, venue="Accra")
    proceedings.list_ready(meeting=number, by=OPERATOR, at=at())
    items = {each.title: each.number for each in queries.items(number)}
    for content, name in ((paper("one", "two"), "note.pdf"), (b"sheet", "budget.txt")):
        proceedings.attach_paper(
            item=items["A school at sea"], content=content, filename=name,
            title=name.partition(".")[0].title(), by=OPERATOR, at=at(),
        )  # fmt: skip
    proceedings.declare_interest(
        item=items["A school at sea"], member=members["Donors 1"], words="", by=OPERATOR, at=at()
    )
    return number


def held(number: str) -> None:
    """Hold the prepared meeting: attendance, positions, resolutions, closing."""
    by, then = OPERATOR, at(str(DAY))
    items = {each.title: each.number for each in queries.items(number)}
    members = {each.member.seat: each.member.number for each in _sitting(number)}
    proceedings.open_sitting(meeting=number, by=by, at=then)
    for seat in ("Chair", "Donors 1", "Countries 1", "UN 1", "Stakeholders 1"):
        governance.record_attendance(
            meeting=number, member=members[seat], how="present", by=by, at=then
        )
    proceedings.take_position(
        item=items["A school at sea"], member=members["Countries 1"], stand="comment",
        words="Teachers should be paid.", by=by, at=then,
    )  # fmt: skip
    letter = ConditionTerms("The port agrees.", owner="ilo", due_on=date(2021, 12, 1), release=True)
    settled = (
        ("A school at sea", "approve-with-conditions", terms.Conditions((letter,)), "Watch costs."),
        ("A film on departures", "decline", terms.Decline("No government asks for it."), ""),
        ("Leave the pipeline", "defer", terms.Deferral("Ghana is not heard yet."), ""),
        ("Direct costs", "adopt", terms.Wording("USD 310,000 for 2022."), ""),
    )
    for title, act, told, inside in settled:
        proceedings.resolve(
            meeting=number, items=[items[title]], act=act, terms=told,
            words=f"The Committee decides on “{title}”.", internal_words=inside, by=by, at=then,
        )  # fmt: skip
    (due,) = (each for each in queries.items(number) if each.kind == "condition")
    proceedings.resolve(
        meeting=number, items=[due.number], act="note", terms=terms.Terms(),
        words="The Committee takes note.", by=by, at=then,
    )  # fmt: skip
    proceedings.close_sitting(meeting=number, by=by, at=then)


def _sitting(number: str) -> Any:
    from letsema.governance import queries as governing

    meeting = governing.meeting(number)
    return governing.who_sat(meeting.body, meeting.day) if meeting else ()
