"""Partners: organisations of every kind, with their names over time.

Nouns: `Organisation`, `OrganisationName` (official, acronym or alias, in a language, for a
time). An acronym is not a key: two organisations may share one.
Command: `register_organisation` (a known one gains names).
"""
