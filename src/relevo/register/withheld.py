"""What an office withholds: that it does, why, by whose decision, and when that is reviewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.register.model import NOWHERE

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.clause import RowRef
    from relevo.core.words import Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One thing that is on record somewhere and is not shown.

    Sample line of ``withheld.csv``:
    ``w1,xa-1,limits.persons,Número de personas,Number of persons,Ley 1,Ministerio,2027-01-01,,si``

    Attributes:
        id: Identifier within the case.
        act: Act it is about, or empty.
        about: Path in the act's file, e.g. ``limits.persons``; or empty.
        what: What is withheld, in words that do not give it away.
        basis: Legal basis, as the office gives it; empty if it gives none.
        authoriser: Office that decided; empty if it is not named.
        review: Day on which it is to be looked at again; None if none was set.
        says: Sources.
        illustrative: Whether it is invented for illustration.
        row: Its row in a table; ``NOWHERE`` otherwise.
    """

    id: str
    what: Localized
    act: str = ""
    about: str = ""
    basis: str = ""
    authoriser: str = ""
    review: date | None = None
    says: tuple[str, ...] = ()
    illustrative: bool = False
    row: RowRef = field(default=NOWHERE, compare=False)
