"""A plan as files: table, workbook, result, page and picture."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from relevo.core.words import Speaker
from relevo.report.page import render_timeline_html
from relevo.report.phrases import NOT_THE_LAST_WORD
from relevo.report.result_json import render_result_json
from relevo.report.timeline import render_timeline_svg
from relevo.report.workbook import render_rotation_workbook
from relevo.rotation.model import Stopped
from relevo.rotation.tables import INTERIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.core.words import Localized, Text
    from relevo.rotation.model import Planning, Result, Tour

COLUMNS = ("unit", "post", "from", "to", "illustrative")
"""Columns of ``plan/rotation.csv``; both days are included."""


def render_plan(
    result: Result,
    planning: Planning,
    *,
    lang: str,
    case_name: Localized,
    versions: Mapping[str, str],
    exceeded: Sequence[Text] = (),
) -> dict[str, bytes]:
    """Write every file of a plan.

    Args:
        result: The planner's result.
        planning: What the plan is made from.
        lang: Language of words in the files, ``es`` or ``en``.
        case_name: Name of the case.
        versions: Version of each program used.
        exceeded: What exceeds a limit, a sentence each.

    Returns:
        Content by file name: ``rotation.csv``, ``rotation.xlsx``, ``result.json``,
        ``timeline.html``, ``timeline.svg``; with a plan whose search had not ended also
        ``interim.txt``, which says so. Equal input gives equal bytes.
    """
    page = render_timeline_html(
        result, planning, lang=lang, case_name=case_name, versions=versions, exceeded=exceeded
    )
    picture = render_timeline_svg(result.tours, planning, lang=lang, case_name=case_name)
    content = render_result_json(result, planning, lang=lang, versions=versions)
    note = {INTERIM: f"{Speaker(lang).say(NOT_THE_LAST_WORD)}\n".encode()}
    return {
        "rotation.csv": render_rotation_csv(result.tours, planning).encode(),
        "rotation.xlsx": render_rotation_workbook(
            result.tours, planning, lang=lang, case_name=case_name
        ),
        "result.json": content.encode(),
        "timeline.html": page.encode(),
        "timeline.svg": picture.encode(),
        **(note if result.stopped is Stopped.RUNNING else {}),
    }


def render_rotation_csv(tours: Iterable[Tour], planning: Planning) -> str:
    """Write ``plan/rotation.csv``.

    Sample line: ``EJ-SF-01,SF-CIOEC,2026-01-01,2026-06-30,true``

    Args:
        tours: The plan.
        planning: Says which units and posts are invented.

    Returns:
        Rows in the plan's order, comma, LF, days included.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for tour in tours:
        invented = planning.units[tour.unit].illustrative or planning.posts[tour.post].illustrative
        writer.writerow(
            (
                tour.unit,
                tour.post,
                tour.stay.start.isoformat(),
                tour.stay.last.isoformat(),
                "true" if invented else "false",
            )
        )
    return out.getvalue()
