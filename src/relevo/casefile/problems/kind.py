"""What every entry of the catalogue of problems holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.core.words import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem, in words with gaps.

    Attributes:
        what: What is wrong: found X, expected Y.
        why: The rule that asks for it.
        remedy: What to do next.
        near: The remedy when a known name is close to the one found, with the gap ``{near}``;
            None where no name is looked up.
    """

    what: Text
    why: Text
    remedy: Text
    near: Text | None = None
