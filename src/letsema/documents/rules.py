"""What kinds of source there are, and how much each weighs. Pure."""

SOURCE_KINDS = {
    "decision-record": 90,
    "own-record": 90,
    "fund-document": 80,
    "submission": 70,
    "government-page": 60,
    "agency-page": 60,
    "tender": 50,
    "press": 40,
    "person": 30,
    "own-words": 10,
}
"""Kind of source and its weight: of two that speak of the same day, the heavier is shown."""

OWN_RECORD = "own-record"
OWN_RECORD_TITLE = "Entered by those who keep the record, without another document"
"""What a row rests on where its keepers say it themselves and no fund stands behind it."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
"""Ending of a file's name and the kind of file it promises."""

BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".xlsx": b"PK\x03\x04",
    ".docx": b"PK\x03\x04",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""The bytes a file of that ending begins with; endings of plain text are not among them."""

INSIDE = {".xlsx": b"xl/", ".docx": b"word/"}
"""A folder named inside a packed file of that ending."""

LARGEST_FILE = 50 * 1024 * 1024


def agrees(ending: str, content: bytes) -> bool:
    """Whether a file's bytes are what its ending promises: its first bytes, or readable text."""
    if ending in BEGINNINGS:
        inside = INSIDE.get(ending, b"")
        return content.startswith(BEGINNINGS[ending]) and inside in content
    packed = any(content.startswith(first) for first in BEGINNINGS.values())
    return not packed and b"\x00" not in content


def weight(kind: str) -> int:
    """The weight of a kind of source; `KeyError` for a kind there is not."""
    return SOURCE_KINDS[kind]
