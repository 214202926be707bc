"""Documents: generated ones are fresh, links lead somewhere, promised commands exist."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys

from letsema.doors.cli import arguments
from tests.house import tree

LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"(?:`|^|bin/)letsema ([a-z]+(?: [a-z]+\b)?)", re.MULTILINE)
CALL = re.compile(r"^\s*(?:\.venv/bin/)?letsema (.*)$", re.MULTILINE)
FENCE = re.compile(r"```.*?```", re.DOTALL)


def pages():
    """Every page of ours: at the root and under docs/."""
    return [
        path
        for path in tree.ending(".md")
        if path.parent == tree.ROOT or path.is_relative_to(tree.ROOT / "docs")
    ]


def test_generated_documents_are_what_the_code_says():
    command = [sys.executable, str(tree.ROOT / "tools" / "document.py"), "--check"]
    done = subprocess.run(command, cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_links_between_documents_lead_somewhere():
    wrong = [
        f"{tree.name(page)}: {target}"
        for page in pages()
        for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert wrong == []


def make_targets():
    """The words `make` understands."""
    return set(re.findall(r"^([a-z]+):", (tree.ROOT / "Makefile").read_text(), re.MULTILINE))


def test_make_commands_named_in_documents_exist():
    for page in pages():
        text = page.read_text(encoding="utf-8")
        fenced = "\n".join(FENCE.findall(text))
        named = re.findall(r"`make ([a-z]+)`", text) + re.findall(r"^\s*make (\w+)", fenced, re.M)
        assert set(named) <= make_targets(), tree.name(page)


def commands_of(parser):
    """The commands below a parser as they are typed: `load booklet` is two words."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                deeper = list(commands_of(below))
                yield from (f"{name} {more}" for more in deeper)
                yield name


def test_letsema_commands_named_in_documents_exist():
    known = set(commands_of(arguments.parser()))
    wrong = [
        f"{tree.name(page)}: letsema {command}"
        for page in pages()
        for command in COMMAND.findall(page.read_text(encoding="utf-8"))
        if command not in known and command.partition(" ")[0] not in known
    ]
    assert wrong == []


def test_options_named_in_documents_exist():
    for page in pages():
        for line in CALL.findall(page.read_text(encoding="utf-8")):
            words = shlex.split(line.partition(">")[0], comments=True)
            try:
                arguments.parser().parse_args(words)
            except SystemExit:
                raise AssertionError(f"{tree.name(page)}: letsema {line}") from None


def test_every_setting_read_is_described_where_settings_are():
    settings = (tree.PACKAGE / "config" / "settings.py").read_text(encoding="utf-8")
    described = set(re.findall(r"^(LETSEMA_\w+)\s", settings, re.MULTILINE))
    read = {
        name
        for path in tree.modules()
        for name in re.findall(r"[\"'](LETSEMA_\w+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert read == described


def test_decisions_are_numbered_without_a_gap():
    records = sorted((tree.ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert re.search(r"^Decided \d{4}-\d{2}-\d{2}\b", text, re.MULTILINE), path.name
        for part in ("## Context", "## Decision", "## Consequences"):
            assert part in text, f"{path.name}: {part}"


def test_a_class_named_in_the_glossary_exists():
    glossary = (tree.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in tree.modules())
    named = set(re.findall(r"`(\w+)\.([A-Z]\w+)`", glossary))
    wrong = [
        f"{room}.{name}" for room, name in named if not re.search(rf"^class {name}\b", code, re.M)
    ]
    assert named
    assert wrong == []
