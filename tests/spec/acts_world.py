"""A tiny imaginary host XA with a law of its own, one act, and what a case lays over them."""

from __future__ import annotations

from datetime import date

from pydantic import TypeAdapter
from tests.spec.world import ACT, codes

from relevo.compliance.grounds import Grounds, grounds_of
from relevo.core.clause import RowRef
from relevo.core.event import Event, EventKind
from relevo.instrument.model import Act
from relevo.regime.model import Regime

_ACTS, _REGIMES = TypeAdapter(Act), TypeAdapter(Regime)

REGIME = {
    "id": "xa",
    "host": "XA",
    "name": {"es": "XA", "en": "XA"},
    "time_zone": "UTC",
    "illustrative": True,
    "norms": [
        {"id": "old", "title": {"es": "Carta, 1", "en": "Charter, 1"}, "seen": "statute"},
        {"id": "new", "title": {"es": "Carta, 2", "en": "Charter, 2"}, "seen": "statute"},
        {"id": "law", "title": {"es": "Ley 1", "en": "Law 1"}, "seen": "statute"},
        {
            "id": "doubtful",
            "title": {"es": "Ley 2", "en": "Law 2"},
            "seen": "unseen",
            "verify": True,
        },
    ],
    "bodies": [
        {"id": "congress", "name": {"es": "Congreso", "en": "Congress"}, "to": "2026-06-30"},
        {"id": "senate", "name": {"es": "Senado", "en": "Senate"}, "from": "2026-07-01"},
        {"id": "commission", "name": {"es": "Comisión", "en": "Commission"}},
        {"id": "minister", "name": {"es": "Ministro", "en": "Minister"}},
        {"id": "president", "name": {"es": "Presidente", "en": "President"}},
    ],
    "consents": [
        {
            "id": "armed-congress",
            "classes": ["armed"],
            "kinds": ["resolution"],
            "body": "congress",
            "norm": "old",
            "from": "2000-01-01",
            "to": "2026-06-30",
        },
        {
            "id": "armed-senate",
            "classes": ["armed"],
            "kinds": ["resolution"],
            "body": "senate",
            "norm": "new",
            "from": "2026-07-01",
        },
        {
            "id": "recess",
            "classes": ["armed"],
            "kinds": ["resolution"],
            "body": "commission",
            "when": {"es": "En receso.", "en": "In recess."},
            "substitute_for": "armed-congress",
            "norm": "old",
            "from": "2000-01-01",
        },
        {
            "id": "emergency",
            "classes": ["armed"],
            "kinds": ["emergency_decree"],
            "body": "president",
            "substitute_for": "armed-congress",
            "norm": "law",
            "from": "2000-01-01",
        },
        {
            "id": "unarmed",
            "classes": ["unarmed", "protocol"],
            "kinds": ["ministerial_resolution"],
            "body": "minister",
            "norm": "law",
            "from": "2000-01-01",
        },
    ],
    "required": [
        {
            "id": "reasons",
            "kinds": ["resolution"],
            "any_of": ["reasons"],
            "name": {"es": "los motivos", "en": "the reasons"},
            "norm": "law",
            "from": "2000-01-01",
        },
        {
            "id": "persons",
            "kinds": ["resolution"],
            "any_of": ["persons"],
            "name": {"es": "las personas", "en": "the number of persons"},
            "norm": "law",
            "from": "2000-01-01",
        },
    ],
    "purposes": [
        {
            "id": "unarmed-purposes",
            "kinds": ["ministerial_resolution"],
            "items": ["training", "protocol"],
            "unclear": ["academic"],
            "complete": True,
            "norm": "law",
            "from": "2010-01-01",
        },
    ],
    "changes": [
        {
            "id": "start-date",
            "kinds": ["resolution"],
            "element": "start_date",
            "by": ["supreme_resolution"],
            "countersign": "minister",
            "before_entry": True,
            "stay_not_longer": True,
            "norm": "law",
            "from": "2000-01-01",
        },
        {
            "id": "rest",
            "kinds": ["resolution"],
            "element": "any",
            "by": ["resolution"],
            "body": "congress",
            "norm": "old",
            "from": "2000-01-01",
            "to": "2026-06-30",
        },
    ],
    "clocks": [
        {
            "id": "report",
            "what": {"es": "Informar del ingreso.", "en": "Report the entry."},
            "after": "act_issued",
            "kinds": ["ministerial_resolution"],
            "by": "minister",
            "owed_to": [
                {"body": "congress", "to": "2026-06-30"},
                {"body": "senate", "from": "2026-07-01"},
            ],
            "within": {"n": 5, "unit": "day"},
            "norm": "law",
            "from": "2000-01-01",
        },
        {
            "id": "review",
            "what": {"es": "Revisar el decreto.", "en": "Review the decree."},
            "after": "act_issued",
            "kinds": ["emergency_decree"],
            "by": "commission",
            "owed_to": [
                {"body": "congress", "to": "2026-06-30"},
                {"body": "senate", "from": "2026-07-01"},
            ],
            "within": {"n": 10, "unit": "day"},
            "norm": "law",
            "from": "2000-01-01",
        },
    ],
}
"""Law of XA: Congress consents to armed entries until 30 June 2026, the Senate from 1 July."""

LAW_ACT = {
    **ACT,
    "dates": {"approved": "2025-12-01", "signed": "2025-12-05", "published": "2025-12-15"},
    "reasons": {"value": {"es": "Entrenar.", "en": "To train."}},
    "class_of_entry": {"value": "armed"},
    "text": True,
    "clauses": ACT["clauses"][:1],
    "limits": [{"id": "persons", "measure": "persons", "quantity": {"exact": 10}, "clause": "c"}],
}
"""An act that keeps the law: given by Congress, armed, with reasons and a number of persons."""


def build_grounds(given: dict) -> Grounds:
    """Give the world with what a case gives laid over it.

    ``acts``: a list of fields to lay over the act, ids ``act0``, ``act1`` unless they say others;
    ``act``: the same for one act named ``act``; ``events``: rows; ``law``: lists of the regime laid
    over it, or ``none``; ``day``: the day of knowledge.
    """
    acts = [
        _ACTS.validate_python({**LAW_ACT, "id": f"act{n}", **fields})
        for n, fields in enumerate(given.get("acts", [{"id": "act", **given.get("act", {})}]))
    ]
    law = given.get("law", {})
    regime = None
    if law != "none":
        regime = _REGIMES.validate_python({**REGIME, **law})
    found = grounds_of(
        acts,
        [_event(n, row) for n, row in enumerate(given.get("events", ()), start=2)],
        regime,
        host="XA",
        time_zone="UTC",
        as_of=date.fromisoformat(str(given.get("day", "2026-12-31"))),
        beside={
            case: [_ACTS.validate_python({**LAW_ACT, **fields}) for fields in rows]
            for case, rows in given.get("beside", {}).items()
        },
    )
    return Grounds(
        **{name: getattr(found, name) for name in found.__slots__ if name != "codes"},
        codes=codes(),
    )


def _event(line: int, row: dict) -> Event:
    fields = {"id": f"e{line}", "act": "act", **row}
    return Event(**{**fields, "kind": EventKind(fields["kind"]), "row": RowRef("events.csv", line)})
