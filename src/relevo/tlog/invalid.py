"""The one error of this stage: what was given is not what it claims to be."""

from __future__ import annotations


class InvalidError(Exception):
    """Bytes that are malformed, or a proof or signature that does not hold.

    Its message says what failed, never what was secret; callers show it as it stands.
    """
