"""Regimes that ship with Relevo: one data file for each host, read once."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from relevo.core.data import data_names, data_yaml

if TYPE_CHECKING:
    from relevo.regime.model import Regime

_PACKAGE = "relevo.regime"
_ENDING = ".yaml"


def packaged_regime(id_: str) -> Regime | None:
    """Give a regime that ships with Relevo.

    Args:
        id_: Its identifier, e.g. ``pe``.

    Returns:
        The regime; None if none of this name ships.
    """
    return _all().get(id_)


def packaged_regimes() -> tuple[Regime, ...]:
    """Give all regimes that ship with Relevo, by identifier in order."""
    return tuple(_all().values())


def regime_of_host(host: str) -> Regime | None:
    """Give the regime of a host state.

    Args:
        host: The state's code, e.g. ``PE``.

    Returns:
        The regime; None if none ships for it: then nothing is known of its law.
    """
    return next((one for one in packaged_regimes() if one.host == host), None)


@cache
def _all() -> dict[str, Regime]:
    """Read every regime, by identifier in order.

    ``casefile.regime_file`` reads the same files with every problem placed; a test does so.
    """
    from pydantic import TypeAdapter

    from relevo.regime.model import Regime

    adapter = TypeAdapter(Regime)
    return {
        PurePath(name).stem: adapter.validate_python(data_yaml(name, _PACKAGE))
        for name in data_names("", _ENDING, _PACKAGE)
    }
