"""Villages after their head word: `villages`, `village_names` (where they end), `village_signs` (its short forms),
`village_lists`, `groups` and `quarters`; `told_villages`, `estates` and `editions` are none.
"""
