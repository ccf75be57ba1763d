"""Many articles: each gives a record or an error of its own, and none stops the others.

A pool of processes (slots.py) does the same work on each article (work.py) and hands the outcomes to an output that
survives being killed (journal.py); beyond one machine, with shards (shards.py) on an existing engine (dask_engine.py).
"""

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
"""The kinds of output, as their names tell."""

FAILURES = "errors.jsonl"
"""How the name of a list of articles without a record ends; among parts it is the whole name."""

STANDARD_INPUT = STANDARD_OUTPUT = "-"
