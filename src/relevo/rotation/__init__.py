"""Rotation: units, posts and tours; the plan that keeps constant presence, and its proof."""
