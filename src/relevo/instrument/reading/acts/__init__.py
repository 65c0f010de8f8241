"""Which sentences are about which act, and who the parties are."""
