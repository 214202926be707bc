"""What several titles tell alike: rows of the record as plain content, and the same as blocks.

`citing`, `partnership` and `results` gather; `codes`, `phrases`, `framing`, `blocks` and `forms`
say what was gathered. Only what anybody may read of is told.
"""
