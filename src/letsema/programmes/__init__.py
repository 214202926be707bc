"""Programmes: one Programme for life, from concept note to closure.

A programme is its reference; all else is said of it, by a source, for a date. Two sources may
differ: both are kept, and a rule chooses the one shown (`rules.facts`). Stages are dated rows
that rest on a decision or a source (`rules.stages`).

Nouns: `Programme`, `Claim` (a field's value as a source tells it), `StageRow`, `Event`, `Load`
(what one document brought in), `Lineage`, `Submission`.
Commands: `register_programme`, `state_facts`, `enter_stage`, `tell_event`, `name_predecessor`,
`file_submission`, `open_load`, `undo_load`, `withdraw_claim`, `withdraw_stage`, `withdraw_event`,
`merge_programmes`, `split_programme`.
"""
