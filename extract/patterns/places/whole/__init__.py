"""What the whole text tells of a name: `lists` that stand apart from their type word, `repeats`, `lands`, `namesakes`
and `retold`.
"""
