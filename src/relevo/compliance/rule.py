"""What a rule is: an entry of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.stay import Judged
from relevo.core.finding import Finding

if TYPE_CHECKING:
    from relevo.core.finding import Basis
    from relevo.core.words import Text

Check = Callable[[Judged], tuple[Finding, ...]]
"""What a rule does: facts in, findings out; never raises on content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the catalogue.

    Attributes:
        id: Identifier, e.g. ``"R-STRENGTH"``.
        basis: What it rests on.
        check: What judges it; its module's docstring is its page in the manual.
        title: Its name for people.
    """

    id: str
    basis: Basis
    check: Check
    title: Text
