"""PDF papers to bundle: good ones, and one that is locked."""

from __future__ import annotations

from letsema.press.typesetting import typeset

HEAD = '#set document(title: "A page")\n#set text(font: "Source Serif Pro", lang: "en")\n'


def paper(*pages: str) -> bytes:
    """A PDF of so many pages, with these words on them."""
    return typeset(HEAD + "#pagebreak()\n".join(f"{words}\n" for words in pages), {})


def locked() -> bytes:
    """A small PDF that is encrypted."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF"
    return made + b"xref\n0 5\n0000000000 65535 f \n" + table + tail % len(made)
