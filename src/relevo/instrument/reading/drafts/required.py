"""What the host's law says that an act must state, and a text does not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.core.words import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """

    host: str
    kinds: tuple[str, ...]
    elements: tuple[str, ...]
    name: Localized
    citation: Localized
    verify: bool


@cache
def packaged_requirements() -> tuple[Requirement, ...]:
    """Give the requirements that ship with Relevo."""
    return tuple(
        Requirement(
            host=law["host"],
            kinds=tuple(law["kinds"]),
            elements=tuple(one["element"].split("|")),
            name=Localized(one["es"], one["en"]),
            citation=Localized(law["citation"]["es"], law["citation"]["en"]),
            verify=law["verify"] == "true",
        )
        for law in data_yaml("required.yaml", "relevo.instrument")
        for one in law["states"]
    )


def missing_content(
    draft: Draft, required: Iterable[Requirement], host: str = ""
) -> tuple[Requirement, ...]:
    """Give what an act must state and a draft does not.

    Args:
        draft: The draft.
        required: Requirements of any hosts.
        host: Host state where the text gives none.

    Returns:
        In the order of the law; empty also where nobody knows what the law asks for. A draft of
            unknown kind is held to a law only if its host has one law here.
    """
    state = draft.host.value if draft.host else host
    of_host = [one for one in required if one.host == state]
    if draft.kind is None:
        of_kind = of_host if len({one.kinds for one in of_host}) == 1 else []
    else:
        of_kind = [one for one in of_host if draft.kind.value in one.kinds]
    return tuple(one for one in of_kind if not any(getattr(draft, name) for name in one.elements))
