"""The text and the word lists, before any rule: `words` (its words with their offsets), `run_together`, `capitals`,
`captions` and `run_on` (what print hides), `lexicon` and `word_lists`, `known` and `openings` (what of a text the lists
can start at), `singles`, `counts`, and `cues` (what patterns cannot do without).
"""
