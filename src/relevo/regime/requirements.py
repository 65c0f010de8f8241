"""Required content of acts, in the form in which a text that is read is held to it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from relevo.core.clause import Seen
from relevo.instrument.reading.drafts.required import Requirement
from relevo.regime.model import Content
from relevo.regime.packaged import packaged_regimes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.regime.model import Regime

FIELDS: Mapping[Content, tuple[str, ...]] = MappingProxyType(
    {
        Content.REASONS: ("purposes",),
        Content.ACTIVITY: ("purposes",),
        Content.UNITS: ("units",),
        Content.PERSONS: ("headcounts",),
        Content.NAMED_PERSONS: ("headcounts",),
        Content.ARMS: ("arms",),
        Content.EQUIPMENT: ("equipment",),
        Content.AIRCRAFT: ("aircraft",),
        Content.VESSELS: ("vessels",),
        Content.PLACES: ("places",),
        Content.HOST_INSTITUTIONS: ("host_institutions",),
        Content.STAY: ("stay_days", "windows"),
        Content.DATES: ("windows",),
        Content.DEPARTURE: ("windows",),
    }
)
"""Fields of a draft that state each content; what is not here no draft holds."""


def requirements_of(regimes: Iterable[Regime]) -> tuple[Requirement, ...]:
    """Give what regimes say that acts must state.

    Args:
        regimes: Regimes of any hosts.

    Returns:
        In the order of the regimes and their rules. What no draft holds is left out: that a text
            does not state it cannot be told.
    """
    return tuple(
        Requirement(
            host=regime.host,
            kinds=rule.kinds,
            elements=tuple(dict.fromkeys(name for one in rule.any_of for name in FIELDS[one])),
            name=rule.name,
            citation=norm.title,
            verify=rule.verify or norm.verify or norm.seen not in (Seen.TEXT, Seen.STATUTE),
            from_=rule.from_,
            to=rule.to,
        )
        for regime in regimes
        for rule in regime.required
        for norm in (regime.norm(rule.norm),)
        if set(rule.any_of) <= set(FIELDS)
    )


def packaged_requirements() -> tuple[Requirement, ...]:
    """Give the required content of the regimes that ship with Relevo."""
    return requirements_of(packaged_regimes())
