"""Who and what crosses: the rows of persons, of those only counted, and of materiel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.casefile.rows import NO, YES
from relevo.core.classes import PersonClass
from relevo.core.clause import RowRef
from relevo.core.codes import plain
from relevo.core.words import text
from relevo.register.manifest import ManifestPerson
from relevo.register.manifest_layout import CLEARANCE, KINDS, NAMES, Section
from relevo.register.manifest_words import CLASSES
from relevo.register.model import Kind, Materiel, Person

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from relevo.casefile.manifest_names import ManifestAround
    from relevo.casefile.rows import Row
    from relevo.core.words import Arg
    from relevo.register.model import Way

MOST_COUNTED = 100_000
"""Most persons or pieces of one row; a larger number is a slip of the keyboard."""

MOST_STOCK = 100_000_000
"""Most of one row of ammunition or stock."""

_CLASSES = frozenset(PersonClass)
_ROLL = re.compile(r"R-\d{4,9}", re.ASCII)


@dataclass(slots=True)
class _Crossing:
    """What was read of one movement."""

    persons: list[Person] = field(default_factory=list)
    uncounted: list[tuple[PersonClass, int]] = field(default_factory=list)
    materiel: list[Materiel] = field(default_factory=list)
    identities: list[ManifestPerson] = field(default_factory=list)
    rows: int = 0


class Parties:
    """Gathers rows by the movement they belong to.

    Args:
        around: What rows may name.
        ways: Which way each movement goes.
        owners: Position of a movement by what rows call it.
    """

    def __init__(
        self, around: ManifestAround, ways: Sequence[Way], owners: Mapping[str, int]
    ) -> None:
        """Nobody crosses yet."""
        self._around = around
        self._ways = ways
        self._owners = owners
        self._crossings = [_Crossing() for _ in ways]
        self._first: dict[Hashable, int] = {}

    def add(self, section: Section, row: Row) -> None:
        """Take a row of any section but that of movements."""
        at = self._owners.get(row.text(CLEARANCE.key))
        if at is None:
            if not row.broken(CLEARANCE.key):
                row.report("which-movement", CLEARANCE.key)
            return
        self._crossings[at].rows += 1
        if section is Section.PERSONS:
            self._person(row, at)
        elif section is Section.UNCOUNTED:
            self._counted(row, at)
        else:
            self._materiel(KINDS[section], row, at)

    def empty(self, at: int) -> bool:
        """Whether no row belongs to a movement."""
        return not self._crossings[at].rows

    def persons(self, at: int) -> tuple[Person, ...]:
        """Give the persons of a movement."""
        return tuple(self._crossings[at].persons)

    def uncounted(self, at: int) -> tuple[tuple[PersonClass, int], ...]:
        """Give those only counted."""
        return tuple(self._crossings[at].uncounted)

    def materiel(self, at: int) -> tuple[Materiel, ...]:
        """Give the materiel of a movement."""
        return tuple(self._crossings[at].materiel)

    @property
    def identities(self) -> tuple[ManifestPerson, ...]:
        """Who the persons of all movements are."""
        return tuple(one for crossing in self._crossings for one in crossing.identities)

    def _person(self, row: Row, at: int) -> None:
        """Read a person; no problem repeats what the row says."""
        roll, name, document = row.text("roll"), row.text("name"), row.text("document")
        if roll and not _ROLL.fullmatch(roll):
            row.report("bad-roll", "roll")
        if not roll and not name and not (row.broken("roll") or row.broken("name")):
            row.report("unnamed-person", "name", section=NAMES[Section.UNCOUNTED])
        of = row.text("class")
        if of and of not in _CLASSES:
            self._none_of(row, "class", tuple(CLASSES.values()))
            of = ""
        officer = plain(row.text("officer"))
        if officer not in YES | NO:
            self._none_of(row, "officer", (text("yes"), text("no")))
        said = row.text("state")
        states = self._around.states.find(said) if said else ("",)
        if len(states) != 1:
            self._none_of(row, "state", (text("a state, by its name or its two-letter code"),))
            return
        way = self._ways[at]
        if roll:
            self._once((way, roll), row, "roll", "person-twice")
        if document:
            number = re.sub(r"[\s.-]", "", document).casefold()
            self._once((way, states[0], number), row, "document", "person-twice")
        crossing = self._crossings[at]
        crossing.identities.append(
            ManifestPerson(
                movement=at,
                position=len(crossing.persons),
                roll=roll,
                name=name,
                document_type=row.text("document_type"),
                document=document,
                state=states[0],
                row=RowRef(row.place("name").file, row.line),
            )
        )
        crossing.persons.append(
            Person(
                roll=roll,
                of=PersonClass(of or PersonClass.MILITARY),
                grade=row.text("grade"),
                officer=officer in YES if officer else None,
            )
        )

    def _none_of(self, row: Row, column: str, known: tuple[Arg, ...]) -> None:
        """Report a value that is none of a few, without repeating it."""
        row.report("person-word", column, column=column, known=known)

    def _counted(self, row: Row, at: int) -> None:
        """Read a number of persons of one class."""
        of = row.word("class", PersonClass)
        row.needed("number")
        number = row.whole("number", least=1, most=MOST_COUNTED)
        if of and number:
            self._crossings[at].uncounted.append((of, number))

    def _materiel(self, kind: Kind, row: Row, at: int) -> None:
        """Read a piece or a quantity."""
        row.needed("item")
        item = row.text("item")
        if kind is Kind.ARMS:
            item = self._around.arms.read(row, "item", "unknown-arm")
        name = row.needed("name") if kind is Kind.VESSEL else ""
        serial = "" if kind is Kind.STOCK else row.text("serial")
        most = MOST_STOCK if kind is Kind.STOCK else MOST_COUNTED
        if kind is Kind.STOCK:
            row.needed("quantity")
        quantity = row.whole("quantity", least=1, most=most, default=1)
        if serial and quantity not in {1, None}:
            row.report("serial-and-quantity", "quantity", found=quantity or 0)
            return
        if not item or not quantity:
            return
        piece = Materiel(
            kind=kind,
            item=item,
            serial=serial,
            quantity=quantity,
            name=name,
            unit=row.text("unit") if kind is Kind.STOCK else "",
        )
        if serial:
            key = (self._ways[at], kind, plain(item), serial.casefold())
            self._once(key, row, "serial", "serial-twice")
        self._crossings[at].materiel.append(piece)

    def _once(self, key: Hashable, row: Row, column: str, code: str) -> None:
        """Report what stands in the file a second time."""
        if key in self._first:
            row.report(code, column, first=str(self._first[key]))
        else:
            self._first[key] = row.line
