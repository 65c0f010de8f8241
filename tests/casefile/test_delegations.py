"""``delegations.csv`` and ``processes.yaml``: what is no entry of a force, and what it feeds."""

from datetime import date
from pathlib import Path

import pytest

from relevo.register.delegation import DelegationClass, ProcessStatus
from tests.casefile.folders import codes, read_good, tiny

ROOT = Path(__file__).parents[2]
HEAD = "id,from,to,state,body,persons,class,process,says,illustrative\n"
GOOD = "ej,2026-02-03,,XB,Police,6,police,,,si\n"
PROCESS = """processes:
  - id: plan
    name: {es: Plan, en: Plan}
    status: presented
    since: 2026-02-12
    inputs: {delegations: [ej], acts: [xa-1]}
    illustrative: true
"""


def read(folder, rows, **files):
    """Read the tiny case with rows of ``delegations.csv``."""
    return read_good(tiny(folder, {"delegations.csv": HEAD + rows, **files}))


def test_a_day_without_a_last_one_is_a_day(tmp_path):
    (found,) = read(tmp_path, GOOD).delegations
    assert (found.from_, found.to) == (date(2026, 2, 3), date(2026, 2, 3))
    assert (found.persons, found.of) == (6, DelegationClass.POLICE)
    assert (str(found.row), found.illustrative) == ("delegations.csv:2", True)


def test_not_found_is_a_value(tmp_path):
    row = "ej,not_found,not_found,XB,Police,not_found,justice,,,si\n"
    (found,) = read(tmp_path, row).delegations
    assert (found.from_, found.to, found.persons) == (None, None, None)
    assert found.known_on(date(1900, 1, 1))


def test_a_delegation_feeds_a_process(tmp_path):
    row = "ej,2026-02-03,not_found,XB,Police,6,police,plan,,si\n"
    case = read(tmp_path, row, **{"processes.yaml": PROCESS})
    (process,) = case.processes
    assert process.status is ProcessStatus.PRESENTED
    assert process.inputs.acts == ("xa-1",)
    assert case.delegations[0].process == "plan"
    assert not case.delegations[0].known_on(date(2026, 2, 2))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("ej,,,XB,Police,6,police,,,si\n", "day-or-not-found"),
        ("ej,2026-02-30,,XB,Police,6,police,,,si\n", "no-such-day"),
        ("ej,2026-02-03,2026-02-02,XB,Police,6,police,,,si\n", "from-after-to"),
        ("ej,2026-02-03,,QQ,Police,6,police,,,si\n", "unknown-state"),
        ("ej,2026-02-03,,XB,,6,police,,,si\n", "missing-cell"),
        ("ej,2026-02-03,,XB,Police,0,police,,,si\n", "too-small"),
        ("ej,2026-02-03,,XB,Police,six,police,,,si\n", "bad-number"),
        ("ej,2026-02-03,,XB,Police,6,polise,,,si\n", "unknown-word"),
        ("ej,2026-02-03,,XB,Army,6,military,,,si\n", "delegation-of-force"),
        ("ej,2026-02-03,,XB,Police,6,police,plan,,si\n", "unknown-process"),
        ("ej,2026-02-03,,XB,Police,6,police,,nobody,si\n", "unknown-source"),
        (GOOD + GOOD, "duplicate-id"),
    ],
)
def test_every_problem_of_a_row(tmp_path, row, found):
    assert codes(tiny(tmp_path, {"delegations.csv": HEAD + row})) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[ej]", "[eh]", "unknown-delegation"),
        ("[xa-1]", "[xa-2]", "unknown-act"),
        ("presented", "presentd", "unknown-word"),
        ("2026-02-12", "12 February", "bad-day"),
        ("    since", "    sinse", "unknown-field"),
        ("    status: presented\n", "", "missing-field"),
        ("2026-02-12", "3026-02-12", "far-day"),
    ],
)
def test_every_problem_of_a_process(tmp_path, old, new, found):
    files = {"delegations.csv": HEAD + GOOD, "processes.yaml": PROCESS.replace(old, new)}
    assert codes(tiny(tmp_path, files)) == [found]


def test_a_statement_says_which_law_gives_it(tmp_path):
    said = "statements:\n  - {id: s, by: {es: M, en: M}, what: {es: w, en: w}}\n"
    assert codes(tiny(tmp_path, {"processes.yaml": said})) == ["missing-field"]


def test_peru_2026():
    case = read_good(ROOT / "cases" / "peru-2026")
    (team,) = case.delegations
    assert (team.from_, team.to, team.persons) == (date(2025, 12, 10), None, 6)
    assert team.of is DelegationClass.POLICE
    plan = next(one for one in case.processes if one.id == team.process)
    assert plan.inputs.delegations == (team.id,)
    assert plan.verify
    (said,) = case.statements
    assert said.hook == "not_found"
    assert "instalaciones militares" in said.what.es
