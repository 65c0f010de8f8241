"""Compliance: what a plan says, judged clause by clause; it shares no code with the planner."""
