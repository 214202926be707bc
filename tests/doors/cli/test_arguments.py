"""Every command explains itself; a call that makes no sense is refused in one line."""

from __future__ import annotations

import argparse

import pytest

from letsema.doors.cli.arguments import parser

pytestmark = pytest.mark.xdist_group("record")


def commands(whole, before=()):
    """Every command there is, as the words that call it."""
    groups = [a for a in whole._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        return [before]
    found = [] if not before else [before]
    for name, command in groups[0].choices.items():
        found += commands(command, (*before, name))
    return found


ALL = [" ".join(words) for words in commands(parser())]
BUILT = [
    "serve",
    "prepare",
    "demo",
    "verify",
    "read booklet",
    "load booklet",
    "pipeline",
    "compare",
]
BUILT += ["titles", "publish", "release", "foreword", "loads", "undo", "split", "merge"]


def test_the_commands_that_people_script_against_are_there():
    assert set(BUILT) <= set(ALL)


@pytest.mark.parametrize("command", ALL)
def test_help_has_an_example_of_the_command(letsema, command):
    said = letsema(*command.split(), "--help")
    assert said.code == 0
    (example,) = [line for line in said.out.splitlines() if line.startswith("example: ")]
    assert example.startswith(f"example: letsema {command}")


@pytest.mark.parametrize("command", sorted({*ALL, "read", "load"} - {"read", "load"}))
def test_an_example_is_a_call_that_parses(command):
    import shlex

    whole = parser()
    found = whole
    for name in command.split():
        (group,) = [a for a in found._actions if isinstance(a, argparse._SubParsersAction)]
        found = group.choices[name]
    words = shlex.split(found.epilog.removeprefix("example: letsema "))
    assert whole.parse_args(words).act


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("", "required: COMMAND"),
        ("read", "required: WHAT"),
        ("fly", "invalid choice: 'fly'"),
        ("pipeline --as-at yesterday", "yesterday is not a date: write it as 2021-06-30"),
        ("pipeline --as-at 2021-02-30", "2021-02-30 is not a date"),
        ("pipeline --as-at 20210630T00:00", "is not a date"),
        ("pipeline --format yaml", "invalid choice: 'yaml'"),
        ("compare --from 2021-01-01", "required: --to"),
        ("load booklet x.txt --on 2021-06-30", "required: --fund"),
        ("load booklet x.txt --fund f --on soon", "soon is not a date"),
        ("load booklet x.txt --fund f --on 2021-06-30 --match three", "as 3=BOTSWANA-1"),
        ("load booklet x.txt --fund f --on 2021-06-30 --match 3=", "as 3=BOTSWANA-1"),
        ("publish pipeline-booklet", "required: --to"),
        ("undo one --why so", "invalid int value"),
        ("pipeline --nonsense", "unrecognized arguments: --nonsense"),
    ],
)
def test_a_bad_call_is_told_in_one_line(letsema, call, words):
    said = letsema(*call.split())
    assert (said.code, said.out) == (2, "")
    assert words in said.line
    assert "--help" in said.line
