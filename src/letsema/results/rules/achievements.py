"""Achievements and contributions to processes: what may be said, and of which country. Pure."""

from __future__ import annotations

from collections.abc import Collection

from letsema.values import Refusal

ACHIEVEMENT_KINDS = "achievement-kinds"
"""The framework whose elements are kinds of achievement."""
UNCERTAIN = "not-certain"
"""The value of a cut where a source leaves open which country it speaks of."""


def judge_achievement(
    statement: str,
    country: str,
    certain: bool,
    candidates: Collection[str],
    stated: bool,
) -> list[Refusal]:
    """Why an achievement cannot be recorded; empty where it can.

    Where the source leaves the country open, none is told, with the candidates the layout leaves;
    one that is inferred all the same stands as inferred (`stated` False), never as said.
    """
    refusals = []
    if not statement.strip():
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="statement"))
    if country and not certain and stated:
        refusals.append(
            Refusal(
                "country-guessed",
                "%(country)s is not certain: leave the country open, or cite the source as not "
                "saying it",
                field="country",
                country=country,
            )
        )
    if candidates and (country or certain):
        refusals.append(
            Refusal(
                "country-settled",
                "candidates are told only where the country is not certain and none is given",
                field="candidates",
            )
        )
    return refusals


def judge_process(forum: str, brought: str, followed: str, by_whom: bool) -> list[Refusal]:
    """Why a contribution to a process cannot be recorded; empty where it can.

    It is somebody's (a programme's, an organisation's, a body's: `by_whom`) to a forum that is
    named, and something was brought or followed.
    """
    refusals = []
    if not forum.strip():
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="forum"))
    if not (brought.strip() or followed.strip()):
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="brought"))
    if not by_whom:
        refusals.append(
            Refusal(
                "by-nobody",
                "name the programme, the organisation or the body that contributed",
                field="programme",
            )
        )
    return refusals
