"""Tokens of colour: what stands on what can be read, in light, dark and print (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import letsema.doors.web

SHEETS = Path(letsema.doors.web.__file__).parent / "static" / "web"
TOKENS = (SHEETS / "tokens.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0
MODES = ("light", "dark", "print")
AREAS = range(1, 6)


def declared(text):
    """Colours by token in a piece of style sheet."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def tokens(mode):
    """Every colour token of a mode: those of light, and what the mode puts in their place."""
    light, rest = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    dark, printed = rest.split("@media print")
    return {**declared(light), **declared({"light": "", "dark": dark, "print": printed}[mode])}


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, two):
    """The ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WORDS = [
    *[
        (ink, ground)
        for ink in ("ink", "quiet", "accent")
        for ground in ("paper", "raised", "wash")
    ],
    ("wrong", "paper"),
    ("on-accent", "accent"),
    *[(f"on-area-{n}", f"area-{n}") for n in AREAS],
    *[(f"on-step-{n}", f"step-{n}") for n in (2, 3, 4, 5)],
]
MARKS = [
    ("edge", "paper"),
    ("edge", "raised"),
    ("accent", "paper"),
    *[(f"rim-{n}", ground) for n in AREAS for ground in ("paper", "raised")],
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read_on_what_they_stand_on(mode, ink, ground):
    colours = tokens(mode)
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_told_from_what_they_stand_on(mode, mark, ground):
    colours = tokens(mode)
    assert contrast(colours[mark], colours[ground]) >= GRAPHIC


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_ramp_of_stages_goes_one_way(mode):
    colours = tokens(mode)
    ground = colours["paper"]
    steps = [contrast(colours[f"step-{n}"], ground) for n in (2, 3, 4, 5)]
    assert steps == sorted(steps)


def test_the_page_and_the_map_in_print_show_areas_in_the_same_colours():
    from letsema.press import maps

    light = tokens("light")
    assert {n: light[f"area-{n}"] for n in AREAS} == maps.AREA_COLOURS


def test_every_token_used_is_declared():
    sheets = "".join(path.read_text(encoding="utf-8") for path in sorted(SHEETS.glob("*.css")))
    local = {"area", "on-area", "rim", "step", "on-step", "step-edge"}  # set by a mark's own class
    used = set(re.findall(r"var\(--([\w-]+)", sheets)) - local
    assert used - set(re.findall(r"--([\w-]+):", TOKENS)) == set()


def test_no_template_carries_a_style_or_a_script_in_itself():
    templates = Path(letsema.doors.web.__file__).parent / "templates"
    pattern = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:")
    wrong = [
        path.name
        for path in templates.rglob("*.html")
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []
