"""The referee: judge a plan day by day, in plain Python that shares nothing with any planner.

It imports nothing of Relevo, so that it can be read and run alone:

    python benchmarks/rotation/evaluator.py INSTANCE.json PLAN.json

A plan is a list of tours ``[unit, post, first day, excluded end]``; a JSON object with such a
list as ``plan`` will do. The instance may be compressed (``.json.xz``). Exit code 1 if the plan
breaks a rule.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AT_ONCE = 2
"""Most units at a post on one day."""


class Stay(NamedTuple):
    """One unit's stay in one post: a tour of the plan, or an incumbent's.

    Attributes:
        unit: Unit.
        post: Post.
        begin: First day; an incumbent's may be before day 0.
        end: Day after the last.
        takes: What it takes of each ceiling on each of its days.
        planned: Whether it is a tour of the plan.
    """

    unit: str
    post: str
    begin: int
    end: int
    takes: tuple[int, ...]
    planned: bool


class Violation(NamedTuple):
    """A rule that the plan breaks.

    Attributes:
        rule: ``unknown``, ``window``, ``length``, ``availability``, ``no_movement``, ``one_place``,
            ``dwell``, ``relief``, ``ceiling``, ``institution`` or ``movements``.
        subject: Unit, post, ceiling, institution or point of entry.
        day: First day on which it is broken.
    """

    rule: str
    subject: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a plan is worth and what it breaks.

    Attributes:
        violations: What it breaks; empty for a valid plan.
        uncovered: Days without presence, each times the weight of its post.
        cost: Cost of its tours.
        fairness: Sum over units of ``n(n-1)`` for ``n`` tours.
    """

    violations: tuple[Violation, ...]
    uncovered: int
    cost: int
    fairness: int


def judge(instance: dict[str, Any], plan: Iterable[Sequence[Any]]) -> Judgement:
    """Judge a plan.

    Incumbents are facts: what they break alone is not held against the plan, but no tour may
    add to it.

    Args:
        instance: The instance, as its JSON gives it.
        plan: Tours: unit, post, first day, excluded end.

    Returns:
        Violations, by rule, and the three levels of the objective.

    Raises:
        ValueError: If a row of the plan is not two names and two whole numbers.
    """
    posts = {post["id"]: post for post in instance["posts"]}
    pairs = {(pair["unit"], pair["post"]): pair for pair in instance["pairs"]}
    stays: list[Stay] = []
    violations: list[Violation] = []
    for row in plan:
        unit, post, begin, end = _row(row)
        if (unit, post) not in pairs:
            violations.append(Violation("unknown", f"{unit}/{post}", begin))
        else:
            takes = tuple(pairs[unit, post]["takes"])
            stays.append(Stay(unit, post, begin, end, takes, planned=True))
    stays += [
        Stay(
            held["unit"],
            post["id"],
            held["begin"],
            held["end"],
            tuple(held["takes"]),
            planned=False,
        )
        for post in instance["posts"]
        if (held := post["incumbent"]) is not None
    ]
    stays.sort(key=lambda stay: (stay.begin, stay.end, stay.post, stay.unit))
    for rule in (_tours, _units, _reliefs, _ceilings, _institutions, _movements):
        violations += rule(instance, stays)
    tours = [stay for stay in stays if stay.planned]
    counts: defaultdict[str, int] = defaultdict(int)
    for tour in tours:
        counts[tour.unit] += 1
    return Judgement(
        violations=tuple(dict.fromkeys(violations)),
        uncovered=sum(
            post["weight"]
            for post in posts.values()
            for day in range(post["begin"], post["end"])
            if not any(s.post == post["id"] and s.begin <= day < s.end for s in stays)
        ),
        cost=sum(pairs[tour.unit, tour.post]["cost"] for tour in tours),
        fairness=sum(n * (n - 1) for n in counts.values()),
    )


def _row(row: Sequence[Any]) -> tuple[str, str, int, int]:
    """Read a row of a plan."""
    match list(row):
        case [str(unit), str(post), int(begin), int(end)] if begin < end:
            return unit, post, begin, end
    raise ValueError(f"a tour is [unit, post, first day, excluded end], not {row!r}")


