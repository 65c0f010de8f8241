"""Acts: what a body allowed, clause by clause, and how each value is known."""
