"""The example portfolio: readable files, taken in as if each source had come on its own date.

The record is played: an act's instant is the day its source could be learned from
(`learned` in sources.yaml), so that `--known-at` answers as it would have answered then.
The record of the fund opens with its booklet: an older page is taken in on that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from django.db import transaction

from letsema.documents import commands as documents
from letsema.doors.intake.example import people
from letsema.doors.intake.example.meeting import meeting_steps
from letsema.doors.intake.example.partnering import partnering_steps
from letsema.doors.intake.example.partnership import organisation_steps, partnership_steps
from letsema.doors.intake.example.policy import policy_steps
from letsema.doors.intake.example.reading import Labels, Step, citing, when
from letsema.doors.intake.example.results import results_steps
from letsema.doors.intake.example.telling import lineage_steps, programme_steps
from letsema.governance import commands as governance
from letsema.governance import queries as funds
from letsema.publications import commands as publications
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText
from letsema.values import OPERATOR, Actor, Citation, When

EXAMPLE = Actor("example", grants=OPERATOR.grants)
"""Who acts in the example: nobody in particular."""

LATER = timedelta(hours=1)
"""An edition is released after all that is taken in on its day."""


def _read(path: Traversable) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def example_files() -> dict[str, Any]:
    """Every file of the example by its name without ending; `programmes` is a list."""
    here = files(__package__)
    told = {
        path.name.removesuffix(".yaml"): _read(path)
        for path in here.iterdir()
        if path.name.endswith(".yaml")
    }
    folder = here / "programmes"
    told["programmes"] = [_read(path) for path in sorted(folder.iterdir(), key=lambda p: p.name)]
    return told


def loaded() -> bool:
    """Whether the example's fund stands in the record already."""
    return funds.fund(example_files()["fund"]["slug"]) is not None


def example_people() -> tuple[str, list[dict[str, Any]]]:
    """The password of the example's accounts, and those that stand in the record."""
    told = _read(files(__package__) / "people.yaml")
    return told["password"], people.standing(told)


def load_example(progress: Callable[[int, int], None] = lambda done, of: None) -> bool:
    """Load the example, in one transaction; False if its fund is there already."""
    told = example_files()
    if funds.fund(told["fund"]["slug"]) is not None:
        return False
    steps = sorted(_steps(told), key=lambda step: step[0])
    with transaction.atomic():
        for done, (at, act) in enumerate(steps, start=1):
            act(at)
            progress(done, len(steps))
    return True


def _instant(day: str | date) -> datetime:
    """The beginning of a day: an act of the example has no hour of its own."""
    return datetime.combine(date.fromisoformat(str(day)), time(), UTC)


def _steps(told: dict[str, Any]) -> Iterator[Step]:
    """Every act of the example with its instant; acts of one instant keep this order."""
    learned = {source["key"]: _instant(source["learned"]) for source in told["sources"]}
    first = min(learned.values())
    yield first, lambda at: reference.adopt_packaged(by=EXAMPLE, at=at)
    for source in told["sources"]:
        yield learned[source["key"]], lambda at, told=source: _source(told, at)
    yield from organisation_steps(told["organisations"], first, learned, EXAMPLE)
    for framework in told["frameworks"]:
        yield first, lambda at, told=framework: _framework(told, at)
    yield from _body_steps(told["bodies"], learned)
    fund = told["fund"]
    yield learned[fund["source"]], lambda at: _fund(fund, at)
    if people.may_stand(fund["slug"]):
        for enter in people.steps(told["people"], OPERATOR):
            yield learned[fund["source"]], enter
    for meeting in fund["meetings"]:
        yield learned[meeting["source"]], lambda at, told=meeting: _meeting(told, at)
    for steer in fund["steers"]:
        yield learned[steer["source"]], lambda at, told=steer: _steer(told, at)
    opening = learned[fund["source"]]
    since = {key: max(at, opening) for key, at in learned.items()}
    for programme in sorted(told["programmes"], key=lambda one: bool(one.get("parent"))):
        known = since if programme.get("fund") else learned
        yield from programme_steps(programme, known, EXAMPLE)
    for programme in told["programmes"]:
        yield from lineage_steps(programme, learned, EXAMPLE)
    yield from portfolio_steps(told, learned)
    for day in fund["editions"]:
        yield _instant(day) + LATER, lambda at, slug=fund["slug"]: _release(slug, at)
    sample = told["meeting"]
    yield from meeting_steps(sample, _instant(sample["day"]) + 2 * LATER, EXAMPLE)


def portfolio_steps(told: dict[str, Any], learned: dict[str, datetime]) -> Iterator[Step]:
    """Partnerships, the policy register and results: what rests on organisations, bodies and
    programmes that stand already.
    """
    labels: Labels = {}
    yield from partnership_steps(told, learned, labels, EXAMPLE)
    yield from policy_steps(told, learned, EXAMPLE)
    yield from results_steps(told, learned, EXAMPLE)
    yield from partnering_steps(told, learned, labels, EXAMPLE)


