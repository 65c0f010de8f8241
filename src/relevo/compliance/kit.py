"""Kits: the arms that a stay puts in the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.tally import Count
from relevo.core.codes import Held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.compliance.stay import Stay
    from relevo.core.codes import CodeTree
    from relevo.rotation.model import Kit


def arms_of(stay: Stay, kits: Mapping[str, Kit]) -> tuple[str, ...]:
    """Give the arms codes of the kit brought and the kit that stays with the post, in order."""
    held = (kits[name] for name in (stay.unit.kit, stay.post.kit) if name in kits)
    return tuple(sorted({code for kit in held for code, n in kit.arms.items() if n > 0}))


def pieces(name: str, kits: Mapping[str, Kit], arms: tuple[str, ...], tree: CodeTree) -> Count:
    """Count the pieces of a kit that a limit's codes hold.

    Args:
        name: Identifier of the kit; empty or unknown counts nothing.
        kits: Kits by identifier.
        arms: Codes counted together; none counts every arm.
        tree: The tree of arms.

    Returns:
        Pieces that certainly count, and those that may: their code is coarser than the limit's.
    """
    count = Count()
    for code, number in kits[name].arms.items() if name in kits else ():
        match tree.holds(arms, code) if arms else Held.YES:
            case Held.YES:
                count += Count(number, number)
            case Held.UNCLEAR:
                count += Count(0, number)
            case Held.NO:
                pass
    return count
