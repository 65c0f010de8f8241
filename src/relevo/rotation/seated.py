"""Stays that are given: incumbents and announced tours, and what they do not fit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.instrument.model import IntervalReading
from relevo.mandate.calendar import allowed_last_days
from relevo.rotation.model import PostEnd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relevo.core.words import Text
    from relevo.rotation.model import Incumbent, Planning, Post, Tour


def in_two_places(planning: Planning, tours: Iterable[Tour]) -> tuple[Text, ...]:
    """Name each unit that tours put in two places at once.

    Args:
        planning: Posts, whose incumbents count.
        tours: Announced tours, in any order.

    Returns:
        One sentence for each two stays that share a day, each named by its row; empty if none do.
    """
    stays = sorted(
        [(tour.unit, tour.stay, tour.post, str(tour.row)) for tour in tours]
        + [
            (post.incumbent.unit, post.incumbent.stay, post.id, str(post.row))
            for post in planning.posts.values()
            if post.incumbent
        ]
    )
    return tuple(
        text(
            "Unit {unit} is in two places at once: at {first} ({first_row}) and at {second} "
            "({second_row}), {term}.",
            unit=unit,
            term=both,
            first=post,
            first_row=row,
            second=other,
            second_row=other_row,
        )
        for at, (unit, stay, post, row) in enumerate(stays)
        for same, later, other, other_row in stays[at + 1 :]
        if same == unit and (both := stay.meet(later))
    )


def incumbent_doubts(planning: Planning) -> tuple[Text, ...]:
    """Name what the rows of the units or the mandate do not fit in the stays of incumbents.

    Args:
        planning: The planning problem.

    Returns:
        A sentence for each, by post in file order. An incumbent is a fact: it is never refused.
    """
    return tuple(
        sentence
        for post in planning.posts.values()
        if post.incumbent
        for sentence in _incumbent(planning, post, post.incumbent)
    )


def _incumbent(planning: Planning, post: Post, incumbent: Incumbent) -> Iterator[Text]:
    """Say what does not fit an incumbent; its stay is a fact all the same."""
    unit, stay = planning.units[incumbent.unit], incumbent.stay
    if post.id not in unit.posts:
        yield text(
            "Post {post} ({row}): {unit} is in place, though it is not offered for this post "
            "({unit_row}). Its stay is taken as it is.",
            post=post.id,
            row=str(post.row),
            unit=unit.id,
            unit_row=str(unit.row),
        )
    planned = stay.meet(planning.horizon)
    away = planned.outside(unit.available) if planned else ()
    if away:
        yield text(
            "Post {post} ({row}): {unit} is in place, though it is not available {days} "
            "({unit_row}). Its stay is taken as it is.",
            post=post.id,
            row=str(post.row),
            unit=unit.id,
            days=away,
            unit_row=str(unit.row),
        )
    if post.ends is PostEnd.CLOSES and stay.end > post.window.end:
        yield text(
            "Post {post} ({row}): {unit} stays until {last}, though the post closes on {closes}.",
            post=post.id,
            row=str(post.row),
            unit=unit.id,
            last=stay.last,
            closes=post.window.last,
        )
    tree = planning.codes.categories
    lengths = planning.mandate.tour_length_for(unit.category, tree.lineage(unit.category))
    for length in lengths:
        between = length.chosen(planning.chosen) is IntervalReading.BETWEEN_RELIEFS
        later = timedelta(days=planning.overlap_days if between else 0)
        latest = allowed_last_days(stay.start, length.at_least, length.at_most)[1] + later
        if stay.last > latest and any(stay.meet(term) for term in length.terms):
            yield text(
                "Post {post} ({row}): {unit} stays until {last}; a tour that began on {first} may "
                "last until {latest} at the latest (clause {clause}). Its stay is taken as it is.",
                post=post.id,
                row=str(post.row),
                unit=unit.id,
                last=stay.last,
                first=stay.start,
                latest=latest,
                clause=length.clause.clause,
            )
