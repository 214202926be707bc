"""Money: what a decision allocates to the participants of a programme.

Only allocations stand here so far: deposits, transfers and expenditure come from the agent's
books and have their own stages. Amounts of two stages, or of two currencies, are never added.

Noun: `Allocation`. Commands: `allocate`, `unsay_allocations`.
"""
