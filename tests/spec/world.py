"""A tiny imaginary world: host XA, sending state XB, two posts, three units, one act.

``build`` lays what a case gives over it. The act goes through the real model and ``mandate_on``.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from pydantic import TypeAdapter

from relevo.core.codes import Code, CodeKind, Codes, CodeTree
from relevo.core.term import Term
from relevo.core.words import Localized
from relevo.instrument.model import Act, Counting, IntervalReading
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.rotation.model import (
    CalendarEntry,
    Held,
    HostInstitution,
    Incumbent,
    Kit,
    Planning,
    PointOfEntry,
    Post,
    PostEnd,
    PostStart,
    Tour,
    Unit,
)

TREES = {
    CodeKind.STATE: {"XA": "", "XB": "", "XC": ""},
    CodeKind.PLACE: {"XA-N": "", "XA-NC": "XA-N", "XA-S": "", "XA-SC": "XA-S", "XA-any": ""},
    CodeKind.ARMS: {"rifle": "", "m4": "rifle", "pistol": "", "glock": "pistol", "m17": "pistol"},
    CodeKind.CATEGORY: {"ground": "", "special": "ground", "mountain": "special", "civil": ""},
    CodeKind.INSTITUTION: {"ARMY": "", "BDE1": "ARMY", "BDE2": "ARMY", "POLICE": ""},
}
MEANS = {"XA-any": ("XA-N", "XA-S")}

ACT = {
    "id": "act",
    "title": {"es": "Acto", "en": "Act"},
    "kind": "resolution",
    "host": "XA",
    "senders": ["XB"],
    "body": "Congress",
    "status": "adopted",
    "illustrative": True,
    "dates": {"published": "2025-12-15"},
    "clauses": [
        {"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "text"},
        {"id": "press", "summary": {"es": "p", "en": "p"}, "seen": "reported"},
        {"id": "dark", "summary": {"es": "d", "en": "d"}, "seen": "unseen"},
    ],
    "windows": [
        {"id": "w", "kind": "presence", "from": "2026-01-01", "to": "2026-12-31", "clause": "c"}
    ],
}

UNIT = {
    "sender": "XB",
    "category": "special",
    "persons": 10,
    "available": ["2025-01-01..2027-12-31"],
    "posts": ["P1", "P2"],
    "dwell_x2": 2,
    "free_from": None,
    "kit": "",
}
POST = {
    "category": "ground",
    "institution": "BDE1",
    "place": "XA-NC",
    "point": "AP",
    "window": "2026-01-01..2026-06-30",
    "starts": "opens",
    "ends": "closes",
    "kit": "",
    "incumbent": None,
}


@cache
def codes() -> Codes:
    trees = {
        kind: CodeTree(
            kind,
            {
                code: Code(
                    id=code, name=Localized(code, code), parent=parent, means=MEANS.get(code, ())
                )
                for code, parent in tree.items()
            },
        )
        for kind, tree in TREES.items()
    }
    return Codes(
        states=trees[CodeKind.STATE],
        places=trees[CodeKind.PLACE],
        arms=trees[CodeKind.ARMS],
        categories=trees[CodeKind.CATEGORY],
        institutions=trees[CodeKind.INSTITUTION],
    )


def act(**over) -> Act:
    """Give the world's act with some fields changed, through the real model."""
    return _acts().validate_python({**ACT, **over})


@cache
def _acts() -> TypeAdapter[Act]:
    """Give the reader of acts: making one takes longer than reading many."""
    return TypeAdapter(Act)


def term(days: str) -> Term:
    """Read ``2026-01-01..2026-06-30``, both included."""
    first, last = days.split("..")
    return Term.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def tour(line: str) -> Tour:
    """Read ``U1 P1 2026-01-01..2026-06-30``."""
    unit, post, days = line.split()
    return Tour(unit=unit, post=post, stay=term(days))


def build(given: dict) -> Planning:
    """Give the world with what a case gives laid over it."""
    acts = [act(**{"id": f"act{n}", **fields}) for n, fields in enumerate(given.get("acts", ()))]
    if "acts" not in given:
        acts = [act(**given.get("act", {}))]
    chosen = given.get("chosen", {})
    return Planning(
        horizon=term(given.get("horizon", "2026-01-01..2026-12-31")),
        mandate=mandate_on(acts, date.fromisoformat(str(given.get("day", "2026-01-01")))),
        chosen=Chosen(
            counting=Counting(chosen.get("counting", "concurrent")),
            interval=IntervalReading(chosen.get("interval", "length_of_stay")),
            sources=chosen.get("sources", {}),
        ),
        codes=codes(),
        units={
            id_: _unit(id_, given.get("units", {}).get(id_, {}))
            for id_ in ("U1", "U2", "U3", *given.get("units", {}))
        },
        posts={
            id_: _post(id_, given.get("posts", {}).get(id_, {}))
            for id_ in ("P1", "P2", *given.get("posts", {}))
        },
        kits={
            id_: Kit(id=id_, held=Held(kit["held"]), arms=kit["arms"])
            for id_, kit in given.get("kits", {}).items()
        },
        institutions={
            id_: HostInstitution(id=id_, units_at_once=n)
            for id_, n in given.get("institutions", {}).items()
        },
        points={
            id_: PointOfEntry(id=id_, name=id_, place="XA-NC", moves_per_week=n)
            for id_, n in given.get("points", {}).items()
        },
        calendar=tuple(
            CalendarEntry(
                term=term(entry["days"]),
                kind="election",
                name=Localized("Elecciones", "Election"),
                no_movement=entry.get("no_movement", True),
                points=tuple(entry.get("points", ())),
            )
            for entry in given.get("calendar", ())
        ),
        overlap_days=given.get("overlap", 7),
    )


def _unit(id_: str, over: dict) -> Unit:
    fields = {**UNIT, **over}
    free = fields["free_from"]
    return Unit(
        **{
            **fields,
            "id": id_,
            "name": id_,
            "available": tuple(term(days) for days in fields["available"]),
            "posts": dict.fromkeys(fields["posts"], 20),
            "free_from": date.fromisoformat(str(free)) if free else None,
            "illustrative": True,
        }
    )


def _post(id_: str, over: dict) -> Post:
    fields = {**POST, **over}
    incumbent = None
    if fields["incumbent"]:
        unit, days = fields["incumbent"].split()
        incumbent = Incumbent(unit=unit, stay=term(days))
    return Post(
        **{
            **fields,
            "id": id_,
            "name": id_,
            "window": term(fields["window"]),
            "starts": PostStart(fields["starts"]),
            "ends": PostEnd(fields["ends"]),
            "incumbent": incumbent,
            "illustrative": True,
        }
    )
