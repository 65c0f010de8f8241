"""Units in place when posts begin: rows that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.rows import Row
    from relevo.core.codes import CodeTree
    from relevo.core.term import Term
    from relevo.rotation.model import Post, Unit


def check_incumbents(
    rows: tuple[Row, ...],
    posts: Mapping[str, Post],
    units: Mapping[str, Unit],
    categories: CodeTree,
) -> None:
    """Report a unit in place at two posts at once, and one of another category than its post.

    Args:
        rows: Rows of the posts table; what is wrong joins its problems.
        posts: Posts that could be read.
        units: Units that could be read.
        categories: All categories.
    """
    seen: dict[str, list[tuple[Term, str, int]]] = {}
    for row in rows:
        post = posts.get(row.text("post"))
        if post is None or post.incumbent is None or post.row.line != row.line:
            continue
        unit, stay = post.incumbent.unit, post.incumbent.stay
        earlier = seen.setdefault(unit, [])
        for term, other, line in earlier:
            if both := stay.meet(term):
                row.report(
                    "incumbent-twice",
                    "incumbent",
                    unit=unit,
                    name=post.id,
                    other=other,
                    line=str(line),
                    days=both,
                )
                break
        earlier.append((stay, post.id, row.line))
        found = units[unit].category if unit in units else ""
        known = found in categories and post.category in categories
        if known and not categories.contains(post.category, found):
            row.report(
                "incumbent-category",
                "incumbent",
                unit=unit,
                name=post.id,
                wanted=post.category,
                found=found,
            )
