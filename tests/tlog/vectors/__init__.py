"""Published test vectors, read from the files beside this one."""

import json
from pathlib import Path


def vectors(name):
    """Give what a file of vectors holds."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
