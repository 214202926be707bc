"""What makes two organisations look like one, and what a misspelling may mean."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from letsema.partners.rules.likeness import ALIKE, Known, may_be_the_same, misspelt

NAMES = st.lists(
    st.sampled_from(["hill", "lake", "society", "union", "migration", "of", "for"]),
    min_size=1,
    max_size=5,
).map(" ".join)
EVERYONE = st.lists(
    st.builds(
        Known,
        key=st.just(""),
        kind=st.sampled_from(["media", "academia"]),
        country=st.sampled_from(["", "KEN", "GHA"]),
        names=st.lists(NAMES, max_size=2).map(tuple),
        acronyms=st.lists(st.sampled_from(["hs", "lu"]), max_size=1).map(tuple),
        identifiers=st.lists(st.sampled_from([("ror", "1"), ("ror", "2")]), max_size=1).map(tuple),
    ),
    max_size=7,
).map(lambda told: [keyed(each, position) for position, each in enumerate(told)])


def keyed(each, position):
    told = (each.kind, each.country, each.names, each.acronyms, each.identifiers)
    return Known(f"k{position}", *told)


def reason(one, other):
    """The weightiest reason by looking at two alone."""
    if set(one.identifiers) & set(other.identifiers):
        return "same-identifier"
    near = one.country == other.country or not (one.country and other.country)
    if near and set(one.names) & set(other.names):
        return "same-name"
    if one.country == other.country and set(one.acronyms) & set(other.acronyms):
        return "same-acronym"
    return None


@given(EVERYONE)
def test_what_two_share_is_found_like_by_looking_at_every_pair(everyone):
    found = {(each.one, each.other): each.reason for each in may_be_the_same(everyone)}
    for one, other in combinations(everyone, 2):
        told = found.get((one.key, other.key))
        if (shared := reason(one, other)) or told != "alike":
            assert told == shared
        else:
            assert (one.kind, one.country) == (other.kind, other.country)
            best = max(fuzz.ratio(a, b) for a in one.names for b in other.names)
            assert best >= ALIKE


@given(EVERYONE, st.data())
def test_a_pair_known_to_be_two_is_left_out_and_changes_nothing_else(everyone, data):
    found = list(may_be_the_same(everyone))
    if not found:
        return
    out = data.draw(st.sampled_from(found))
    left = list(may_be_the_same(everyone, [frozenset((out.one, out.other))]))
    assert left == [each for each in found if each != out]


def test_a_slip_of_the_pen_is_found_wherever_it_stands():
    name = "international society for the hills of the north"
    slips = [name[:at] + name[at + 1 :] for at in range(len(name)) if name[at] != " "]
    for slip in slips:
        both = [Known("a", "media", "KEN", (name,)), Known("b", "media", "KEN", (slip,))]
        assert [each.reason for each in may_be_the_same(both)] == ["alike"], slip


def test_alike_names_of_another_kind_or_country_are_left_alone():
    one = Known("a", "media", "KEN", ("society of the hills",))
    for kind, country in (("academia", "KEN"), ("media", "GHA")):
        other = Known("b", kind, country, ("society of the hill",))
        assert not list(may_be_the_same([one, other]))


def test_a_misspelling_means_the_most_alike_first():
    names = ["international labour organization", "international lyric opera", "hill"]
    assert [at for at, _ in misspelt("internatonal labor organization", names)] == [0]
    assert misspelt("zebra", names) == []
