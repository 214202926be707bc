"""The minutes in their forms: what they say, in which order, and that it stays so.

Golden files stand in `tests/golden/minutes`; `LETSEMA_GOLDEN=write` writes them anew, to be read
in the diff.
"""

from __future__ import annotations

import copy
import json
import os
import re
from pathlib import Path

import pytest

from letsema.publications.titles import minutes
from letsema.values import canonical_text
from tests.publications.titles import meetings, reading

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "minutes"


@pytest.fixture(scope="module")
def content():
    return meetings.minutes()


@pytest.fixture(scope="module")
def made(content):
    return minutes.render(content)


@pytest.fixture(scope="module")
def text(made):
    return " ".join(" ".join(reading.text_of(made["pdf"])).split())


def as_reviewed(form, made):
    """The form as text that a diff shows well."""
    if form.endswith(".json"):
        return json.dumps(json.loads(made["json"]), ensure_ascii=False, indent=1) + "\n"
    return made["html"].decode() if form.endswith(".html") else reading.numbered(made["pdf"])


@pytest.mark.parametrize("form", ["minutes.json", "minutes.html", "minutes.pdf.txt"])
def test_the_minutes_are_as_they_were_reviewed(form, made):
    told = as_reviewed(form, made)
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / form).write_text(told, encoding="utf-8")
    assert told == (GOLDEN / form).read_text(encoding="utf-8")


def test_a_round_is_as_it_was_reviewed_golden():
    told = reading.numbered(minutes.render(meetings.round_(), ("pdf",))["pdf"])
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        (GOLDEN / "round.pdf.txt").write_text(told, encoding="utf-8")
    assert told == (GOLDEN / "round.pdf.txt").read_text(encoding="utf-8")


def test_the_same_content_gives_the_same_bytes_in_every_form(content, made):
    assert minutes.render(copy.deepcopy(content)) == made


def test_the_json_is_the_content_itself(content, made):
    assert made["json"].decode() == canonical_text(content)


@pytest.mark.parametrize(
    "said",
    [
        "The quorum was met: 9 of 12 seats took part, 6 are needed.",
        "UNDP declared an interest (the organisation takes part in the programme) and left",
        "IOM declared an interest (the organisation takes part in the programme) and stayed",
        "Lesotho objected: The government was not asked.",
        "Migrants' associations stood aside: The fee charged to workers is not yet settled.",
        "by the alternate, Spain",
        "Release condition Owner: IOM · due 31 December 2031",
        "The secretariat found the note not eligible: No organisation of the United Nations",
        "Decided together with other items: see SC-07/2031-02 under item 2.",
        "The item was deferred and stays on the agenda of the next meeting.",
        "The programme now stands at: Document approved.",
        "30 June 2032 → 31 March 2033",
    ],
)
def test_what_happened_is_said_in_sentences(said, text):
    assert said in text


def test_silence_is_consensus_and_agreement_is_not_listed(text):
    assert "Norway agreed" not in text
    assert text.count("No member objected. The decision was taken by consensus.") == 6


def test_paragraphs_are_numbered_through(made):
    numbers = re.findall(r'<li id="p(\d+)"', made["html"].decode())
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_internal_words_stand_in_the_internal_edition_alone(made):
    inside = "The cost per head of the register is to be watched."
    internal = minutes.render(meetings.minutes(edition="internal"))
    assert inside not in made["html"].decode()
    assert inside in internal["html"].decode()
    assert inside in " ".join(reading.text_of(internal["pdf"])).replace("\n", " ")


def test_a_draft_says_so_until_it_is_signed(made):
    signed = {"on": "2031-07-30", "words": "", "sha256": "ab" * 32}
    kept = minutes.render(meetings.minutes(signed=signed), ("html",))["html"].decode()
    assert 'class="mark draft">Draft<' in made["html"].decode()
    assert "Draft" not in kept
    assert "Signed on 30 July 2031" in kept
    assert "ab" * 32 in kept


def test_a_round_tells_who_objected_and_what_went_through_by_silence():
    told = minutes.render(meetings.round_(), ("html",))["html"].decode()
    assert "Objected: Lesotho. Commented: Employers. 1 item went through without objection." in told
    assert "Members could object until 15 September 2031" in told
    assert "silent consent" in told
    assert "The item was objected to and is sent to a meeting." in told
    assert "quorum" not in told


def test_a_resolution_not_in_force_yet_says_so_and_claims_no_stage():
    told = meetings.minutes()
    for each in told["resolutions"]:
        each["entered"] = False
    page = minutes.render(told, ("html",))["html"].decode()
    assert "Proposed; not yet in force" in page
    assert "now stands at" not in page


@pytest.mark.parametrize("form", ["pdf", "html", "json"])
def test_a_meeting_without_items_or_attendance_has_minutes(form):
    assert minutes.render(meetings.bare(), (form,))[form]


def test_sixty_items_and_very_long_names_stay_on_the_page():
    pdf = minutes.render(meetings.crowd(meetings.minutes()), ("pdf",))["pdf"]
    assert reading.beyond_the_margins(pdf) == []
    assert 12 <= len(reading.text_of(pdf)) <= 30


def test_a_cancelled_meeting_says_so():
    told = meetings.minutes(meeting=meetings.head(state="cancelled"), attendance=[], quorum=None)
    page = minutes.render(told, ("html",))["html"].decode()
    assert "The meeting planned for 24–25 June 2031 was cancelled." in page


def test_markup_in_the_record_stays_words():
    told = meetings.minutes()
    told["items"][0]["title"] = "<script>*bold* #let $x$ “quoted” & more"
    made = minutes.render(told)
    assert "&lt;script&gt;" in made["html"].decode()
    assert "*bold* #let $x$" in " ".join(reading.text_of(made["pdf"]))
