"""What an office covers on a day, told by a naive replay as well."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules.offices import Coverage, covered, shows_details
from letsema.values import When

START = date(2020, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: START + timedelta(days=n))
WHENS = (
    st.none()
    | DAYS.map(When.on)
    | st.tuples(DAYS, st.integers(1, 9)).map(
        lambda told: When("not-before", told[0], told[0] + timedelta(days=told[1]))
    )
)
PIECES = st.builds(
    lambda what, since, until: Coverage(**what, since=since, until=until),
    st.sampled_from([{"country": "KEN"}, {"country": "GHA"}, {"grouping": "hills"}]),
    WHENS,
    WHENS,
)


def members(grouping, day):
    """Ghana has always been of the hills, Togo since the tenth."""
    return ("GHA", "TGO") if day is None or day >= START + timedelta(days=10) else ("GHA",)


def naive(piece, day):
    """`certain`, `possible` or `no`, spelt out."""
    if piece.until and day >= piece.until.latest:
        return "no"
    if piece.since and day < piece.since.latest:
        started = piece.since.earliest is None or piece.since.earliest <= day
        return "possible" if started else "no"
    if piece.since is None:
        return "possible"
    ending = piece.until and (piece.until.earliest is None or piece.until.earliest <= day)
    return "possible" if ending else "certain"


@given(st.lists(PIECES, max_size=6), DAYS)
def test_what_is_covered_on_a_day_is_what_a_replay_says(pieces, day):
    told = {}
    for piece in pieces:
        for code in [piece.country] if piece.country else members("hills", day):
            told.setdefault(code, set()).add(naive(piece, day))
    expected = {
        code: "certain" if "certain" in hows else "possible"
        for code, hows in told.items()
        if hows - {"no"}
    }
    assert covered(pieces, day, members) == expected


def test_today_is_what_has_no_end():
    pieces = [Coverage(grouping="hills"), Coverage("KEN", until=When.on(START))]
    assert covered(pieces, None, members) == {"GHA": "certain", "TGO": "certain"}


def test_details_are_shown_as_far_as_consent_goes():
    told = {
        (consent, public): shows_details(consent, public_only=public)
        for consent in ("none", "internal", "public")
        for public in (True, False)
    }
    assert [pair for pair, shown in told.items() if shown] == [
        ("internal", False),
        ("public", True),
        ("public", False),
    ]
