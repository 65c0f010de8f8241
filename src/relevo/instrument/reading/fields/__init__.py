"""The fields of a draft, each read from the sentences of its act."""
