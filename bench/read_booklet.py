"""How long reading a booklet takes: the source text and our own PDF, beside the bare floor.

Run `python bench/read_booklet.py [rounds]` from the root. The floor of a text is its bytes decoded
and split into lines; that of a PDF is the text of its pages as pypdfium2 gives it, nothing more.
Each round measures all four in turn, so that a busy machine is busy for all; CPU time, medians.
The text is found by LETSEMA_SHARED (default: ../shared beside the root); without it only our own
PDF is read, which needs no source text: its content is made up.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LETSEMA_SHARED") or ROOT.parent / "shared")
TEXT = SHARED / "seeds" / "002_5ef64020567ca62c.txt"


def own_pdf() -> bytes:
    """A booklet of 41 made-up programmes, printed by us."""
    from bench.booklet_pdf import content
    from letsema.publications.titles import pipeline_booklet

    return pipeline_booklet.render(content(41), ("pdf",))["pdf"]


def bare_text(content: bytes) -> int:
    """The floor of a text: its lines."""
    return len(content.decode().splitlines())


def bare_pdf(content: bytes) -> int:
    """The floor of a PDF: the text of its pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def taken(act: Callable[[bytes], object], content: bytes) -> float:
    """Seconds of CPU that one act took."""
    start = time.process_time()
    act(content)
    return time.process_time() - start


def measure(kinds: dict[str, tuple[bytes, Callable[[bytes], object]]], rounds: int) -> None:
    """Read each kind and its floor by turns; print medians and ratios."""
    from letsema.doors.intake import booklet

    def read(content: bytes) -> object:
        return booklet.read(content, "booklet")

    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    for _ in range(rounds + 1):  # the first round warms up and does not count
        for name, (content, floor) in kinds.items():
            spent[name].append((taken(read, content), taken(floor, content)))
    for name, (content, floor) in kinds.items():
        ours, bare = (statistics.median(one) for one in zip(*spent[name][1:], strict=True))
        entries = len(booklet.read(content, "booklet").entries)
        print(
            f"{name}: {len(content) / 1024:.0f} KiB, {entries} entries, {rounds} rounds, medians:"
            f" read {ours * 1000:.1f} ms, {floor.__name__} {bare * 1000:.2f} ms,"
            f" ratio {ours / max(bare, 1e-9):.1f}"
        )


def main() -> None:
    """Measure what is there."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsema.config.settings")
    os.environ.setdefault("LETSEMA_SECRET_KEY", "no secret: nothing is signed here")
    import django

    django.setup()
    kinds: dict[str, tuple[bytes, Callable[[bytes], object]]] = {}
    if TEXT.is_file():
        kinds["text"] = (TEXT.read_bytes(), bare_text)
    else:
        print(f"SKIPPED: the text is not at {TEXT} (set LETSEMA_SHARED)")
    kinds["own PDF"] = (own_pdf(), bare_pdf)
    measure(kinds, rounds)


if __name__ == "__main__":
    main()
