"""Commands: the only writers, told who and when; the clock is read in doors alone."""

from __future__ import annotations

import ast

from tests.house import tree

CLOCKS = {("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("date", "today")}
CLOCKS |= {("datetime", "today"), ("time", "time"), ("timezone", "localdate")}
CLOCKS |= {("timezone", "localtime")}
DOORS = tree.PACKAGE / "doors"


def command_modules():
    """`commands.py`, or the modules of a `commands` package, of every room."""
    return [path for path in tree.modules() if "commands" in (path.stem, path.parent.name)]


def commands():
    """(module, function) for every command: what `commands.py`, or the package, offers."""
    for path in command_modules():
        package = path.parent.name == "commands"
        offered = exported(path.parent / "__init__.py") if package else None
        for node in tree.parsed(path).body:
            public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if public and (offered is None or node.name in offered):
                yield path, node


def exported(path):
    """The names in a module's `__all__`."""
    for node in tree.parsed(path).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def test_a_command_takes_keywords_only_and_is_told_who_and_when():
    wrong = []
    for path, node in commands():
        keywords = {argument.arg for argument in node.args.kwonlyargs}
        if node.args.args or node.args.posonlyargs or not {"by", "at"} <= keywords:
            wrong.append(f"{tree.name(path)}:{node.lineno} {node.name}")
    assert wrong == []


def test_a_command_is_atomic():
    wrong = [
        f"{tree.name(path)}:{node.lineno} {node.name}"
        for path, node in commands()
        if "atomic" not in " ".join(map(ast.unparse, node.decorator_list))
    ]
    assert wrong == []


def reads_clock(node: ast.AST) -> bool:
    """Whether a node is a call such as `timezone.now()` or `datetime.datetime.now()`."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    owner = node.func.value
    of = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return (of, node.func.attr) in CLOCKS


def test_the_clock_is_read_in_doors_only():
    wrong = [
        f"{tree.name(path)}:{node.lineno}"
        for path in tree.modules()
        if not path.is_relative_to(DOORS)
        for node in ast.walk(tree.parsed(path))
        if reads_clock(node)
    ]
    assert wrong == []


def writes_rows(node: ast.AST) -> bool:
    """Whether a node is a call that writes rows: `….objects.create(…)`, `….save()` and their kin."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    chain = ast.unparse(node.func)
    verbs = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
    return ".objects." in chain and node.func.attr in verbs | {"update", "delete"}


def test_rows_are_written_by_commands_only():
    commands = set(command_modules())
    wrong = [
        f"{tree.name(path)}:{node.lineno} {ast.unparse(node)[:80]}"
        for path in tree.modules()
        if path not in commands
        for node in ast.walk(tree.parsed(path))
        if writes_rows(node)
    ]
    assert wrong == []
