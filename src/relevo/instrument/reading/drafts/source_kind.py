"""What kind of source a text is, guessed from its form: a gazette, an agency, a newspaper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from relevo.core.codes import plain
from relevo.core.data import data_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OTHERWISE = "newspaper"
"""Kind of a text whose form tells nothing else: the lowest rank."""

OPERATIVE = "gazette"
"""Kind of a text that is the instrument itself."""


def source_kind(text: str, site: str = "") -> str:
    """Guess the kind of a source.

    Args:
        text: The text.
        site: Who publishes it, as its page says; empty if unknown.

    Returns:
        ``gazette``, ``parliament``, ``agency`` or ``newspaper``.
    """
    folded = plain(text)
    starts = tuple(line.strip() for line in folded.splitlines())
    publisher = plain(site)
    for rule in _rules():
        met = [
            any(line.startswith(phrase) for line in starts for phrase in rule["begins"])
            if "begins" in rule
            else True,
            any(phrase in folded for phrase in rule["has"]) if "has" in rule else True,
            any(phrase in publisher for phrase in rule["sites"]) if "sites" in rule else True,
        ]
        if all(met):
            return str(rule["kind"])
    return OTHERWISE


@cache
def _rules() -> Sequence[Mapping[str, Sequence[str]]]:
    """Give the rules in the order in which they are tried."""
    rules: Sequence[Mapping[str, Sequence[str]]] = data_yaml(
        "source_kinds.yaml", "relevo.instrument"
    )
    return rules
