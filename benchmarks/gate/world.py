"""An imaginary host with many limits, a roll of those who are in the country, and requests.

Everything is invented. Every limit is an upper ceiling on what is there at one time, and every fact
that a limit asks for is on record, so that each request is either refused or not.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from relevo.compliance.facts.matter import facts_of
from relevo.core.bound import Quantifier, Quantity
from relevo.core.clause import Seen
from relevo.core.codes import Code, CodeKind, Codes, CodeTree
from relevo.core.words import Localized
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Counting,
    Dates,
    LimitLine,
    ListLine,
    ListOf,
    Measure,
    Scope,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.register.model import Kind, Materiel, Movement, Party, Person, Recorded, Way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relevo.compliance.facts.matter import Facts

ZONE = ZoneInfo("America/Lima")
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
TODAY = date(2026, 3, 2)
ACT = "xa-benchmark"
FIRST_WINDOW = (date(2026, 1, 1), date(2026, 6, 30))
SECOND_WINDOW = (date(2026, 8, 1), date(2026, 12, 31))
SECOND_PLACE = "place-0"
"""The second window is for this region alone."""
POINTS = ("airport", "harbour")
PARTY = 20
"""Persons of a party that is in the country."""


def _tree(word: str, groups: int = 4, each: int = 4) -> dict[str, str]:
    """Give codes in groups: the group that holds each, empty for a group."""
    top = {f"{word}-{g}": "" for g in range(groups)}
    return top | {f"{word}-{g}-{n}": f"{word}-{g}" for g in range(groups) for n in range(each)}


CATEGORIES, PLACES, ARMS = _tree("category"), _tree("place"), _tree("arm")
LISTED = {word: tuple(f"{word}-{g}" for g in range(3)) for word in ("category", "place", "arm")}
"""Complete lists: the last group of each is on none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """A limit, in the plain form that every engine is given.

    Attributes:
        id: Identifier of the line.
        measure: ``persons``, ``units`` or ``arms``.
        categories: Categories it is about; empty means all.
        places: Places it is about; empty means all.
        arms: Kinds counted together; empty for another measure.
        most: How many are permitted at one time.
        now: How many are there.
    """

    id: str
    measure: str
    categories: tuple[str, ...]
    places: tuple[str, ...]
    arms: tuple[str, ...]
    most: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is asked, and what it is judged by.

    Attributes:
        facts: The record and the mandate, for the gate.
        ceilings: The limits.
        rolls: Persons in the country.
        serials: Pieces in the country, each ``<kind>/<serial>``.
        requests: Crossings to be judged, in order.
    """

    facts: Facts
    ceilings: tuple[Ceiling, ...]
    rolls: tuple[str, ...]
    serials: tuple[str, ...]
    requests: tuple[Movement, ...]

    @property
    def parties(self) -> frozenset[str]:
        """Names of the parties in the country."""
        return frozenset(
            one.record.party.name for one in self.facts.known if isinstance(one.record, Movement)
        )


def line_of(tree: Mapping[str, str], code: str) -> tuple[str, ...]:
    """Give a code and the group that holds it."""
    return (code, tree[code]) if tree[code] else (code,)


def world_of(persons: int, limits: int, requests: int, seed: int = 0) -> World:
    """Make a world.

    Args:
        persons: Persons in the country, each with one weapon.
        limits: Limits of the act.
        requests: Crossings to be judged.
        seed: Seed of all that is random.
    """
    draw = random.Random(seed)
    sizes = [min(PARTY, persons - n) for n in range(0, persons, PARTY)]
    record = [
        _crossing(
            n, _party(draw, f"EJ-{n:04}", size, permitted=True), NOW - timedelta(days=20), draw
        )
        for n, size in enumerate(sizes)
    ]
    ceilings = tuple(_ceiling(draw, n, record) for n in range(limits))
    known = [Recorded(entry=n, recorded_at=one.at, record=one) for n, one in enumerate(record)]
    codes = Codes(
        states=_codes(CodeKind.STATE, {"XA": "", "XB": ""}),
        places=_codes(CodeKind.PLACE, PLACES),
        arms=_codes(CodeKind.ARMS, ARMS),
        categories=_codes(CodeKind.CATEGORY, CATEGORIES),
        institutions=_codes(CodeKind.INSTITUTION, {}),
    )
    mandate = mandate_on([_act(ceilings)], TODAY)
    return World(
        facts=facts_of(known, mandate, Chosen(), codes, ZONE, as_of=NOW),
        ceilings=ceilings,
        rolls=tuple(each.roll for one in record for each in one.party.persons),
        serials=tuple(
            f"{each.item}/{each.serial}" for one in record for each in one.party.materiel
        ),
        requests=tuple(_request(draw, n, record) for n in range(requests)),
    )


def _codes(kind: CodeKind, tree: Mapping[str, str]) -> CodeTree:
    """Give a tree of codes without names of their own."""
    return CodeTree(
        kind, {i: Code(id=i, name=Localized(i, i), parent=parent) for i, parent in tree.items()}
    )


def _leaf(draw: random.Random, word: str, *, permitted: bool) -> str:
    """Draw a code of the lowest level; one that is on the list, or now and then one that is not."""
    groups = 3 if permitted or draw.random() < 0.98 else 4
    return f"{word}-{draw.randrange(groups)}-{draw.randrange(4)}"


def _party(draw: random.Random, name: str, size: int, *, permitted: bool) -> Party:
    """Make a party of persons with one weapon each, of one to three kinds."""
    kinds = [_leaf(draw, "arm", permitted=permitted) for _ in range(draw.randint(1, 3))]
    return Party(
        name=name,
        sender="XB",
        category=_leaf(draw, "category", permitted=permitted),
        persons=tuple(Person(roll=f"{name}-{n}") for n in range(size)),
        materiel=tuple(
            Materiel(kind=Kind.ARMS, item=kinds[n % len(kinds)], serial=f"{name}-{n}")
            for n in range(size)
        ),
    )


def _crossing(
    number: int, party: Party, at: datetime, draw: random.Random, *, permitted: bool = True
) -> Movement:
    """Make a crossing in, under the act."""
    return Movement(
        clearance=f"EJ-{number:06}",
        way=Way.IN,
        at=at,
        day=at.astimezone(ZONE).date(),
        point=draw.choice(POINTS),
        party=party,
        act=ACT,
        place=_leaf(draw, "place", permitted=permitted),
        illustrative=True,
    )


def _request(draw: random.Random, number: int, record: Sequence[Movement]) -> Movement:
    """Make a request: mostly a party that may come, in a few something that may not be."""
    party = _party(draw, f"EJ-R{number:05}", draw.choice((1, 4, 12, 30)), permitted=False)
    chance = draw.random()
    known = draw.choice(record).party if record else party
    if chance < 0.03:
        persons, materiel = (*party.persons[1:], known.persons[0]), party.materiel
    elif chance < 0.06:
        persons, materiel = party.persons, (*party.materiel[1:], known.materiel[0])
    else:
        persons, materiel = party.persons, party.materiel
    later = draw.random()
    days = 0 if later < 0.94 else 140 if later < 0.97 else 200
    return _crossing(
        len(record) + number,
        Party(
            name=known.name if draw.random() < 0.1 else party.name,
            sender=party.sender,
            category=party.category,
            persons=persons,
            materiel=materiel,
        ),
        NOW + timedelta(days=days),
        draw,
        permitted=False,
    )


def _ceiling(draw: random.Random, number: int, record: Sequence[Movement]) -> Ceiling:
    """Make a limit that the record keeps, most with room for many more, a few for hardly any."""
    measure = draw.choice(("persons", "persons", "arms", "arms", "arms", "units"))
    categories = _some(draw, CATEGORIES)
    places = _some(draw, PLACES)
    arms = tuple(draw.sample(sorted(ARMS), draw.randint(1, 2))) if measure == "arms" else ()
    arms = tuple(dict.fromkeys(ARMS[one] if ARMS[one] in arms else one for one in arms))
    now = 0
    for one in record:
        inside = not categories or set(categories) & set(line_of(CATEGORIES, one.party.category))
        there = not places or set(places) & set(line_of(PLACES, one.place))
        if inside and there:
            now += adds_of(one, measure, arms)
    room = draw.randrange(12) if draw.random() < 0.025 else draw.randint(60, 2000)
    return Ceiling(
        id=f"line-{number}",
        measure=measure,
        categories=categories,
        places=places,
        arms=arms,
        most=now + room,
        now=now,
    )


def adds_of(movement: Movement, measure: str, arms: Sequence[str]) -> int:
    """Give what a crossing adds to a measure: counted plainly, without the gate's code."""
    if measure == "persons":
        return len(movement.party.persons)
    if measure == "units":
        return 1
    kinds = Counter(one.item for one in movement.party.materiel)
    return sum(n for kind, n in kinds.items() if set(arms) & set(line_of(ARMS, kind)))


