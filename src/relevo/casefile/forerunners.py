"""Forerunners: the cases beside a case that hold the acts which its own acts follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.acts import YAML
from relevo.casefile.read import read_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.instrument.model import Act


def forerunners_of(case: Case) -> tuple[Mapping[str, tuple[Act, ...]], tuple[Path, ...]]:
    """Read the cases beside a case whose acts its own acts follow, by ``series.follows``.

    Args:
        case: The case.

    Returns:
        Acts by the name of the folder, for each act followed that is not in the case itself; and
        folders that hold such an act and cannot be read. An act that no folder beside it holds is
        in neither.
    """
    root = case.folder.resolve()
    followed = {act.series.follows for act in case.acts.values() if act.series}
    wanted = sorted(followed - {"", *case.acts})
    folders = dict.fromkeys(
        file.parent.parent
        for name in wanted
        for file in sorted(root.parent.glob(f"*/{layout.ACTS}/{name}{YAML}"))
        if file.parent.parent != root
    )
    read: dict[str, tuple[Act, ...]] = {}
    unread: list[Path] = []
    for folder in folders:
        other, problems = read_case(folder, plan=False)
        if other is None or problems:
            unread.append(folder)
        elif other.settings.host == case.settings.host:
            read[folder.name] = tuple(other.acts.values())
    return read, tuple(unread)
