"""Bodies as acts name them, matched to those of a regime."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.core.clause import Seen
from relevo.core.words import Localized
from relevo.regime.bodies import body_named
from relevo.regime.model import Body, Norm, Regime

XA = Regime(
    id="xa",
    host="XA",
    name=Localized("XA", "XA"),
    time_zone="UTC",
    norms=(Norm(id="law", title=Localized("Ley", "Law"), seen=Seen.STATUTE),),
    bodies=(
        Body(id="assembly", name=Localized("Asamblea Única", "Assembly"), also=("Parliament",)),
        Body(id="minister", name=Localized("Ministro", "Minister"), also=("The Office",)),
        Body(id="premier", name=Localized("Premier", "Premier"), also=("The Office",)),
    ),
)


@pytest.mark.parametrize(
    "name", ["assembly", "ASAMBLEA UNICA", " Asamblea Única ", "Assembly", "parliament"]
)
def test_accents_case_and_outer_space_do_not_count(name):
    assert body_named(XA, name).id == "assembly"


@pytest.mark.parametrize("name", ["", "Assembl", "Assembly of XB", "The Office"])
def test_no_name_or_one_of_two_is_nobody(name):
    assert body_named(XA, name) is None


def test_a_name_borne_by_one_body_after_another_is_told_apart_by_the_day():
    last, first = date(2024, 5, 31), date(2024, 6, 1)
    old = Body(id="old", name=Localized("Congreso", "Congress"), to=last)
    new = Body(id="new", name=Localized("Congreso", "Congress"), from_=first)
    regime = replace(XA, bodies=(old, new))
    assert body_named(regime, "congreso") is None
    assert body_named(regime, "congreso", last) == old
    assert body_named(regime, "congreso", first) == new
