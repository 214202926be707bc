"""The booklet in its forms: what it says, in which order, and that it stays so.

Golden files stand in `tests/golden/pipeline-booklet`; `LETSEMA_GOLDEN=write` writes them anew,
to be read in the diff.
"""

from __future__ import annotations

import copy
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from letsema.press import booklet
from letsema.publications.titles import pipeline_booklet
from letsema.values import canonical_text
from tests.publications.titles import booklets

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "pipeline-booklet"
LAND = re.compile(r'(<path class="land" d=")[^"]*')


@pytest.fixture(scope="module")
def content():
    return booklets.content()


@pytest.fixture(scope="module")
def made(content):
    return pipeline_booklet.render(content)


@pytest.fixture(scope="module")
def pages(made):
    return text_of(made["pdf"])


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    told = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return told


def as_reviewed(form, made):
    """The form as text that a diff shows well."""
    if form == "booklet.json":
        return json.dumps(json.loads(made["json"]), ensure_ascii=False, indent=1) + "\n"
    if form == "booklet.html":
        return LAND.sub(r"\1…", made["html"].decode())
    numbered = [f"=== {n} ===\n{t.rstrip()}\n" for n, t in enumerate(text_of(made["pdf"]), 1)]
    return re.sub(r"[ ]+\n", "\n", "\n".join(numbered))


@pytest.mark.parametrize("form", ["booklet.json", "booklet.html", "booklet.pdf.txt"])
def test_the_booklet_is_as_it_was_reviewed(form, made):
    told = as_reviewed(form, made)
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / form).write_text(told, encoding="utf-8")
    assert told == (GOLDEN / form).read_text(encoding="utf-8")


def test_the_same_content_gives_the_same_bytes_in_every_form(content, made):
    assert pipeline_booklet.render(copy.deepcopy(content)) == made


def test_only_the_forms_asked_for_are_made(content):
    assert set(pipeline_booklet.render(content, ("json",))) == {"json"}


def test_the_json_is_the_content_itself(content, made):
    assert made["json"].decode() == canonical_text(content)


def test_rendering_leaves_the_content_as_it_was(content, made):
    assert content == booklets.content()


def page_with(pages, *words):
    return next(i for i, text in enumerate(pages) if all(w in text for w in words))


def test_the_parts_follow_in_order(pages):
    order = [
        page_with(pages, "Example Fund for Safe Journeys\nPipeline of Joint"),
        page_with(pages, "\nFOREWORD\n"),
        page_with(pages, "\nContents\n"),
        page_with(pages, "at a glance\nIn the pipeline"),
        page_with(pages, "THEMATIC AREA 1\nPlans and debates"),
        page_with(pages, "CÔTE D'IVOIRE\nJOINT PROGRAMME"),
        page_with(pages, "THEMATIC AREA 4\nFair work"),
        page_with(pages, "REGIONAL PACIFIC\n"),
        page_with(pages, "ANNEX: FUNDED JOINT PROGRAMMES"),
        page_with(pages, "ANNEX: CLOSED JOINT PROGRAMMES"),
        page_with(pages, "What changed since edition 1\nDecember 2030"),
        page_with(pages, "All programmes\nPipeline, funded"),
        page_with(pages, "\nSources\n", "\nContacts\n"),
    ]
    assert order == sorted(order)


def test_the_labels_of_a_programme_stand_in_reading_order(pages):
    page = pages[page_with(pages, "CÔTE D'IVOIRE\nJOINT PROGRAMME")]
    labels = [
        "\nCÔTE D'IVOIRE\n",
        "\nJOINT PROGRAMME\nA register of arrivals",
        "\nBUDGET (USD)\n1,700,000\n",
        "\nDURATION (MONTHS)\n36\n",
        "\nSTATUS\nJoint Programme document",
        "\nPARTICIPATING UN ORGANIZATIONS\nIOM",
        "\nMOST RELEVANT SDG GOALS\n10",
        "\nKEY PARTNERS\nGovernment: Ministry of Interior;\nNational Statistical Office\n",
        "\nCivil society: Union of Coastal Towns\n",
        "\nSUMMARY\nThree ministries keep one register.\nIt is read\n- in every district,\n- aloud.\n",
        "\nNOTES\n",
        "\nSOURCES\n",
    ]
    found = [page.find(label) for label in labels]
    assert -1 not in found, [label for label, at in zip(labels, found, strict=True) if at < 0]
    assert found == sorted(found)


def test_a_region_prints_its_countries_under_its_name(pages):
    page = pages[page_with(pages, "REGIONAL PACIFIC\n")]
    assert "REGIONAL PACIFIC\nFiji, Tuvalu, Kiribati\nJOINT PROGRAMME\n" in page


def test_what_no_source_states_reads_as_what_it_is(pages):
    page = pages[page_with(pages, "LESOTHO\nJOINT PROGRAMME")]
    for label in ("JOINT PROGRAMME", "DURATION (MONTHS)", "KEY PARTNERS", "SUMMARY"):
        assert f"{label}\nNot stated in the sources\n" in page
    assert "BUDGET (USD)\n1,200,000.50\n" in page


