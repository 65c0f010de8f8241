"""What a record knows: parties, persons, pieces and stock, found by what somebody typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.names import nearest
from relevo.core.codes import plain
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.register.known import fold_known
from relevo.register.model import Enrolment, Kind, Movement, Use
from relevo.register.presence import fold_presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from relevo.casefile.manifest_names import Names
    from relevo.core.words import Text
    from relevo.register.model import Recorded
    from relevo.register.presence import Held, Presence, Present


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """What a record knows.

    Attributes:
        known: Records that stand.
        presence: Who and what was in the country.
        days: Civil day of each entry that has one.
        rolls: Roll numbers, of persons who left too.
    """

    known: tuple[Recorded, ...]
    presence: Presence
    days: Mapping[int, date]
    rolls: frozenset[str]

    def party(self, name: str, day: date) -> str:
        """Give a party that was in the country on a day.

        Args:
            name: Its name, as typed.
            day: Civil date of the host.

        Raises:
            RelevoError: If the record has no such party, or it was not there on that day.
        """
        stays = self._stays()
        found = next((one for one in stays if plain(one) == plain(name)), None)
        if found is None:
            raise unknown(
                text("The record knows no party {name}.", name=name), nearest(name, stays)
            )
        if not any(first <= day and (last is None or day <= last) for first, last in stays[found]):
            raise RelevoError(
                text(
                    "{party} is not on the roll of {day}. Correct the day, or record its entry "
                    "first with relevo record",
                    party=found,
                    day=day,
                )
            )
        return found

    def persons(self, rolls: Iterable[str], party: str = "") -> tuple[str, ...]:
        """Give roll numbers that the record knows, each once.

        Args:
            rolls: Roll numbers, as typed.
            party: Party that they must belong to; empty for any.

        Raises:
            RelevoError: If it knows one of them not, or in another party.
        """
        own = {
            one.roll for one in self.presence.persons if one.roll and one.came.party.name == party
        }
        for roll in rolls:
            if roll not in self.rolls:
                raise unknown(
                    text("The record knows no person {roll}.", roll=roll),
                    nearest(roll, own or self.rolls),
                )
            if party and roll not in own:
                raise RelevoError(text("{roll} did not come with {party}.", roll=roll, party=party))
        return tuple(dict.fromkeys(rolls))

    def piece(self, kind: Kind, item: str, serial: str) -> tuple[Kind, str, str]:
        """Give a piece that came in at some time.

        Raises:
            RelevoError: If the record knows none of that kind, item and serial number.
        """
        serials = {
            one.thing.serial: one.thing.piece
            for one in self.presence.things
            if one.thing.serial and one.thing.kind is kind and one.thing.item == item
        }
        if serial not in serials:
            raise unknown(
                text(
                    "The record knows no {item} with the serial number {serial}.",
                    item=item,
                    serial=serial,
                ),
                nearest(serial, serials),
            )
        return serials[serial]

    def stock(self, party: str, item: str, unit: str) -> tuple[str, str]:
        """Give the item and the unit of stock that a party brought.

        Args:
            party: The party.
            item: The item, as typed.
            unit: Its unit; empty for the only one.

        Raises:
            RelevoError: If the party brought none such, or it is counted in several units.
        """
        brought = {
            (one.thing.item, one.thing.unit)
            for one in self.presence.things
            if one.thing.kind is Kind.STOCK and one.came.party.name == party
        }
        items = {name for name, _ in brought}
        found = next((one for one in sorted(items) if plain(one) == plain(item)), None)
        if found is None:
            raise unknown(
                text("{party} brought no stock of {item}.", party=party, item=item),
                nearest(item, items),
            )
        units = sorted(own for name, own in brought if name == found)
        if unit and unit not in units:
            raise unknown(
                text(
                    "{party} has no {item} counted in {unit}.", party=party, item=found, unit=unit
                ),
                nearest(unit, units),
            )
        if not unit and len(units) > 1:
            raise RelevoError(
                text(
                    "{item} of {party} is counted in {units}. Say which: {item}:QUANTITY:UNIT",
                    item=found,
                    party=party,
                    units=tuple(units),
                )
            )
        return found, unit or units[0]

    @property
    def parties(self) -> frozenset[str]:
        """Names of the parties that came in at some time."""
        return frozenset(self._stays())

    def _stays(self) -> dict[str, list[tuple[date, date | None]]]:
        """Give first and last day of each stay of each party; None while it is there."""
        stays: dict[str, list[tuple[date, date | None]]] = {}
        there: tuple[Present | Held, ...] = (*self.presence.persons, *self.presence.things)
        for one in there:
            last = None if one.entry_out is None else self.days[one.entry_out]
            stays.setdefault(one.came.party.name, []).append((one.came.day, last))
        return stays


def on_record(record: Iterable[Recorded]) -> OnRecord:
    """Give what a record knows.

    Args:
        record: Records in the log's order.
    """
    known = fold_known(record)
    presence = fold_presence(known)
    enrolled = {one.record.roll for one in known if isinstance(one.record, Enrolment)}
    return OnRecord(
        known=known,
        presence=presence,
        days={one.entry: one.record.day for one in known if isinstance(one.record, Movement | Use)},
        rolls=frozenset(enrolled | {one.roll for one in presence.persons if one.roll}),
    )


def named(names: Names | None, said: str, sentence: Text) -> str:
    """Give what a name stands for.

    Args:
        names: Things by identifier and name; None where the case has nothing on record to compare
            with: any is then taken.
        said: The name as typed; empty stays empty.
        sentence: What is said where nothing has that name.

    Raises:
        RelevoError: If nothing has that name, or several things do.
    """
    if names is None or not said:
        return said
    found = names.find(said)
    if len(found) > 1:
        raise RelevoError(
            text("Several have the name {name}: {known}. Name one.", name=said, known=found)
        )
    if not found:
        raise unknown(sentence, names.nearest(said))
    return found[0]


def unknown(sentence: Text, near: str) -> RelevoError:
    """Give the error for a name that nothing has.

    Args:
        sentence: What is not known.
        near: The likeliest name; empty if none is like it.
    """
    if not near:
        return RelevoError(sentence)
    return RelevoError(
        text("{sentence} The likeliest name is {near}.", sentence=sentence, near=near)
    )
