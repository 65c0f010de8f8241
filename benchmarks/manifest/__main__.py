"""``python -m benchmarks.manifest``: seconds to read a manifest of 20,000 imaginary persons.

Prints, for each kind of file, the fastest of three runs, in seconds of one core and by the clock:
from bytes to movements, everything checked.
"""

import time

from tests.casefile.manifests import AROUND, MOVEMENT, WRITERS

from relevo.casefile.manifest import parse_manifest

PERSONS = 20_000
RUNS = 3


def main() -> None:
    """Measure and print."""
    persons = [
        {
            "name": f"Persona Ilustrativa {n}",
            "document_type": "passport",
            "document": f"{n:08}",
            "state": "XB",
            "grade": "sgt",
            "class": "military",
            "officer": "no",
        }
        for n in range(PERSONS)
    ]
    for file, write in WRITERS.items():
        data = write({"movement": [MOVEMENT], "persons": persons})
        taken = []
        for _ in range(RUNS):
            begun = (time.process_time(), time.perf_counter())
            manifest, problems = parse_manifest(data, file, AROUND)
            ended = (time.process_time(), time.perf_counter())
            taken.append((ended[0] - begun[0], ended[1] - begun[1]))
            assert not problems
            assert len(manifest.persons) == PERSONS
        core, clock = min(taken)
        size = f"{PERSONS:,} persons, {len(data):,} bytes"
        print(f"{file}: {size}, {core:.2f} s of one core, {clock:.2f} s by the clock")


if __name__ == "__main__":
    main()
