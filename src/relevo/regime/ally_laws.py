"""Laws on ally status that ship with Relevo, read once."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from relevo.core.data import data_names, data_yaml

if TYPE_CHECKING:
    from relevo.regime.ally import AllyLaw

_PACKAGE = "relevo.regime"


def packaged_ally_law(id_: str) -> AllyLaw | None:
    """Give a law on ally status that ships with Relevo.

    Args:
        id_: Its identifier, e.g. ``us-mnna``.

    Returns:
        The law; None if none of this name ships.
    """
    return _all().get(id_)


def packaged_ally_laws() -> tuple[AllyLaw, ...]:
    """Give all laws on ally status that ship with Relevo, by identifier in order."""
    return tuple(_all().values())


@cache
def _all() -> dict[str, AllyLaw]:
    """Read every law, by identifier in order."""
    from pydantic import TypeAdapter

    from relevo.regime.ally import AllyLaw

    adapter = TypeAdapter(AllyLaw)
    return {
        PurePath(name).stem: adapter.validate_python(data_yaml(name, _PACKAGE))
        for name in data_names("ally", ".yaml", _PACKAGE)
    }
