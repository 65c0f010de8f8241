"""The case folder: the only stage that touches files."""