def test_an_area_that_was_inferred_says_so(pages):
    page = pages[page_with(pages, "BOTSWANA, MEXICO\nJOINT PROGRAMME")]
    assert "(inferred, not stated" in " ".join(page.split())


def test_page_numbers_in_the_contents_are_right(pages):
    contents = pages[page_with(pages, "\nContents\n")]
    for heading in ("Lesotho", "Peru", "Regional Pacific", "Botswana, Mexico"):
        number = int(re.search(rf"^(\d+) {heading}", contents, re.MULTILINE)[1])
        assert f"{heading.upper()}\n" in pages[number - 1]
        assert pages[number - 1].rstrip().endswith(str(number))


def test_pipeline_and_funded_are_never_added(made, pages):
    told = "\n".join(pages) + made["html"].decode()
    assert "6,750,000.50" in told
    for wrong in ("7,650,000.50", "8,400,000.50", "1,650,000"):
        assert wrong not in told


def test_an_unsigned_foreword_says_so(pages):
    assert pages[page_with(pages, "\nFOREWORD\n")].count("Unsigned") == 1


def test_a_signed_foreword_has_name_and_office(content):
    told = copy.deepcopy(content)
    told["foreword"].update(signed_name="A. Person", signed_office="Chair")
    pages = text_of(pipeline_booklet.render(told, ("pdf",))["pdf"])
    page = pages[page_with(pages, "\nFOREWORD\n")]
    assert "A. Person\nChair" in page
    assert "Unsigned" not in page


def test_a_proof_says_that_it_is_no_edition(content):
    told = copy.deepcopy(content)
    told["edition"] = {"number": None, "follows": None}
    forms = pipeline_booklet.render(told, ("pdf", "html"))
    assert "Proof" in text_of(forms["pdf"])[0]
    assert 'class="mark proof"' in forms["html"].decode()


def test_the_running_head_is_the_same_on_every_page(pages):
    head = "Example Fund for Safe Journeys · Pipeline of Joint Programmes"
    assert all(text.startswith(head) for text in pages if "\nJOINT PROGRAMME\n" in text)


def test_the_pdf_is_tagged_and_dated_by_its_content(made):
    assert b"pdfuaid" in made["pdf"]
    assert b"2031-06-30" in made["pdf"]


def test_too_much_of_everything_and_nothing_at_all_are_printed():
    forms = pipeline_booklet.render(booklets.extremes())
    pages = text_of(forms["pdf"])
    told = " ".join("\n".join(pages).split())
    assert "Division 1;" in told
    assert "Division 60" in told
    assert told.count("The district offices ask") == 6 * 12 + 60
    assert "THEMATIC AREA 4" in told


def test_a_long_list_of_partners_stays_on_the_page_of_its_programme():
    pages = text_of(pipeline_booklet.render(booklets.extremes(), ("pdf",))["pdf"])
    page = pages[page_with(pages, "CÔTE D'IVOIRE\nJOINT PROGRAMME")]
    assert "Division 60" in page
    assert "\nSUMMARY\n" in page


def test_odd_characters_are_printed_as_their_like(content):
    told = copy.deepcopy(content)
    told["entries"][0]["title"] = "Cross\u2011border\u0007 work"
    pages = text_of(pipeline_booklet.render(told, ("pdf",))["pdf"])
    assert any("Cross-border work" in text for text in pages)


class Reader(HTMLParser):
    """What a page holds: headings in order, ids, links to them, images without words."""

    def __init__(self):
        super().__init__()
        self.headings, self.ids, self.targets, self.styled = [], [], [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in told:
            self.ids.append(told["id"])
        if told.get("href", "").startswith("#"):
            self.targets.append(told["href"][1:])
        if "style" in told:
            self.styled.append(tag)


@pytest.fixture(scope="module")
def page(made):
    reader = Reader()
    reader.feed(made["html"].decode())
    return reader


def test_headings_go_down_one_step_at_a_time(page):
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(below - above <= 1 for above, below in steps)


def test_every_link_inside_the_page_leads_somewhere_once(page):
    assert set(page.targets) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_stands_by_itself_under_a_strict_policy(made, page):
    html = made["html"].decode()
    assert page.styled == []
    assert "<script" not in html
    assert "<link" not in html


def test_foreign_words_are_not_markup(content):
    told = copy.deepcopy(content)
    told["entries"][0].update(title="<script>x</script>", heading="A & B")
    html = pipeline_booklet.render(told, ("html",))["html"].decode()
    assert "<script>" not in html
    assert "A &amp; B" in html


def test_lines_of_a_list_stay_lines(made):
    assert "<p>It is read<br>- in every district,<br>- aloud.</p>" in made["html"].decode()


def test_the_printed_booklet_reads_back_as_it_was_written(content, made):
    names = {c["name"].casefold(): c["code"] for e in content["entries"] for c in e["countries"]}
    groups = {"government": "government", "civil society": "civil-society"}
    reading = booklet.read_booklet(made["pdf"], booklet.Names(names, {}, groups))
    assert booklet.differences(reading, content) == ()
    assert [(area.number, area.name) for area in reading.thematic_areas][:1] == [
        (1, "Plans and debates that rest on evidence")
    ]
