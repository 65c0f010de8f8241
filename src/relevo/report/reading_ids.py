"""Public identifiers in the JSON of a reading, derived from the codes of ``core/data``.

``special_forces`` is written ``special-forces``, the rifle ``m4`` is ``rifle-m4``, the institution
``PE-CIOEC`` is ``cioec``. Only this module knows the rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.core.codes import CodeTree
    from relevo.instrument.reading.model import ReadPlace

STATUSES = {"adopted": "approved"}
"""Status words of the JSON that differ from those of an act file."""

_KIND = "kind"
_COUNTRY = re.compile(r"^[A-Z]{2}-")
_DIVISION = re.compile(r"^[A-Z]{2}-[A-Z0-9]{1,3}$")


def hyphened(code: str) -> str:
    """Give a code with hyphens: ``special_forces`` is ``special-forces``."""
    return code.replace("_", "-")


def arm_id(code: str, arms: CodeTree) -> str:
    """Give the identifier of an arm: its kind, then its model.

    Args:
        code: Code of ``core/data/arms.csv``, or a slug.
        arms: The tree of arms.

    Returns:
        ``rifle`` for a kind, ``rifle-m4`` for a model; a slug as it is.
    """
    if code not in arms:
        return hyphened(code)
    kind = next((one for one in arms.lineage(code) if arms.codes[one].kind == _KIND), code)
    if kind == code:
        return hyphened(code)
    rest = [part for part in hyphened(code).split("-") if part != hyphened(kind)]
    return "-".join([hyphened(kind), *rest])


def institution_id(code: str) -> str:
    """Give the identifier of a host institution: ``PE-CIOEC`` is ``cioec``."""
    return hyphened(_COUNTRY.sub("", code)).lower()


def public_value(about: str, value: str, arms: CodeTree) -> str:
    """Give a value of a dispute as the JSON writes it.

    Args:
        about: Path of the disputed value, e.g. ``arms[2].item``.
        value: The value as a draft holds it.
        arms: The tree of arms.
    """
    field = about.partition("[")[0]
    if field == "arms" and about.endswith("item"):
        return arm_id(value, arms)
    if field == "host_institutions":
        return institution_id(value)
    if field == "status":
        return STATUSES.get(value, value)
    return hyphened(value) if field == "units" else value


def place_id(place: ReadPlace) -> str:
    """Give the code of a place; for an ambiguous name that of the division it may stand for."""
    divisions = [code for code in place.means if _DIVISION.match(code)]
    return divisions[0] if divisions else place.code.value
