"""What an account shows of what is withheld by default, and how it names what it does not show.

In an account for the public a party is a number, a person, a piece and an officer are nobody and
nothing in particular. The office's own account names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relevo.core.words import Text, plural_text, text
from relevo.register.model import Handover, Movement, Muster, Refusal, Station, Use
from relevo.report.suppress import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.core.words import Arg
    from relevo.register.model import Materiel, Recorded

WITHHELD = text("withheld")
"""What stands where something is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Names what may be named.

    Attributes:
        full: Whether everything is named: the office's own account.
        parties: Number of each party, from 1.
        posts: Number of each post, from 1.
        persons: Roll numbers.
        pieces: Serial numbers, registrations, hulls and names of vessels.
        offices: Who recorded, counted, signed or decided, as recorded.
        hidden: Finds any of these names within words; None if there are none.
    """

    full: bool
    parties: Mapping[str, int] = field(default_factory=dict)
    posts: Mapping[str, int] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    hidden: re.Pattern[str] | None = None

    def party(self, name: str) -> Arg:
        """Name a party or unit.

        Args:
            name: Its name in the record or the plan.
        """
        number = self.parties.get(name)
        return name if self.full or number is None else text("group {n}", n=number)

    def post(self, name: str) -> Arg:
        """Name a post.

        Args:
            name: Its identifier in the plan.
        """
        number = self.posts.get(name)
        return name if self.full or number is None else text("post {n}", n=number)

    def count(self, persons: int) -> Arg:
        """Give a number of persons; few are "<5".

        Args:
            persons: The number.
        """
        return "<5" if not self.full and few(persons) else persons

    def persons_words(self, persons: int) -> Arg:
        """Give a number of persons in words; few are fewer than 5.

        Args:
            persons: The number.
        """
        if not self.full and few(persons):
            return text("fewer than 5 persons")
        return plural_text("{n} person", "{n} persons", persons)

    def who_and_why(self, said: str) -> Arg:
        """Give who answered for something and why; only why where officers are withheld.

        Args:
            said: Name and reason as recorded, ``NAME: REASON``.
        """
        if self.full:
            return said
        reason = said.partition(":")[2].strip()
        return self.words(reason) if reason else WITHHELD

    def words(self, said: Arg) -> Arg:
        """Give words in which nothing is named that is withheld.

        Args:
            said: The words, with whatever fills them.
        """
        if self.full:
            return said
        match said:
            case Text():
                return replace(said, args=tuple((name, self.words(arg)) for name, arg in said.args))
            case tuple():
                return self._several(said)
            case str():
                return self._named(said)
            case _:
                return said

    def _several(self, items: tuple[Arg, ...]) -> Arg:
        """Give a list; persons and pieces as a number."""
        if items and all(isinstance(item, str) and item in self.persons for item in items):
            return self.persons_words(len(items))
        if items and all(isinstance(item, str) and item in self.pieces for item in items):
            return plural_text("{n} piece", "{n} pieces", len(items))
        return tuple(self.words(item) for item in items)

    def _named(self, said: str) -> Arg:
        """Give a name, or what stands for it."""
        if said in self.parties:
            return self.party(said)
        if said in self.posts:
            return self.post(said)
        if said in self.persons:
            return text("a person")
        if said in self.pieces:
            return text("a piece")
        name, colon, _ = said.partition(":")
        if colon and name in self.offices:
            return self.who_and_why(said)
        return WITHHELD if self.hidden and self.hidden.search(said) else said


def mask_of(
    log: Iterable[Recorded], units: Iterable[str], posts: Iterable[str], *, full: bool
) -> Mask:
    """Give what names the parties, persons and pieces of a record.

    Args:
        log: Every record, also what was corrected.
        units: Units of the plan, in order.
        posts: Posts of the plan, in order.
        full: Whether everything is named.
    """
    posts = tuple(dict.fromkeys(posts))
    parties: dict[str, None] = {}
    persons: set[str] = set()
    pieces: set[str] = set()
    offices: set[str] = set()
    for one in log:
        record = one.record
        match record:
            case Movement():
                party = record.party
                parties.update({name: None for name in (party.name, party.unit) if name})
                persons.update(person.roll for person in party.persons)
                pieces.update(_pieces(party.materiel))
                offices.update((record.officer, record.entry_by))
                offices.update(said.partition(":")[0] for said in (record.noted, record.despite))
            case Station():
                parties[record.party] = None
            case Refusal():
                parties[record.party] = None
                offices.add(record.by)
            case Handover():
                pieces.update(_pieces(record.pieces))
                offices.update((record.officer, record.to[1]))
            case Muster():
                persons.update(record.persons)
                pieces.update(_pieces(record.pieces))
                offices.add(record.officer)
            case Use():
                pieces.update(_pieces(record.stock))
                offices.add(record.officer)
            case _:
                pass
        roll = getattr(record, "roll", "")
        persons.update([roll] if roll else [])
    parties.update(dict.fromkeys(units))
    return Mask(
        full=full,
        parties={name: number for number, name in enumerate(parties, start=1)},
        posts={name: number for number, name in enumerate(posts, start=1)},
        persons=frozenset(persons),
        pieces=frozenset(pieces),
        offices=frozenset(one for one in offices if one),
        hidden=_any_of({*parties, *posts, *persons, *pieces, *offices} - {""}),
    )


def _any_of(names: set[str]) -> re.Pattern[str] | None:
    """Find any of some names as a whole word."""
    if not names:
        return None
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _pieces(things: Iterable[Materiel]) -> Iterable[str]:
    """Give serials of pieces and names of vessels."""
    for thing in things:
        yield from (one for one in (thing.serial, thing.name) if one)
