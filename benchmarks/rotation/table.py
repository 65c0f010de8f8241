"""Rows and summaries as people read them: on the screen and in the manual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.rotation.results import recorded
from benchmarks.rotation.worker import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.rotation.runner import Row

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "benchmarking.md"
BEGIN, END = "<!-- results: begin -->\n", "<!-- results: end -->\n"
"""What the table stands between in the manual."""

_COLUMNS = "{:<17} {:<14} {:<20} {:>7} {:>7} {:>7} {:>9} {:>7} {:>6}  {}"


def head_of() -> str:
    """Give the heads of the columns of :func:`line_of`."""
    return _COLUMNS.format(
        *("instance method status days bound gap coverage seconds MB notes".split())
    )


def line_of(row: Row) -> str:
    """Write a row as a line for a terminal."""
    notes = [f"breaks {rule}" for rule in row["broken"]]
    if (row["lattice"] or 1) > 1:
        notes.append(f"first days every {row['lattice']} days, so no bound")
    if row["reason"]:
        notes.append(row["reason"])
    return _COLUMNS.format(
        row["instance"],
        row["method"],
        row["status"],
        _or_dash(row["objective"]),
        _or_dash(row["bound"]),
        _percent(row["gap"]),
        _percent(row["coverage"], 2),
        _or_dash(row["seconds"]),
        _or_dash(row["memory_mb"]),
        "; ".join(notes),
    ).rstrip()


def summary_lines(summary: Iterable[dict[str, Any]]) -> list[str]:
    """Write a summary as two tables of Markdown: the planner, then its peers."""
    groups = list(summary)
    lines = _table(
        (
            "posts",
            "ceilings",
            "seeds",
            "first level proven in 10 s",
            "all levels proven in 10 s",
            "median gap",
            "worst gap",
            "worst distance in coverage",
            "broken",
        ),
        [
            (
                str(group["size"]),
                group["ceiling"],
                str(group["seeds"]),
                f"{group['first_level_in_10s']} of {group['seeds']}",
                f"{group['all_levels_in_10s']} of {group['seeds']}",
                _percent(group["median_gap"]),
                _percent(group["worst_gap"]),
                _points(group["worst_points"]),
                str(group["broken"]),
            )
            for group in groups
        ],
    )
    rows = [
        (
            str(group["size"]),
            group["ceiling"],
            method,
            str(peer["instances"]),
            str(peer["proven"]),
            _percent(peer["median_gap"]),
            f"{peer['better']} / {peer['equal']} / {peer['worse']}",
            _ratio(group["ratio"]) if method == "cp-sat-hinted" else "",
        )
        for group in groups
        for method, peer in group["peers"].items()
    ]
    if rows:
        lines += [""]
        lines += _table(
            (
                "posts",
                "ceilings",
                "peer",
                "instances",
                "first level proven",
                "median gap",
                "plan better / equal / worse than Relevo's",
                "Relevo sooner at its final value",
            ),
            rows,
        )
    return lines


def page_table() -> str:
    """Give what stands in the manual: a section for each version, the newest first."""
    versions = recorded()
    if not versions:
        return "No results are recorded yet.\n"
    lines = []
    for version, found in versions:
        lines += [
            f"### Relevo {version}",
            "",
            (
                f"{found['system']} on {found['machine']}, {found['cores']} cores, Python "
                f"{found['python']}; {found['time_limit_s']:g} s for each method and instance; "
                f"peers with {found['workers']} threads: {_peers(found['rows'])}."
            ),
            "",
            *summary_lines(found["summary"]),
            "",
        ]
    return "\n".join(lines)


def write_page(*, write: bool) -> str:
    """Put the table into the manual, or only give it.

    Args:
        write: Whether to change the page.

    Returns:
        The table, or where it was written.
    """
    if not write:
        return page_table()
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{page_table()}{END}{after}", encoding="utf-8")
    return PAGE.name


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table of Markdown."""
    return [
        f"| {' | '.join(head)} |",
        f"| {' | '.join('---' for _ in head)} |",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _peers(rows: Iterable[Row]) -> str:
    """Name the peers that ran, with their versions."""
    found = {row["method"]: row["version"] for row in rows if row["version"]}
    return ", ".join(f"{m} {found[m]}" for m in PEERS if m in found) or "none ran"


def _or_dash(value: float | None) -> str:
    """Write a number, or a dash where there is none."""
    return "-" if value is None else f"{value:g}"


def _percent(share: float | None, digits: int = 1) -> str:
    """Write a share as a percentage, or a dash."""
    return "-" if share is None else f"{100 * share:.{digits}f} %"


def _points(points: float | None) -> str:
    """Write percentage points, or a dash."""
    return "-" if points is None else f"{points:.2f} points"


def _ratio(ratio: dict[str, Any] | None) -> str:
    """Write how many times sooner, over the instances compared."""
    if ratio is None:
        return "-"
    said = f"median {ratio['median']:g}x, least {ratio['least']:g}x"
    return f"{said}; never on {ratio['not_reached']}" if ratio["not_reached"] else said
