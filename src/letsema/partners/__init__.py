"""Partners: organisations of every kind, with their names over time, and what stands between them.

Nouns: `Organisation`, `OrganisationName` (official, acronym or alias, in a language, for a
time), `Tie` (part of, succeeds, member of), `Identifier` (what a register outside calls it),
`Merge` (two keys are one organisation; nothing is moved), `Apart` (two that look alike are not),
`Office` with its names and what it covers, `Contact` (a role; who holds it stands beside the
record and can be forgotten), `Agreement`, `Support`, `FollowUp`, `Proposal`, `Work`, `Quotation`.
An acronym is not a key: two organisations may share one.
Commands: `register_organisation` (a known one gains names), `name_organisation`,
`tie_organisations`, `identify_organisation`, `merge_organisations`, `set_apart`, `open_office`,
`cover`, `enter_contact`, `change_consent`, `forget_contact`, `register_agreement`, `move_review`,
`record_support`, and what ends and withdraws them.
"""
