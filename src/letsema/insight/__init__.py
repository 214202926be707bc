"""Insight: what the record tells as a whole. It reads every room below and is read by doors.

Search: nouns `SearchEntry` (one thing that can be found, with its words), `Watched` (a programme
that was merged, or of which more will count from a day on), `Followed` (how far the index has
followed the journal). The tables are derived: they can be thrown away and made again.
Commands: `follow_journal` (bring the index up to date; cheap when nothing is new),
`rebuild_search`. Queries: `search` → `Hit`s, `suggestions` when nothing is found → `Suggestion`s.

The work of a day: `queries.waiting.waiting` (what waits for somebody, by role, with the day it is
due and what happens otherwise), `queries.ageing.ageing` (how long programmes stand where they
stand), `queries.notices.notices` (what changed that concerns somebody, as the journal tells it).
Sentences leave this room as `Saying`s, which doors tell in the reader's language.
"""
