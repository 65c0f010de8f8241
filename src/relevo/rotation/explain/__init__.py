"""Why days stay without presence, and what would win them back: each claim proven by solving."""
