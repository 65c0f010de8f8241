"""The words every stage shares: terms, bounds, clauses, findings, problems, codes."""
