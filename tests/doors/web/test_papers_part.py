"""The line of links to papers made when they are asked for, as pages include it."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.urls import resolve

PAPERS = [("programme-factsheet", "GHANA-2"), ("programme-brochure", "GHANA-2")]


def test_each_paper_is_linked_in_its_forms_under_its_name():
    told = render_to_string(
        "web/parts/papers.html", {"papers": PAPERS, "query": "?as_at=2021-06-30"}
    )
    for title, name in (("programme-factsheet", "Factsheet"), ("programme-brochure", "Brochure")):
        for form in ("pdf", "html", "xlsx"):
            address = f"/papers/{title}/GHANA-2.{form}"
            assert f'href="{address}?as_at=2021-06-30"' in told
            assert resolve(address).url_name == "paper"
        assert f">{name}</a>" in told


def test_nothing_stands_where_there_is_no_paper():
    assert render_to_string("web/parts/papers.html", {}).strip() == ""
