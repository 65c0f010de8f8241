"""An imaginary year: host XA, sender XB, eight posts, sixteen units, one gap.

Built by hand so that the reports are tested without the loader and the solver.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relevo.core.bound import Quantifier, Quantity
from relevo.core.clause import Seen
from relevo.core.codes import Code, CodeKind, Codes, CodeTree
from relevo.core.term import Term
from relevo.core.words import Localized, text
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Conflict,
    Counting,
    Dates,
    IntervalReading,
    LimitLine,
    ListLine,
    ListOf,
    Measure,
    RotationInterval,
    Scope,
    Source,
    Version,
    Votes,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.report.presence import stays_of, uncovered_by
from relevo.rotation.model import (
    CalendarEntry,
    Held,
    HostInstitution,
    Incumbent,
    Kit,
    Level,
    LevelName,
    Planning,
    PointOfEntry,
    Post,
    PostEnd,
    PostStart,
    Result,
    Status,
    Stopped,
    Tour,
    Unit,
)

NAME = Localized("Ejemplo imaginario XA 2030", "Imaginary example XA 2030")
YEAR = Term.inclusive(date(2030, 1, 1), date(2030, 12, 31))
VERSIONS = {"relevo": "0.1.0", "highs": "1.13"}


def codes() -> Codes:
    """Give a few imaginary codes."""

    def tree(kind: CodeKind, *rows: tuple[str, str, str, str]) -> CodeTree:
        return CodeTree(
            kind,
            {
                id_: Code(id=id_, parent=parent, name=Localized(es, en))
                for id_, parent, es, en in rows
            },
        )

    return Codes(
        states=tree(
            CodeKind.STATE,
            ("XA", "", "Estado imaginario A", "Imaginary state A"),
            ("XB", "", "Estado imaginario B", "Imaginary state B"),
        ),
        places=tree(
            CodeKind.PLACE,
            ("XA-NOR", "", "Región Norte", "North region"),
            ("XA-nor-city", "XA-NOR", "Ciudad del Norte", "North city"),
            ("XA-SUR", "", "Región Sur", "South region"),
        ),
        arms=tree(
            CodeKind.ARMS,
            ("rifle", "", "fusil", "rifle"),
            ("m4", "rifle", "fusil M4", "M4 rifle"),
            ("pistol", "", "pistola", "pistol"),
            ("glock", "pistol", "pistola Glock", "Glock pistol"),
            ("m17", "pistol", "pistola M17", "M17 pistol"),
        ),
        categories=tree(
            CodeKind.CATEGORY,
            ("special_forces", "", "Fuerzas especiales", "Special forces"),
            ("civil_affairs", "", "Asuntos civiles", "Civil affairs"),
            ("information", "", "Apoyo de información militar", "Military information support"),
        ),
        institutions=tree(
            CodeKind.INSTITUTION,
            ("XA-ARMY", "", "Ejército de XA", "Army of XA"),
            ("XA-NAVY", "", "Marina de XA", "Navy of XA"),
        ),
    )


def act(persons: Quantity | None = None) -> Act:
    """Give an imaginary act.

    Args:
        persons: The number of persons; None means not found.
    """
    return Act(
        id="xa-2030",
        title=Localized("Ingreso de fuerzas de XB, 2030", "Entry of forces of XB, 2030"),
        kind="resolution",
        host="XA",
        senders=("XB",),
        body="Parliament of XA",
        status=ActStatus.ADOPTED,
        bill=Value(value="77/2029", says=("agency",)),
        votes=Value(value=Votes(for_=73, against=25, abstain=2), says=("agency",)),
        dates=Dates(
            approved=Value(value=date(2029, 12, 4), says=("agency",)),
            published=Value(value=date(2029, 12, 14), says=("agency",)),
        ),
        clauses=(
            Clause(id="window", summary=Localized("Plazo", "Window"), seen=Seen.TEXT),
            Clause(id="annex-arms", summary=Localized("Armas", "Arms"), seen=Seen.REPORTED),
            Clause(id="annex-persons", summary=Localized("Personal", "Staff"), seen=Seen.UNSEEN),
            Clause(id="law", summary=Localized("Ley", "Law"), seen=Seen.STATUTE),
        ),
        windows=(
            Window(
                id="year",
                kind=WindowKind.PRESENCE,
                from_=date(2030, 1, 1),
                to=date(2030, 12, 31),
                clause="window",
            ),
            Window(
                id="visit",
                kind=WindowKind.PORT_CALL,
                from_=date(2030, 10, 1),
                to=date(2030, 10, 9),
                clause="window",
                name=Localized("Visita naval", "Naval visit"),
            ),
        ),
        rotation=(RotationInterval(at_least=3, at_most=6, clause="law"),),
        limits=(
            LimitLine(
                id="persons",
                measure=Measure.PERSONS,
                quantity=persons or Quantity(Quantifier.NOT_FOUND),
                clause="annex-persons",
            ),
            LimitLine(
                id="arms-m4",
                measure=Measure.ARMS,
                quantity=Quantity(Quantifier.EXACT, 14),
                clause="annex-arms",
                scope=Scope(arms=("m4",)),
            ),
            LimitLine(
                id="arms-pistols",
                measure=Measure.ARMS,
                quantity=Quantity(Quantifier.AT_MOST, 40),
                clause="annex-arms",
                scope=Scope(arms=("glock", "m17")),
                counting=Counting.CONCURRENT,
            ),
        ),
        lists=(
            ListLine(
                id="places",
                of=ListOf.PLACE,
                items=("XA-NOR", "XA-SUR"),
                complete=False,
                clause="annex-arms",
                such_as=("XA-SUR",),
            ),
            ListLine(
                id="hosts",
                of=ListOf.INSTITUTION,
                items=("XA-ARMY", "XA-NAVY"),
                complete=True,
                clause="window",
            ),
        ),
        conflicts=(
            Conflict(
                about="limits.arms-m4",
                versions=(
                    Version(says=("agency",), value="14 M4"),
                    Version(
                        says=("paper",),
                        value="12 M4",
                        quantity=Quantity(Quantifier.EXACT, 12),
                    ),
                ),
            ),
        ),
        sources=(
            Source(id="agency", who="News agency of XA"),
            Source(id="paper", who="Daily paper of XA"),
        ),
        verify=(Localized("Leer el anexo en la gaceta.", "Read the annex in the gazette."),),
        illustrative=True,
    )


def units() -> dict[str, Unit]:
    """Give two units for each post, the first also the incumbent of the last post."""
    categories = ["special_forces"] * 8 + ["civil_affairs"] * 4 + ["information"] * 4
    short = {"special_forces": "SF", "civil_affairs": "CA", "information": "IM"}
    found = {}
    for number, category in enumerate(categories, start=1):
        id_ = f"EJ-{short[category]}-{number:02d}"
        found[id_] = Unit(
            id=id_,
            name=f"Illustrative unit {number}",
            sender="XB",
            category=category,
            persons=6 + number % 4,
            available=(YEAR,),
            posts={post: 20 for post, of in POSTS.items() if of[0] == category},
            kit="KIT-P" if number % 2 else "",
            illustrative=True,
        )
    return found


POSTS = {
    "SF-NORTE": ("special_forces", "Enlace con el mando conjunto del norte", "XA-NOR", "AIR-N"),
    "SF-SUR": ("special_forces", "Enlace sur", "XA-SUR", "AIR-S"),
    "SF-COSTA": ("special_forces", "Escuela de la costa", "XA-SUR", "AIR-S"),
    "SF-SELVA": ("special_forces", "Escuela de selva", "XA-nor-city", "AIR-N"),
    "CA-NORTE": ("civil_affairs", "Asuntos civiles norte", "XA-NOR", "AIR-N"),
    "CA-SUR": ("civil_affairs", "Asuntos civiles sur", "XA-SUR", "AIR-S"),
    "IM-NORTE": ("information", "Información norte", "XA-NOR", "AIR-N"),
    "IM-SUR": ("information", "Información sur", "XA-SUR", "AIR-S"),
}


def posts() -> dict[str, Post]:
    """Give the eight posts: one opens late, one continues with an incumbent."""
    found = {
        id_: Post(
            id=id_,
            name=name,
            category=category,
            institution="XA-NAVY" if "COSTA" in id_ else "XA-ARMY",
            place=place,
            point=point,
            window=YEAR,
            kit="KIT-R" if category == "special_forces" else "",
            weight=2 if category == "special_forces" else 1,
            illustrative=True,
        )
        for id_, (category, name, place, point) in POSTS.items()
    }
    found["SF-SELVA"] = replace(
        found["SF-SELVA"], window=Term.inclusive(date(2030, 2, 15), date(2030, 11, 30))
    )
    found["IM-SUR"] = replace(
        found["IM-SUR"],
        starts=PostStart.CONTINUES,
        ends=PostEnd.CONTINUES,
        incumbent=Incumbent(
            unit="EJ-IM-15", stay=Term.inclusive(date(2029, 11, 20), date(2030, 3, 10))
        ),
    )
    return found


def planning(
    persons: Quantity | None = None,
    readings: tuple[Counting, IntervalReading] = (
        Counting.CONCURRENT,
        IntervalReading.LENGTH_OF_STAY,
    ),
) -> Planning:
    """Give everything the example is planned from.

    Args:
        persons: The limit on persons; None means not found.
        readings: Readings chosen.
    """
    counting, interval = readings
    return Planning(
        horizon=YEAR,
        mandate=mandate_on([act(persons)], date(2030, 1, 1)),
        chosen=Chosen(counting=counting, interval=interval, sources={"limits.arms-m4": "agency"}),
        codes=codes(),
        units=units(),
        posts=posts(),
        kits={
            "KIT-P": Kit(id="KIT-P", held=Held.BROUGHT, arms={"glock": 2}),
            "KIT-R": Kit(id="KIT-R", held=Held.STAYS_WITH_POST, arms={"m4": 3}),
        },
        institutions={
            "XA-ARMY": HostInstitution(id="XA-ARMY", units_at_once=12),
            "XA-NAVY": HostInstitution(id="XA-NAVY"),
        },
        points={
            "AIR-N": PointOfEntry(
                id="AIR-N", name="Aeropuerto Norte", place="XA-NOR", moves_per_week=4
            ),
            "AIR-S": PointOfEntry(id="AIR-S", name="Aeropuerto Sur", place="XA-SUR"),
        },
        calendar=(
            _named(date(2030, 1, 1), 1, "holiday", "Año Nuevo", "New Year", still=False),
            _named(date(2030, 4, 6), 3, "election", "Elecciones generales", "General election"),
            _named(date(2030, 6, 1), 3, "election", "Segunda vuelta", "Second round"),
            _named(date(2030, 6, 7), 1, "holiday", "Día de la Bandera", "Flag day", still=False),
            CalendarEntry(
                term=Term.inclusive(date(2030, 7, 28), date(2030, 7, 29)),
                kind="holiday",
                name=Localized("Fiestas Patrias", "National days"),
                no_movement=True,
                points=("AIR-N",),
            ),
        ),
    )


def _named(
    first: date, days: int, kind: str, es: str, en: str, *, still: bool = True
) -> CalendarEntry:
    """Give one row of the calendar."""
    return CalendarEntry(
        term=Term(first, first + timedelta(days=days)),
        kind=kind,
        name=Localized(es, en),
        no_movement=still,
    )


def tours() -> tuple[Tour, ...]:
    """Give three tours for most posts: reliefs of seven days, and one gap of twelve days."""
    rows = []
    by_post = list(zip(POSTS, _pairs(list(units())), strict=True))
    for shift, (post, (one, two)) in enumerate(by_post):
        window = posts()[post].window
        first = date(2030, 4, 10) + timedelta(days=3 * shift)
        second = date(2030, 8, 12) + timedelta(days=4 * shift)
        if post == "IM-SUR":
            rows += [
                (two, post, date(2030, 3, 4), date(2030, 7, 31)),
                (one, post, date(2030, 7, 25), date(2030, 12, 31)),
            ]
            continue
        gap = timedelta(days=13) if post == "CA-SUR" else timedelta(days=-6)
        rows += [
            (one, post, window.start, first),
            (two, post, first - timedelta(days=6), second),
            (one, post, second + gap, window.last),
        ]
    return tuple(
        Tour(unit=unit, post=post, stay=Term.inclusive(start, last))
        for unit, post, start, last in rows
    )


def _pairs(ids: list[str]) -> list[tuple[str, str]]:
    """Give units two by two."""
    return list(zip(ids[::2], ids[1::2], strict=True))


def result(of: Planning | None = None, with_tours: tuple[Tour, ...] | None = None) -> Result:
    """Give the result that the planner would hand over for the example.

    Args:
        of: Planning; None means the example's own.
        with_tours: Tours; None means the example's own.
    """
    of = of or planning()
    chosen = tours() if with_tours is None else with_tours
    gaps = uncovered_by(stays_of(chosen, of), of)
    days = sum(gap.term.days for gap in gaps)
    return Result(
        status=Status.OPTIMAL,
        stopped=Stopped.PROOF,
        tours=chosen,
        uncovered=gaps,
        levels=(
            Level(name=LevelName.UNCOVERED, value=days, bound=days),
            Level(name=LevelName.COST, value=460, bound=460),
            Level(name=LevelName.FAIRNESS, value=14, bound=14),
        ),
        limits_enforced=("xa-2030/arms-m4", "xa-2030/arms-pistols", "xa-2030/rotation-1"),
        limits_only_checked=(("xa-2030/persons", text("the number was not found")),),
        shortages=(text("Post {post}: no unit offered may hold it.", post="CA-SUR"),),
        remedies=(text("Without the limit {limit}", limit="xa-2030/arms-m4"),),
        seed=7,
        seconds=1.5,
    )
