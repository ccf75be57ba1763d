"""Units that became one: `mergers`, `merged_lists`, `bare_parts`, those only `planned`, and `past_names`."""
