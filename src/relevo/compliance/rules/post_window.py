"""R-POST-WINDOW: every stay lies within the window of its post.

Criterion: the post's row; a planning rule.

Counts: a tour begins on or after the first day of the post's window. On a post that closes
everybody, an incumbent included, is out by the last day; on a post that continues a stay may go
on under the next act.

Undetermined when: never; a day outside makes the finding short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.wording import kept_or_short, post_name, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import text
from relevo.rotation.model import PostEnd

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.core.term import Term
    from relevo.rotation.model import Post

RULE = "R-POST-WINDOW"


def check_post_window(matter: Judged) -> tuple[Finding, ...]:
    """Compare the stays at each post with its window.

    Args:
        matter: The plan, the incumbents and the posts.

    Returns:
        One finding for each post with a stay, in file order.
    """
    return tuple(
        _post(post, stays)
        for post in matter.planning.posts.values()
        if (stays := matter.at(post.id))
    )


def _post(post: Post, stays: tuple[Stay, ...]) -> Finding:
    """Judge the stays at one post."""
    wrong = [(stay, term) for stay in stays for term in _outside(post, stay)]
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text(
            "Post “{post}” has units outside its window: {days}.",
            post=post_name(post),
            days=tuple(term for _, term in wrong),
        )
        if wrong
        else text("Every stay at post “{post}” lies within its window.", post=post_name(post)),
        subject=post.id,
        row=row_of("post", post),
        short=[Evidence(what="tour", ref=stay.ref, term=term) for stay, term in wrong],
    )


def _outside(post: Post, stay: Stay) -> tuple[Term, ...]:
    """Give the days of a stay that its post's window does not allow."""
    return tuple(
        term
        for term in stay.term.minus(post.window)
        if (term.start < post.window.start and not stay.incumbent)
        or (term.start >= post.window.end and post.ends is PostEnd.CLOSES)
    )
