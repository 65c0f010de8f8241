"""Mandates: the acts in force on a day as dated limits, each citing its clause."""
