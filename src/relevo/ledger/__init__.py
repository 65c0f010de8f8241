"""The record of a case: entries in the order they came, what they commit to, what opens them."""
