"""Two checkers of facts, written apart, agree on random mandates and records."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings
from tests.compliance.facts.naive import naive_verdicts
from tests.compliance.facts.records import matters

from relevo.compliance.facts.check import check_facts
from relevo.compliance.facts.matter import facts_of


def both(matter):
    """Give the findings of both checkers, each with how often it is found."""
    planning = matter.planning
    facts = facts_of(
        matter.log,
        planning.mandate,
        planning.chosen,
        planning.codes,
        matter.zone,
        as_of=matter.as_of,
        points=matter.points,
    )
    found = check_facts(facts, matter.tours, muster_months=matter.months)
    return Counter(
        (one.rule, one.limit or "", one.subject, str(one.verdict)) for one in found
    ), naive_verdicts(
        matter.log,
        planning.mandate,
        planning.codes,
        matter.zone,
        as_of=matter.as_of,
        points=matter.points,
        tours=matter.tours,
        months=matter.months,
    )
