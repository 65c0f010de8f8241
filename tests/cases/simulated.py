"""The year of ``cases/ejemplo-simulado``: what happened in it, and the log that holds it.

Everything is invented. Salts and key come from a counter and a sentence, so that the log is the
same whenever it is made: ``python -m tests.cases.simulated --write``. Anybody can work them out: a
real case never does this.
"""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from tests.acts.reading import ROOT

from relevo.casefile.log_file import LogFile
from relevo.casefile.views import write_views
from relevo.core.classes import EntryClass, PersonClass
from relevo.ledger.records import HIDDEN, values_of
from relevo.register.model import (
    Adopted,
    Adoption,
    Cause,
    Coverage,
    Enrolment,
    Handover,
    Holder,
    Kind,
    Materiel,
    Movement,
    Muster,
    Occasion,
    Party,
    Person,
    Recorded,
    Refusal,
    Station,
    Use,
    Way,
)
from relevo.tlog.note import Algorithm, Signer

CASE = ROOT / "cases" / "ejemplo-simulado"
ACT = "xa-2025-training"
ZONE = ZoneInfo("America/Lima")
SIGNER = Signer(
    "relevo.example/ejemplo-simulado",
    Algorithm.ED25519,
    sha256(b"cases/ejemplo-simulado: a key that everybody knows").digest(),
)
MINISTRY, NORTH, SOUTH = "Ministerio de Defensa imaginario", "Puesto AP-N", "Puesto PT-S"


def at(day, hour=9):
    """Give an hour of a civil day of XA, UTC."""
    return datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=ZONE).astimezone(UTC)


def rolls(first, last):
    """Give military persons by roll number."""
    return tuple(Person(roll=f"R-{n:04}") for n in range(first, last + 1))


def arms(item, prefix, first, last):
    """Give arms with serial numbers."""
    return tuple(
        Materiel(kind=Kind.ARMS, item=item, serial=f"EJ-{prefix}-{n:04}")
        for n in range(first, last + 1)
    )


def rounds(quantity):
    """Give rounds."""
    return (Materiel(kind=Kind.STOCK, item="5.56 mm", quantity=quantity, unit="cartuchos"),)


def party(name, category, *, post="", persons=(), materiel=()):
    """Give a party of XB; a group's name is that of its unit."""
    return Party(
        name=name,
        sender="XB",
        unit=name if post else "",
        category=category,
        post=post,
        persons=persons,
        materiel=materiel,
    )


SF1 = party(
    "EJ-SF-01",
    "special_forces",
    post="EJ-NORTE",
    persons=rolls(1, 8),
    materiel=arms("m4", "M4", 101, 108) + arms("m17", "M17", 1, 2),
)
IM1 = party(
    "EJ-IM-01",
    "marines",
    post="EJ-SUR",
    persons=rolls(9, 14),
    materiel=arms("m4", "M4", 201, 206) + arms("glock", "GL", 1, 1),
)
AC1 = party("EJ-AC-01", "civil_affairs", post="EJ-POLICIA", persons=rolls(15, 19))
SF2 = party(
    "EJ-SF-02",
    "special_forces",
    post="EJ-NORTE",
    persons=rolls(20, 27),
    materiel=arms("m4", "M4", 111, 118) + arms("m17", "M17", 3, 4),
)
IM2 = party(
    "EJ-IM-02",
    "marines",
    post="EJ-SUR",
    persons=rolls(28, 33),
    materiel=arms("m4", "M4", 211, 216) + arms("glock", "GL", 2, 2),
)
AC2 = party("EJ-AC-02", "civil_affairs", post="EJ-POLICIA", persons=rolls(34, 38))
STORE = party("EJ-DEP-01", "", materiel=rounds(12_000))
CONTRACTORS = party(
    "EJ-CT-01",
    "",
    persons=tuple(Person(roll=f"R-{n:04}", of=PersonClass.CONTRACTOR) for n in (39, 40)),
)
ADVISERS = party(
    "EJ-AS-01",
    "civil_affairs",
    persons=rolls(41, 42),
    materiel=(Materiel(kind=Kind.ARMS, item="shotgun", serial="EJ-SG-0001"),),
)
SUBSTITUTE = replace(SF2, persons=rolls(43, 43), materiel=())
WRONG = Materiel(kind=Kind.ARMS, item="m4", serial="EJ-M4-0801")
LOST = arms("m17", "M17", 2, 2)

