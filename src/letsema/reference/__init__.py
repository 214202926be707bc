"""Reference: frameworks, groupings and codelists as data with their sources.

Countries (names in six languages and by date, a point, a note where one must be carried),
groupings that overlap and change by date, currencies and headings are read from packaged files
without a database (`rules`). Frameworks (goals, objectives, principles, partner groups, budget
categories; a fund's thematic areas, a programme's outcomes and sectors) are adopted as rows, so
that other rooms may point at their elements.

Nouns: `Country`, `Grouping`, `Currency`, `Framework`, `Element`.
Commands: `adopt_framework`, `adopt_packaged`.
"""
