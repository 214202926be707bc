"""Publications: titles, their editions, and the forms these are served in.

A title gathers frozen content from the record and renders it; an edition keeps both for ever.
What is published never changes: it is superseded by a later edition.

Nouns: `Edition`, `Rendition` (an edition's bytes in one form), `Foreword`.
Commands: `release`, `write_foreword`. A proof (`titles.proof`) stores nothing.
"""
