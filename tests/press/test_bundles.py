"""Bundles: papers joined in order, the broken and the locked told of, the same bytes."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.press import bundles
from letsema.press.typesetting import typeset
from tests.press.bundling import HEAD, locked, paper
from tests.trying import tries


def texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    told = [page.get_textpage().get_text_range().strip() for page in document]
    document.close()
    return told


def test_pages_stand_after_the_page_they_were_asked_after():
    front = paper("cover", "first divider", "second divider")
    joined = bundles.join(front, [(2, paper("a", "b")), (3, paper("c"))])
    assert texts(joined) == ["cover", "first divider", "a", "b", "second divider", "c"]
    assert bundles.pages(joined) == 6


def test_without_papers_the_front_is_left_as_it_is():
    front = paper("cover")
    assert bundles.join(front, []) is front


def test_the_same_papers_give_the_same_bytes():
    front, papers = paper("cover"), [(1, paper("a", "b")), (1, paper("c"))]
    assert bundles.join(front, papers) == bundles.join(front, papers)


def test_another_paper_gives_another_identity():
    front = paper("cover")
    one, two = bundles.join(front, [(1, paper("a"))]), bundles.join(front, [(1, paper("b"))])
    assert bundles.IDENTITY.search(one).groups() != bundles.IDENTITY.search(two).groups()


def test_links_and_tags_of_the_front_stay():
    front = typeset(HEAD + "#outline()\n#pagebreak()\n= There", {})
    joined = bundles.join(front, [(1, paper("a"))])
    document = pypdfium2.PdfDocument(joined)
    assert [b.get_dest().get_index() for b in document.get_toc()] == [2]
    document.close()
    assert b"/StructTreeRoot" in joined
    assert b"/Lang" in joined


def test_a_bundle_does_not_claim_what_nobody_checked_of_its_papers():
    front = paper("cover")
    assert b"pdfuaid" in front
    assert b"pdfuaid" not in bundles.join(front, [(1, paper("a"))])


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", bundles.Look(0, "broken")),
        (b"not a PDF at all", bundles.Look(0, "broken")),
        (b"%PDF-1.7\n%%EOF", bundles.Look(0, "broken")),
        (locked(), bundles.Look(0, "locked")),
    ],
)
def test_what_cannot_be_joined_is_told_of(content, seen):
    assert bundles.look(content) == seen


def test_a_paper_is_counted_before_it_is_joined():
    assert bundles.look(paper("a", "b", "c")) == bundles.Look(3)


def test_a_document_without_pages_is_told_of():
    made, empty = io.BytesIO(), pypdfium2.PdfDocument.new()
    empty.save(made)
    empty.close()
    assert bundles.look(made.getvalue()).fault in ("empty", "broken")


WHOLE = paper("a", "b")


@settings(max_examples=tries(40))
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40))
def test_a_paper_damaged_anywhere_is_joined_or_told_of(place, noise):
    damaged = WHOLE[:place] + noise + WHOLE[place + len(noise) :]
    for content in (damaged, WHOLE[:place]):
        seen = bundles.look(content)
        if seen.fault:
            assert seen.fault in bundles.FAULTS
        else:
            assert bundles.pages(bundles.join(paper("front"), [(1, content)])) == 1 + seen.pages
