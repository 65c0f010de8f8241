"""The parts of a plan: forces, hosts, points of entry, calendar and tours together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.forces import Surroundings, read_forces
from relevo.casefile.hosts import read_calendar, read_hosts, read_points, read_tours
from relevo.rotation.model import Planning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.forces import Forces
    from relevo.casefile.model import CaseSettings, PlanningSettings
    from relevo.casefile.offers import Offer
    from relevo.core.codes import Codes
    from relevo.core.term import Term
    from relevo.mandate.model import Mandate
    from relevo.rotation.model import CalendarEntry, HostInstitution, PointOfEntry, Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that a plan is made from, each by its name."""

    units: Offer
    posts: Offer
    kits: Offer
    hosts: Offer
    points: Offer
    calendar: Offer
    rotation: Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the tables hold; complete only if none had a problem.

    Attributes:
        forces: Units, posts and kits.
        hosts: Host institutions by identifier.
        points: Points of entry by identifier.
        calendar: Days with a name.
        tours: The plan; None if there is none.
    """

    forces: Forces
    hosts: Mapping[str, HostInstitution]
    points: Mapping[str, PointOfEntry]
    calendar: tuple[CalendarEntry, ...]
    tours: tuple[Tour, ...] | None

    def planning(
        self, settings: CaseSettings, planned: PlanningSettings, mandate: Mandate, codes: Codes
    ) -> Planning:
        """Join the parts with what ``case.yaml`` sets and the mandate permits.

        Args:
            settings: ``case.yaml``.
            planned: Its ``planning``.
            mandate: What is permitted.
            codes: All codes of the case.
        """
        return Planning(
            horizon=planned.horizon,
            mandate=mandate,
            chosen=settings.chosen,
            codes=codes,
            units=self.forces.units,
            posts=self.forces.posts,
            kits=self.forces.kits,
            institutions=self.hosts,
            points=self.points,
            calendar=self.calendar,
            overlap_days=planned.relief_overlap_days,
            objective=planned.objective,
        )


def read_parts(
    tables: Tables, codes: Codes, horizon: Term | None, sources: frozenset[str] | None
) -> Parts:
    """Read the tables of a plan; what is wrong with a row joins the problems of its table.

    Args:
        tables: The tables.
        codes: All codes of the case.
        horizon: Days planned; None if ``case.yaml`` does not say them right.
        sources: Sources that ``case.yaml`` lists; None if it could not be read.
    """
    points = tables.points.ids("point")
    around = Surroundings(codes=codes, horizon=horizon, points=points)
    forces = read_forces(tables.kits, tables.posts, tables.units, around)
    return Parts(
        forces=forces,
        hosts=read_hosts(tables.hosts, codes, sources),
        points=read_points(tables.points, codes, sources),
        calendar=read_calendar(tables.calendar, points, sources),
        tours=None if tables.rotation.rows is None else read_tours(tables.rotation, forces),
    )
