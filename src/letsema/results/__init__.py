"""Results: what programmes brought about, and what is only stated of it.

An instrument (a law, policy, plan, mechanism) is one row whatever number of programmes stand
behind it, so that any count of instruments opens into its entries. A figure that a source states
without naming what it counts stands apart as *stated, not itemised*; it is never mixed with what
is counted, and figures that may contain each other are never added.

What programmes reached stands beside them as achievements, processes, stories, events,
initiatives and a results framework in its simple form. How many people of a group came to an
event is shown in public only as `rules.suppression` lets it.

Nouns: `Instrument` with its names, sectors, stages, answers on mainstreaming and the programmes
that support it; `StatedFigure` with the programmes it speaks of and the figures it may overlap;
`Achievement`, `ProcessContribution`, `Story`, `LearningEvent` with its groups, `Initiative` with
its sectors and the policies it informed, `Statement` with its indicators and their values.
Commands: `register_instrument`, `name_instrument`, `tell_stage`, `answer_mainstreaming`,
`claim_support`, `merge_instruments`, `unmerge_instrument`, `state_figure`, `name_overlap`,
`record_achievement`, `record_process`, `record_story`, `record_event`, `start_initiative`,
`state_result`, `add_indicator`, `state_value`, and for each what withdraws it.
"""
