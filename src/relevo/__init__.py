"""Relevo: authorise, plan, admit and account for a visiting force."""
