"""Pieces, stock and holders as they are typed on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.cli.entry import Now
    from relevo.register.model import Holder, Materiel

_LARGEST = 9
"""Most digits of a quantity."""


def pieces_of(now: Now, said: str) -> tuple[Materiel, ...]:
    """Give pieces that the record knows.

    Args:
        now: The case.
        said: ``KIND:ITEM:SERIAL`` of each, parted by commas; a serial number may hold colons.

    Raises:
        RelevoError: If one is not written so, is named twice, or the record does not know it.
    """
    from relevo.casefile.manifest_names import manifest_around
    from relevo.casefile.names import nearest
    from relevo.casefile.on_record import named, unknown
    from relevo.register.model import Kind, Materiel

    arms = manifest_around(now.case).arms
    found: list[Materiel] = []
    for one in _parts(said):
        kind, _, rest = one.partition(":")
        item, _, serial = rest.partition(":")
        if not serial:
            raise RelevoError(
                text("{piece} is no piece. Write KIND:ITEM:SERIAL, e.g. arms:m4:0007", piece=one)
            )
        if kind not in {str(each) for each in Kind}:
            raise unknown(
                text("There is no kind of materiel {name}.", name=kind), nearest(kind, Kind)
            )
        if kind == Kind.ARMS:
            item = named(arms, item, text("No kind of arm has the name {name}.", name=item))
        piece = now.seen.piece(Kind(kind), item, serial)
        if any(each.piece == piece for each in found):
            raise RelevoError(text("{piece} is named twice.", piece=one))
        found.append(Materiel(kind=piece[0], item=piece[1], serial=piece[2]))
    return tuple(found)


def stock_of(now: Now, said: str, party: str) -> tuple[Materiel, ...]:
    """Give quantities of stock that a party brought.

    Args:
        now: The case.
        said: ``ITEM:QUANTITY`` or ``ITEM:QUANTITY:UNIT`` of each, parted by commas.
        party: The party.

    Raises:
        RelevoError: If one is not written so, or the party brought none such.
    """
    from relevo.register.model import Kind, Materiel

    found: list[Materiel] = []
    for one in _parts(said):
        item, _, rest = one.partition(":")
        quantity, _, unit = rest.partition(":")
        whole = quantity.isascii() and quantity.isdigit() and len(quantity) <= _LARGEST
        if not item or not whole or not int(quantity):
            raise RelevoError(
                text(
                    "{stock} is no stock. Write ITEM:QUANTITY or ITEM:QUANTITY:UNIT, e.g. "
                    "5.56 mm:900:rounds",
                    stock=one,
                )
            )
        name, own = now.seen.stock(party, item, unit)
        found.append(Materiel(kind=Kind.STOCK, item=name, quantity=int(quantity), unit=own))
    return tuple(found)


def holder_of(now: Now, said: str) -> tuple[Holder, str]:
    """Give a holder.

    Args:
        now: The case.
        said: ``person:R-0001``, ``unit:NAME``, ``armoury:NAME`` or ``vehicle:NAME``.

    Raises:
        RelevoError: If it is not written so, or the case does not know the person or the unit.
    """
    from relevo.casefile.names import nearest
    from relevo.casefile.on_record import unknown
    from relevo.register.model import Holder

    kind, _, name = said.partition(":")
    if kind not in {str(each) for each in Holder} or not name.strip():
        raise RelevoError(
            text(
                "{holder} is no holder. Write person:R-0001, unit:NAME, armoury:NAME or "
                "vehicle:NAME",
                holder=said,
            )
        )
    name = name.strip()
    if kind == Holder.PERSON:
        (name,) = now.seen.persons([name])
    elif kind == Holder.UNIT:
        planning = now.case.planning
        units = set(now.seen.parties)
        units |= set(planning.units) if planning else set()
        if name not in units:
            raise unknown(text("The case knows no unit {name}.", name=name), nearest(name, units))
    return Holder(kind), name


def _parts(said: str) -> list[str]:
    """Give what commas part, without empty ones."""
    return [one.strip() for one in said.split(",") if one.strip()]
