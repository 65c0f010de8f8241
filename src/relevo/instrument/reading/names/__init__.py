"""Names and cues that the packaged data knows, and names that only look like one."""