def _tours(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge each tour by itself: window, length, availability, days without movements."""
    posts = {post["id"]: post for post in instance["posts"]}
    units = {unit["id"]: unit for unit in instance["units"]}
    pairs = {(pair["unit"], pair["post"]): pair for pair in instance["pairs"]}
    for stay in stays:
        if not stay.planned:
            continue
        post = posts[stay.post]
        if stay.begin < post["begin"] or stay.end > post["end"]:
            yield Violation("window", stay.post, stay.begin)
        if not _long_enough(instance["lengths"][pairs[stay.unit, stay.post]["lengths"]], stay):
            yield Violation("length", stay.unit, stay.begin)
        available = {day for a, b in units[stay.unit]["available"] for day in range(a, b)}
        for day in range(stay.begin, stay.end):
            if day not in available:
                yield Violation("availability", stay.unit, day)
                break
        closed = instance["points"][post["point"]]["no_movement"]
        for day in _moves(post, stay):
            if day in closed:
                yield Violation("no_movement", stay.unit, day)


def _long_enough(lengths: dict[str, list[int]], stay: Stay) -> bool:
    """Whether a tour ends on a day that its first day allows."""
    if not 0 <= stay.begin < len(lengths["first_end"]):
        return False
    least, most = lengths["first_end"][stay.begin], lengths["last_end"][stay.begin]
    return least > 0 and least <= stay.end <= most


def _moves(post: dict[str, Any], stay: Stay) -> Iterator[int]:
    """Give the days of a stay's movements: its arrival if planned, its departure if it leaves."""
    if stay.planned:
        yield stay.begin
    if not (post["stays_on"] and stay.end >= post["end"]):
        yield stay.end - 1


def _units(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge each unit: one place at a time, time at home, first day free."""
    for unit in instance["units"]:
        mine = [stay for stay in stays if stay.unit == unit["id"]]
        for stay in mine:
            if stay.planned and stay.begin < unit["free_from"]:
                yield Violation("dwell", unit["id"], stay.begin)
        seen: set[int] = set()
        for stay in mine:
            days = set(range(stay.begin, stay.end))
            if seen & days:
                yield Violation("one_place", unit["id"], min(seen & days))
            seen |= days
        for before, after in pairwise(mine):
            twice = unit["dwell_x2"] * (before.end - before.begin)
            if after.begin < before.end + (twice + 1) // 2:
                yield Violation("dwell", unit["id"], after.begin)


def _reliefs(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge each handover: exactly the overlap, or a day without presence; two units at most."""
    overlap = instance["overlap"]
    for post in instance["posts"]:
        there = [stay for stay in stays if stay.post == post["id"]]
        for before, after in pairwise(there):
            in_place = after.begin == before.end - overlap and after.unit != before.unit
            if not in_place and after.begin <= before.end:
                yield Violation("relief", post["id"], after.begin)
        for day in range(post["begin"], post["end"]):
            if sum(1 for stay in there if stay.begin <= day < stay.end) > _AT_ONCE:
                yield Violation("relief", post["id"], day)
                break


def _ceilings(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge each ceiling on each day; what stays with a post counts once where anybody is."""
    for k, ceiling in enumerate(instance["ceilings"]):
        for first, stop, most in ceiling["at_most"]:
            for day in range(first, stop):
                here = [stay for stay in stays if stay.begin <= day < stay.end]
                facts = [stay for stay in here if not stay.planned]
                if _taken(instance, here, k) > max(most, _taken(instance, facts, k)):
                    yield Violation("ceiling", ceiling["id"], day)
                    break


def _taken(instance: dict[str, Any], here: Sequence[Stay], k: int) -> int:
    """Add up what the stays of one day, and the posts they hold, take of a ceiling."""
    held = {stay.post for stay in here}
    kept: int = sum(post["keeps"][k] for post in instance["posts"] if post["id"] in held)
    return kept + sum(stay.takes[k] for stay in here)


def _institutions(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge how many units each host institution has on each day."""
    at = {post["id"]: post["institution"] for post in instance["posts"]}
    for name, room in instance["institutions"].items():
        if room is None:
            continue
        inside = [stay for stay in stays if at[stay.post] == name]
        for day in range(instance["days"]):
            here = [stay for stay in inside if stay.begin <= day < stay.end]
            if len(here) > max(room, sum(1 for stay in here if not stay.planned)):
                yield Violation("institution", name, day)
                break


def _movements(instance: dict[str, Any], stays: Sequence[Stay]) -> Iterator[Violation]:
    """Judge how many movements each point of entry has in each calendar week."""
    posts = {post["id"]: post for post in instance["posts"]}
    for name, point in instance["points"].items():
        most = point["moves_per_week"]
        if most is None:
            continue
        moves = [
            (day, stay.planned)
            for stay in stays
            if posts[stay.post]["point"] == name
            for day in _moves(posts[stay.post], stay)
        ]
        for first, stop in instance["weeks"]:
            week = [planned for day, planned in moves if first <= day < stop]
            if len(week) > max(most, week.count(False)):
                yield Violation("movements", name, first)


def main(arguments: Sequence[str]) -> int:
    """Judge the plan of a file; give the exit code: 0 valid, 1 not, 2 unreadable."""
    if len(arguments) != 2:
        print("usage: evaluator.py INSTANCE.json PLAN.json", file=sys.stderr)
        return 2
    instance_path, plan_path = map(Path, arguments)
    try:
        content = instance_path.read_bytes()
        instance = json.loads(
            lzma.decompress(content) if instance_path.suffix == ".xz" else content
        )
        plan = json.loads(plan_path.read_bytes())
    except (OSError, ValueError, lzma.LZMAError) as problem:
        print(f"unreadable: {problem}", file=sys.stderr)
        return 2
    try:
        judgement = judge(instance, plan["plan"] if isinstance(plan, dict) else plan)
    except (ValueError, KeyError, TypeError) as problem:
        print(
            f"{instance_path} is not an instance, or {plan_path} not a plan: {problem}",
            file=sys.stderr,
        )
        return 2
    for violation in judgement.violations:
        print(f"broken: {violation.rule} {violation.subject} from day {violation.day}")
    print(f"weighted days without presence: {judgement.uncovered}")
    print(f"cost of tours: {judgement.cost}")
    print(f"fairness: {judgement.fairness}")
    return 1 if judgement.violations else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
