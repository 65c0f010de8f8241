"""What the host's law says that an act must state, and a text does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.words import Localized
    from relevo.instrument.reading.model import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that the law of a host says an act must state.

    Attributes:
        host: Host state by code.
        kinds: Kinds of instrument it is for.
        elements: Fields of a draft; one of them is enough.
        name: The thing in words.
        citation: The law that asks for it.
        verify: Whether that law's own text was not read.
        from_: First day on which it is law; None means since before anything recorded.
        to: Last day, included; None while it lasts.
    """

    host: str
    kinds: tuple[str, ...]
    elements: tuple[str, ...]
    name: Localized
    citation: Localized
    verify: bool
    from_: date | None = None
    to: date | None = None


def missing_content(
    draft: Draft, required: Iterable[Requirement], host: str = ""
) -> tuple[Requirement, ...]:
    """Give what an act must state and a draft does not.

    Args:
        draft: The draft.
        required: Requirements of any hosts, of any days.
        host: Host state where the text gives none.

    Returns:
        In the order of the law on the day of the act, where the text gives one; else of the law
            that has no end. Empty also where nobody knows what the law asks for. A draft of unknown
            kind is held to a law only if its host has one law here.
    """
    state, day = draft.host.value if draft.host else host, _day_of(draft)
    of_host = [one for one in required if one.host == state and _is_law(one, day)]
    if draft.kind is None:
        of_kind = of_host if len({one.kinds for one in of_host}) == 1 else []
    else:
        of_kind = [one for one in of_host if draft.kind.value in one.kinds]
    return tuple(one for one in of_kind if not any(getattr(draft, name) for name in one.elements))


def _day_of(draft: Draft) -> date | None:
    """Give the day of an act: of the vote, else of the signature, the gazette or the request."""
    days = (draft.approved, draft.signed, draft.published, draft.submitted)
    return next((read.value for read in days if read), None)


def _is_law(one: Requirement, day: date | None) -> bool:
    """Whether a requirement is law on a day; of no known day, whether it has no end."""
    if day is None:
        return one.to is None
    return (one.from_ is None or one.from_ <= day) and (one.to is None or day <= one.to)
