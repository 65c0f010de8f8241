"""What is kept beside acts: delegations, processes, ally status, what is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.acts import open_document
from relevo.casefile.delegations import Named, read_delegations
from relevo.casefile.offers import open_table
from relevo.casefile.processes import process_ids, read_processes
from relevo.casefile.statuses import read_statuses
from relevo.casefile.withheld import read_withheld

if TYPE_CHECKING:
    from relevo.casefile.document import Document
    from relevo.casefile.events import Around
    from relevo.casefile.folder import Folder
    from relevo.core.problem import Problem
    from relevo.regime.ally import AllyLaw, Designation
    from relevo.register.delegation import Delegation, Proceedings
    from relevo.register.withheld import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records beside acts; complete only if no problem was added.

    Attributes:
        delegations: Rows of ``delegations.csv``.
        proceedings: ``processes.yaml``.
        ally_law: Law on ally status that the case is about, or None.
        statuses: Files of the folder ``status`` by state.
        withheld: Rows of ``withheld.csv``.
    """

    delegations: tuple[Delegation, ...]
    proceedings: Proceedings
    ally_law: AllyLaw | None
    statuses: dict[str, Designation]
    withheld: tuple[Withheld, ...]


def read_records(
    root: Folder, settings: Document | None, around: Around, problems: list[Problem]
) -> Records:
    """Read delegations, processes and ally status.

    Args:
        root: The case folder.
        settings: ``case.yaml``; None if it could not be read.
        around: What they may name.
        problems: Where problems are collected.
    """
    there = root.has(layout.PROCESSES)
    document = open_document(root, layout.PROCESSES, problems) if there else None
    unread = there and document is None
    table = open_table(root, layout.DELEGATIONS, problems)
    named = Named(
        processes=None if unread else process_ids(document),
        sources=around.all_sources,
        states=around.states,
    )
    offered = root.has(layout.DELEGATIONS.file)
    law, statuses = read_statuses(root, settings, around.states, problems)
    return Records(
        delegations=read_delegations(table, named),
        proceedings=read_processes(
            document,
            problems,
            acts=around.all_acts,
            delegations=table.ids("id") if offered else frozenset(),
            sources=around.all_sources,
        ),
        ally_law=law,
        statuses=statuses,
        withheld=read_withheld(
            open_table(root, layout.WITHHELD, problems),
            acts=around.all_acts,
            sources=around.all_sources,
        ),
    )
