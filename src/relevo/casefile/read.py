"""Reading a case folder: everything in it, or every problem of every file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from relevo.casefile import layout
from relevo.casefile.act_names import Known
from relevo.casefile.acts import open_acts, open_document, read_acts
from relevo.casefile.events import Around, read_events
from relevo.casefile.fields import parse_fields
from relevo.casefile.folder import Folder
from relevo.casefile.model import Case
from relevo.casefile.offers import Offer, open_forces, open_table
from relevo.casefile.own_codes import with_own
from relevo.casefile.parts import Tables, read_parts
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.record import read_record
from relevo.casefile.records import read_records
from relevo.casefile.regime_file import regime_of_case
from relevo.casefile.schema import SETTINGS
from relevo.casefile.settings import check_settings, horizon_of, sources_of, zone_of
from relevo.core.codes import packaged_codes
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.mandate.from_acts import mandate_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.casefile.document import Document
    from relevo.casefile.model import CaseSettings
    from relevo.core.codes import Codes
    from relevo.core.problem import Problem
    from relevo.regime.model import Regime
    from relevo.rotation.model import Planning


def read_case(
    folder: Path,
    *,
    forces: Path | None = None,
    day: date | None = None,
    plan: bool | Path = True,
) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read a case folder.

    Args:
        folder: The folder.
        forces: Folder or ``.xlsx`` file used instead of ``forces`` in the case folder; None means
            the case's own.
        day: Day of knowledge for the mandate: acts published later do not count; None means that
            all do.
        plan: Whether the plan of these forces is read: ``plan/rotation.csv``, or its like beside
            it (:func:`relevo.casefile.layout.plan_folder`). An old plan may name units that are
            no longer offered; whoever makes a new one does not look at it. A folder is read
            instead.

    Returns:
        The case and no problem, or None and every problem of every file, sorted by place.

    Raises:
        RelevoError: If there is no such folder, a file may not be read, or another folder that
            was named holds no plan.
    """
    problems: list[Problem] = []
    root = Folder.opened(folder)
    codes = open_codes(root, problems)
    document = open_document(root, layout.CASE, problems)
    of_status = document is not None and bool(document.text(("status",)))
    files = open_acts(root, problems, needed=not of_status)
    settings: CaseSettings | None = None
    if document:
        parsed = parse_fields(document, SETTINGS)
        settings = parsed[0]
        problems.extend(parsed[1])
        problems.extend(check_settings(document, codes.states, files.disputes))
    plans = document is not None and document.get(("planning",)) is not None
    tables = _open_tables(root, forces, problems, needed=plans, plan=plan)
    known = Known(codes=codes, points=tables.points.ids("point"))
    regime = regime_of_case(root, document, codes.states, problems)
    acts = read_acts(files, document.text(("host",)) if document else "", known, problems)
    horizon, sources = (horizon_of(document), sources_of(document)) if document else (None, None)
    parts = read_parts(tables, codes, horizon, sources)
    around = Around(
        acts=acts,
        all_acts=files.unread.union(files.documents),
        rules=_rules(regime, problems),
        sources=sources,
        states=codes.states,
        zone=_zone(regime, document),
    )
    events = read_events(open_table(root, layout.EVENTS, problems), around)
    records = read_records(root, document, around, problems)
    if document and not plans:
        problems.extend(_unplanned(root, tables))
    log, broken = read_record(folder)
    problems.extend(broken)
    if problems or settings is None:
        return None, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    planning: Planning | None = None
    if settings.planning:
        mandate = mandate_on(acts.values(), day or date.max)
        planning = parts.planning(settings, settings.planning, mandate, codes)
    tours = parts.tours if planning else None
    case = Case(
        folder=folder,
        settings=settings,
        acts=acts,
        regime=regime,
        planning=planning,
        tours=tours,
        events=events,
        delegations=records.delegations,
        processes=records.proceedings.processes,
        statements=records.proceedings.statements,
        ally_law=records.ally_law,
        statuses=records.statuses,
        withheld=records.withheld,
        codes=codes,
        log=log,
    )
    return case, ()


def _zone(regime: Regime | None, document: Document | None) -> ZoneInfo | None:
    """Give the time zone of the host: that of its standing law, else that of ``case.yaml``."""
    try:
        return ZoneInfo(regime.time_zone) if regime else zone_of(document) if document else None
    except (KeyError, ValueError, OSError):
        return None


def _rules(regime: Regime | None, problems: list[Problem]) -> frozenset[str] | None:
    """Give the names of the clocks of standing law; None where it may not have been read."""
    if regime is None and problems:
        return None
    return frozenset(rule.id for rule in regime.clocks) if regime else frozenset()


def open_codes(root: Folder, problems: list[Problem]) -> Codes:
    """Give all codes: those that ship with Relevo and the case's own."""
    own = {
        kind: open_table(root, table, problems)
        for kind, table in layout.CODES.items()
        if root.has(table.file)
    }
    return with_own(packaged_codes(), own)


def _open_tables(
    root: Folder, forces: Path | None, problems: list[Problem], *, needed: bool, plan: bool | Path
) -> Tables:
    """Open the tables that a plan is made from, and the plan itself if it is wanted."""
    offers = open_forces(root, forces, problems, needed=needed)
    return Tables(
        units=offers["units"],
        posts=offers["posts"],
        kits=offers["kits"],
        hosts=open_table(root, layout.HOSTS, problems, needed=needed),
        points=open_table(root, layout.POINTS, problems, needed=needed),
        calendar=open_table(root, layout.CALENDAR, problems),
        rotation=_open_plan(root, forces, problems, plan=plan),
    )


def _open_plan(
    root: Folder, forces: Path | None, problems: list[Problem], *, plan: bool | Path
) -> Offer:
    """Open the plan: none, that of these forces, or that of another folder.

    Raises:
        RelevoError: If another folder holds no plan.
    """
    if isinstance(plan, bool):
        rotation = layout.rotation_of(root.root, forces)
        if plan:
            return open_table(root, rotation, problems)
        return Offer(rows=None, ref=rotation.file, file=root.shown(rotation.file))
    elsewhere = replace(layout.ROTATION, file=PurePath(layout.ROTATION.file).name)
    if not (plan / elsewhere.file).is_file():
        raise RelevoError(
            text(
                "There is no plan at {path}. Name a folder that holds rotation.csv, such as "
                "one that relevo plan wrote",
                path=str(plan),
            )
        )
    return open_table(Folder(plan), elsewhere, problems)


def _unplanned(root: Folder, tables: Tables) -> Iterator[Problem]:
    """Report tables that only a plan reads, in a case that plans nothing."""
    for table in (tables.units, tables.posts, tables.kits, tables.rotation):
        if table.rows is not None:
            yield problem("no-planning", Place(root.shown(layout.CASE)), name=table.ref)
