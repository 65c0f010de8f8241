"""R-RELIEF: units relieve each other in place with exactly the planned overlap.

Criterion: the case's days of relief in place; a planning rule.

Counts: consecutive stays at a post, an incumbent's included. The next begins so that both are
there on exactly the days of overlap before the earlier one leaves, or after at least one day
without presence; with an overlap of no days it begins the day after, or later. At most two units
are at a post at once, and a unit does not relieve itself.

Undetermined when: never; anything else makes the finding short.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.compliance.days import steps
from relevo.compliance.wording import kept_or_short, post_name, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.rotation.model import Post

RULE = "R-RELIEF"
_AT_ONCE = 2


def check_relief(matter: Judged) -> tuple[Finding, ...]:
    """Compare each relief in place with the planned overlap.

    Args:
        matter: The plan, the incumbents and the days of overlap.

    Returns:
        One finding for each post with a stay, in file order.
    """
    return tuple(
        _post(post, stays, matter.planning.overlap_days)
        for post in matter.planning.posts.values()
        if (stays := matter.at(post.id))
    )


def _post(post: Post, stays: tuple[Stay, ...], overlap: int) -> Finding:
    """Judge the reliefs of one post."""
    wrong = [
        Evidence(
            what="tour",
            ref=after.ref,
            term=after.term,
            found=str((before.term.end - after.term.start).days),
            expected=str(overlap),
        )
        for before, after in pairwise(stays)
        if not _relieves(before, after, overlap)
    ]
    crowd = [
        Evidence(what="day", ref=post.id, term=term, found=str(n), expected=f"<= {_AT_ONCE}")
        for term, n in steps((stay.term, 1) for stay in stays)
        if n > _AT_ONCE
    ]
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        _message(post, overlap, wrong, crowd),
        subject=post.id,
        row=row_of("post", post),
        short=wrong + crowd,
    )


def _relieves(before: Stay, after: Stay, overlap: int) -> bool:
    """Whether a stay follows another as a relief in place or after a gap."""
    if after.term.start > before.term.end:
        return True
    in_place = after.term.start == before.term.end - timedelta(days=overlap)
    return in_place and after.unit.id != before.unit.id


def _message(post: Post, overlap: int, wrong: list[Evidence], crowd: list[Evidence]) -> Text:
    """Write the sentence."""
    name = post_name(post)
    if wrong and (days := wrong[0].term):
        return plural_text(
            "At post “{post}”, the handover to the unit that begins on {day} does not last "
            "exactly {n} day.",
            "At post “{post}”, the handover to the unit that begins on {day} does not last "
            "exactly {n} days.",
            overlap,
            post=name,
            day=days.start,
        )
    if crowd:
        return text(
            "At post “{post}” there are more than two units at once: {days}.",
            post=name,
            days=tuple(one.term for one in crowd if one.term),
        )
    return plural_text(
        "At post “{post}”, every relief in place lasts {n} day.",
        "At post “{post}”, every relief in place lasts {n} days.",
        overlap,
        post=name,
    )
