"""What was recorded: who and what came, where it was, what left. It never asks what was allowed."""
