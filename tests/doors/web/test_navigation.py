"""The masthead: few groups, what stands under each, where one is."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from letsema.doors.web import sections
from tests.doors.web import walking

LINK = re.compile(r'<a href="([^"]*)"( aria-current="(page|true)")?>([^<]*)</a>')
PLACES = [
    # address, section, entry (its words, aria-current)
    ("/pipeline/", "Pipeline", ("The pipeline", "page")),
    ("/compare/", "Pipeline", ("Two days compared", "page")),
    ("/programmes/GHANA-2/", "Programmes", None),
    ("/countries/GHA/", "Countries", None),
    ("/organisations/", "Partners", ("Organisations", "page")),
    ("/organisations/iom/", "Partners", ("Organisations", "true")),
    ("/offices/", "Partners", ("Offices", "page")),
    ("/agreements/", "Partners", ("Agreements", "page")),
    ("/works/", "Partners", ("Support", "true")),
    ("/bodies/hill-committee/", "Partners", ("Bodies", "true")),
    ("/network/", "Partners", ("Network", "page")),
    ("/policies/", "Results", ("Policies", "page")),
    ("/achievements/", "Results", ("Achievements", "page")),
    ("/meetings/", "Meetings", ("Meetings", "page")),
    ("/decisions/", "Meetings", ("Decisions", "page")),
    ("/editions/", "Editions", None),
    ("/about/", None, None),
    ("/", None, None),
]


def links(page: str, label: str) -> list[tuple[str, str]]:
    """(words, aria-current) of the links of a navigation; none where it does not stand."""
    _before, _found, rest = page.partition(f'<nav aria-label="{label}">')
    if not rest:
        _before, _found, rest = page.partition(f'<nav class="under" aria-label="{label}">')
    found = LINK.findall(rest.partition("</nav>")[0])
    return [(words, current) for _address, _whole, current, words in found]


@pytest.mark.parametrize(("address", "section", "entry"), PLACES)
def test_a_page_says_where_one_is(hills, read, address, section, entry):
    hills()
    page = read(address)
    main = dict(links(page, "Main"))
    assert [words for words, current in main.items() if current] == ([section] if section else [])
    under = links(page, section) if section else []
    assert [each for each in under if each[1]] == ([entry] if entry else [])


def test_the_groups_are_few_and_each_leads_somewhere(hills, read):
    hills()
    assert [words for words, _current in links(read("/"), "Main")] == [
        *("Pipeline", "Programmes", "Countries", "Partners", "Results", "Meetings", "Editions")
    ]
    for section in sections.SECTIONS:
        for entry in section.entries:
            read(reverse(entry.name))


def test_a_page_belongs_to_one_entry_at_most():
    every = [entry for section in sections.SECTIONS for entry in section.entries]
    for name in walking.ours():
        assert len([entry.name for entry in every if entry.holds(name)]) <= 1, name


def test_a_page_that_is_not_there_stands_in_no_section(db, read):
    assert not any(current for _words, current in links(read("/nowhere/", 404), "Main"))
