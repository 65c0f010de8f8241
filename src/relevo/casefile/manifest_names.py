"""What a manifest may name: places, arms, acts and the like, by code or by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.folder import Folder
from relevo.casefile.hosts import read_points
from relevo.casefile.names import nearest
from relevo.casefile.offers import open_table
from relevo.casefile.read import open_codes
from relevo.casefile.visit import purpose_codes
from relevo.compliance.act_words import purpose_words
from relevo.core.codes import plain
from relevo.core.words import LANGUAGES, Speaker
from relevo.instrument.model import ListOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from relevo.casefile.model import Case
    from relevo.casefile.rows import Row
    from relevo.core.codes import Codes, CodeTree
    from relevo.core.problem import Problem
    from relevo.instrument.model import Act
    from relevo.rotation.model import PointOfEntry


class Names:
    """Things by identifier and by every name they have.

    Args:
        named: Identifier and names of each thing.
    """

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Collect the names."""
        self._ids: set[str] = set()
        self._by_name: dict[str, list[str]] = {}
        for one, names in named:
            self._ids.add(one)
            for name in {plain(name) for name in (one, *names)}:
                self._by_name.setdefault(name, []).append(one)

    @classmethod
    def of_tree(cls, tree: CodeTree) -> Names:
        """Give the codes of a tree by identifier, name in both languages and alias."""
        return cls(
            (code.id, (code.name.es, code.name.en, *code.aliases)) for code in tree.codes.values()
        )

    def find(self, name: str) -> tuple[str, ...]:
        """Give what a name may stand for: one thing for an identifier, else all of that name."""
        return (name,) if name in self._ids else tuple(self._by_name.get(plain(name), ()))

    def nearest(self, name: str) -> str:
        """Give the identifier or name most like another; empty if none is like it."""
        near = nearest(name, {*self._ids, *self._by_name})
        return self.find(near)[0] if near else ""

    def read(self, row: Row, column: str, code: str) -> str:
        """Give the identifier that a cell names; empty, with a problem, if none or several.

        Args:
            row: The row.
            column: The column.
            code: Code of the problem for a name that nothing has.
        """
        said = row.text(column)
        found = self.find(said) if said else ()
        if said and not found:
            row.report(code, column, name=said, near=nearest(said, self._ids))
        elif len(found) > 1:
            row.report("ambiguous-code", column, name=said, known=found)
        return found[0] if len(found) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestAround:
    """What a manifest is read against.

    Attributes:
        zone: Time zone of the host's civil time.
        acts: Acts of the case by identifier.
        act_names: The same by name.
        states: States.
        places: Places.
        arms: Kinds of arms.
        categories: Categories of units.
        institutions: Host institutions.
        points: Points of entry; None where the case has none on record: any is then taken.
        units: Units of the plan; None where the case plans nothing: any is then taken.
        posts: Posts of the plan, likewise.
        purposes: Purposes.
    """

    zone: ZoneInfo
    acts: Mapping[str, Act]
    act_names: Names
    states: Names
    places: Names
    arms: Names
    categories: Names
    institutions: Names
    points: Names | None
    units: Names | None
    posts: Names | None
    purposes: Names


def codes_of_case(case: Case) -> Codes:
    """Give all codes of a case, its own included, also where it plans nothing.

    Args:
        case: A case without problems.
    """
    if case.planning:
        return case.planning.codes
    problems: list[Problem] = []
    return open_codes(Folder(case.folder), problems)


def manifest_around(case: Case) -> ManifestAround:
    """Give what a manifest of a case is read against.

    Args:
        case: A case without problems.
    """
    codes = codes_of_case(case)
    planning = case.planning
    points = {point.id: (point.name,) for point in points_of_case(case).values()}
    listed = {
        item
        for act in case.acts.values()
        for line in act.lists
        if line.of is ListOf.PURPOSE
        for item in line.items
    }
    purposes = (*purpose_codes([case.regime] if case.regime else []), *sorted(listed))
    return ManifestAround(
        zone=case.zone,
        acts=case.acts,
        act_names=Names((act.id, (act.title.es, act.title.en)) for act in case.acts.values()),
        states=Names.of_tree(codes.states),
        places=Names.of_tree(codes.places),
        arms=Names.of_tree(codes.arms),
        categories=Names.of_tree(codes.categories),
        institutions=Names.of_tree(codes.institutions),
        points=Names(points.items()) if points else None,
        units=Names((one.id, (one.name,)) for one in planning.units.values()) if planning else None,
        posts=Names((one.id, (one.name,)) for one in planning.posts.values()) if planning else None,
        purposes=Names(
            (one, [Speaker(lang).say(purpose_words(one)) for lang in LANGUAGES])
            for one in dict.fromkeys(purposes)
        ),
    )


def points_of_case(case: Case) -> dict[str, PointOfEntry]:
    """Give the points of entry of a case, also where it plans nothing.

    Args:
        case: A case without problems.
    """
    if case.planning:
        return dict(case.planning.points)
    problems: list[Problem] = []
    offered = open_table(Folder(case.folder), layout.POINTS, problems)
    return read_points(offered, codes_of_case(case), None)