PLACES = {
    "EJ-SF": ("XA-north-base", "XA-1BDE", "AP-N"),
    "EJ-DE": ("XA-north-base", "XA-1BDE", "AP-N"),
    "EJ-IM": ("XA-south-city", "XA-NAVY", "PT-S"),
    "EJ-AC": ("XA-north-city", "XA-POLICE", "AP-N"),
    "EJ-CT": ("XA-north", "XA-1BDE", "AP-N"),
    "EJ-AS": ("XA-north-city", "XA-POLICE", "AP-N"),
}


class Year:
    """The records of the year, in the order in which they were made."""

    def __init__(self):
        self.made = []
        self._clearances = 0

    def record(self, record, recorded_at, *, corrects=None):
        """Record something; give its entry."""
        entry = len(self.made)
        self.made.append(
            Recorded(
                entry=entry,
                recorded_at=recorded_at,
                record=replace(record, illustrative=True),
                corrects=corrects,
            )
        )
        return entry

    def cross(self, way, who, day, hour=9, *, until=None, late=timedelta(hours=2), **more):
        """Record a crossing, and before it whoever comes for the first time; give its entry."""
        place, institution, point = PLACES[who.name[:5]]
        happened = at(day, hour)
        recorded_at = happened + late
        if way is Way.IN:
            for person in who.persons:
                self.record(Enrolment(roll=person.roll), recorded_at)
        self._clearances += 1
        movement = Movement(
            clearance=f"2025-{self._clearances:04}",
            way=way,
            at=happened,
            day=date.fromisoformat(day),
            party=who,
            point=point,
            act=ACT,
            entry=EntryClass.ARMED,
            purpose="training",
            place=place,
            institution=institution,
            until=until and date.fromisoformat(until),
            officer=NORTH if point == "AP-N" else SOUTH,
        )
        return self.record(replace(movement, **more), recorded_at)

    def count(self, who, day, occasion, *, persons=None, pieces=None):
        """Record a count; what was there, unless something else is given."""
        found = who.persons if persons is None else persons
        things = [one for one in who.materiel if one.serial] if pieces is None else pieces
        muster = Muster(
            day=date.fromisoformat(day),
            occasion=occasion,
            party=who.name,
            persons=tuple(one.roll for one in found),
            pieces=tuple(things),
            officer=MINISTRY,
        )
        return self.record(muster, at(day, 18))

    def returns(self, point, first, last, *, nil):
        """Record a signed return of a point of entry, two days after its last day."""
        signed = Coverage(
            point=point,
            from_=date.fromisoformat(first),
            to=date.fromisoformat(last),
            nil=nil,
            by=NORTH if point == "AP-N" else SOUTH,
        )
        return self.record(signed, at(last, 12) + timedelta(days=2))

    def adopt(self, what, path, day):
        """Record that a file was adopted as it is."""
        adopted = Adoption(
            what=what,
            id=path.stem if what is Adopted.ACT else path.relative_to(CASE).as_posix(),
            sha256=sha256(path.read_bytes()).hexdigest(),
            day=date.fromisoformat(day),
            by=MINISTRY,
        )
        return self.record(adopted, at(day, 12))


def story():
    """Tell the year; give its records."""
    year = Year()
    year.adopt(Adopted.ACT, CASE / "acts" / f"{ACT}.yaml", "2024-12-13")
    year.adopt(Adopted.ACT, CASE / "acts" / "xa-2025-start.yaml", "2025-01-10")
    year.adopt(Adopted.PLAN, CASE / "plan" / "rotation.csv", "2025-01-20")
    _first_half(year)
    _relief(year)
    _second_half(year)
    return sorted(year.made, key=lambda one: one.recorded_at)


