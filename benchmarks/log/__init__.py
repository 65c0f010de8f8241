"""Measures the log: durable appends, batches, trees, proofs, checks, beside floors and a peer."""
