"""Reading a file of a log from an entry on, while others may write it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relevo.casefile.log_frames import ends_at, frames_in
from relevo.casefile.log_held import OPENINGS
from relevo.casefile.log_index import tile_before
from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def frames_from(path: Path, index: Path, start: int) -> Iterator[tuple[int, bytes]]:
    """Give the frames of a file of a log from an entry on.

    The index says where to begin, if what it says is true; otherwise they are counted from the
    first.

    Args:
        path: The file, ``entries`` or ``openings``.
        index: Where the index lies.
        start: Position of the first that is given.

    Yields:
        Position of the entry, and what the frame holds.
    """
    with reading(path) as descriptor:
        if descriptor is None:
            return
        tile, *starts = tile_before(index, start)
        first, offset = tile * WIDTH, starts[path.name == _OPENINGS]
        if not ends_at(descriptor, offset, first):
            first = offset = 0
        for position, (content, _) in enumerate(frames_in(descriptor, offset, first), first):
            if position >= start:
                yield position, content


@contextmanager
def reading(path: Path) -> Iterator[int | None]:
    """Open a file to read; None if it is not there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


_OPENINGS = OPENINGS.rpartition("/")[2]
