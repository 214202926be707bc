"""Partner and participant lists, with headings and without."""

from letsema.press.booklet import Participant, Partner
from letsema.press.booklet.lines import Line
from letsema.press.booklet.partners import PartnerReader, read_participants
from letsema.press.booklet.places import Gazetteer
from letsema.press.booklet.segments import Field
from tests.press.booklet.gazetteer import NAMES

READER = PartnerReader(NAMES, Gazetteer(NAMES.countries))


def printed(text, inline=""):
    lines, gap = [], 0
    for number, row in enumerate(text.split("\n"), 2):
        if row:
            lines.append(Line(row, number, 1, gap))
            gap = 0
        else:
            gap += 1
    return Field("partners", "", Line("KEY PARTNERS", 1, 1), inline, lines)


def names(text):
    partners, _ = READER.read(printed(text))
    return [partner.name for partner in partners or ()]


def test_lists_part_at_semicolons_and_line_ends_never_at_commas():
    assert names("Board of Work, Rest and Play; Bank\nCity Hall.") == [
        "Board of Work, Rest and Play",
        "Bank",
        "City Hall",
    ]


def test_a_semicolon_in_brackets_parts_nothing():
    assert names("Union (one; two); Bank") == ["Union (one; two)", "Bank"]


def test_headings_are_groups_countries_or_as_printed():
    partners, _ = READER.read(
        printed("Government: A Board;\nB Board\n\nTogo: C Board\n\nOthers: D")
    )
    assert partners == (
        Partner("A Board", "Government", "government"),
        Partner("B Board", "Government", "government"),
        Partner("C Board", "Togo", None, "TGO"),
        Partner("D", "Others"),
    )


def test_a_heading_on_a_line_of_its_own_holds_until_the_next():
    partners, _ = READER.read(printed("CIVIL SOCIETY\n\nA Club\n\nB Club\n\nAcademia:\nC School"))
    assert partners
    assert [p.group for p in partners] == ["civil-society", "civil-society", "academia"]


def test_a_known_heading_inside_a_line_opens_its_group():
    partners, _ = READER.read(printed("Government: A Board Civil Society: B Club; C Club"))
    assert partners
    assert [(p.name, p.group) for p in partners] == [
        ("A Board", "government"),
        ("B Club", "civil-society"),
        ("C Club", "civil-society"),
    ]


def test_a_block_without_a_heading_is_not_the_group_s_above():
    partners, _ = READER.read(printed("Government: A Board\n\nB Club"))
    assert partners
    assert partners[1] == Partner("B Club")


def test_a_place_in_brackets_is_part_of_the_name():
    assert names("(Guinea) Ministry of Work") == ["(Guinea) Ministry of Work"]


def test_a_long_comma_list_is_one_name_and_told():
    partners, unsplit = READER.read(printed("A Board, B Board, C Board, D Board"))
    assert partners == (Partner("A Board, B Board, C Board, D Board"),)
    assert unsplit == ("A Board, B Board, C Board, D Board",)


def test_a_dash_is_no_partner():
    assert READER.read(printed("—")) == (None, ())


def test_participants_have_roles_and_remarks_are_apart():
    assert read_participants(
        printed("IOM (convening); UNDP; UN Fund (UNF)\n(with a Platform)")
    ) == (
        (Participant("IOM", "convening"), Participant("UNDP"), Participant("UN Fund (UNF)")),
        ("(with a Platform)",),
    )
