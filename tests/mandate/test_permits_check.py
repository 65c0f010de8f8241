"""A witness of what permits more is judged by ``relevo check`` as it was said to be."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import Phase, given, settings
from tests.mandate.test_permits import acts, mandate
from tests.spec.world import build, codes

from relevo.compliance.check import check
from relevo.core.codes import Code, Codes
from relevo.core.finding import Basis, Verdict
from relevo.core.words import Localized
from relevo.mandate.permits import permits
from relevo.mandate.permits_model import OTHER, Axis, Truth
from relevo.rotation.model import Tour

DAY = date(2026, 1, 1)


def finer():
    """The world's codes, each with whatever else lies in it."""
    trees = {}
    for one in fields(Codes):
        tree = getattr(codes(), one.name)
        others = [
            Code(id=code + OTHER, name=Localized(code, code), parent=code) for code in tree.codes
        ]
        trees[one.name] = tree.extended(others)
    return Codes(**trees)


def verdicts(act, witness):
    """The verdicts of law on a plan that is the witness."""
    parties = [party for party in witness for _ in range(party.parties)]
    units, posts, kits, tours = {}, {}, {}, []
    for number, party in enumerate(parties):
        unit, post, kit = f"W{number}", f"Q{number}", f"K{number}"
        kits[kit] = {"held": "brought", "arms": {thing.code: n for thing, n in party.brings}}
        units[unit] = {
            "sender": party.cell.on(Axis.SENDER),
            "category": party.cell.on(Axis.CATEGORY) or "civil",
            "persons": party.strength,
            "posts": [post],
            "kit": kit,
        }
        posts[post] = {"place": party.cell.on(Axis.PLACE) or "XA-S"}
        tours.append(Tour(unit=unit, post=post, stay=party.term))
    given_ = {"acts": [], "units": units, "posts": posts, "kits": kits, "overlap": 0}
    planning = replace(build(given_), codes=finer(), mandate=mandate(act))
    findings = check(planning, tours, as_of=DAY)
    return {finding.verdict for finding in findings if finding.basis is Basis.LAW}


def ceilings(act):
    """An act without its numbers to reach, which a plan owes and a movement elsewhere does not."""
    return {**act, "limits": [one for one in act["limits"] if "at_least" not in one["quantity"]]}


@settings(max_examples=40, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(before=acts(), after=acts())
def test_check_says_the_same_of_a_witness(before, after):
    before, after = ceilings(before), ceilings(after)
    found = permits(mandate(before, name="a"), mandate(after, name="b"), codes=codes())
    for direction, permitting, forbidding in (
        (found.more, after, before),
        (found.less, before, after),
    ):
        if direction.truth is Truth.YES:
            assert Verdict.BREACHED not in verdicts(permitting, direction.witness)
            assert Verdict.BREACHED in verdicts(forbidding, direction.witness)
