"""Which keys may have signed the log of a case, also where the log or the case is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.acts import open_document
from relevo.casefile.custody import custodians_of
from relevo.casefile.folder import Folder
from relevo.core.errors import RelevoError
from relevo.ledger.custody import signers_at
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Key

if TYPE_CHECKING:
    from pathlib import Path


def custodian_in(folder: Path) -> str:
    """Give the key that ``case.yaml`` names; empty if it names none, or cannot be read.

    Args:
        folder: The case folder.
    """
    document = open_document(Folder(folder), layout.CASE, [])
    return (document.text(("custodian",)) or "") if document else ""


def log_keys(folder: Path, size: int) -> tuple[Key, ...]:
    """Give the keys that may sign the checkpoint of a case's log.

    Where an entry that names a key does not hold, that is the key that ``case.yaml`` names.

    Args:
        folder: The case folder.
        size: Entries that the checkpoint covers.
    """
    vkey = custodian_in(folder)
    try:
        return signers_at(custodians_of(folder, vkey), size) if vkey else ()
    except InvalidError:
        return ()
    except RelevoError:
        return (Key.parse(vkey),)
