"""Sizes: what no longer fits on a screen is two things."""

from __future__ import annotations

import ast

import pytest

from tests.house import tree

MODULE, FUNCTION, VIEW, TEMPLATE, TEST_MODULE = 400, 40, 20, 200, 600


def too_long(paths, limit):
    """`file: lines` for every file with more lines than the limit."""
    counted = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path in paths)
    return [f"{tree.name(path)}: {lines} > {limit}" for path, lines in counted if lines > limit]


def is_view(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A view is a function of a page's module that is handed the request first."""
    return bool(node.args.args) and node.args.args[0].arg == "request"


def functions_too_long(paths, limit, only=lambda node: True):
    """`file:line name: lines` for every function longer than the limit."""
    return [
        f"{tree.name(path)}:{node.lineno} {node.name}: {tree.length(node)} > {limit}"
        for path in paths
        for node in tree.functions(path)
        if only(node) and tree.length(node) > limit
    ]


@pytest.mark.parametrize("place", ["src", "tools"])
def test_a_module_is_at_most_400_lines(place):
    assert too_long(tree.modules(tree.ROOT / place), MODULE) == []


@pytest.mark.parametrize("place", ["src", "tools"])
def test_a_function_is_at_most_40_lines(place):
    assert functions_too_long(tree.modules(tree.ROOT / place), FUNCTION) == []


def test_a_view_is_at_most_20_lines():
    pages = tree.modules(tree.PACKAGE / "doors" / "web")
    assert functions_too_long(pages, VIEW, only=is_view) == []


def test_a_template_is_at_most_200_lines():
    assert too_long(tree.ending(".html", tree.PACKAGE), TEMPLATE) == []


def test_a_test_module_is_at_most_600_lines():
    assert too_long(tree.modules(tree.ROOT / "tests"), TEST_MODULE) == []
