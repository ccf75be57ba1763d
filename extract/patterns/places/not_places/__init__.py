"""What bears the name of a place and is none: `people`, `ages`, `stars` and `bylines`; `companies`, `firms_again` and
`bodies`; `marks`, `produce` and `projects`; `unmarked` names and points of the `compass`.
"""
