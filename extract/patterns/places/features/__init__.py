"""Rivers, mountains, sites and regions after their head word: `features`, `inner_heads`, `uses` and `called` (what
stands between word and name), `feature_lists`, `bracket_lists`, `zones` and `shared` (one word for many), `unnamed`,
`headlines`, `rivers`, `passes`, `gauges`, `addresses` behind a name, and `mistaken` (what is none).
"""
