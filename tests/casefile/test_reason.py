"""Why the system refuses a file, in words."""

import errno

import pytest

from relevo.casefile.reason import reason_of
from relevo.core.words import Speaker


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "el disco está lleno"),
        (
            PermissionError(errno.EACCES, "Permission denied"),
            "este usuario no tiene permiso para hacerlo ahí",
        ),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("odd"), "odd"),
    ],
)
def test_common_reasons_are_said_in_spanish_and_rare_ones_as_they_are(error, said):
    assert Speaker("es").say(reason_of(error)) == said
