"""Days of which every stay that rotation intervals allow holds one, against every such stay."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mandate.test_permits import mandate, year
from tests.spec.world import codes

from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.mandate.permits_days import ends_of
from relevo.mandate.permits_law import laws_of, needs_of, stay_verdict
from relevo.mandate.permits_limits import base_of
from relevo.mandate.permits_space import space_of

ONE_DAY = timedelta(days=1)
INTERVALS = st.builds(
    lambda least, more, categories: {
        "at_least": least,
        "at_most": least + more,
        "clause": "c",
        **({"categories": categories} if categories else {}),
    },
    st.integers(1, 2),
    st.integers(0, 1),
    st.sampled_from([[], ["special"], ["civil"], ["ground"]]),
)


@settings(max_examples=25, deadline=None)
@given(lengths=st.lists(INTERVALS, min_size=1, max_size=2), overlap=st.integers(0, 5))
def test_every_stay_that_may_be_permitted_holds_one_of_the_days(lengths, overlap):
    own = mandate({"windows": [year("2026-01-01", "2026-04-30")], "rotation": lengths})
    (law,) = laws_of(own)
    space = space_of([law], codes(), overlap_days=overlap)
    (run,) = base_of(own)
    days = {term.start for term in ends_of(law, [run], space)}
    needs = [need for need in needs_of(law) if need.item]
    for cell in space.cells:
        for first in run:
            missing = first
            while missing in run and missing not in days:
                missing += ONE_DAY
            for last in (first, missing - ONE_DAY):
                stay = Term.inclusive(first, max(first, last))
                held = any(day in stay for day in days)
                kept = {stay_verdict(law, need, cell, stay, space) for need in needs}
                assert held or Verdict.BREACHED in kept or stay.last not in run
