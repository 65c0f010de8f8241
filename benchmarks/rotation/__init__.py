"""The rotation benchmark: constant presence with relief overlap and proportional dwell."""
