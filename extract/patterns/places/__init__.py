"""Places, found with their type words and linked to administrative units; `finder` is where to start reading.

words -> spots (type word before | type word after | fixed name | bare) -> chains -> setting -> links -> places

- the text: `words` (its words), `run_together`, `capitals`, `captions` (what print hides), `lexicon`, `word_lists`,
  `known` (the lists)
- the walk: `finder`, `openings`, `state` (what its rules share), `heads` and `runs` (which rule reads on); `cues`
  (what patterns cannot do without)
- units: `units`, `unit_names`, `short_forms`, `unit_lists`, `enclosing`, `listing`, `closed_lists`,
  `counts`, `offices`, `predicates` (what is said of each)
- villages: `villages`, `village_signs`, `told_villages`, `village_lists`, `groups`, `numbered`, `quarters`, `editions`
- roads: `roads`, `routes` (their ends), `road_numbers`, `coded_roads`, `day_roads`, `expressways`, `streets`,
  `stretches`, `houses`, `brackets`
- English type words before the name: `ahead`
- what else has a head word: `features`, `inner_heads`, `uses`, `called`, `feature_lists`, `bracket_lists`, `zones`,
  `shared`, `unnamed`, `headlines`, `mistaken` (what is none), `addresses`
- the type word behind: `before_type`, `city_names`, `lists_before`, `pairs`, `gloss`, `lies`, `areas`, `abroad`
- no type word: `bare`, `fixed_names`, `land_deeds`, `land_figures`, `names` (where a name ends), `end_numbers`,
  `compass`, `rivers`, `passes`, `gauges`, `people`, `companies`, `marks`, `singles`, `unmarked` (what is no place),
  `ages`, `bylines`, `bodies`, `projects`, `produce`
- the whole text: `lists`, `repeats`, `firms_again`, `stars`, `lands`, `namesakes`, `retold`, `chains`, `past`,
  `told_twice`, `ways`, `china`, `mergers` (with `merged_lists`, `bare_parts`, `shares`), `planned`
- which unit: `day`, `era`, `context`, `doubt`, then `extract.links`
"""

from extract.patterns.places.finder import Review, find, scan

__all__ = ["Review", "find", "scan"]
