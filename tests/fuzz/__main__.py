"""Fuzzes a reader with coverage as its guide, until it is stopped or something breaks.

Run ``uv run --group deep --group test python -m tests.fuzz READER FOLDER [libFuzzer options]``; the
readers are the functions of ``tests/fuzz/readers.py``, and the folder keeps what was found.
"""

import sys
from pathlib import Path


def main():
    """Fuzz the reader that is named first."""
    import atheris  # the group deep; not needed to run the suite

    with atheris.instrument_imports(include=["relevo.tlog", "relevo.ledger", "relevo.casefile"]):
        from tests.fuzz.readers import READERS
    from tests.fuzz.seeds import seeds

    if len(sys.argv) < 3 or sys.argv[1] not in READERS:
        sys.exit(f"{__doc__}\nReaders: {' '.join(READERS)}")
    _, name, folder, *rest = sys.argv
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], str(corpus), *rest], READERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
