"""Texts to drafts: every value points at the words it was read from."""
