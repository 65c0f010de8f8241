"""Posts beside those of a case: rows like those of ``forces/posts.csv``, in their own file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.folder import Folder
from relevo.casefile.forces import DEFAULT_COST, Store, Surroundings, read_posts
from relevo.casefile.incumbents import check_incumbents
from relevo.casefile.offers import open_table
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.problem import Problem
    from relevo.rotation.model import Planning, Post

COST = DEFAULT_COST
"""Cost of one tour at such a post, in cost units."""


def more_posts(planning: Planning, path: Path) -> tuple[dict[str, Post], tuple[Problem, ...]]:
    """Read posts to add to a planning problem.

    Args:
        planning: The planning problem, whose units, kits, points and codes the rows may name.
        path: The file.

    Returns:
        Posts by identifier and no problem, or no post and every problem, sorted by place.

    Raises:
        RelevoError: If there is no such file.
    """
    if not path.is_file():
        raise RelevoError(
            text(
                "There is no file {path}. Give a table with the columns of forces/posts.csv",
                path=str(path),
            )
        )
    problems: list[Problem] = []
    table = replace(layout.POSTS, file=path.name)
    offered = open_table(Folder(path.parent), table, problems, needed=True)
    around = Surroundings(
        codes=planning.codes, horizon=planning.horizon, points=frozenset(planning.points)
    )
    store = Store(kits=planning.kits, ids=frozenset(planning.kits))
    posts = read_posts(offered, around, store, frozenset(planning.units))
    for row in offered.rows or ():
        known = planning.posts.get(row.text("post"))
        if known:
            row.report("duplicate-id", "post", name=known.id, first=str(known.row))
    check_incumbents(offered.rows or (), posts, planning.units, planning.codes.categories)
    if problems:
        return {}, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    return posts, ()
