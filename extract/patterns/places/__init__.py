"""Places, found with their type words and linked to administrative units; `finder` is where to start reading.

words -> spots (type word before | type word after | fixed name | bare) -> chains -> setting -> links -> places

- `text`: the words of an article and the lists, before any rule
- the walk: `finder`, `state` (what its rules share), `heads` and `runs` (which rule reads on), `ahead` (English type
  words before the name)
- type word before the name: `units`, `villages`, `roads`, `features`, and `names` (where a name ends)
- type word behind it: `behind`
- no type word: `bare`, and `not_places` (what bears the name of a place and is none)
- the whole text: `whole`, `chains` (what stands around what), `mergers`
- which unit: `setting` (where and when the article is), then `extract.links`

Each package has the map of its modules; their layers stand in pyproject.toml (importlinter).
"""

from extract.patterns.places.finder import Review, find, scan

__all__ = ["Review", "find", "scan"]
