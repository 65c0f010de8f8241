"""Acts tried on the case ``peru-2026`` and on the plan that covers every post of it."""

import json
import shutil
from pathlib import Path

from relevo.casefile.read import read_case

ROOT = Path(__file__).parents[2]
PERU = ROOT / "cases" / "peru-2026"
COVERED = ROOT / "tests" / "cases" / "plans" / "peru-2026-covered.csv"
TRAINING = "pe-2026-training"


def plan_in(folder):
    """Put the covered plan in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(COVERED, folder / "rotation.csv")
    return folder


def peru_with_plan(folder):
    """Read the case with the covered plan."""
    case, problems = read_case(PERU, plan=plan_in(folder))
    assert problems == ()
    return case


def trial_act(folder, *changes, **fields):
    """Write an act that amends that of 2026, illustrative and voted on 15 August unless said."""
    act = {
        "id": "trial",
        "title": {"es": "Prueba (ilustrativa)", "en": "Trial (illustrative)"},
        "kind": "legislative_resolution",
        "host": "PE",
        "senders": ["US"],
        "body": "Congreso",
        "status": "adopted",
        "illustrative": True,
        "dates": {"published": "2026-08-15"},
        "clauses": [{"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "text"}],
        "amends": [{"act": TRAINING, "clause": "c", "changes": list(changes)}],
        **fields,
    }
    path = folder / f"{act['id']}.yaml"
    path.write_text(json.dumps(act, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def window_until(last):
    """Give what ends the presence on a day."""
    return {
        "windows": [
            {"id": "w", "kind": "presence", "from": "2026-01-01", "to": last, "clause": "c"}
        ]
    }


SHORTER = {"kind": "replace", "item": "presence-2026", "by": "w"}
RIFLES = {"kind": "replace", "item": "arms-m4", "by": "rifles", "from": "2026-09-01"}


def rifles(most):
    """Give a limit on M4 rifles, counted at any one time."""
    line = {"id": "rifles", "measure": "arms", "quantity": {"at_most": most}, "clause": "c"}
    return {"limits": [{**line, "scope": {"arms": ["m4"]}, "counting": "concurrent"}]}
