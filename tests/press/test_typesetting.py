"""Typesetting: the same bytes, the packaged fonts, and every warning an error."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from letsema.press import typesetting
from letsema.press.typesetting import TypesettingError, typeset

HEAD = '#set document(title: "A page")\n#set text(font: "Source Serif Pro", lang: "en")\n'
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>'


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    told = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told


def test_content_is_printed_as_it_is_never_as_markup():
    pdf = typeset(HEAD + '#json("content.json").name', {"name": "*#strong* $x$ <tag>"})
    assert words(pdf) == "*#strong* $x$ <tag>"


def test_the_same_content_gives_the_same_bytes():
    template = HEAD + '= A page\n#json("content.json").name'
    assert typeset(template, {"name": "é"}) == typeset(template, {"name": "é"})


def test_the_day_it_says_it_was_made_is_given():
    one = typeset(HEAD + "a", {}, dated=date(2021, 6, 30))
    assert b"2021-06-30" in one
    assert one != typeset(HEAD + "a", {}, dated=date(2022, 6, 30))


def test_the_pages_are_tagged_and_say_their_language():
    pdf = typeset(HEAD + "= A heading\ntext", {})
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid" in pdf
    assert b"/Lang" in pdf


def test_both_families_stand_in_all_their_cuts():
    cuts = {(f.family, f.weight, f.style) for f in typesetting.fonts().fonts()}
    for family in typesetting.FONTS:
        assert {(family, w, "normal") for w in (300, 400, 600, 700)} <= cuts
        assert {(family, w, "italic") for w in (400, 600)} <= cuts


def test_fonts_of_the_machine_are_ignored():
    assert sorted(typesetting.fonts().families()) == sorted(typesetting.FONTS)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('#text(font: "Comic Sans MS")[a]', "unknown font family"),
        ("#nothing-of-that-name", "unknown variable"),
        ('#image("dot.svg")', "missing alt text"),
        ("中文", "could not be displayed"),
        ('#import "@preview/thing:1.0.0"', "packages|package"),
    ],
    ids=["unknown-font", "unknown-name", "picture-without-words", "no-letter-for-it", "package"],
)
def test_what_is_not_right_is_not_printed(markup, said):
    with pytest.raises(TypesettingError, match=said):
        typeset(HEAD + markup, {}, {"dot.svg": DOT})


def test_a_picture_with_words_is_printed():
    assert typeset(HEAD + '#image("dot.svg", alt: "A dot")', {}, {"dot.svg": DOT})


def test_templates_may_be_parted_into_files(tmp_path):
    main = tmp_path / "page.typ"
    main.write_text(HEAD + '#import "parts/name.typ": name\n#name', encoding="utf-8")
    assert words(typeset(main, {}, {"parts/name.typ": b"#let name = [Moshoeshoe]"})) == "Moshoeshoe"


@pytest.mark.parametrize("name", ["../out.typ", "/etc/out.typ"])
def test_nothing_is_written_outside_the_pages_directory(name):
    with pytest.raises(TypesettingError, match="outside"):
        typeset(HEAD + "a", {}, {name: b""})


def test_nothing_is_read_from_outside_the_pages_directory():
    with pytest.raises(TypesettingError):
        typeset(HEAD + '#read("/../../etc/hostname")', {})
