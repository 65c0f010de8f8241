"""Spec tables of the rules on facts: what is recorded, and the findings that a rule must give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import yaml
from tests.spec.table import FOLDER
from tests.spec.world import build, term, tour

from relevo.compliance.facts.adopted import check_adopted
from relevo.compliance.facts.catalogue import FACT_RULES
from relevo.compliance.facts.check import check_facts
from relevo.compliance.facts.matter import facts_of
from relevo.compliance.facts.views import check_views
from relevo.core.classes import EntryClass, PersonClass
from relevo.core.finding import Finding
from relevo.register.model import (
    Cause,
    Coverage,
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
    Station,
    Use,
    Way,
)

ZONE = ZoneInfo("America/Lima")
AS_OF = "2026-12-31"
ALL_YEAR = {"returns": "2026-01-01..2026-12-31"}
"""The return that is on record unless a case gives its own."""


@dataclass(frozen=True)
class FactCase:
    """One row: what lies over the world, what is recorded, and what is found."""

    rule: str
    name: str
    given: dict
    record: tuple[dict, ...]
    tours: tuple[str, ...]
    finds: tuple[dict, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Judge the case and give the findings of its rule."""
        day = date.fromisoformat(str(self.given.get("as_of", AS_OF)))
        planning = build({**self.given, "day": day})
        at = datetime.combine(day, time.max, ZONE).astimezone(UTC)
        facts = facts_of(
            log_of(self.record),
            planning.mandate,
            planning.chosen,
            planning.codes,
            ZONE,
            as_of=at,
            points=self.given.get("points", {}),
        )
        found = (
            *check_facts(
                facts,
                [tour(line) for line in self.tours] if self.tours else None,
                muster_months=self.given.get("muster_months", 6),
            ),
            *check_adopted(tuple(map(tuple, self.given.get("files", ())))),
            *check_views(tuple(self.given.get("differing", {}).items())),
        )
        return tuple(finding for finding in found if finding.rule == self.rule)


def log_of(rows: tuple[dict, ...]) -> list[Recorded]:
    """Give rows as a log, each recorded at noon of its day unless it says when."""
    own = any("returns" in row for row in rows)
    log = []
    for entry, row in enumerate(rows if own else (*rows, ALL_YEAR)):
        day = str(row.get("recorded", row.get("day", "2026-01-01")))
        log.append(
            Recorded(
                entry=entry,
                recorded_at=_noon(day),
                record=_record(entry, row),
                corrects=row.get("corrects"),
                withdraws=row.get("withdraws", False),
            )
        )
    return log


def shown_whole(finding: Finding) -> list[str]:
    """Give the evidence in short: ``entry 0 21 <= 20``, ``day 2026-01-01..2026-01-07``."""
    return [
        " ".join(
            part
            for part in (
                one.what,
                one.ref if one.what in ("entry", "file", "line") else "",
                f"{one.term.start}..{one.term.last}" if one.term else "",
                one.found,
                one.expected,
            )
            if part
        )
        for one in finding.evidence
    ]


def fact_cases_of(rule: str) -> tuple[FactCase, ...]:
    """Read the table of a rule."""
    rows = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    return tuple(
        FactCase(
            rule,
            row["case"],
            row.get("given", {}),
            tuple(row.get("record", ())),
            tuple(row.get("tours", ())),
            tuple(row["finds"]),
        )
        for row in rows
    )


def all_fact_cases() -> tuple[FactCase, ...]:
    """Read every table, in the catalogue's order."""
    return tuple(case for rule in FACT_RULES for case in fact_cases_of(rule.id))


def _record(entry: int, row: dict):
    day = date.fromisoformat(str(row.get("day", "2026-01-01")))
    if "returns" in row:
        days = term(row["returns"])
        point, nil = row.get("point", ""), row.get("nil", False)
        return Coverage(point=point, from_=days.start, to=days.last, nil=nil, by="XA")
    if "muster" in row:
        return Muster(
            day=day,
            occasion=Occasion(row.get("occasion", "other")),
            party=row["muster"],
            persons=tuple(row.get("rolls", ())),
            pieces=_things(row),
        )
    if "handover" in row:
        return Handover(
            day=day, pieces=_things(row), to=_holder(row["handover"]), from_=_holder(row.get("by"))
        )
    if "use" in row:
        return Use(day=day, party=row["use"], stock=_things(row), how=row.get("how", "used"))
    if "station" in row:
        return Station(party=row["station"], day=day, place="XA-NC", post=row.get("post", ""))
    way = Way.IN if "in" in row else Way.OUT
    party = row[str(way)]
    until = row.get("until")
    return Movement(
        clearance=f"C{entry}",
        way=way,
        at=_noon(str(day)) + timedelta(hours=row.get("hours", 0)),
        day=day,
        party=Party(
            name=party,
            sender="XB",
            unit=row.get("unit", ""),
            category=row.get("category", "special"),
            post=row.get("post", ""),
            persons=tuple(Person(roll=roll) for roll in row.get("rolls", ())),
            uncounted=((PersonClass.MILITARY, row["persons"]),) if "persons" in row else (),
            materiel=_things(row),
        ),
        act=row.get("act", "act"),
        entry=EntryClass(row["class"]) if "class" in row else None,
        cause=Cause(row.get("cause", "planned")),
        place=row.get("place", "XA-NC"),
        institution=row.get("institution", "BDE1"),
        until=date.fromisoformat(str(until)) if until else None,
        noted=row.get("noted", ""),
        despite=row.get("despite", ""),
    )


def _things(row: dict) -> tuple[Materiel, ...]:
    """Read ``arms: {m4: [S1, S2], glock: 3}`` and ``stock: {5.56 mm: 900}``."""
    found = []
    for item, what in row.get("arms", {}).items():
        if isinstance(what, int):
            found.append(Materiel(kind=Kind.ARMS, item=item, quantity=what))
        else:
            found += [Materiel(kind=Kind.ARMS, item=item, serial=serial) for serial in what]
    for item, amount in row.get("stock", {}).items():
        found.append(Materiel(kind=Kind.STOCK, item=item, quantity=amount))
    return tuple(found)


def _holder(said: str | None) -> tuple[Holder, str] | None:
    """Read ``armoury:A1``."""
    if said is None:
        return None
    kind, name = said.split(":")
    return Holder(kind), name


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), ZONE).astimezone(UTC)
