"""Two checkers of facts, written apart, agree on random mandates and records, and on the manual."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from tests.compliance.facts.naive import naive_verdicts
from tests.compliance.facts.records import Matter, several
from tests.spec.facts_table import AS_OF, ZONE, all_fact_cases, log_of
from tests.spec.world import build, tour

from relevo.compliance.facts.adopted import RULE as ADOPTED
from relevo.compliance.facts.catalogue import FACT_RULES
from relevo.compliance.facts.check import check_facts
from relevo.compliance.facts.matter import facts_of
from relevo.compliance.facts.views import RULE as VIEW
from relevo.core.finding import Basis

RECORDS = 5
"""Records drawn of each world: drawing a world takes most of the time."""

SEEN: Counter[tuple[str, str]] = Counter()
"""How often each rule gave each verdict."""

OF_FILES = {ADOPTED, VIEW}
"""Rules that compare files, and judge nothing that was recorded."""

SAID_ONCE = {"R-FACT-WINDOW", "R-FACT-PUBLICATION", "R-FACT-LIST", "R-FACT-CLASS", "R-FACT-END"}
"""Rules whose met verdicts R-FACT-CROSSING says in one."""


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


def agrees(matter):
    """Whether both find the same."""
    first, second = both(matter)
    return first == second


def smallest(matter):
    """Leave out entries while the two still differ, so that a failure is short to read."""
    log = list(matter.log)
    for one in matter.log[::-1]:
        less = [each for each in log if each is not one and each.corrects != one.entry]
        shorter = replace(matter, log=tuple(less))
        if not agrees(shorter):
            log = less
    return replace(matter, log=tuple(log))


@settings(
    max_examples=4 * settings.default.max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(several(RECORDS))
def compare(matters):
    """Compare both on 2,000 records, or on 100,000 in the profile ``deep``."""
    for matter in matters:
        first, second = both(matter)
        SEEN.update((rule, verdict) for rule, _, _, verdict in first)
        if first != second:
            first, second = both(short := smallest(matter))
            assert first == second, (short.log, short.as_of, short.zone, short.planning.mandate)


def test_two_checkers_agree_on_random_records_and_see_every_verdict():
    """One test, so that what was seen is counted where it was seen."""
    SEEN.clear()
    compare()
    wanted = set()
    for rule in FACT_RULES:
        if rule.id in OF_FILES:
            continue
        if rule.basis is not Basis.LAW:
            wanted |= {(rule.id, "kept"), (rule.id, "short")}
        elif rule.id == "R-FACT-CROSSING":
            wanted |= {(rule.id, "met"), (rule.id, "undetermined")}
        else:
            wanted |= {(rule.id, "breached"), (rule.id, "undetermined")}
            wanted |= set() if rule.id in SAID_ONCE else {(rule.id, "met")}
    assert wanted == set(SEEN)


@pytest.mark.parametrize(
    "case",
    [case for case in all_fact_cases() if case.rule not in OF_FILES],
    ids=lambda case: f"{case.rule}: {case.name}",
)
def test_two_checkers_agree_on_every_case_of_the_manual(case):
    day = date.fromisoformat(str(case.given.get("as_of", AS_OF)))
    first, second = both(
        Matter(
            planning=build({**case.given, "day": day}),
            log=tuple(log_of(case.record)),
            zone=ZONE,
            as_of=datetime.combine(day, time.max, ZONE).astimezone(UTC),
            points=tuple(case.given.get("points", ())),
            tours=tuple(tour(line) for line in case.tours) if case.tours else None,
            months=case.given.get("muster_months", 6),
        )
    )
    assert first == second