def _source(told: dict[str, Any], at: datetime) -> None:
    note = " ".join(filter(None, (told.get("note"), told.get("learned_note"))))
    documents.register_source(
        key=told["key"],
        kind=told["kind"],
        title=told["title"],
        publisher=told.get("publisher") or "",
        url=told.get("url") or "",
        published=when(told.get("published")),
        learned_on=at.date(),
        note=note,
        by=EXAMPLE,
        at=at,
    )


def _framework(told: dict[str, Any], at: datetime) -> None:
    reference.adopt_framework(
        slug=told["slug"],
        title=told["title"],
        owner=told.get("owner") or told["title"],
        source=told["source"],
        elements=[ElementText(e["code"], e["title"]) for e in told["elements"]],
        by=EXAMPLE,
        at=at,
    )


def _body_steps(told: list[dict[str, Any]], learned: dict[str, datetime]) -> Iterator[Step]:
    """Bodies on the day of their source; each member on that of its own, a seat before its
    alternate.
    """
    seats: dict[tuple[str, str], int] = {}
    for body in told:
        opening = learned[body["source"]]
        yield opening, lambda at, told=body: _body(told, at)
        for listing in body.get("listings", ()):
            day = max(opening, learned[listing["source"]])
            yield day, lambda at, told=listing, slug=body["slug"]: _listing(slug, told, at)
        for member in body["members"]:
            day = max(opening, learned[member["source"]])
            yield day, lambda at, told=member, slug=body["slug"]: _member(slug, told, seats, at)


def _body(told: dict[str, Any], at: datetime) -> None:
    governance.establish_body(
        slug=told["slug"],
        kind=told["kind"],
        names=[
            (name["text"], when(name.get("since")), when(name.get("until")))
            for name in told["names"]
        ],
        parent=told.get("parent"),
        country=told.get("country") or "",
        mandate=told.get("mandate") or "",
        note=told.get("note") or "",
        citing=Citation(source=told["source"], place=told.get("place") or ""),
        by=EXAMPLE,
        at=at,
    )


def _listing(body: str, told: dict[str, Any], at: datetime) -> None:
    governance.keep_listing(
        body=body,
        title=told["title"],
        lines=[(line["text"], line["organisation"]) for line in told["lines"]],
        citing=citing(told),
        by=EXAMPLE,
        at=at,
    )


def _member(
    body: str, told: dict[str, Any], seats: dict[tuple[str, str], int], at: datetime
) -> None:
    held = ("organisation", "country", "constituency", "group", "seat")
    number = governance.admit_member(
        body=body,
        role=told["role"],
        since=when(told["since"]),
        until=when(told["until"]),
        alternate_for=seats.get((body, told.get("alternate_for", ""))),
        citing=citing(told),
        by=EXAMPLE,
        at=at,
        **{field: told[field] for field in held if told.get(field)},
    )
    if told.get("seat"):
        seats[body, told["seat"]] = number


def _steer(told: dict[str, Any], at: datetime) -> None:
    governance.give_steer(
        body=told["body"],
        code=told["code"],
        title=told["title"],
        words=told["words"],
        since=When.parse(told["since"]),
        until=when(told["until"]),
        citing=citing(told),
        by=EXAMPLE,
        at=at,
    )


def _fund(told: dict[str, Any], at: datetime) -> None:
    framework = {"owner": told["name"], **told["framework"]}
    _framework(framework, at)
    governance.register_fund(
        slug=told["slug"],
        name=told["name"],
        short_name=told["short_name"],
        purpose=told["purpose"],
        framework=framework["slug"],
        committee=told["committee"],
        contacts=told["contacts"],
        disclaimer=told["disclaimer"],
        by=EXAMPLE,
        at=at,
    )
    foreword = told["foreword"]
    publications.write_foreword(
        fund=told["slug"],
        text=foreword["text"],
        on=date.fromisoformat(str(foreword["as_at"])),
        signed_name=foreword["signed_name"] or "",
        signed_office=foreword["signed_office"] or "",
        by=EXAMPLE,
        at=at,
    )


def _release(fund: str, at: datetime) -> None:
    publications.release(title="pipeline-booklet", subject=fund, as_at=at.date(), by=EXAMPLE, at=at)


def _meeting(told: dict[str, Any], at: datetime) -> None:
    governance.enter_meeting(
        body=told["body"],
        label=told["label"],
        held=When.parse(str(told["held"])),
        citing=Citation(source=told["source"], place=told["place"], stated=told["stated"]),
        by=EXAMPLE,
        at=at,
    )
