"""Governance: funds with their areas and settings, bodies with their seats, meetings, decisions.

A decision knows nothing of its subject: what it authorises cites it from above. A seat is held by
an organisation, a State or a constituency, never by a person; any day can be asked who sat.

Nouns: `Fund`, `Setting`, `Body` (a committee, network, working group), `Membership` (a seat or
role), `Listing` (members as a source prints them), `Meeting`, `Attendance`, `Decision`, `Steer`.
Commands: `register_fund`, `change_setting`; `establish_body`, `name_body`, `name_successor`,
`keep_listing`; `admit_member`, `end_membership`, `withdraw_member`, `withdraw_end`;
`enter_meeting`, `plan_meeting`, `amend_meeting`, `cancel_meeting`,
`open_meeting`, `close_meeting`, `record_attendance`;
`enter_decision`, `give_steer`, `end_steer`.
"""
