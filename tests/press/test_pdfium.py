"""PDFium is asked by one thread at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep

from letsema.press import bundles
from letsema.press.booklet.pdf import pdf_lines
from letsema.press.pdfium import alone
from letsema.press.typesetting import typeset

PAGE = '#set document(title: "A")\n#set text(font: "Source Serif Pro", lang: "en")\n'


def paper(*pages: str) -> bytes:
    return typeset(PAGE + "#pagebreak()\n".join(f"{text}\n" for text in pages), {})


def test_of_work_that_is_marked_one_is_done_at_a_time():
    inside, met = Lock(), []

    @alone
    def work(number: int) -> int:
        met.append(inside.acquire(blocking=False))
        sleep(0.001)
        inside.release()
        return number

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, range(40))) == list(range(40))
    assert all(met)


def test_many_threads_read_and_join_the_same_papers():
    front, other = paper("front"), paper("one", "two")
    whole = bundles.join(front, [(1, other)])

    def ask(number: int) -> object:
        asked = (
            lambda: bundles.look(other).pages,
            lambda: bundles.pages(front),
            lambda: bundles.join(front, [(1, other)]) == whole,
            lambda: [line.text for line in pdf_lines(other)],
            lambda: bundles.look(b"%PDF-1.7 broken").fault,
        )
        return asked[number % 5]()

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(ask, range(100)))
    assert told == [2, 1, True, ["one", "two"], "broken"] * 20
