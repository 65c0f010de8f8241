"""What a limit counts of a unit at a post, and why a unit may not hold a post at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.codes import CodeKind, Held
from relevo.core.words import text
from relevo.instrument.model import Counting, ListOf, Measure

if TYPE_CHECKING:
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, ListedItem, Reading
    from relevo.rotation.model import Planning, Post, Unit

_LISTED = {
    ListOf.CATEGORY: CodeKind.CATEGORY,
    ListOf.PLACE: CodeKind.PLACE,
    ListOf.INSTITUTION: CodeKind.INSTITUTION,
    ListOf.ARMS: CodeKind.ARMS,
}


def in_scope(planning: Planning, limit: Limit, unit: Unit, post: Post) -> bool:
    """Whether a limit counts a unit at a post; a place that may be within counts."""
    scope, codes = limit.scope, planning.codes
    return (
        (not scope.senders or unit.sender in scope.senders)
        and (
            not scope.categories
            or codes.categories.holds(scope.categories, unit.category) is not Held.NO
        )
        and (not scope.places or codes.places.holds(scope.places, post.place) is not Held.NO)
        and (
            not scope.institutions
            or codes.institutions.holds(scope.institutions, post.institution) is not Held.NO
        )
    )


def enforceable(reading: Reading) -> bool:
    """Whether a reading sets a number that a plan can be made to keep."""
    return not reading.absent and reading.bound.upper and reading.bound.known


def not_expressed(limit: Limit, reading: Reading) -> Text | None:
    """Give the reason why the arrays cannot keep a limit, or None."""
    if limit.measure not in (Measure.PERSONS, Measure.UNITS, Measure.ARMS, Measure.STAY_DAYS):
        return text("a rotation plan holds nothing of what it counts")
    if reading.absent:
        return text("the sources of the chosen reading do not have it")
    if reading.bound.unlimited:
        return text("the act permits without a number")
    if not reading.bound.upper:
        return text("it asks for at least a number")
    if not reading.bound.known:
        return text("its number is not found")
    if reading.counting is Counting.CUMULATIVE:
        return text("it is counted over the whole stay")
    scope = limit.scope
    if scope.activities or scope.contingents or scope.person_classes or scope.named or scope.things:
        return text("its scope is not in the forces tables")
    return None


def taken(planning: Planning, limit: Limit, reading: Reading, unit: Unit) -> int:
    """Give what a unit takes of a limit on each of its days."""
    match limit.measure:
        case Measure.PERSONS:
            return unit.persons
        case Measure.UNITS:
            return 1
        case Measure.ARMS:
            return _pieces(planning, reading, unit.kit)
        case _:
            return 0


def kept(planning: Planning, limit: Limit, reading: Reading, post: Post) -> int:
    """Give what a post takes of a limit once, on each covered day."""
    return _pieces(planning, reading, post.kit) if limit.measure is Measure.ARMS else 0


def _pieces(planning: Planning, reading: Reading, kit: str) -> int:
    """Count the pieces of a kit that a line on arms counts; a kind that may be within counts."""
    if not kit:
        return 0
    return sum(
        n
        for code, n in planning.kits[kit].arms.items()
        if not reading.arms or planning.codes.arms.holds(reading.arms, code) is not Held.NO
    )


def refusal(planning: Planning, unit: Unit, post: Post) -> Text | None:
    """Give the reason why complete lists or a limit per contingent forbid a pair, or None."""
    arms = {code for kit in (unit.kit, post.kit) if kit for code in planning.kits[kit].arms}
    asked = {
        ListOf.CATEGORY: (unit.category,),
        ListOf.PLACE: (post.place,),
        ListOf.INSTITUTION: (post.institution,),
        ListOf.ARMS: tuple(sorted(arms)),
    }
    for permitted in planning.mandate.permitted:
        if permitted.of not in asked or not permitted.complete:
            continue
        if permitted.senders and unit.sender not in permitted.senders:
            continue
        tree = planning.codes.of(_LISTED[permitted.of])
        listed = [_version(planning, item) for item in permitted.items]
        for code in asked[permitted.of]:
            if tree.holds([item for item in listed if item], code) is Held.NO:
                return text(
                    "Unit {unit} is not planned at post {post}: {code} is not in the complete "
                    "list of clause {clause}.",
                    unit=unit.id,
                    post=post.id,
                    code=tree.name(code),
                    clause=permitted.clause.clause,
                )
    for limit in planning.mandate.limits:
        reading = limit.chosen(planning.chosen)
        number = reading.bound.lo
        if (
            reading.counting is Counting.PER_CONTINGENT
            and enforceable(reading)
            and number is not None
            and in_scope(planning, limit, unit, post)
            and taken(planning, limit, reading, unit) + kept(planning, limit, reading, post)
            > number
        ):
            return text(
                "Unit {unit} is not planned at post {post}: it alone is above the limit {limit}.",
                unit=unit.id,
                post=post.id,
                limit=limit.id,
            )
    return None


def _version(planning: Planning, item: ListedItem) -> str:
    """Give the code of a listed item in the version the case names, else the file's own."""
    source = planning.chosen.sources.get(item.key, "")
    return next(
        (version.code for version in item.versions if source in version.says),
        item.versions[0].code,
    )
