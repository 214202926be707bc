"""Accounts: people who sign in. The record below knows a person by an opaque key only.

Noun: `Person`. Roles, scopes and invitations join with the committee's work.
"""
