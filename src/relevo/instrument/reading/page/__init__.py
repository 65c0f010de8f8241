"""What a text is laid out in: its language, lines, zones and sentences."""
