"""Hostile bytes for everything that reads what others wrote about a log."""
