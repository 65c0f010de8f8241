"""R-PRESENCE: every post is covered on every day of its window.

Criterion: the row of the post; constant presence is an aim, not law.

Counts: the days of the post's window on which some unit, an incumbent included, is there.

Undetermined when: never; a day without presence makes the finding short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.wording import kept_or_short, post_name, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.rotation.model import Post

RULE = "R-PRESENCE"


def check_presence(matter: Judged) -> tuple[Finding, ...]:
    """Find the days on which a post has nobody.

    Args:
        matter: The plan, the incumbents and the posts.

    Returns:
        One finding for each post, in file order; the evidence is the days without presence.
    """
    return tuple(_post(matter, post) for post in matter.planning.posts.values())


def _post(matter: Judged, post: Post) -> Finding:
    """Judge one post."""
    gaps = post.window.outside(stay.term for stay in matter.at(post.id))
    return kept_or_short(
        RULE,
        Basis.AIM,
        _message(post, sum(gap.days for gap in gaps)),
        subject=post.id,
        row=row_of("post", post),
        short=[
            Evidence(what="day", ref=post.id, term=gap, found="0", expected=">= 1") for gap in gaps
        ],
    )


def _message(post: Post, days: int) -> Text:
    """Write the sentence."""
    name = post_name(post)
    if not days:
        return text("Post “{post}” is covered on every day {days}.", post=name, days=post.window)
    return plural_text(
        "Post “{post}” has nobody on {n} day.",
        "Post “{post}” has nobody on {n} days.",
        days,
        post=name,
    )
