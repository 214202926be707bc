"""Journal: who did what to what, when, with the rows written.

Append-only and chained: each entry holds the digest of the one before. It knows a person by an
opaque key only. What happened is learned by reading it; it calls nobody back.

Nouns: `Entry`, `Head` (the end of the chain), `Breach` (what does not agree).
Command: `record`. Queries: `entries_about`, `breaches`.
"""
