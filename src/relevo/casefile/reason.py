"""Why the system refuses a file, in words of both languages."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.words import Arg, Text

_NOT_PERMITTED = text("this user may not do that there")

_REASONS: dict[int, Text] = {
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.EROFS: text("that place can only be read"),
    errno.ENOSPC: text("the disk is full"),
    errno.ENOENT: text("there is no such place"),
    errno.ENOTDIR: text("a part of the path is a file, not a folder"),
    errno.EISDIR: text("a folder of that name is there"),
    errno.ENAMETOOLONG: text("the name is too long"),
}


def reason_of(error: OSError) -> Arg:
    """Say why the system refused.

    Args:
        error: What the system raised.

    Returns:
        The reason in words; in the system's own words if it is a rare one.
    """
    known = _REASONS.get(error.errno) if error.errno else None
    return known or error.strerror or str(error)
