"""The type word behind the name, as in English: `before_type`, `lists_before`, `pairs`, `gloss`, `numbered`, `lies`
and `areas`.
"""
