"""Names: the field's words, none that say nothing, none that belong to one machine."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house import tree

EMPTY = {"service", "manager", "helper", "util", "utils", "handler", "processor", "base"} | {
    "data",
    "info",
}
FOREIGN = {"handle_data", "setUpTestData", "value_omitted_from_data"}
"""Names that a library gives to what we write for it."""
NO_MODULE = {"services", "utils", "helpers", "common", "managers", "signals", "base"}
BINARY = {".png", ".jpg", ".pdf", ".xlsx", ".otf", ".ttf", ".woff2", ".ico", ".mo", ".gz"}

# Written with a ~ inside, so that this file does not find itself.
NOT_OURS = [
    pattern.replace("~", "")
    for pattern in (
        r"/wo~rk/",
        r"/ro~ot/",
        r"/ho~me/\w",
        r"/op~t/\w",
        r"\bfa~rm-\w",
        r"\bissu~es show\b",
        r"\bsuba~gent",
        r"\bAI assis~tant",
        r"\bpy~pi\.org",
        r"pythonho~sted",
        r"registry\.npm~js",
        r"\bdeb\.deb~ian",
    )
]


def words(name: str) -> set[str]:
    """The words of a name: `CamelCase`, `snake_case` and `kebab-case` alike, in small letters."""
    return {w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_a_name_is_taken_apart_into_its_words():
    assert words("BookletHandler") == {"booklet", "handler"}
    assert words("read_IATI_file") == {"read", "iati", "file"}
    assert words("database_url") & EMPTY == set()


@pytest.mark.parametrize("place", ["src", "tests", "tools"])
def test_no_class_or_function_has_an_empty_name(place):
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    wrong = [
        f"{tree.name(path)}:{node.lineno} {node.name}"
        for path in tree.modules(tree.ROOT / place)
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, kinds) and words(node.name) & EMPTY and node.name not in FOREIGN
    ]
    assert wrong == []


def test_no_module_has_an_empty_name():
    wrong = [
        tree.name(path)
        for path in tree.modules()
        if ({path.stem, path.parent.name} & NO_MODULE) or words(path.stem) & EMPTY
    ]
    assert wrong == []


def test_nothing_in_the_repository_belongs_to_one_machine():
    wrong = []
    for path in tree.files():
        if path.suffix in BINARY:
            continue
        text = path.read_text(encoding="utf-8")
        wrong += [f"{tree.name(path)}: {p}" for p in NOT_OURS if re.search(p, text, re.I)]
    assert wrong == []


def test_names_of_tests_are_sentences():
    wrong = [
        f"{tree.name(path)}:{node.lineno} {node.name}"
        for path in tree.modules(tree.ROOT / "tests")
        if path.stem.startswith("test_")
        for node in tree.functions(path)
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert wrong == []
