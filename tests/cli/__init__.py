"""The shell, run as a user runs it."""
