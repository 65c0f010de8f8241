"""The reading benchmark: precision and recall of every field on texts with gold answers."""
