"""Numbers, amounts, days, ranges and lengths of time in three languages."""
