"""Where a name ends: `names` (one that no register knows), `listing` (which type words open a list), `end_numbers`
and `road_numbers` (figures at its end), `short_forms` of its type word.
"""
