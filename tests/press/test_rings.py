"""The ring: everybody on it, every tie drawn, nothing that a strict page forbids."""

from __future__ import annotations

import math
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from letsema.press.rings import FEW, MIDDLE, RADIUS, Spot, ring

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
SPOTS = st.lists(
    st.builds(Spot, TEXTS, TEXTS, st.integers(0, 900), st.sampled_from(("", "/a/?b&c"))),
    min_size=1,
    max_size=60,
)


def drawn(spots, lines=(), **told):
    return ElementTree.fromstring(ring(spots, lines, title="T <1>", description="D & E", **told))


@given(SPOTS)
def test_everybody_stands_on_the_ring_once_with_a_name_and_words(spots):
    found = drawn(spots)
    discs = list(found.iter(f"{SVG}circle"))
    assert len(discs) == len(spots)
    for disc in discs:
        x, y = float(disc.get("cx")), float(disc.get("cy"))
        assert abs(math.hypot(x - MIDDLE, y - MIDDLE) - RADIUS) < 0.2
    assert len({(disc.get("cx"), disc.get("cy")) for disc in discs}) == len(spots)
    assert len(list(found.iter(f"{SVG}text"))) == len(spots)
    said = [each.text or "" for each in found.iter(f"{SVG}title")][1:]
    assert said == [spot.title for spot in spots]
    assert len(list(found.iter(f"{SVG}a"))) == sum(bool(spot.href) for spot in spots)


@given(SPOTS)
def test_a_drawing_holds_no_style_and_no_script_and_is_the_same_again(spots):
    told = ring(spots, [], title="T", description="D")
    assert told == ring(spots, [], title="T", description="D")
    for each in ElementTree.fromstring(told).iter():
        assert each.tag not in (f"{SVG}style", f"{SVG}script")
        assert not any(name == "style" or name.startswith("on") for name in each.attrib)


def test_each_tie_is_a_line_wider_for_more_ties():
    spots = [Spot(str(n), str(n), n) for n in range(4)]
    lines = list(drawn(spots, [(0, 1, 1), (2, 3, 8)]).iter(f"{SVG}path"))
    widths = [float(each.get("stroke-width")) for each in lines]
    assert len(widths) == 2
    assert widths[0] < widths[1]


def test_who_is_in_the_middle_stands_there():
    spots = [Spot(str(n), str(n), n) for n in range(4)]
    found = drawn(spots, [(0, 2, 1)], centre=2)
    middle = [e for e in found.iter(f"{SVG}circle") if "centre" in e.get("class")]
    assert [(float(e.get("cx")), float(e.get("cy"))) for e in middle] == [(MIDDLE, MIDDLE)]


def test_a_group_is_announced_where_there_are_links_and_an_image_where_none():
    assert drawn([Spot("A", "A", 1, "/a/")]).get("role") == "group"
    assert drawn([Spot("A", "A", 1)]).get("role") == "img"


def test_few_names_stand_level_and_many_are_turned():
    for count, turned in ((FEW, 0), (FEW + 1, FEW + 1)):
        texts = drawn([Spot("A", "A", 1)] * count).iter(f"{SVG}text")
        assert sum("rotate" in (each.get("transform") or "") for each in texts) == turned


def test_a_long_name_is_shortened_and_read_out_whole():
    name = "International Organization for Migration"
    (text,) = drawn([Spot(name, name, 1)]).iter(f"{SVG}text")
    assert text.text == "International Organ…"


def test_a_hub_is_a_square():
    found = drawn([Spot("A", "A", 1), Spot("B", "B", 1, hub=True)])
    assert [each.get("class") for each in found.iter(f"{SVG}rect")] == ["hub"]
