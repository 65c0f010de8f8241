"""The log's mathematics, bytes only: trees, proofs, notes, checkpoints, tiles, witnesses.

Nothing here knows what an entry says. It can be read in one sitting, and needs the standard
library and ``cryptography`` only, so that whoever doubts a proof can check the checker.
"""
