"""Roads: `roads` after their head word, `coded_roads` and `day_roads`, `expressways`, `streets` and their
`stretches`, `houses` on them, `town_streets` (a town's), and `routes` and `brackets` (the ends of one).
"""
