"""Units that became one: `mergers`, `merged_lists`, `bare_parts`, and those only `planned`."""
