"""The case folders: they load without a problem, mark what is invented, and say what they claim."""

import csv
from collections import Counter
from datetime import date

import pytest
from tests.acts.reading import ROOT

from relevo.casefile.read import read_case
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.rotation.model import Held, Tour

PERU = ROOT / "cases" / "peru-2026"
SUMMIT = ROOT / "cases" / "peru-2018-summit"
TINY = ROOT / "tests" / "cases" / "good" / "tiny"
COVERED = ROOT / "tests" / "cases" / "plans" / "peru-2026-covered.csv"


def read(folder, forces=None):
    case, problems = read_case(folder, forces=forces)
    assert problems == ()
    return case


@pytest.fixture(scope="module")
def planning():
    return read(PERU).planning


@pytest.fixture(scope="module")
def short():
    return read(PERU, PERU / "forces-short").planning


def tours_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Tour(
                unit=row["unit"],
                post=row["post"],
                stay=Term.inclusive(date.fromisoformat(row["from"]), date.fromisoformat(row["to"])),
            )
            for row in csv.DictReader(file)
        )


@pytest.mark.parametrize("folder", [PERU, SUMMIT, TINY], ids=lambda path: path.name)
def test_a_case_folder_loads_without_a_problem(folder):
    case = read(folder)
    assert set(case.acts) == {path.stem for path in (folder / "acts").glob("*.yaml")}


@pytest.mark.parametrize("folder", [PERU, TINY], ids=lambda path: path.name)
def test_every_row_about_forces_and_hosts_says_that_it_is_invented(folder):
    files = [*sorted(folder.glob("forces*/*.csv")), folder / "hosts.csv"]
    for path in (*files, folder / "points_of_entry.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert {row["illustrative"] for row in csv.DictReader(file)} == {"si"}, path


@pytest.mark.parametrize("folder", [PERU, TINY], ids=lambda path: path.name)
def test_names_of_invented_things_say_so(folder):
    planning = read(folder).planning
    named = (*planning.units.values(), *planning.posts.values(), *planning.points.values())
    assert all("ilustrativ" in one.name or "imaginari" in one.name for one in named)
    assert all(unit.id.startswith("EJ-") for unit in planning.units.values())


def test_the_summit_plans_nothing():
    assert read(SUMMIT).planning is None


def test_peru_2026_has_the_posts_and_institutions_of_the_reports(planning):
    assert Counter(post.category for post in planning.posts.values()) == {
        "special_forces": 6,
        "seal": 2,
        "civil_affairs": 2,
        "military_information_support": 2,
    }
    assert {post.institution for post in planning.posts.values()} == {
        *("PE-CIOEC", "PE-FEC", "PE-GRUFE", "PE-1BFE", "PE-3BFE", "PE-6BFE"),
        *("PE-FOES", "PE-DIROPESP", "PE-DIRANDRO", "PE-GRECCO"),
    }
    assert 24 <= len(planning.units) <= 32


@pytest.mark.parametrize("forces", ["forces", "forces-short"])
def test_kits_that_stay_never_pass_a_reported_line(forces):
    planning = read(PERU, PERU / forces).planning
    pieces = Counter()
    for post in planning.posts.values():
        if post.kit:
            pieces.update(planning.kits[post.kit].arms)
    used = Counter(post.kit for post in planning.posts.values() if post.kit)
    assert set(used.values()) == {1}
    for limit in planning.mandate.limits:
        for reading in limit.readings[:1]:
            if reading.arms:
                assert sum(pieces[arm] for arm in reading.arms) <= reading.bound.lo, limit.id


def test_brought_kits_fit_beside_them_even_if_every_relief_falls_on_one_day(planning):
    stay = sum(
        planning.kits[post.kit].arms.get(arm, 0)
        for post in planning.posts.values()
        if post.kit
        for arm in ("glock", "m17")
    )
    brought = {unit.category for unit in planning.units.values() if unit.kit}
    assert brought == {"seal"}
    assert planning.kits["EJ-KIT-SEAL"].held is Held.BROUGHT
    posts = sum(post.category == "seal" for post in planning.posts.values())
    assert stay + 2 * posts * planning.kits["EJ-KIT-SEAL"].arms["glock"] == 14


def test_the_calendar_frees_the_first_and_last_day_and_closes_the_elections(planning):
    closed = {day for entry in planning.calendar if entry.no_movement for day in entry.term}
    assert not closed & {date(2026, 1, 1), date(2026, 12, 31)}
    assert {date(2026, 4, day) for day in (11, 12, 13)} <= closed
    assert {date(2026, 6, day) for day in (6, 7, 8)} <= closed
    assert {date(2026, 7, day) for day in (28, 29)} <= closed


def test_peru_2026_can_be_covered_on_every_day_of_the_year(planning):
    findings = check(planning, tours_of(COVERED), as_of=date(2026, 1, 1))
    verdicts = Counter(finding.verdict for finding in findings)
    assert verdicts[Verdict.BREACHED] == 0
    assert verdicts[Verdict.SHORT] == 0
    undetermined = {finding.rule for finding in findings if finding.verdict is Verdict.UNDETERMINED}
    assert {"R-STRENGTH", "R-PLACE", "R-HOST", "R-CATEGORY"} <= undetermined


def test_the_short_forces_lack_civil_affairs_units_and_room_for_a_relief(planning, short):
    def civil(one):
        return {unit.id for unit in one.units.values() if unit.category == "civil_affairs"}

    assert civil(planning) - civil(short) == {"EJ-CA-04", "EJ-CA-05"}
    alone = {
        post.id
        for post in short.posts.values()
        if short.institutions[post.institution].units_at_once == 1
    }
    assert alone == {"SF-DIROES"}


def test_the_tiny_case_keeps_everything_its_text_asks_for():
    case = read(TINY)
    verdicts = {
        finding.verdict for finding in check(case.planning, case.tours, as_of=date(2026, 7, 1))
    }
    assert verdicts == {Verdict.MET, Verdict.KEPT}
