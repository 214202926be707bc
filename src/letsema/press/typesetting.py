"""Typesetting: a Typst template and content in, a tagged PDF out; the same bytes each time.

Content reaches the template as the JSON file `content.json`, never as built markup. Only the two
packaged families are known (Source Serif Pro, Source Sans Pro); fonts of the machine are ignored,
so that it cannot change the page. Whatever Typst warns of is an error here: an unknown font, a
style that does not take. PDF/UA-1 is asked for, which refuses a picture without a text for it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import font_source_sans_pro as sans
import font_source_serif_pro as serif
import typst

FONTS = ("Source Serif Pro", "Source Sans Pro")
CUTS = ("Light", "Regular", "It", "Semibold", "SemiboldIt", "Bold")
CONTENT, MAIN = "content.json", "main.typ"
UNDATED = date(2000, 1, 1)
ODD = str.maketrans({"\u2011": "-", "\u2010": "-", "\t": " ", "\u25cf": "•", "\u2028": "\n"})
"""Characters the printing fonts lack, and what is printed for them."""


class TypesettingError(Exception):
    """A page was not made: the words say what Typst refused, and where."""


@cache
def fonts() -> typst.Fonts:
    """The packaged cuts and no others. The packages hold each as OTF and as TTF: one is taken."""
    with tempfile.TemporaryDirectory(prefix="letsema-fonts-") as folder:
        for family, directory in (
            ("SourceSerifPro", serif.font_directory),
            ("SourceSansPro", sans.font_directory),
        ):
            for cut in CUTS:
                shutil.copy(Path(directory) / f"{family}-{cut}.otf", folder)
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        # read now: the folder goes away
        typst.compile(
            b'#for f in ("Source Serif Pro", "Source Sans Pro") { for w in (300, 400, 600, 700) {'
            b' for s in ("normal", "italic") { text(font: f, weight: w, style: s)[a] } } }',
            font_paths=found,
        )
    if sorted(found.families()) != sorted(FONTS):
        raise TypesettingError(f"fonts not found: wanted {FONTS}, have {found.families()}")
    return found


def printable(value: Any) -> Any:
    """Plain data with every text in it in characters that print."""
    if isinstance(value, str):
        return "".join(c for c in value.translate(ODD) if c >= " " or c == "\n")
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(item) for item in value]
    return value


def typeset(
    template: str | bytes | Path,
    content: Any,
    assets: Mapping[str, bytes] | None = None,
    *,
    dated: date = UNDATED,
) -> bytes:
    """The PDF of a template filled with content.

    `template` is Typst markup, or the path of a file of it; `content` is plain data, read by the
    template as `json("content.json")`; `assets` are further files by relative name: pictures,
    templates to import. `dated` is the day the PDF says it was made. Nothing is read or written
    outside a directory of its own, and no package is fetched. Raises `TypesettingError`.
    """
    main = template.read_bytes() if isinstance(template, Path) else template
    files = {MAIN: main.encode() if isinstance(main, str) else main, **(assets or {})}
    files[CONTENT] = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    with tempfile.TemporaryDirectory(prefix="letsema-typesetting-") as folder:
        root = Path(folder)
        for name, text in files.items():
            _put(root, name, text)
        return _compile(root, datetime.combine(dated, time(), UTC))


def _put(root: Path, name: str, text: bytes) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise TypesettingError(f"a file outside the page's own directory: {name}")
    if path.suffix == ".typ" and b'"@' in text:
        raise TypesettingError(f"{name} asks for a package: templates use none")
    target = root.joinpath(*path.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text)


def _compile(root: Path, stamp: datetime) -> bytes:
    nowhere = str(root / "packages")
    try:
        made, warnings = typst.compile_with_warnings(
            str(root / MAIN),
            root=str(root),
            font_paths=fonts(),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=stamp,
            package_path=nowhere,
            package_cache_path=nowhere,
        )
    except typst.TypstError as error:
        raise TypesettingError(_words(error, root)) from error
    if warnings:
        raise TypesettingError("; ".join(_words(warning, root) for warning in warnings))
    if not isinstance(made, bytes):
        raise TypesettingError("no PDF was made")
    return made


def _words(trouble: typst.TypstError | typst.TypstWarning, root: Path) -> str:
    hints = "".join(f" ({hint})" for hint in trouble.hints)
    where = trouble.diagnostic.replace(f"{root}/", "").strip()
    return f"{trouble.message}{hints}\n{where}" if where else f"{trouble.message}{hints}"
