"""Words that look like a line of things and are part of another name, or a second name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import only

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.heads import Family, Head
    from relevo.instrument.reading.document import Document
    from relevo.instrument.reading.fields.listing import Line

_TASK = re.compile(
    r"\b(?:neutralizacion|desactivacion|deteccion|busqueda|manejo|remocion|neutrali[sz]ation|disposal|detection"
    r"|handling|neutralizacao|desativacao|deteccao|manuseio)\s+(?:de|of)\s+(?:artefactos\s+|artefatos\s+)?$"
)
"""What makes explosives a task and no equipment: ``neutralización de artefactos explosivos``."""

_TRUCKS = re.compile(r"\bcam(?:ion|iones|inhao|inhoes)\b[^.;]*$")
"""After which ``tanqueros`` are trucks: ``camiones de combustible, tanqueros``."""

_LONGEST_LIST = 60
"""Characters before ``tanqueros`` in which trucks are named, at most."""

_LONGEST_TASK = 50
"""Characters before explosives in which the task is told, at most."""


def is_lookalike(document: Document, line: Line, lines: tuple[Line, ...], family: Family) -> bool:
    """Whether the words of a line say nothing of their own.

    Args:
        document: The text.
        line: The line.
        lines: All lines of its sentence.
        family: The family they are of.
    """
    head = line.heads[0]
    if head.id == "tanker_aircraft" and _TRUCKS.search(
        document.folded, max(head.start - _LONGEST_LIST, 0), head.start
    ):
        return document.folded.startswith("tanquero", head.start)
    return (
        (family.kind == "equipment" and _is_other(document, head))
        or _is_part(document, head)
        or _is_alias(document, line, lines, family)
    )


def _is_other(document: Document, head: Head) -> bool:
    """Whether the words for equipment are part of a drone's type, a unit's name or a task."""
    after = document.within("aircraft", head.start, head.end + 20)
    is_type = any(
        head.end < mention.start and only(document, head.end, mention.start, "glue")
        for mention in after
    )
    unit = any(
        mention.start <= head.start and head.end <= mention.end
        for mention in document.within("category", head.start, head.end)
    )
    task = head.id == "explosives" and _TASK.search(
        document.folded, max(head.start - _LONGEST_TASK, 0), head.start
    )
    return unit or bool(task) or (head.id == "drone" and is_type)


def _is_part(document: Document, head: Head) -> bool:
    """Whether words are part of the name of a sort of ship: ``missile frigate``."""
    ships = document.within("vessel", head.end, head.end + 15)
    return bool(ships) and document.folded[head.end : ships[0].start] == " "


def _is_alias(document: Document, line: Line, lines: tuple[Line, ...], family: Family) -> bool:
    """Whether brackets hold only another name of the model before them: ``4 E-3G (AWACS)``."""
    head = line.heads[0]
    brackets = document.text[head.start - 1 : head.start] + document.text[head.end : head.end + 1]
    if line.quantity is not None or brackets != "()":
        return False
    before = [one for one in lines if one.heads[-1].end < head.start]
    return bool(before) and not family.is_noun(before[-1].heads[0].id)