def _first_half(year):
    """The first groups, their store, and the parties that came in between."""
    mistyped = replace(SF1, materiel=(WRONG, *SF1.materiel[1:]))
    came = year.cross(Way.IN, mistyped, "2025-02-01", 9, until="2025-06-29")
    year.cross(Way.IN, AC1, "2025-02-01", 11, until="2025-06-22")
    year.cross(Way.IN, IM1, "2025-02-01", 15, until="2025-06-22")
    right = replace(year.made[came].record, party=SF1)
    year.record(right, at("2025-02-02", 10), corrects=came)
    for group in (SF1, IM1, AC1):
        year.count(group, "2025-02-02", Occasion.ARRIVAL)
    year.cross(Way.IN, STORE, "2025-02-03", 10)
    year.returns("AP-N", "2025-02-01", "2025-02-28", nil=False)
    year.returns("PT-S", "2025-02-01", "2025-02-28", nil=False)
    _used(year, "2025-03-10", 3_000)
    year.cross(
        Way.IN,
        CONTRACTORS,
        "2025-03-18",
        until="2025-04-30",
        noted="Puesto AP-N: no consta a qué lugar del Norte van",
    )
    year.returns("AP-N", "2025-03-01", "2025-03-31", nil=False)
    year.returns("PT-S", "2025-03-01", "2025-03-31", nil=True)
    year.record(
        Station(
            party="EJ-IM-01",
            day=date(2025, 4, 1),
            place="XA-north-city",
            institution="XA-POLICE",
            post="EJ-SUR",
            persons=("R-0009", "R-0010"),
        ),
        at("2025-04-01", 17),
    )
    year.cross(
        Way.IN,
        ADVISERS,
        "2025-04-12",
        until="2025-04-16",
        despite="Jefatura del puesto AP-N: orden escrita 14 del Ministerio",
    )
    year.cross(Way.OUT, ADVISERS, "2025-04-16", 16)
    year.record(
        Station(
            party="EJ-IM-01",
            day=date(2025, 4, 20),
            place="XA-south-city",
            institution="XA-NAVY",
            post="EJ-SUR",
            persons=("R-0009", "R-0010"),
        ),
        at("2025-04-20", 17),
    )
    _used(year, "2025-04-24", 2_500)
    year.cross(Way.OUT, CONTRACTORS, "2025-04-30", 16)
    year.returns("AP-N", "2025-04-01", "2025-04-30", nil=False)
    year.returns("PT-S", "2025-04-01", "2025-04-30", nil=True)
    year.record(
        Refusal(
            at=at("2025-05-06", 8),
            day=date(2025, 5, 6),
            party="EJ-IM-09",
            sender="XB",
            point="PT-S",
            persons=14,
            act=ACT,
            clauses=(f"{ACT}/art-2",),
            reason="Con este grupo habría 33 personas a la vez; se permiten 30.",
            by=SOUTH,
        ),
        at("2025-05-06", 9),
    )
    _used(year, "2025-05-22", 2_500)
    year.returns("AP-N", "2025-05-01", "2025-05-31", nil=True)
    year.returns("PT-S", "2025-05-01", "2025-05-31", nil=True)


def _relief(year):
    """The relief of June: one group late, one in two parts, one person left behind."""
    year.cross(Way.IN, AC2, "2025-06-16", 10, until="2025-12-15")
    year.count(AC2, "2025-06-17", Occasion.ARRIVAL)
    early = replace(IM1, persons=IM1.persons[:3], materiel=IM1.materiel[:3])
    rest = replace(IM1, persons=IM1.persons[3:], materiel=IM1.materiel[3:])
    year.count(IM1, "2025-06-19", Occasion.DEPARTURE)
    year.cross(Way.OUT, early, "2025-06-20", 14)
    year.count(AC1, "2025-06-21", Occasion.DEPARTURE)
    year.count(rest, "2025-06-21", Occasion.DEPARTURE)
    most = replace(AC1, persons=AC1.persons[:4])
    year.cross(Way.OUT, most, "2025-06-22", 10)
    wrong_day = year.cross(Way.OUT, rest, "2025-06-23", 14)
    year.cross(Way.IN, SF2, "2025-06-23", 9, until="2025-12-15", paper=True, late=timedelta(days=2))
    year.count(SF2, "2025-06-24", Occasion.ARRIVAL)
    year.cross(Way.IN, IM2, "2025-06-25", 14, until="2025-12-15")
    year.count(IM2, "2025-06-26", Occasion.ARRIVAL)
    found = [one for one in SF1.materiel if one not in LOST]
    year.count(SF1, "2025-06-28", Occasion.DEPARTURE, pieces=found)
    year.record(
        Use(day=date(2025, 6, 28), party="EJ-SF-01", stock=LOST, how="lost", officer=MINISTRY),
        at("2025-06-30", 10),
    )
    year.cross(Way.OUT, replace(SF1, materiel=tuple(found)), "2025-06-29", 16)
    year.returns("AP-N", "2025-06-01", "2025-06-30", nil=False)
    year.returns("PT-S", "2025-06-01", "2025-06-30", nil=False)
    right = replace(year.made[wrong_day].record, at=at("2025-06-22", 14), day=date(2025, 6, 22))
    year.record(right, at("2025-07-05", 11), corrects=wrong_day)


