"""The published instances: files to solve without Relevo, and a manifest of all of them.

The manifest gives the SHA-256 of every instance's text, those in files and those that the generator
makes by seed, so that a generator that changed shows.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.generator import CEILINGS, SIZES, named
from benchmarks.rotation.instance import digest_of, form_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.rotation.instance import Form

FOLDER = Path(__file__).with_name("instances")
SEEDS = range(20)
"""Seeds of the manifest."""
IN_FILES = range(3)
"""Seeds whose instances are in files."""
_MANIFEST = "manifest.json"


def forms(seeds: range = SEEDS) -> Iterator[tuple[int, Form]]:
    """Make every published instance with these seeds; give its seed and itself."""
    for size in SIZES:
        for ceiling in CEILINGS:
            for seed in seeds:
                name, planning = named(size, seed, ceiling)
                yield seed, form_of(planning, name)


def read(name: str) -> dict[str, Any]:
    """Read a published instance from its file.

    Raises:
        FileNotFoundError: If it is not among those in files.
    """
    content = lzma.decompress((FOLDER / f"{name}.json.xz").read_bytes())
    instance: dict[str, Any] = json.loads(content)
    return instance


def manifest() -> dict[str, str]:
    """Read the SHA-256 of every published instance, by name."""
    found: dict[str, str] = json.loads((FOLDER / _MANIFEST).read_text(encoding="utf-8"))
    return found


def write() -> None:
    """Write the files and the manifest."""
    FOLDER.mkdir(exist_ok=True)
    digests = {}
    for seed, form in forms():
        digests[form["name"]] = digest_of(form)
        if seed in IN_FILES:
            path = FOLDER / f"{form['name']}.json.xz"
            path.write_bytes(lzma.compress(text_of(form).encode(), preset=9))
    (FOLDER / _MANIFEST).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def differences() -> tuple[str, ...]:
    """Give the instances that are not what manifest or file says, by name."""
    said = manifest()
    return tuple(
        form["name"]
        for seed, form in forms()
        if said.get(form["name"]) != digest_of(form)
        or (seed in IN_FILES and text_of(read(form["name"])) != text_of(form))
    )
