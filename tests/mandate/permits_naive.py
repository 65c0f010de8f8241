"""A naive judge of movements, written from the manual: it shares no code with what it checks.

A stay is ``(sender, category, place, first day, last day, persons, pieces)``, with days counted
from 1 January 2026 and pieces by kind of arm; a movement is a tuple of stays. Verdicts are ``+``
(permitted), ``-`` (forbidden) and ``?`` (not settled).
"""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement, product

INSIDE = {"XA-NC": "XA-N", "XA-SC": "XA-S", "m4": "rifle", "special": "ground"}
START = date(2026, 1, 1)


def within(code, listed):
    while code:
        if code in listed:
            return True
        code = code[:-1] if code.endswith("*") else INSIDE.get(code)
    return False


def days_of(window):
    first, last = (date.fromisoformat(str(window[end])) for end in ("from", "to"))
    return set(range((first - START).days, (last - START).days + 1))


def about(line, act, stay):
    scope = line.get("scope", {})
    sender, category, place = stay[:3]
    return (
        sender in (scope.get("senders") or act["senders"])
        and (not scope.get("categories") or within(category, scope["categories"]))
        and (not scope.get("places") or within(place, scope["places"]))
    )


def runs(line, act):
    named = [w for w in act["windows"] if w["id"] == line.get("window")]
    return set().union(*(days_of(w) for w in named or act["windows"]))


def worst(verdicts):
    return "-" if "-" in verdicts else "?" if "?" in verdicts else "+"


def same(verdicts):
    return verdicts.pop() if len(verdicts) == 1 else "?"


def judge_act(act, movement, counting):
    found = {"+"}
    for stay in movement:
        sender, category, place, first, last, _, pieces = stay
        for day in range(first, last + 1):
            found.add(
                "+"
                if any(
                    day in days_of(w)
                    and sender in (w.get("senders") or act["senders"])
                    and (not w.get("places") or within(place, w["places"]))
                    for w in act["windows"]
                )
                else "-"
            )
            for of, code in (("category", category), ("place", place)):
                found.add(judge_code(act, of, code, sender, day))
            for kind, number in pieces:
                if number:
                    found.add(judge_arm(act, kind, stay, day))
    for line in act["limits"]:
        found.add(judge_line(act, line, movement, counting))
    return worst(found)


def judge_code(act, of, code, sender, day):
    own = [
        one
        for one in act["lists"]
        if one["of"] == of
        and day in runs(one, act)
        and sender in (one.get("senders") or act["senders"])
    ]
    if not own or any(within(code, one["items"]) for one in own):
        return "+"
    return "-" if all(one["complete"] for one in own) else "?"


def judge_arm(act, kind, stay, day):
    lines = [
        line
        for line in act["limits"]
        if line["measure"] == "arms" and day in runs(line, act) and about(line, act, stay)
    ]
    lists = [
        one
        for one in act["lists"]
        if one["of"] == "arms"
        and day in runs(one, act)
        and stay[0] in (one.get("senders") or act["senders"])
    ]
    if not lines and not lists:
        return "+"
    if any(within(kind, line["scope"]["arms"]) for line in lines):
        return "+"
    if any(within(kind, one["items"]) for one in lists):
        return "+"
    return "-" if lists and all(one["complete"] for one in lists) else "?"


def judge_line(act, line, movement, counting):
    own = [
        stay
        for stay in movement
        if about(line, act, stay) and runs(line, act) & set(range(stay[3], stay[4] + 1))
    ]
    counts = line.get("counting", "unspecified")
    ways = ("concurrent", "cumulative", "per_contingent") if counts == "unspecified" else (counts,)
    if counting and counts == "unspecified":
        ways = (counting,)
    return same({judge_number(line, number_of(line, own, way), own) for way in ways})


def number_of(line, own, way):
    if line["measure"] == "stay_days":
        return max((stay[4] - stay[3] + 1 for stay in own), default=0)
    each = [weight(line, stay) for stay in own]
    lower = "at_least" in line["quantity"]
    if way == "cumulative":
        return sum(each)
    if way == "per_contingent":
        return (min if lower else max)(each, default=0)
    return max(
        (
            sum(n for n, stay in zip(each, own, strict=True) if stay[3] <= day <= stay[4])
            for day in range(-3, 12)
        ),
        default=0,
    )


def weight(line, stay):
    if line["measure"] == "persons":
        return stay[5]
    if line["measure"] == "units":
        return 1
    return sum(number for kind, number in stay[6] if within(kind, line["scope"]["arms"]))


def judge_number(line, number, own):
    quantity = line["quantity"]
    if quantity == "unspecified":
        return "+"
    if "at_least" in quantity:
        return "+" if not own or number >= quantity["at_least"] else "-"
    if not number:
        return "+"
    if quantity == "not_found":
        return "?"
    if "about" in quantity:
        return "+" if number <= quantity["about"] else "?"
    return "+" if number <= quantity["at_most"] else "-"


def judge(acts, movement, counting=None):
    """Judge a movement by a mandate: its acts are alternatives."""
    verdicts = {judge_act(act, movement, counting) for act in acts}
    return "+" if "+" in verdicts else "?" if "?" in verdicts else "-"


def stays(terms, persons, arms):
    cells = product(("XB", "XC"), ("special", "civil"), ("XA-NC", "XA-S"))
    for (sender, category, place), (first, last), n, k in product(cells, terms, persons, arms):
        yield (sender, category, place, first, last, n, (("m4", k),) if k else ())


def movements():
    """Every movement of a small domain: one party, two at once, or the same one twice in a row."""
    terms = [(first, last) for first in range(-1, 5) for last in range(first, 5)]
    short = [(first, first) for first in range(-1, 5)]
    yield from ((stay,) for stay in stays(terms, (1, 2, 3, 4), (0,)))
    yield from ((stay,) for stay in stays(short, (1,), (1, 2, 3, 4)))
    for term in short:
        yield from combinations_with_replacement(stays([term], (1, 2, 3), (0,)), 2)
    for stay in stays(short[:-1], (1, 2), (0,)):
        later = (*stay[:3], stay[3] + 1, stay[4] + 1, *stay[5:])
        yield (stay, later)


def movement_of(witness):
    """Give a witness as the naive judge reads it."""
    axes = ("sender", "category", "place")
    found = []
    for party in witness:
        at = dict(zip((str(axis) for axis in _AXES), party.cell.at, strict=True))
        found += [
            (
                *(at[axis] for axis in axes),
                (party.term.start - START).days,
                (party.term.last - START).days,
                sum(n for _, n in party.persons),
                tuple((thing.code, n) for thing, n in party.brings),
            )
        ] * party.parties
    return tuple(found)


_AXES = (
    *("sender", "category", "place", "institution", "purpose"),
    *("activity", "contingent", "point_of_entry", "vessel"),
)
