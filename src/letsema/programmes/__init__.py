"""Programmes: one Programme for life, from concept note to closure.

A programme is its reference; all else is said of it, by a source or a decision, for a date. Two
may differ: both are kept, and a rule chooses the one shown (`rules.facts`). Stages are dated rows
that rest on a decision or a source; `rules.stages` is the table of moves, `rules.acts` says who
may do what at which stage. What is submitted is internal until the committee approves it.

Nouns: `Programme`, `Claim` (a field's value as it is told), `StageRow`, `Event`, `Load` (what one
document brought in), `Lineage`, `Submission`, `Assessment`, `Condition`, `Suspension`,
`SteerAnswer`; `Task` (what an organisation does), `TeamMember`, `ProgrammeAgreement`,
`ProgrammeSupport`, `ProgrammeBody`, `PartnerMatch` (who a printed key partner is,
or that it is no organisation).
Commands: what is told (`register_programme`, `state_facts`, `enter_stage`, `tell_event`,
`name_predecessor`, `file_submission`, `open_load`), what is done (`register_note`, `open_review`,
`assess_note`, `return_note`, `submit_again`, `submit_document`, `sign_document`,
`withdraw_programme`, `meet_condition`, `answer_steer`), what a decision lays upon a programme
(`set_conditions`, `waive_condition`, `suspend_programme`, `lift_suspension`, `change_facts`),
who does it and with what (`give_task`, `end_task`, `join_team`, `end_team`, `cite_agreement`,
`cite_support`, `tie_body`, `match_partner`, `set_partner_aside`, `unmatch_partner`, each with its
`withdraw_…`), and what is taken back (`unsay_decision`, `withdraw_claim`, `withdraw_stage`,
`withdraw_event`, `undo_load`, `merge_programmes`, `split_programme`).
"""
