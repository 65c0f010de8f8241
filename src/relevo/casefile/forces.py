"""Forces: tables of units, posts and kits to the values a plan is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.casefile.incumbents import check_incumbents
from relevo.casefile.rows import report_duplicates
from relevo.core.clause import RowRef
from relevo.core.term import Term, runs_of
from relevo.rotation.model import Held, Incumbent, Kit, Post, PostEnd, PostStart, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.offers import Offer
    from relevo.casefile.rows import Row
    from relevo.core.codes import Codes

DEFAULT_COST = 20
"""Cost of one tour, in cost units, where a table gives none."""

MOST_PERSONS = 100_000
"""Most persons of one unit; a larger number is a slip of the keyboard."""

MOST_WEIGHT = 1_000
"""Largest weight of one day without presence."""

ILLUSTRATIVE_PREFIX = "EJ-"
"""How the identifier of an invented unit begins."""

_RATIO = re.compile(r"(\d{1,2})(?:[.,]([05])0*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the tables of the forces refer to.

    Attributes:
        codes: All codes of the case.
        horizon: Days planned; None if ``case.yaml`` could not be read.
        points: Points of entry; None if their table could not be read.
    """

    codes: Codes
    horizon: Term | None
    points: frozenset[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The kits that units and posts may name.

    Attributes:
        kits: Kits that could be read, by identifier.
        ids: Kits named, also in rows with problems; None if nobody can tell.
    """

    kits: Mapping[str, Kit]
    ids: frozenset[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """Units, posts and kits by identifier, in file order.

    Attributes:
        units: Units that could be read.
        posts: Posts that could be read.
        kits: Kits that could be read.
        unit_ids: Units named, also in rows with problems; None if nobody can tell.
        post_ids: Posts named, likewise.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    kits: Mapping[str, Kit] = field(default_factory=dict)
    unit_ids: frozenset[str] | None = None
    post_ids: frozenset[str] | None = None


def read_forces(kits: Offer, posts: Offer, units: Offer, around: Surroundings) -> Forces:
    """Read units, posts and kits; what is wrong with a row joins the problems of its table.

    Args:
        kits: The kits table.
        posts: The posts table.
        units: The units table.
        around: What the tables refer to.

    Returns:
        What could be read; complete only if no problem was added.
    """
    store = Store(kits=_kits(kits, around.codes), ids=kits.ids("kit"))
    unit_ids, post_ids = units.ids("unit"), posts.ids("post")
    known_posts = read_posts(posts, around, store, unit_ids)
    known_units = _units(units, around, store, posts, post_ids)
    check_incumbents(posts.rows or (), known_posts, known_units, around.codes.categories)
    return Forces(
        posts=known_posts,
        units=known_units,
        kits=store.kits,
        unit_ids=unit_ids,
        post_ids=post_ids,
    )


def _kits(offered: Offer, codes: Codes) -> dict[str, Kit]:
    """Join the rows of each kit."""
    rows = offered.rows or ()
    report_duplicates(rows, "kit", "arms")
    kits: dict[str, Kit] = {}
    for row in rows:
        name = row.text("kit")
        held = row.word("held", Held)
        arm = row.text("arms")
        if arm:
            row.code("arms", codes.arms, "unknown-arm")
        row.needed("pieces")
        pieces = row.whole("pieces", least=1)
        row.yes("illustrative")
        if not (name and held and arm and pieces):
            continue
        known = kits.get(name)
        if known and known.held is not held:
            row.report(
                "kit-held-twice",
                "held",
                name=name,
                found=held,
                expected=known.held,
                first=str(known.row.line),
            )
        arms = {**known.arms, arm: pieces} if known else {arm: pieces}
        ref = known.row if known else RowRef(offered.ref, row.line)
        kits[name] = Kit(id=name, held=known.held if known else held, arms=arms, row=ref)
    return kits


def _kit(row: Row, expected: Held, store: Store) -> str:
    """Give the kit that a row names, reporting one that nobody defines or somebody else holds."""
    name = row.text("kit")
    row.known(name, "kit", store.ids, "unknown-kit")
    kit = store.kits.get(name)
    if kit and kit.held is not expected:
        row.report("kit-held", "kit", name=name, found=kit.held, expected=expected)
    return name


def read_posts(
    offered: Offer, around: Surroundings, store: Store, units: frozenset[str] | None
) -> dict[str, Post]:
    """Read the posts; what is wrong with a row joins the problems of its table.

    Args:
        offered: The posts table.
        around: What the table refers to.
        store: Kits that posts may name.
        units: Units that may be incumbents; None if nobody can tell.
    """
    rows = offered.rows or ()
    report_duplicates(rows, "post")
    posts: dict[str, Post] = {}
    for row in rows:
        name = row.text("post")
        point = row.needed("point_of_entry")
        row.known(point, "point_of_entry", around.points, "unknown-point")
        starts = row.word("starts", PostStart, PostStart.OPENS)
        window = _window(row, name, around.horizon)
        values = {
            "category": row.code("category", around.codes.categories, "unknown-category"),
            "institution": row.code(
                "institution", around.codes.institutions, "unknown-institution"
            ),
            "place": row.code("place", around.codes.places, "unknown-place"),
            "kit": _kit(row, Held.STAYS_WITH_POST, store),
        }
        ends = row.word("ends", PostEnd, PostEnd.CLOSES)
        weight = row.whole("weight", least=1, most=MOST_WEIGHT, default=1)
        incumbent = _incumbent(row, name, starts, window, units)
        illustrative = row.yes("illustrative")
        if name and window and starts and ends and weight:
            posts[name] = Post(
                id=name,
                name=row.text("name") or name,
                point=point,
                window=window,
                starts=starts,
                ends=ends,
                weight=weight,
                incumbent=incumbent,
                illustrative=illustrative,
                row=RowRef(offered.ref, row.line),
                **values,
            )
    return posts


def _window(row: Row, post: str, horizon: Term | None) -> Term | None:
    """Give the days on which a post must be covered; an empty cell means the horizon's end."""
    first, last = row.day("from"), row.day("to")
    if horizon:
        first = first if row.text("from") else horizon.start
        last = last if row.text("to") else horizon.last
    window = row.term(first, last, "from")
    if window and horizon and not horizon.covers(window):
        column = "from" if window.start < horizon.start else "to"
        row.report("post-outside-horizon", column, name=post, first=window.start, last=window.last)
    return window


def _incumbent(
    row: Row,
    post: str,
    starts: PostStart | None,
    window: Term | None,
    units: frozenset[str] | None,
) -> Incumbent | None:
    """Give the unit in place when a post's window begins."""
    columns = ("incumbent", "incumbent_from", "incumbent_to")
    if not any(row.text(column) for column in columns):
        return None
    unit, *_ = (row.needed(column) for column in columns)
    row.known(unit, "incumbent", units, "unknown-unit")
    stay = row.term(row.day("incumbent_from"), row.day("incumbent_to"), "incumbent_from")
    if starts is PostStart.OPENS:
        row.report("incumbent-of-opening-post", "incumbent", name=post, unit=unit)
    elif stay and window and window.start not in stay:
        row.report("incumbent-not-in-place", "incumbent_from", name=post, unit=unit)
    return Incumbent(unit=unit, stay=stay) if unit and stay else None


def _units(
    offered: Offer,
    around: Surroundings,
    store: Store,
    posts: Offer,
    post_ids: frozenset[str] | None,
) -> dict[str, Unit]:
    """Read the units."""
    rows = offered.rows or ()
    report_duplicates(rows, "unit")
    units: dict[str, Unit] = {}
    for row in rows:
        name = row.text("unit")
        sender = row.code("sender", around.codes.states, "unknown-state")
        category = row.code("category", around.codes.categories, "unknown-category")
        row.needed("persons")
        persons = row.whole("persons", least=1, most=MOST_PERSONS)
        dwell_x2 = _dwell_x2(row)
        free_from = row.day("free_from")
        available = _available(row, around.horizon)
        eligible = _eligible(row, category, around.codes, posts, post_ids)
        kit = _kit(row, Held.BROUGHT, store)
        illustrative = row.yes("illustrative")
        if illustrative and name and not name.startswith(ILLUSTRATIVE_PREFIX):
            row.report("illustrative-id", "unit", name=name)
        if name and persons and dwell_x2 is not None:
            units[name] = Unit(
                id=name,
                name=row.text("name") or name,
                sender=sender,
                category=category,
                persons=persons,
                available=available,
                posts=eligible,
                dwell_x2=dwell_x2,
                free_from=free_from,
                kit=kit,
                illustrative=illustrative,
                row=RowRef(offered.ref, row.line),
            )
    return units


def _dwell_x2(row: Row) -> int | None:
    """Give twice the dwell ratio, an integer; an empty cell means a ratio of 1."""
    found = row.text("dwell_ratio") or "1"
    parts = _RATIO.fullmatch(found)
    if not parts:
        row.report("bad-ratio", "dwell_ratio", found=found)
        return None
    return 2 * int(parts[1]) + (parts[2] == "5")


def _available(row: Row, horizon: Term | None) -> tuple[Term, ...]:
    """Give the days on which a unit may be in the country; an empty cell means the horizon."""
    terms: list[Term] = []
    for part in row.parts("available"):
        first, dots, last = (piece.strip() for piece in part.partition(".."))
        if not dots:
            row.report("bad-term", "available", found=part)
            continue
        days = row.day_of(first, "available"), row.day_of(last, "available")
        if term := row.term(*days, "available"):
            terms.append(term)
    if not row.parts("available") and horizon:
        return (horizon,)
    for earlier, later in pairwise(sorted(terms)):
        if both := earlier.meet(later):
            row.report("overlapping-availability", "available", first=both.start, last=both.last)
    return runs_of({day for term in terms for day in term})


def _eligible(
    row: Row, category: str, codes: Codes, posts: Offer, post_ids: frozenset[str] | None
) -> dict[str, int]:
    """Give the posts a unit may hold with their costs; an empty cell means all of its category."""
    eligible: dict[str, int] = {}
    categories = {p.text("post"): p.text("category") for p in posts.rows or ()}
    for part in row.parts("posts"):
        post, equals, written = (piece.strip() for piece in part.partition("="))
        row.known(post, "posts", post_ids, "unknown-post")
        wanted = categories.get(post, "")
        known = wanted in codes.categories and category in codes.categories
        if known and not codes.categories.contains(wanted, category):
            row.report("other-category", "posts", post=post, wanted=wanted, found=category)
        if post in eligible:
            row.report("post-twice", "posts", post=post)
        cost = row.whole_of(written, "posts", least=0) if equals else DEFAULT_COST
        if cost is not None:
            eligible[post] = cost
    if row.parts("posts"):
        return eligible
    return {
        post.text("post"): DEFAULT_COST
        for post in posts.rows or ()
        if post.text("post") and codes.categories.contains(post.text("category"), category)
    }
