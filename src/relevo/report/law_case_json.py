"""The law that holds for a case on a day, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.instrument.value import NOT_FOUND
from relevo.regime.duties_on import duties_on
from relevo.report.law_bodies import own_bodies
from relevo.report.law_json import VERSION, regime_json, turn_json
from relevo.report.mandate_json import render_mandate_json
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.mandate.covering import Staged
    from relevo.regime.owed import Owed
    from relevo.report.law_bodies import OwnBody
    from relevo.report.law_case import CaseLaw


def render_case_law_json(law: CaseLaw, codes: Codes, *, lang: str) -> str:
    """Write the law that holds for a case on a day.

    Args:
        law: The law of the case.
        codes: Names of codes.
        lang: Language of names and sentences.

    Returns:
        JSON: every act as it stands, the mandate as ``relevo show --json`` gives it, duties,
            changes within the windows, and the standing law of the day; null if none is on record.
    """
    speaker = Speaker(lang)
    duties = duties_on(law.regime, law.day, law.in_force.values())
    return dumped(
        {
            "version": VERSION,
            "host": {"id": law.host, "name": speaker.say(codes.states.name(law.host))},
            "day": law.day.isoformat(),
            "acts": [staged_json(one) for one in law.acts],
            "mandate": json.loads(render_mandate_json(law.mandate, codes, day=law.day, lang=lang)),
            "own_bodies": [
                _own_body(one) for one in own_bodies(law.in_force.values(), law.regime, law.day)
            ],
            "duties": [_duty(owed, law.day, speaker) for owed in duties],
            "turns_within_windows": [
                turn_json(turn, law.regime, speaker) for turn in law.turns if law.regime
            ],
            "law": regime_json(law.regime, law.day, speaker) if law.regime else None,
        }
    )


def staged_json(staged: Staged) -> dict[str, Any]:
    """Give an act as it stands on a day."""
    first, last = staged.first, staged.last
    return {
        "act": staged.act.id,
        "stage": str(staged.stage),
        "certain": staged.certain,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def _own_body(own: OwnBody) -> dict[str, Any]:
    """Give a body that only an act names; null where no source does."""
    body = own.body
    return {
        "act": own.act,
        "role": str(own.role),
        "name": None if body.body == NOT_FOUND else body.body,
        "from": body.from_.isoformat() if body.from_ else None,
        "to": body.to.isoformat() if body.to else None,
        "verify": body.verify,
    }


def _duty(owed: Owed, day: date, speaker: Speaker) -> dict[str, Any]:
    """Give a duty; null where no source says."""
    return {
        "ids": list(owed.ids),
        "what": speaker.say(owed.what),
        "by": speaker.say(owed.by.name) or None,
        "to": [
            {"name": speaker.say(one.name) or None, "verify": one.verify}
            for one in owed.holders(day, day)
        ],
        "after": [str(kind) for kind in owed.after],
        "within": {"n": owed.within.n, "unit": str(owed.within.unit)} if owed.within else None,
        "clauses": [
            {"act": ref.act, "clause": ref.clause, "seen": str(ref.seen)} for ref in owed.clauses
        ],
        "verify": owed.verify,
    }
