"""What was recorded, judged by the same limits as the plan."""
