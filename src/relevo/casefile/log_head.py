"""The size of a case's log and the root of its tree, worked out from the entries at hand."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.log_file import ENTRIES, LogFile, no_salts
from relevo.tlog.merkle import Frontier, leaf_hash

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Head:
    """What a log is known by.

    Attributes:
        size: Number of entries.
        root: Root of their Merkle tree, in base64 as a checkpoint has it.
    """

    size: int
    root: str


def read_head(folder: Path) -> Head | None:
    """Give the head of a case's log; None if the case has no log.

    Args:
        folder: The case folder.
    """
    if not (folder / ENTRIES).is_file():
        return None
    tree = Frontier()
    for content in LogFile(folder, no_salts).entries():
        tree.append(leaf_hash(content))
    return Head(tree.size, b64encode(tree.root()).decode())
