"""Since when an act counts: known, disputed, bounded or unknown days."""

from datetime import date, timedelta

import pytest
from tests.spec.world import act

from relevo.mandate.standing import Since, Standing, since_of, standing

DECEMBER = {"from": "2024-12-01", "to": "2024-12-31"}


def disputed(about, *days):
    """Give a dispute with one version for each day; an empty one gives none."""
    return [{"about": about, "versions": [{"says": [f"s{day}"], "value": day} for day in days]}]


@pytest.mark.parametrize(
    ("fields", "may", "surely"),
    [
        ({"dates": {"published": "2025-12-15"}}, "2025-12-15", "2025-12-15"),
        (
            {"dates": {"published": "2025-12-15", "in_force": "2026-02-01"}},
            "2026-02-01",
            "2026-02-01",
        ),
        (
            {
                "dates": {"published": "2025-12-14"},
                "conflicts": disputed("dates.published", "2025-12-14", "2025-12-16"),
            },
            "2025-12-14",
            "2025-12-16",
        ),
        (
            {
                "dates": {"published": "2025-12-14"},
                "conflicts": disputed("dates.published", "2025-12-14", ""),
            },
            "2025-12-14",
            None,
        ),
        ({"dates": {"published_between": DECEMBER}}, "2024-12-01", "2024-12-31"),
        ({"dates": {"approved": "2023-06-22"}}, "2023-06-22", None),
        ({"dates": {"approved": "2023-06-22", "signed": "2023-06-23"}}, "2023-06-23", None),
        (
            {
                "dates": {"approved": "2023-06-22"},
                "conflicts": disputed("dates.approved", "2023-06-22", "2023-06-20"),
            },
            "2023-06-20",
            None,
        ),
        ({"dates": {}}, None, None),
    ],
)
def test_the_first_day_it_may_be_and_the_first_it_surely_is(fields, may, surely):
    given = act(**fields)
    assert since_of(given) == Since(
        may=may and date.fromisoformat(may), surely=surely and date.fromisoformat(surely)
    )
    for day, before, after in (
        (may, Standing.NOT_IN_FORCE, None),
        (surely, None, Standing.IN_FORCE),
    ):
        if day:
            first = date.fromisoformat(day)
            eve = standing(given, first - timedelta(days=1))
            assert eve is not Standing.IN_FORCE
            assert before is None or eve is before
            assert after is None or standing(given, first) is after
    if surely is None:
        assert standing(given, date(2100, 1, 1)) is Standing.UNDETERMINED


@pytest.mark.parametrize(
    "fields", [{"status": "requested"}, {"status": "rejected"}, {"direction": "outbound"}]
)
def test_what_is_not_adopted_or_goes_out_is_never_in_force(fields):
    assert standing(act(**fields), date(2100, 1, 1)) is Standing.NOT_IN_FORCE


def test_an_act_without_any_day_is_undetermined_on_every_day():
    assert {standing(act(dates={}), day) for day in (date(1900, 1, 1), date(2100, 1, 1))} == {
        Standing.UNDETERMINED
    }
