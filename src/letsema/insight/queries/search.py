"""Finding: the same question put to SQLite's FTS5 and to PostgreSQL's full text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from letsema.insight.models import SearchEntry
from letsema.insight.rules import KINDS, Asked, Piece, extract, nearest

MOST_HITS = 200
ASK = {
    "sqlite": """
        select e.id, e.kind, e.key, e.title, e.words, case
            when e.exact like %s then 0
            when e.id in (select rowid from insight_words where insight_words match %s) then 1
            else 2 end as tier
        from insight_searchentry e
        where e.id in (select rowid from insight_words where insight_words match %s)
            and e.kind in (%s, %s, %s, %s, %s)
        order by tier, case e.kind when 'country' then 0 when 'programme' then 1
            when 'organisation' then 2 when 'body' then 3 else 4 end,
            lower(e.title) collate binary, e.key collate binary
        limit %s""",
    "postgresql": """
        select e.id, e.kind, e.key, e.title, e.words, case
            when e.exact like %s then 0
            when e.names_index @@ %s::tsquery then 1
            else 2 end as tier
        from insight_searchentry e
        where e.words_index @@ %s::tsquery
            and e.kind in (%s, %s, %s, %s, %s)
        order by tier, case e.kind when 'country' then 0 when 'programme' then 1
            when 'organisation' then 2 when 'body' then 3 else 4 end,
            lower(e.title) collate "C", e.key collate "C"
        limit %s""",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found. `extract` is text in pieces, each with whether it is what was asked for.

    `kind` is `programme`, `country`, `organisation`, `body` or `source`; `key` its reference,
    alpha-3 code, key or slug; `rank` 0 where all of a name or code was asked, 1 where words of
    a title or name, 2 where words of the text.
    """

    kind: str
    key: str
    title: str
    extract: tuple[Piece, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that is nearly what was asked, and the thing that bears it; likeness 0 to 100."""

    kind: str
    key: str
    text: str
    likeness: int


def search(text: str, limit: int = 20, kinds: frozenset[str] = frozenset()) -> tuple[Hit, ...]:
    """What answers every word, the best first; no kinds means all. Any text may be asked.

    Letter case, accents and punctuation do not count; the last word may be a beginning. At most
    200 hits. One query, however many are found.
    """
    asked = Asked.of(text)
    wanted = [kind for kind in KINDS if kind in kinds or not kinds]
    if not asked or not wanted or limit < 1:
        return ()
    wanted += [wanted[0]] * (len(KINDS) - len(wanted))
    rows = SearchEntry.objects.raw(
        ASK[connection.vendor],
        [f"%\n{asked.text}\n%", *_questions(asked), *wanted, min(limit, MOST_HITS)],
    )
    return tuple(
        Hit(row.kind, row.key, row.title, extract(row.words, asked), row.tier) for row in rows
    )


def _questions(asked: Asked) -> tuple[str, str]:
    """What the names are asked, and what all the words are asked."""
    if connection.vendor == "postgresql":
        return asked.for_tsquery(), asked.for_tsquery()
    return asked.for_fts5("folded_names"), asked.for_fts5("folded")


def suggestions(text: str, limit: int = 5) -> tuple[Suggestion, ...]:
    """The names most like a text that finds nothing, the nearest first."""
    asked = Asked.of(text)
    if not asked:
        return ()
    rows = SearchEntry.objects.order_by("kind", "key").values_list("kind", "key", "names")
    named = ((kind, key, name) for kind, key, names in rows for name in names.split("\n"))
    return tuple(
        Suggestion(kind, key, name, likeness)
        for (kind, key, name), likeness in nearest(asked, named, limit)
    )
