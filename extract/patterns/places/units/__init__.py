"""Units after their type word: `units`, `unit_names`, `unit_lists` and what bounds them (`enclosing`,
`closed_lists`), `predicates` and `shares` (what is said of each), `offices`, and those `abroad`.
"""
