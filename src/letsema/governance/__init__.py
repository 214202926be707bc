"""Governance: funds with their thematic areas, bodies with their members, meetings, decisions.

Nouns: `Fund`, `Body` (a committee, network, working group), `Membership`, `Meeting`,
`Decision`. A decision knows nothing of its subject: what it authorises cites it from above.
Commands: `register_fund`, `establish_body`, `admit_member`, `enter_meeting`, `enter_decision`.
"""
