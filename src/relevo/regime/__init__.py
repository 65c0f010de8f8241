"""Standing law: who may consent, what an act must state, what may change, what falls due."""
