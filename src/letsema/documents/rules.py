"""What kinds of source there are, and how much each weighs. Pure."""

SOURCE_KINDS = {
    "decision-record": 90,
    "fund-document": 80,
    "government-page": 60,
    "agency-page": 60,
    "tender": 50,
    "press": 40,
    "person": 30,
    "own-words": 10,
}
"""Kind of source and its weight: of two that speak of the same day, the heavier is shown."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LARGEST_FILE = 50 * 1024 * 1024


def weight(kind: str) -> int:
    """The weight of a kind of source; `KeyError` for a kind there is not."""
    return SOURCE_KINDS[kind]
