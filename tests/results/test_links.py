"""What points at an instrument is found under all it was merged with, and under its own again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.results import commands, queries
from tests import making
from tests.results import achievement_permits as more
from tests.results import permits as made
from tests.results.permits import HOW
from tests.trying import tries

KEYS = ("a", "b", "c")
KEPT = {"Instrument.merged_into", "Instrument.stands_as"}
"""What a merge itself writes."""


def numbers(part: str) -> Callable[[str], Any]:
    return lambda key: (each.number for each in getattr(queries.instrument(key), part))


LINKS: dict[str, Callable[[str], Any]] = {
    "InstrumentName.instrument": numbers("names"),
    "InstrumentSector.instrument": numbers("sectors"),
    "InstrumentStage.instrument": numbers("stages"),
    "Mainstreaming.instrument": numbers("answers"),
    "InstrumentSupport.instrument": numbers("supports"),
    "Achievement.instrument": lambda k: (
        each.number
        for each in queries.achievements(instrument=k).entries
        if each.instrument.key == queries.instrument(k).key
    ),
    "ProcessContribution.instrument": lambda k: (
        each.number
        for each in queries.processes(instrument=k)
        if each.instrument.key == queries.instrument(k).key
    ),
    "Story.instrument": lambda k: (
        each.number
        for each in queries.stories(instrument=k)
        if each.instrument.key == queries.instrument(k).key
    ),
    "InitiativeInstrument.instrument": lambda k: (
        each.key
        for each in queries.initiatives(instrument=k)
        if queries.instrument(k).key in {told.instrument.key for told in each.instruments}
    ),
}
"""By foreign key, what is found through it of an instrument."""


def found(key: str) -> dict[str, set[Any]]:
    return {name: set(told_of(key)) for name, told_of in LINKS.items()}


def test_every_foreign_key_to_an_instrument_is_tried():
    instrument = apps.get_model("results.Instrument")
    assert {*LINKS, *KEPT} == {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is instrument
    }


def tell(key: str) -> None:
    """All that can be told of an instrument, once."""
    made.name(key)
    made.sector(key)
    made.stage(key)
    made.answer(key)
    made.support(key)
    more.achievement(key, instrument=key)
    more.process(forum=key, instrument=key)
    more.story(title=key, instrument=key)
    more.initiative(f"school-{key}", instruments=[key])


class Undone(Exception):
    """Takes back what a history wrote."""


PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))
HISTORIES = st.lists(st.tuples(st.sampled_from(("merge", "merge", "part")), PAIRS), max_size=7)
CHAIN = [("merge", ("a", "b")), ("merge", ("b", "c")), ("part", ("a", "b"))]


def end(key: str, into: dict[str, str]) -> str:
    return end(into[key], into) if key in into else key


@pytest.mark.django_db
def test_no_link_of_an_instrument_is_lost_by_merging_or_by_parting_again():
    making.world()
    making.programme()
    for key in KEYS:
        tell(key)
    before = {key: found(key) for key in KEYS}
    assert all(told_so for key in KEYS for told_so in before[key].values())

    @settings(max_examples=tries(6))
    @given(HISTORIES)
    @example(CHAIN)
    def holds(history):
        into: dict[str, str] = {}
        with contextlib.suppress(Undone), transaction.atomic():
            for step, (one, other) in history:
                if step == "part" and one in into:
                    commands.unmerge_instrument(key=one, why="Two.", **HOW)
                    del into[one]
                elif step == "merge" and one not in into and end(one, into) != end(other, into):
                    commands.merge_instruments(key=one, into=other, why="One.", **HOW)
                    into[one] = other
            for key in KEYS:
                group = [each for each in KEYS if end(each, into) == end(key, into)]
                assert found(key) == {
                    name: set().union(*(before[each][name] for each in group)) for name in LINKS
                }
            assert queries.register().total == len({end(key, into) for key in KEYS})
            for one in list(into):
                commands.unmerge_instrument(key=one, why="Two.", **HOW)
            assert {key: found(key) for key in KEYS} == before
            assert list(journal.breaches()) == []
            raise Undone

    holds()
