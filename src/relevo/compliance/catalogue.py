"""The catalogue of rules: law first, then the aim, then the planner's own rules."""

from __future__ import annotations

from relevo.compliance.rule import Rule
from relevo.compliance.rules import (
    arms_kind,
    arms_quantity,
    availability,
    category,
    dwell,
    host,
    host_capacity,
    no_movement,
    not_planned,
    one_place,
    place,
    point_capacity,
    post_window,
    presence,
    publication,
    relief,
    stay_days,
    strength,
    tour_length,
    window,
)
from relevo.core.finding import Basis
from relevo.core.words import text

_LAW, _AIM, _PLANNING = Basis.LAW, Basis.AIM, Basis.PLANNING

RULES: tuple[Rule, ...] = (
    Rule(
        id=window.RULE,
        basis=_LAW,
        check=window.check_window,
        title=text("Days on which presence is permitted"),
    ),
    Rule(
        id=publication.RULE,
        basis=_LAW,
        check=publication.check_publication,
        title=text("Publication before entry"),
    ),
    Rule(
        id=category.RULE,
        basis=_LAW,
        check=category.check_category,
        title=text("Categories of units"),
    ),
    Rule(id=place.RULE, basis=_LAW, check=place.check_place, title=text("Places")),
    Rule(id=host.RULE, basis=_LAW, check=host.check_host, title=text("Host institutions")),
    Rule(
        id=arms_kind.RULE,
        basis=_LAW,
        check=arms_kind.check_arms_kind,
        title=text("Kinds of arms"),
    ),
    Rule(
        id=arms_quantity.RULE,
        basis=_LAW,
        check=arms_quantity.check_arms_quantity,
        title=text("Number of arms"),
    ),
    Rule(
        id=strength.RULE,
        basis=_LAW,
        check=strength.check_strength,
        title=text("Number of persons and units"),
    ),
    Rule(
        id=stay_days.RULE,
        basis=_LAW,
        check=stay_days.check_stay_days,
        title=text("Days of stay"),
    ),
    Rule(
        id=tour_length.RULE,
        basis=_LAW,
        check=tour_length.check_tour_length,
        title=text("Length of tours"),
    ),
    Rule(
        id=not_planned.RULE,
        basis=_LAW,
        check=not_planned.check_not_planned,
        title=text("Limits on what a plan does not hold"),
    ),
    Rule(
        id=presence.RULE,
        basis=_AIM,
        check=presence.check_presence,
        title=text("Constant presence"),
    ),
    Rule(
        id=relief.RULE,
        basis=_PLANNING,
        check=relief.check_relief,
        title=text("Relief in place"),
    ),
    Rule(id=dwell.RULE, basis=_PLANNING, check=dwell.check_dwell, title=text("Time at home")),
    Rule(
        id=one_place.RULE,
        basis=_PLANNING,
        check=one_place.check_one_place,
        title=text("One place at a time"),
    ),
    Rule(
        id=availability.RULE,
        basis=_PLANNING,
        check=availability.check_availability,
        title=text("Units as offered"),
    ),
    Rule(
        id=no_movement.RULE,
        basis=_PLANNING,
        check=no_movement.check_no_movement,
        title=text("Days without movements"),
    ),
    Rule(
        id=host_capacity.RULE,
        basis=_PLANNING,
        check=host_capacity.check_host_capacity,
        title=text("Room at the host institutions"),
    ),
    Rule(
        id=point_capacity.RULE,
        basis=_PLANNING,
        check=point_capacity.check_point_capacity,
        title=text("Room at the points of entry"),
    ),
    Rule(
        id=post_window.RULE,
        basis=_PLANNING,
        check=post_window.check_post_window,
        title=text("Windows of the posts"),
    ),
)
"""Every rule, in the order in which findings are given."""
