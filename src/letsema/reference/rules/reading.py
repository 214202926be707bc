"""Reading the packaged files: CSV under lines that say what it is, its source and its date."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FOLDER = files("letsema.reference").joinpath("packaged")


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """What the head of a file tells (`what`, `source`, `date`, …) and its rows by column."""

    head: dict[str, str]
    rows: tuple[dict[str, str], ...]


@cache
def packaged(name: str) -> PackagedFile:
    """The packaged file of that name, such as `countries` or `frameworks/sdg`."""
    head: dict[str, str] = {}
    lines = FOLDER.joinpath(*f"{name}.csv".split("/")).read_text("utf-8").splitlines()
    while lines and lines[0].startswith("#"):
        key, _, told = lines.pop(0).lstrip("# ").partition(": ")
        head[key] = told
    return PackagedFile(head, tuple(csv.DictReader(lines)))


def packaged_names(folder: str = "") -> tuple[str, ...]:
    """The names of the packaged files in a folder of theirs, in alphabetical order."""
    place = FOLDER.joinpath(folder) if folder else FOLDER
    prefix = f"{folder}/" if folder else ""
    found = (entry.name for entry in place.iterdir() if entry.name.endswith(".csv"))
    return tuple(sorted(prefix + name.removesuffix(".csv") for name in found))
