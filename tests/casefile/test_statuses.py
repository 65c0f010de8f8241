"""The folder ``status``, and the case on major non-NATO allies that ships."""

from datetime import date
from pathlib import Path

import pytest

from relevo.regime.status_on import Standing, Truth, status_on
from tests.casefile.folders import codes, read_good

ROOT = Path(__file__).parents[2]
CASE = "name: {es: Caso, en: Case}\nstatus: us-mnna\n"
ONE = "state: XB\nillustrative: true\n"


@pytest.fixture(scope="module")
def case():
    """Read the case on allies of the United States."""
    return read_good(ROOT / "cases" / "us-mnna")


def standing(case, state, day):
    """Give how a state stands, and whether it has the status."""
    found = status_on(case.ally_law, case.statuses[state], day)
    return found.standings, found.holds


def written(folder, status=ONE, *, case=CASE, name="XB.yaml"):
    """Write a case with one status."""
    (folder / "status").mkdir()
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    (folder / "status" / name).write_text(status, encoding="utf-8")
    return folder


def test_it_needs_no_host_and_no_act(tmp_path):
    found = read_good(written(tmp_path))
    assert (found.settings.host, found.acts, found.regime) == ("", {}, None)
    assert list(found.statuses) == ["XB"]


def test_without_a_status_it_needs_both(tmp_path):
    (tmp_path / "case.yaml").write_text("name: {es: Caso, en: Case}\n", encoding="utf-8")
    assert sorted(codes(tmp_path)) == ["missing-field", "missing-field", "no-acts"]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("state: XB\nnotice: [{day: 2025-02-30}]\n", ["no-such-day"]),
        ("state: XB\nnotice: [{day: 0999-02-01}]\n", ["far-day"]),
        ("state: XB\nnotice: [{between: {from: 2026-02-01, to: 2026-01-01}}]\n", ["from-after-to"]),
        ("state: XB\nnotice: [{day: 2026-02-01, says: [x]}]\n", ["unknown-source"]),
        ("state: XB\nnotise: []\n", ["unknown-field"]),
        ("state: QQ\n", ["unknown-state"]),
        ("notice: []\n", ["missing-field"]),
    ],
)
def test_every_problem_has_its_place(tmp_path, status, found):
    assert codes(written(tmp_path, status)) == found


def test_peru_between_notice_and_determination(case):
    found = status_on(case.ally_law, case.statuses["PE"], date(2026, 1, 12))
    assert found.standings == (Standing.NOTIFIED,)
    assert found.earliest[0].first == date(2026, 1, 10)
    assert {one.passed for one in found.earliest} == {Truth.YES}
    assert [one.first.day for one in found.earliest] == [10, 11, 9]
    later = status_on(case.ally_law, case.statuses["PE"], date(2026, 1, 14))
    assert [one.least for one in later.waits] == [34, 33, 35]


def test_afghanistan_waited_79_days(case):
    found = status_on(case.ally_law, case.statuses["AF"], date(2022, 9, 23))
    assert found.standings == (Standing.TERMINATED,)
    assert [one.least for one in found.waits_to_end] == [79]


@pytest.mark.parametrize(("day", "number"), [("2024-06-24", 19), ("2026-02-01", 21)])
def test_how_many_have_the_status(case, day, number):
    on = date.fromisoformat(day)
    held = [one for one in case.statuses if standing(case, one, on)[1] is Truth.YES]
    assert len(held) == number


def test_taiwan_is_treated_as_if_designated(case):
    assert standing(case, "TW", date(2026, 1, 1)) == ((Standing.TREATED_AS,), Truth.NO)


def test_the_announcement_of_a_designation_is_kept_apart(case):
    found, holds = standing(case, "SA", date(2025, 12, 15))
    assert found == (Standing.DESIGNATED, Standing.NONE)
    assert holds is Truth.UNDETERMINED


def test_every_state_has_a_source_with_an_address(case):
    for one in case.statuses.values():
        assert one.sources
        assert [each.id for each in one.sources if not each.link.startswith("http")] == []
        assert not one.illustrative


def test_what_rests_on_no_source_is_marked(case):
    for one in case.statuses.values():
        events = (*one.notice, *one.designated, *one.notice_to_end, *one.terminated)
        assert [each for each in events if not each.says and not each.verify] == []
        found = one.determination
        assert found is None or found.says or found.verify
