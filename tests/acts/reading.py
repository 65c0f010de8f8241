"""Reading an act by itself: pydantic over the dataclasses, every scalar kept as text."""

from pathlib import Path

import yaml
from pydantic import TypeAdapter

from relevo.instrument.model import Act

ROOT = Path(__file__).parents[2]
POINTS = tuple(sorted((ROOT / "tests" / "acts" / "e3").glob("*.yaml")))
CASES = tuple(sorted((ROOT / "cases").glob("*/acts/*.yaml")))


def raw_of(path):
    """Give the document of a file; the base loader makes text of every scalar."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def act_of(path):
    """Give the act of a file."""
    return TypeAdapter(Act).validate_python(raw_of(path))


def point(number):
    """Give the act that shows a point of what other hosts need."""
    (path,) = (path for path in POINTS if path.name.startswith(f"{number:02d}-"))
    return act_of(path)
