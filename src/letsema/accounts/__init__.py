"""Accounts: people who sign in, the roles they hold, the invitations that bring them in.

The record below knows a person by an opaque key only, and so does the journal: what a person is
called and where mail reaches them stand in tables the journal does not follow (`Person`,
`Address`), and can be taken out without breaking the chain. How somebody wishes to be written to
(`NoticePreference`) stands beside them: nothing of the record rests on it.

Nouns: `Person`, `Role` (with its scope), `Invitation` (its token kept as a digest only).
Commands: `invite_person`, `accept_invitation`, `withdraw_invitation`, `grant_role`, `end_role`,
`choose_notices`, `claim_notices`, `settle_notices`.
Queries: `actor_of`, `people`, `person`, `roles_of`, `people_with_role`, `invitation`.
"""