def _some(draw: random.Random, tree: Mapping[str, str]) -> tuple[str, ...]:
    """Draw none, one or two codes that do not hold each other."""
    found = draw.sample(sorted(tree), draw.choice((0, 0, 1, 1, 2)))
    return tuple(one for one in found if tree[one] not in found)


def _act(ceilings: Sequence[Ceiling]) -> Act:
    """Make the act that sets the limits, lists and windows."""
    windows = (FIRST_WINDOW, SECOND_WINDOW)
    listed = {
        ListOf.CATEGORY: LISTED["category"],
        ListOf.PLACE: LISTED["place"],
        ListOf.ARMS: tuple(sorted({*LISTED["arm"], *(kind for c in ceilings for kind in c.arms)})),
        ListOf.POINT_OF_ENTRY: POINTS,
    }
    return Act(
        id=ACT,
        title=Localized("Acto de prueba", "Benchmark act"),
        kind="law",
        host="XA",
        senders=("XB",),
        body="XA",
        status=ActStatus.ADOPTED,
        dates=Dates(published=Value(value=date(2025, 12, 1))),
        clauses=(Clause(id="annex", summary=Localized("Anexo", "Annex"), seen=Seen.TEXT),),
        windows=tuple(
            Window(
                id=f"stay-{n}",
                kind=WindowKind.PRESENCE,
                from_=first,
                to=last,
                clause="annex",
                places=(SECOND_PLACE,) if n else (),
            )
            for n, (first, last) in enumerate(windows)
        ),
        limits=tuple(
            LimitLine(
                id=one.id,
                measure=Measure(one.measure),
                quantity=Quantity(Quantifier.AT_MOST, one.most),
                clause="annex",
                scope=Scope(categories=one.categories, places=one.places, arms=one.arms),
                counting=Counting.CONCURRENT,
            )
            for one in ceilings
        ),
        lists=tuple(
            ListLine(id=str(of), of=of, items=items, complete=True, clause="annex")
            for of, items in listed.items()
        ),
        illustrative=True,
    )