def _second_half(year):
    """The second groups: an overstayer, an evacuation, and what stayed when all had left."""
    for group in (SF2, IM2, AC2):
        year.count(group, "2025-07-01", Occasion.HALF_YEAR)
    year.returns("AP-N", "2025-07-01", "2025-07-31", nil=True)
    year.returns("PT-S", "2025-07-01", "2025-07-31", nil=True)
    year.cross(Way.OUT, replace(AC1, persons=AC1.persons[4:]), "2025-08-14", 10)
    year.returns("PT-S", "2025-08-01", "2025-08-10", nil=True)
    year.returns("AP-N", "2025-08-01", "2025-08-31", nil=False)
    year.returns("PT-S", "2025-08-18", "2025-08-31", nil=True)
    hurt = replace(SF2, persons=SF2.persons[3:4], materiel=())
    year.cross(Way.OUT, hurt, "2025-09-03", 3, cause=Cause.EVACUATION)
    year.record(
        Handover(
            day=date(2025, 9, 3),
            pieces=SF2.materiel[3:4],
            to=(Holder.ARMOURY, "EJ-ARMERIA-NORTE"),
            from_=(Holder.UNIT, "EJ-SF-02"),
            officer=MINISTRY,
        ),
        at("2025-09-03", 12),
    )
    left = replace(SF2, persons=(*SF2.persons[:3], *SF2.persons[4:]))
    year.count(left, "2025-09-03", Occasion.HANDOVER)
    year.cross(Way.IN, SUBSTITUTE, "2025-09-10", 10, until="2025-12-15")
    _used(year, "2025-09-18", 1_500)
    year.returns("AP-N", "2025-09-01", "2025-09-30", nil=False)
    year.returns("PT-S", "2025-09-01", "2025-09-30", nil=True)
    for last in ("2025-10-31", "2025-11-30"):
        for point in ("AP-N", "PT-S"):
            year.returns(point, f"{last[:8]}01", last, nil=True)
    there = replace(left, persons=(*left.persons, *SUBSTITUTE.persons))
    for group in (there, IM2, AC2):
        year.count(group, "2025-12-14", Occasion.DEPARTURE)
    year.cross(Way.OUT, IM2, "2025-12-14", 20)
    year.cross(Way.OUT, AC2, "2025-12-15", 10)
    year.cross(Way.OUT, there, "2025-12-15", 16)
    year.returns("AP-N", "2025-12-01", "2025-12-15", nil=False)
    year.returns("PT-S", "2025-12-01", "2025-12-15", nil=False)


def _used(year, day, quantity):
    """Record that rounds were used in an exercise."""
    use = Use(
        day=date.fromisoformat(day),
        party="EJ-DEP-01",
        stock=rounds(quantity),
        how="used",
        officer=MINISTRY,
    )
    year.record(use, at(day, 19))


def counted_salts():
    """Give salts that anybody can work out: nothing here is to be hidden."""
    made = 0

    def next_salts(count):
        nonlocal made
        drawn = b""
        while len(drawn) < count:
            made += 1
            drawn += sha256(b"cases/ejemplo-simulado" + made.to_bytes(8)).digest()
        return drawn[:count]

    return next_salts


def write_log(case):
    """Write the log of the year into a copy of the case that has none."""
    log = LogFile(case, counted_salts(), SIGNER)
    position = {}
    for one in story():
        corrects = None if one.corrects is None else position[one.corrects]
        recorded = replace(one, corrects=corrects)
        kind = recorded.record.KIND
        made, new = log.append(
            kind,
            recorded.recorded_at.astimezone(ZONE).date(),
            values_of(recorded),
            key=f"{kind}-{one.entry}",
            hidden=dict.fromkeys(sorted(HIDDEN.get(kind, ())), ""),
            keep=lambda *_: None,
        )
        assert new
        position[one.entry] = made


def main():
    """Write the log and its views into the case, in place of those that are there."""
    for name in ("log", "register"):
        shutil.rmtree(CASE / name, ignore_errors=True)
    write_log(CASE)
    write_views(CASE)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    main()
