"""Proceedings: what a committee has before it, who says what, what it resolves, and the closing
of a sitting, which applies every resolution at once.

A resolution is a draft with a number until its sitting is closed. Closing enters the decisions
and carries them out below, in programmes and money, in one transaction: all of it or nothing. A
no-objection round is a sitting with another procedure.

Nouns: `Sitting` (a meeting's work), `Request`, `Item`, `Paper`, `Interest`, `Position`,
`Resolution`, `SignedMinutes`.
Commands: `put_request`, `withdraw_request`, `list_item`, `list_ready`, `order_items`, `take_off`,
`attach_paper`, `declare_interest`, `withdraw_interest`, `take_position`, `resolve`,
`amend_resolution`, `strike_resolution`, `open_sitting`, `show_item`, `close_sitting`,
`keep_signed_minutes`.
"""
