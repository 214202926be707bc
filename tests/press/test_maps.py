"""The drawn map: where things stand, what they mean, who can read it."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.press import earth, maps
from letsema.press.maps import Marker

SVG = "{http://www.w3.org/2000/svg}"
FIJI, TUVALU, KIRIBATI, LESOTHO, PERU = (
    (-17.8, 178.0),
    (-8.5, 179.2),
    (1.4, 173.0),
    (-29.6, 28.2),
    (-9.2, -74.4),
)


def marker(place=LESOTHO, **more):
    told = {"label": "Lesotho", "areas": (1,), "amount": Decimal(1_000_000), "funded": False}
    return Marker(place[0], place[1], **{**told, **more})


def drawn(svg):
    return ET.fromstring(svg)


def circles(svg):
    return [float(c.get("r")) for c in drawn(svg).iter(f"{SVG}circle")]


@given(
    st.floats(-89, 89),
    st.floats(-168, 190).map(lambda east: (east + 180) % 360 - 180),
)
def test_a_place_is_found_again_from_the_drawing(latitude, longitude):
    found = earth.unproject(*earth.project(latitude, longitude))
    assert found is not None
    assert found[0] == pytest.approx(latitude, abs=1e-6)
    assert (found[1] - longitude + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


def test_outside_the_globe_there_is_no_place():
    assert earth.unproject(2, 30) is None
    assert earth.unproject(600, -600) is None


@pytest.mark.parametrize("place", [FIJI, TUVALU, KIRIBATI, (-13.8, -171.8), (-21.2, -175.2)])
def test_the_pacific_is_whole_on_the_right(place):
    x, y = earth.project(*place)
    assert earth.WIDTH * 0.85 < x < earth.WIDTH - earth.MARGIN
    assert 0 < y < earth.HEIGHT


def test_land_is_some_eighteen_hundred_dots_inside_the_drawing():
    _, dots = earth.land()
    assert 1700 < len(dots) < 1900
    assert all(0 < x < earth.WIDTH and 0 < y < earth.HEIGHT for x, y in dots)


def test_africa_is_land_and_the_ocean_is_not():
    step, dots = earth.land()

    def near(place):
        x, y = earth.project(*place)
        return any(abs(x - dx) < step and abs(y - dy) < step for dx, dy in dots)

    assert near((0, 25))
    assert near((62, 100))
    assert not near((-40, -120))


def test_discs_have_surfaces_in_proportion_to_the_money():
    large, small = Decimal(4_000_000), Decimal(1_000_000)
    assert maps.radius(small, large, 20) == pytest.approx(maps.radius(large, large, 20) / 2)


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(1)])
def test_no_marker_is_too_small_to_see(amount):
    assert maps.radius(amount, Decimal(9_000_000), 20) > 8


def test_programmes_in_one_country_stand_side_by_side():
    placed = maps.place([marker(areas=(n,)) for n in (1, 2, 3)], 15)
    for i, one in enumerate(placed):
        for other in placed[:i]:
            apart = sum((a - b) ** 2 for a, b in zip(one.place, other.place, strict=True)) ** 0.5
            assert apart > (one.radius + other.radius) * 0.9


def test_the_order_of_markers_does_not_change_the_drawing():
    markers = [marker(areas=(n,), label=str(n)) for n in (1, 2, 3)] + [marker(PERU, areas=(4,))]
    one = maps.world(markers, title="Map")
    assert one == maps.world(markers[::-1], title="Map")


def test_a_lone_marker_stands_on_its_country():
    (placed,) = maps.place([marker()], 15)
    assert placed.place == pytest.approx(earth.project(*LESOTHO), abs=1)


def test_what_is_not_funded_is_hollow():
    hollow = maps.world([marker()], style="print", title="Map")
    solid = maps.world([marker(funded=True)], style="print", title="Map")
    assert 'fill="#ffffff" stroke="#1b5e74"' in hollow
    assert 'r="15" fill="#1b5e74"' in solid


def test_several_areas_are_rings_of_equal_surface():
    radii = circles(maps.world([marker(areas=(1, 4), funded=True)], style="print", title="Map"))
    assert radii[0] ** 2 == pytest.approx(2 * radii[1] ** 2, rel=0.02)


def test_on_a_page_colours_come_from_the_style_sheet():
    page = maps.world([marker(areas=(3,), href="/p/1", also=(PERU,))], title="Map")
    assert not re.search(r"#[0-9a-f]{6}", page)
    assert "style=" not in page
    assert 'class="area-3 hollow"' in page
    assert "currentColor" in page


def test_in_print_there_are_no_links_and_no_labels():
    printed = maps.world([marker(href="/p/1")], style="print", title="Map")
    assert "<a " not in printed
    assert "currentColor" not in printed


def test_a_map_without_links_is_one_image_with_its_words():
    svg = drawn(maps.world([marker()], title="Where & what", description="One <programme>"))
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text == "Where & what"
    assert svg.find(f"{SVG}desc").text == "One <programme>"
    assert svg.get("aria-labelledby") == "map-title"


def test_a_map_with_links_is_a_group_so_that_they_are_heard():
    svg = drawn(maps.world([marker(href="/p/1?a=1&b=2", title="Lesotho: USD 1")], title="Map"))
    (link,) = svg.iter(f"{SVG}a")
    assert svg.get("role") == "group"
    assert link.get("href") == "/p/1?a=1&b=2"
    assert link.get("aria-label") == "Lesotho: USD 1"
    assert [t.text for t in link.iter(f"{SVG}text") if t.get("class") == "label"] == ["Lesotho"]


def test_the_number_of_the_area_stands_in_the_disc():
    assert ">4</text>" in maps.world([marker(areas=(4,), funded=True)], title="Map")


def test_figures_on_the_light_colour_are_dark():
    printed = maps.world([marker(areas=(4,), funded=True)], style="print", title="Map")
    assert f'fill="{maps.INK}" aria-hidden' in printed


def test_an_unknown_area_is_grey_and_without_a_number():
    printed = maps.world([marker(areas=())], style="print", title="Map")
    assert maps.OTHER_COLOUR in printed
    assert "<text" not in printed


def test_threads_lead_to_the_other_countries():
    assert 'class="area-1 thread"' in maps.world([marker(also=(PERU, FIJI))], title="Map")


def test_a_regions_marker_stands_in_its_midst():
    assert maps.central([FIJI, (-9.5, 160.0), (-16.0, 167.0), KIRIBATI]) in (0, 2)
    assert maps.central([PERU, LESOTHO]) == 0


def view_box(svg):
    return [float(v) for v in drawn(svg).get("viewBox").split()]


@pytest.mark.parametrize("place", [LESOTHO, FIJI, TUVALU, PERU, (70.0, -160.0)])
def test_a_locator_holds_its_country_and_stays_on_the_map(place):
    left, top, width, height = view_box(
        maps.locator([place], area=2, funded=True, title="Here", style="print")
    )
    x, y = earth.project(*place)
    assert left < x < left + width
    assert top < y < top + height
    assert left >= 0
    assert left + width <= earth.WIDTH


def test_a_locator_from_ocean_to_ocean_is_the_whole_map():
    told = maps.locator([FIJI, PERU], area=2, funded=False, title="Here")
    assert view_box(told)[2] == earth.WIDTH
    assert len(circles(told)) == 2


def test_a_locator_of_no_country_is_the_bare_map():
    assert circles(maps.locator([], area=None, funded=False, title="Nowhere")) == []


def test_a_symbol_for_a_legend_has_a_name():
    assert drawn(maps.symbol(5, funded=True, title="Funded")).find(f"{SVG}title").text == "Funded"


def test_a_hundred_markers_are_drawn_the_same_twice():
    markers = [
        marker((n % 60 - 30, n * 3 % 170), areas=(n % 5 + 1,), label=str(n)) for n in range(100)
    ]
    assert maps.world(markers, title="Map") == maps.world(markers, title="Map")
