"""The shell: ``relevo`` on the command line; the only stage that imports Click and Rich."""
