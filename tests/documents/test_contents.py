"""A file is what its name promises, or it is not kept."""

import pytest

from letsema.documents.rules import BEGINNINGS, MEDIA_TYPES, agrees

PACKED = b"PK\x03\x04 .. word/document.xml"


@pytest.mark.parametrize(
    ("ending", "content", "right"),
    [
        (".pdf", b"%PDF-1.7 text", True),
        (".pdf", b"text", False),
        (".pdf", b"PK\x03\x04", False),
        (".docx", PACKED, True),
        (".xlsx", PACKED, False),
        (".xlsx", b"PK\x03\x04 .. xl/workbook.xml", True),
        (".docx", b"word/", False),
        (".png", b"\x89PNG\r\n\x1a\n..", True),
        (".jpg", b"\xff\xd8\xff\xe0", True),
        (".jpeg", b"\x89PNG\r\n\x1a\n..", False),
        (".txt", "Über".encode(), True),
        (".txt", "Über".encode("latin-1"), True),
        (".txt", b"%PDF-1.7", False),
        (".html", b"<p>\x00", False),
        (".json", b"{}", True),
    ],
)
def test_the_first_bytes_are_those_of_the_ending(ending, content, right):
    assert agrees(ending, content) is right


def test_every_ending_with_a_beginning_is_kept():
    assert set(BEGINNINGS) <= set(MEDIA_TYPES)
