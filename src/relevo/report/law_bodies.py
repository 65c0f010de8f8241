"""Bodies that acts themselves name as giving consent or being owed reports, beyond standing law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.codes import plain
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.value import NOT_FOUND
from relevo.regime.authority import authority_on
from relevo.regime.bodies import body_named
from relevo.regime.check_act import classes_of
from relevo.regime.duties_on import duties_on
from relevo.report.law_words import NOT_NAMED, Item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.words import Arg
    from relevo.instrument.model import Act, DatedBody
    from relevo.regime.model import Regime


class Role(StrEnum):
    """What a body is named for."""

    AUTHORITY = "authority"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBody:
    """A body that an act names for a role, and that standing law does not name for it.

    Attributes:
        act: Identifier of the act.
        role: The role.
        body: The body, with its days.
    """

    act: str
    role: Role
    body: DatedBody


def own_bodies(acts: Iterable[Act], regime: Regime | None, day: date) -> tuple[OwnBody, ...]:
    """Give the bodies of acts in force that standing law does not name for the same role.

    Args:
        acts: Acts in force.
        regime: Standing law of the host; None if it is not known: then all are given.
        day: Civil date of the host; bodies whose days are over by then are left out.

    Returns:
        For each act those who consent, then those who are owed reports. Each is compared on the
            first of its days from ``day`` on.
    """
    return tuple(
        OwnBody(act=act.id, role=role, body=body)
        for act in acts
        for role, bodies in ((Role.AUTHORITY, act.authority), (Role.ADDRESSEE, act.addressee))
        for body in bodies
        if (body.to is None or day <= body.to)
        and not _named(regime, act, role, body, max(day, body.from_ or day))
    )


def _named(regime: Regime | None, act: Act, role: Role, body: DatedBody, day: date) -> bool:
    """Whether standing law names a body for a role on a day."""
    if regime is None:
        return False
    known = body_named(regime, body.body, day)
    name = "" if body.body == NOT_FOUND else known.id if known else plain(body.body)
    if role is Role.ADDRESSEE:
        return name in {
            holder.id
            for owed in duties_on(regime, day)
            if not owed.kinds or act.kind in owed.kinds
            for holder in owed.holders(day, day)
        }
    classes = classes_of(act)
    return name in {
        may.body.id if may.body else ""
        for may in authority_on(regime, day).consents
        if not classes or not may.rule.classes or classes & set(may.rule.classes)
    }


def own_body_items(found: Iterable[OwnBody]) -> list[Item]:
    """Say bodies that acts themselves name, by act and role.

    Args:
        found: The bodies.
    """
    together: dict[tuple[str, Role], list[DatedBody]] = {}
    for one in found:
        together.setdefault((one.act, one.role), []).append(one.body)
    return [
        Item(words=_role_words(act, role, tuple(_body_words(body) for body in bodies)))
        for (act, role), bodies in together.items()
    ]


def _role_words(act: str, role: Role, bodies: tuple[Arg, ...]) -> Arg:
    """Say for what an act names bodies."""
    match role:
        case Role.AUTHORITY:
            return text(
                "The file of the act {act} names as consenting: {bodies}", act=act, bodies=bodies
            )
        case Role.ADDRESSEE:
            return text(
                "The file of the act {act} names as owed reports: {bodies}", act=act, bodies=bodies
            )


def _body_words(body: DatedBody) -> Arg:
    """Name a body, with its days and whether it is still to be verified."""
    name: Arg = NOT_NAMED if body.body == NOT_FOUND else body.body
    if body.verify:
        name = text("{name} (to verify)", name=name)
    if body.from_ and body.to:
        return text("{name} ({days})", name=name, days=Term.inclusive(body.from_, body.to))
    if body.from_:
        return text("{name} (from {day} on)", name=name, day=body.from_)
    if body.to:
        return text("{name} (until {day})", name=name, day=body.to)
    return name
