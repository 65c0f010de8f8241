"""The published form of an instance: one JSON object that can be solved without Relevo.

Days are integers: day 0 is ``first_day``, and every ``end`` and ``to`` is excluded. Calendar
months, windows and limits on days of stay are already worked out into the ends that a tour may
have for each first day. The fields are described in ``docs/explanation/benchmarking.md``; the
rules are points 1 to 13 of ``docs/explanation/semantics.md``.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relevo.rotation.allowed import Fits
from relevo.rotation.ceilings import ceilings_of
from relevo.rotation.counted import in_scope, refusal, taken
from relevo.rotation.model import PostEnd
from relevo.rotation.solver.instance import NO_CEILING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.core.term import Term
    from relevo.rotation.ceilings import Resource
    from relevo.rotation.model import Planning, Post, Tour, Unit

FORMAT = "relevo-rotation-instance/1"
ABOUT = (
    "Invented for measuring planners: host XA and sender XB do not exist. "
    "Days are integers from day 0 = first_day; every end and to is excluded."
)

Form = dict[str, Any]
"""An instance as JSON gives it."""


def form_of(planning: Planning, name: str) -> Form:
    """Give a planning problem in its published form.

    Args:
        planning: The problem; its objective is presence first.
        name: Name of the instance.

    Returns:
        The JSON object. A limit that no plan can be made to keep has no ceiling, and a unit that
        may not hold a post it was offered for makes no pair.
    """
    posts, units = tuple(planning.posts.values()), tuple(planning.units.values())
    fits = Fits(planning)
    held = [
        (p, u, fits.row(unit, post))
        for p, post in enumerate(posts)
        for u, unit in enumerate(units)
        if post.id in unit.posts and refusal(planning, unit, post) is None
    ]
    found = ceilings_of(planning, posts, units, [(p, u) for p, u, _ in held]).resources
    limits = [resource for resource in found if resource.limit is not None]
    firsts, lasts = fits.arrays()
    return {
        "format": FORMAT,
        "name": name,
        "about": ABOUT,
        "illustrative": True,
        "first_day": planning.horizon.start.isoformat(),
        "days": planning.horizon.days,
        "overlap": planning.overlap_days,
        "weeks": _weeks(planning.horizon),
        "lengths": [
            {"first_end": first.tolist(), "last_end": last.tolist()}
            for first, last in zip(firsts, lasts, strict=True)
        ],
        "ceilings": [
            {"id": resource.limit.id if resource.limit else "", "at_most": _runs(resource)}
            for resource in limits
        ],
        "institutions": {i: host.units_at_once for i, host in planning.institutions.items()},
        "points": {
            q: {"moves_per_week": point.moves_per_week, "no_movement": _closed(planning, q)}
            for q, point in planning.points.items()
        },
        "posts": [_post(planning, post, limits, p) for p, post in enumerate(posts)],
        "units": [_unit(planning, unit) for unit in units],
        "pairs": [
            {
                "unit": units[u].id,
                "post": posts[p].id,
                "cost": units[u].posts[posts[p].id],
                "lengths": row,
                "takes": [resource.pair.get(i, 0) for resource in limits],
            }
            for i, (p, u, row) in enumerate(held)
        ],
    }


def text_of(form: Form) -> str:
    """Write an instance as text: one line for each field, and for each row of a table."""
    lines = []
    for key, value in form.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join(f"  {_compact(row)}" for row in value)
            lines.append(f"{_compact(key)}: [\n{rows}\n]")
        else:
            lines.append(f"{_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def digest_of(form: Form) -> str:
    """Give the SHA-256 of an instance's text, in hexadecimal."""
    return hashlib.sha256(text_of(form).encode()).hexdigest()


def rows_of(planning: Planning, tours: Iterable[Tour]) -> list[list[str | int]]:
    """Give a plan in its published form: unit, post, first day, excluded end of each tour."""
    first = planning.horizon.start
    return [
        [tour.unit, tour.post, (tour.stay.start - first).days, (tour.stay.end - first).days]
        for tour in tours
    ]


def _compact(value: object) -> str:
    """Write a value on one line."""
    return json.dumps(value, ensure_ascii=False)


def _days(term: Term, first: date) -> list[int]:
    """Give a term as two day numbers."""
    return [(term.start - first).days, (term.end - first).days]


def _weeks(horizon: Term) -> list[list[int]]:
    """Give the calendar weeks, Monday to Sunday, cut to the horizon."""
    monday = horizon.start.weekday()
    return [[max(0, t), min(horizon.days, t + 7)] for t in range(-monday, horizon.days, 7)]


def _runs(resource: Resource) -> list[list[int]]:
    """Give a ceiling as runs of days with one number; days without a ceiling are in none."""
    runs, day = [], 0
    for number, group in groupby(resource.ceiling.tolist()):
        end = day + len(list(group))
        if number != NO_CEILING:
            runs.append([day, end, number])
        day = end
    return runs


def _closed(planning: Planning, point: str) -> list[int]:
    """Give the days without movements at a point of entry."""
    horizon = planning.horizon
    return sorted(
        {
            (day - horizon.start).days
            for entry in planning.calendar
            if entry.no_movement and (not entry.points or point in entry.points)
            for day in entry.term.meet(horizon) or ()
        }
    )


def _post(planning: Planning, post: Post, limits: Sequence[Resource], index: int) -> Form:
    """Give a post, with what it takes of each ceiling once, on each covered day."""
    begin, end = _days(post.window, planning.horizon.start)
    return {
        "id": post.id,
        "begin": begin,
        "end": end,
        "stays_on": post.ends is PostEnd.CONTINUES,
        "weight": post.weight,
        "institution": post.institution,
        "point": post.point,
        "keeps": [resource.post.get(index, 0) for resource in limits],
        "incumbent": _incumbent(planning, post, limits),
    }


def _incumbent(planning: Planning, post: Post, limits: Sequence[Resource]) -> Form | None:
    """Give the stay in progress when the window opens, with what it takes of each ceiling."""
    if post.incumbent is None:
        return None
    unit = planning.units[post.incumbent.unit]
    begin, end = _days(post.incumbent.stay, planning.horizon.start)
    return {
        "unit": unit.id,
        "begin": begin,
        "end": end,
        "takes": [
            taken(planning, limit, limit.chosen(planning.chosen), unit)
            if in_scope(planning, limit, unit, post)
            else 0
            for limit in (resource.limit for resource in limits)
            if limit is not None
        ],
    }


def _unit(planning: Planning, unit: Unit) -> Form:
    """Give a unit: days available, cut to the horizon, and the first day it is free."""
    horizon = planning.horizon
    shared = [term.meet(horizon) for term in unit.available]
    free = (unit.free_from - horizon.start).days if unit.free_from else 0
    return {
        "id": unit.id,
        "persons": unit.persons,
        "dwell_x2": unit.dwell_x2,
        "free_from": max(0, free),
        "available": [_days(term, horizon.start) for term in shared if term],
    }
