"""How long the booklet's PDF takes: Typst beside WeasyPrint on the same content.

Run `python bench/booklet_pdf.py [programmes] [rounds]` from the root. The content is made up: so
many programmes (default 41) of some 300 words each. WeasyPrint sets the booklet's own HTML, which
says the same in the same order. The two take turns, so that a busy machine is busy for both; each
Typst run is a fresh process too, for Typst remembers what it set before.
"""

from __future__ import annotations

import copy
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = "districts ask those who left and those who stayed what would help them most at home"


def content(programmes: int) -> dict:
    """Content of a booklet of so many programmes."""
    from tests.publications.titles import booklets

    told = booklets.content()
    pattern = told["entries"][:4]
    told["entries"] = []
    for at in range(programmes):
        entry = copy.deepcopy(pattern[at % 4])
        entry["reference"] = f"{entry['reference']}-{at}"
        entry["summary"] = "\n\n".join(f"In year {at + n} {WORDS * 4}." for n in range(5))
        told["entries"].append(entry)
    told["changes"] = None
    for section in told["totals"].values():
        section["count"] = 0
    told["totals"]["pipeline"]["count"] = programmes
    return told


def make(form: str, source: Path) -> None:
    """Make the PDF one way and print the seconds it took, imports aside."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsema.config.settings")
    import django

    django.setup()
    from letsema.publications.titles import pipeline_booklet

    told = json.loads(source.read_text(encoding="utf-8"))
    if form == "weasyprint":
        import weasyprint

        page = pipeline_booklet.render(told, ("html",))["html"].decode()
        start = time.perf_counter()
        made = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    else:
        start = time.perf_counter()
        made = pipeline_booklet.render(told, ("pdf",))["pdf"]
    print(time.perf_counter() - start, len(made))


def timed(form: str, source: Path) -> tuple[float, int]:
    """Seconds and bytes of one run in a process of its own."""
    command = [sys.executable, __file__, "--make", form, str(source)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    seconds, size = done.stdout.split()[-2:]
    return float(seconds), int(size)


def main() -> None:
    """Let the two take turns and print their medians and the ratio."""
    programmes = int(sys.argv[1]) if len(sys.argv) > 1 else 41
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "content.json"
        source.write_text(json.dumps(content(programmes)), encoding="utf-8")
        taken: dict[str, list[float]] = {"typst": [], "weasyprint": []}
        for _ in range(rounds):
            for form, seconds in taken.items():
                took, size = timed(form, source)
                seconds.append(took)
                print(f"{form:>10}  {took:7.2f} s  {size / 1024:7.0f} KiB", flush=True)
    typst, other = (statistics.median(seconds) for seconds in taken.values())
    print(
        f"{programmes} programmes, {rounds} rounds, medians: Typst {typst:.2f} s, "
        f"WeasyPrint {other:.2f} s, ratio {other / typst:.1f}"
    )


if __name__ == "__main__":
    if "--make" in sys.argv:
        make(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
