"""The house rules: languages, docs and repository, held by tests."""
