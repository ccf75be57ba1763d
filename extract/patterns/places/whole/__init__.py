"""What the whole text tells of a name: `lists` that stand apart from their type word, `repeats`, `alleys`,
`lands`, `namesakes` and `retold`.
"""
