"""Names without a type word: `bare` units, `fixed_names` that stand in a list and their `kinds`, and countries by their
`land_deeds` and `land_figures`; `placed_sides` are communes, `city_names` no units.
"""
