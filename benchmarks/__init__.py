"""Benchmarks: ratios against peers run beside Relevo on the same input."""
