"""``python -m relevo.cli``: the same as the command ``relevo``."""

from relevo.cli.main import main

if __name__ == "__main__":
    main()
