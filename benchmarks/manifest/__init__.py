"""How long a manifest of many persons takes to read, from each kind of file."""
