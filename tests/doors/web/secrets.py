"""A record full of what is not public: every internal text bears a word that begins with `zq`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from letsema.accounts import commands as accounts
from letsema.governance import commands as governance
from letsema.insight import commands as insight
from letsema.partners import commands as partners
from letsema.proceedings import commands as proceedings
from letsema.proceedings import queries
from letsema.proceedings.rules import terms as t
from letsema.programmes import commands as programmes
from letsema.programmes import queries as queries_of_programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.publications import commands as publications
from letsema.results import commands as results
from letsema.values import OPERATOR, Citation, When
from tests import making
from tests.doors.web import achieved
from tests.partners import agreements_told
from tests.partners import permits as partnered
from tests.proceedings import holding
from tests.programmes import life
from tests.results import achievement_permits as made
from tests.results import permits

SEA = "sea-fund"
HELD = date(2021, 9, 15)
SECRET = "zq"
"""What begins every word that must not come out."""
SHARED = "zqshared"
"""What begins those of the register all funds share: the secretariat of any fund reads them."""
NOW = timezone.now()
BY: dict[str, Any] = {"by": OPERATOR, "at": NOW}


@dataclass
class Secrets:
    """What the record holds: references hidden and public, meetings, a person, an invitation."""

    hidden: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)
    person: str = ""
    token: str = ""
    conditions: tuple[int, ...] = ()
    requests: list[int] = field(default_factory=list)


def _pdf(word: str) -> bytes:
    return f"%PDF-1.7 zq{word}".encode()


def _note(name: str) -> str:
    """A note of Ghana, every text of it marked with the name."""
    facts = {
        "title": f"Work on zqtitle{name}",
        "summary": f"It tells of zqsummary{name}.",
        "thematic_area": "1",
        "countries": [making.CountryPart("GHA")],
        "participants": [making.ParticipantPart("ilo", "convening")],
        "budget": making.money(777_001),
        "duration_months": 24,
        "sdgs": ["1"],
    }
    filename = f"zqfile{name}.pdf"
    told = {"heading": f"Zqheading{name}", "facts": facts, "filename": filename}
    return life.note(content=_pdf(f"content{name}"), on=date(2021, 7, 1), **told)


def _assessed(reference: str, name: str, *, eligible: bool = True) -> None:
    life.take("open-review", reference, date(2021, 7, 2))
    programmes.assess_note(
        reference=reference,
        on=date(2021, 7, 3),
        eligible=eligible,
        scores={"principles": 3} if eligible else {},
        recommendation="approve" if eligible else "decline",
        words=f"They are zqjudged{name}.",
        ineligible_reason="" if eligible else f"Nobody zqasks{name}.",
        content=_pdf(f"assessment{name}"),
        filename=f"zqassessed{name}.pdf",
        **life.how(),
    )


def _notes(told: Secrets) -> None:
    """Notes that are not public: submitted, under review, returned, withdrawn."""
    for name in ("submitted", "review", "returned", "withdrawn", "declined", "deferred"):
        reference = _note(name)
        told.hidden.append(reference)
        if name != "submitted":
            _assessed(reference, name, eligible=name != "review")
    programmes.return_note(
        reference=told.hidden[2], due_on=date(2021, 8, 1), words="Say zqwhyreturned.",
        on=date(2021, 7, 9), **life.how(),
    )  # fmt: skip
    programmes.withdraw_programme(
        reference=told.hidden[3], reason="other", public_words="Because of zqpublicwithdrawn.",
        internal_words="Because of zqinsidewithdrawn.", on=date(2021, 7, 9), **life.how(),
    )  # fmt: skip


def _public(told: Secrets) -> None:
    """Public programmes: one approved with a judged note, one removed, one with a late condition."""
    note = life.note(
        content=b"%PDF-1.7 open", filename="zqpublicnote.pdf", facts=_open("An open note")
    )
    _assessed(note, "public")
    making.programme("TOGO-2", title="Open hills", participants=[making.ParticipantPart("ilo")])
    making.programme("MALI-2", title="Gone hills", participants=[making.ParticipantPart("ilo")])
    life.enter(note, "concept-note-approved", date(2021, 7, 20))
    programmes.enter_stage(
        reference="MALI-2", stage="removed", when=When.on(date(2021, 8, 2)),
        citing=life.decide(date(2021, 8, 2)), reason="other", public_words="It left.",
        internal_words="Because of zqinsideremoved.", **life.how(),
    )  # fmt: skip
    for reference in ("TOGO-2", note):
        programmes.name_predecessor(
            reference=reference, predecessor=told.hidden[1], citing=making.say(), **life.how()
        )
    making.decide("HC-00/2021-01")
    told.conditions = programmes.set_conditions(
        reference="TOGO-2",
        conditions=[
            ConditionTerms("Sign the letter.", owner="ilo", due_on=date(2021, 8, 1)),
            ConditionTerms("Hire somebody.", owner="ilo", due_on=date(2021, 8, 1)),
        ],
        citing=Citation(decision="HC-00/2021-01"),
        on=making.DAY,
        **life.how(),
    )
    programmes.meet_condition(
        number=told.conditions[1], on=date(2021, 8, 3), words="Somebody is hired.",
        content=_pdf("evidence"), filename="zqevidence.pdf", **life.how(),
    )  # fmt: skip
    told.public += [note, "TOGO-2", "MALI-2"]


def _open(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "thematic_area": "2",
        "countries": [making.CountryPart("GHA")],
        "participants": [making.ParticipantPart("ilo", "convening")],
        "budget": making.money(1_000_000),
    }


def _request(told: Secrets, word: str, kind: str = "fund-matter", programme: str = "") -> int:
    removal = {"reason": "merged", "public_words": "M.", "internal_words": f"So zqterms{word}."}
    number = proceedings.put_request(
        fund=making.FUND,
        kind=kind,
        programme=programme,
        title=f"A zqrequest{word}",
        terms=removal if kind == "remove" else None,
        words=f"It is zqasked{word}.",
        requested_on=date(2021, 8, 2),
        **life.how(),
    )
    told.requests.append(number)
    return number


def _meeting(told: Secrets, label: str, day: date, seats: dict[str, int]) -> dict[str, int]:
    """A meeting with all that is ready on its list; papers, interests, positions on one item."""
    number = making.meeting(label, day, at=making.at("2021-06-01"))
    told.meetings.append(number)
    then = {"by": OPERATOR, "at": making.at("2021-09-01")}
    proceedings.list_ready(meeting=number, **then)
    items = {each.title: each.number for each in queries.items(number)}
    item = next(n for title, n in items.items() if "zqtitle" in title)
    proceedings.attach_paper(
        item=item, content=_pdf(f"paper{number}"), filename=f"zqpaper{number}.pdf",
        title=f"A zqpapertitle{number}", **then,
    )  # fmt: skip
    proceedings.declare_interest(
        item=item, member=seats["Donors 1"], words=f"My zqinterest{number}.", **then
    )
    return items


def _meetings(told: Secrets) -> None:
    seats = making.committee()
    _request(told, "matter")
    withdrawn = _request(told, "removal", "remove", "TOGO-2")
    proceedings.withdraw_request(number=withdrawn, why="It was zqwithdrawnrequest.", **life.how())
    items = _meeting(told, "Held meeting", HELD, seats)
    number, then = told.meetings[0], {"by": OPERATOR, "at": making.at(str(HELD))}
    off = next(n for title, n in items.items() if "review" in title)
    proceedings.take_off(item=off, why="It is zqtakenoff.", **then)
    proceedings.open_sitting(meeting=number, **then)
    holding_how = {"meeting": number, "how": "present", **then}
    for member in seats.values():
        governance.record_attendance(member=member, **holding_how)
    proceedings.take_position(
        item=next(n for title, n in items.items() if "declined" in title),
        member=seats["Countries 1"], stand="comment", words="I zqposition.", **then,
    )  # fmt: skip
    for title, item in items.items():
        if item != off:
            _resolved(number, title, item, then)
    proceedings.close_sitting(meeting=number, **then)
    proceedings.keep_signed_minutes(
        meeting=number, content=_pdf("signed"), filename="zqsigned.pdf", signed_on=HELD, **BY
    )
    _request(told, "later", "remove", "TOGO-2")
    _meeting(told, "Coming meeting", NOW.date() + timedelta(days=9), seats)
    _drafts(told, queries.items(told.meetings[1]))


def _resolved(number: str, title: str, item: int, then: dict[str, Any]) -> None:
    acts: dict[str, tuple[str, t.Terms]] = {
        "declined": ("decline", t.Decline("A zqpublicdeclined.", "A zqinsidedeclined.")),
        "deferred": ("defer", t.Deferral("A zqreasondeferred.")),
    }
    found = next((told for name, told in acts.items() if name in title), None)
    if found is None and "zqtitle" in title:
        found = ("defer", t.Deferral("Another zqreason."))
    if found is None:
        found = ("note", t.Terms())
    hidden = found[0] in ("decline", "defer")
    struck = proceedings.resolve(
        meeting=number, items=[item], act=found[0], terms=found[1], words="A zqstruckword.",
        internal_words="A zqstruckinside.", **then,
    )  # fmt: skip
    proceedings.strike_resolution(number=struck, why="Because zqstruckwhy.", **then)
    proceedings.resolve(
        meeting=number, items=[item], act=found[0], terms=found[1],
        words="The Committee decides on zqdecision." if hidden else "The Committee takes note.",
        internal_words="It was zqinsideresolution.", **then,
    )  # fmt: skip


def _drafts(told: Secrets, items: Any) -> None:
    item = next(each for each in items if "zqtitle" in each.title)
    proceedings.resolve(
        meeting=told.meetings[1], items=[item.number], act="defer", terms=t.Deferral("zqdraftreason"),
        words="A zqdraftword.", internal_words="A zqdraftinside.", **BY,
    )  # fmt: skip


def _people(told: Secrets) -> None:
    person = get_user_model().objects.create(
        email="zqmail@zqmail.example", name="Zqname Person", joined_at=making.at()
    )
    told.person = person.key
    accounts.grant_role(person=person.key, role="secretariat", fund=making.FUND, **BY)
    told.token = accounts.invite_person(
        email="zqinvited@zqmail.example", role="reviewer", fund=making.FUND, **BY
    )


def _shared() -> None:
    """What of the register all funds share is internal: every secretariat reads it."""
    agreements_told.agreement()
    quiet = agreements_told.agreement(
        "quiet", title="A zqsharedtitle", words="A zqsharedword.", publicity="A zqsharedpublicity.",
        goals=["A zqsharedgoal"], internal=True,
    )  # fmt: skip
    partners.attach_to_agreement(
        key=quiet, content=_pdf("sharedfile"), filename="zqsharedname.pdf", **BY
    )
    agreements_told.event(
        key=quiet, words="A zqsharedchange.", content=_pdf("sharedchange"), filename="c.pdf"
    )
    agreements_told.review(key=quiet)
    held = agreements_told.review()
    partners.hold_review(
        number=held, held_on=making.DAY, findings="A zqsharedfinding.", internal=True, **BY
    )
    agreements_told.support(agreement=quiet, words="A zqsharedgift")
    agreements_told.quotation(agreement=quiet, said="A zqsharedsaying.")
    agreements_told.quotation(said="A zqsharedwithheld.", consent="withheld")
    agreements_told.quotation(
        said="A survivor speaks.", survivor=True, speaker="", pseudonym="A name", consent="given"
    )
    partnered.covering()
    partners.enter_contact(
        organisation="ilo", office="", role="Focal point", name="A zqsharedperson",
        email="zqsharedmail@example.org", telephone="zqsharedcall", consent="internal",
        citing=making.say(), **BY,
    )  # fmt: skip
    agreements_told.follow_up(words="A zqsharedfollow", owner="", owner_words="A zqsharedowner")
    agreements_told.follow_up(agreement=agreements_told.KEY, words="A zqsharedagain")


def _policies(told: Secrets) -> None:
    """An instrument anybody reads of, that a programme claims nobody may know of; its figure."""
    hidden = told.hidden[1]
    permits.support("open-law", words="It zqclaimed it.", programme=hidden)
    permits.support("open-law", words="It helped.", programme="TOGO-2")
    source = sorted(queries_of_programmes.internal_sources())[0]
    permits.answer("open-law", citing=Citation(source=source, place="zqinternalplace"))
    number = permits.figure(9, "A zqhiddenfigure", programmes=[hidden])
    permits.overlap(permits.figure(12, "An open figure", programmes=["TOGO-2"]), number)


def _sea() -> None:
    """Another fund with a committee of its own."""
    governance.establish_body(
        slug="sea-committee", kind="steering-committee", names=[("Sea Committee", None)], **BY
    )
    told = {"name": "Sea Fund", "framework": "hill-areas", "committee": "sea-committee"}
    governance.register_fund(slug=SEA, **told, **BY)


def _taken_back(reference: str) -> None:
    """Something told of a hidden programme and withdrawn, with a reason that is hidden as well."""
    how: dict[str, Any] = {"why": "It was zqachievedwhy.", **BY}
    story = made.story(programme=reference, title="Zqachievedgone")
    results.withdraw_story(number=story, **how)
    key = made.initiative("initiative-gone", programme=reference, title="Zqachievedend")
    results.withdraw_initiative(key=key, **how)
    task = programmes.give_task(
        reference=reference, organisation="ilo", words="Zqachieveddone", citing=making.say(), **BY
    )
    programmes.withdraw_task(number=task, **how)


def build() -> Secrets:
    """Make the record by commands alone."""
    told = Secrets()
    making.world()
    _sea()
    _notes(told)
    _public(told)
    _meetings(told)
    _policies(told)
    cancelled = making.meeting("Cancelled meeting", NOW.date() + timedelta(days=3), at=NOW)
    told.meetings.append(cancelled)
    governance.cancel_meeting(meeting=cancelled, why="Because zqcancelled.", **BY)
    _people(told)
    _shared()
    for number, reference in enumerate(told.hidden[:2]):
        achieved.everything(reference, "Zqachieved", of=str(number))
    _taken_back(told.hidden[1])
    achieved.everything("TOGO-2", "Open", of="open")
    publications.release(title="pipeline-booklet", subject=making.FUND, as_at=NOW.date(), **BY)
    insight.rebuild_search(**BY)
    return told


__all__ = ["SEA", "SECRET", "SHARED", "Secrets", "build", "holding"]
