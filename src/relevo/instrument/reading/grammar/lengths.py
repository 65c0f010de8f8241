"""Lengths of time: ``365 días``, ``three- to six-month``, ``48 horas``, ``10 días hábiles``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml
from relevo.instrument.reading.document import LengthMention
from relevo.instrument.reading.grammar.whole_words import SPACE, either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.instrument.reading.document import Number

LONGEST = 9999
"""Most units that a length may have; larger ones are no lengths of a stay or a clock."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Units of time of one language as patterns.

    Attributes:
        unit: A unit after a number; the group tells which.
        working: What makes days working days, after the unit.
        not_a_length: What stands after a unit that is no length: an age, a half.
        to: Between the numbers of ``three to six months``.
        and_: Between the numbers of ``between three and six months``.
        between: Opens such a pair.
        every: Lengths in one word: ``semestral``.
    """

    unit: re.Pattern[str]
    working: re.Pattern[str]
    not_a_length: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    """Load the units of time of a language."""
    data = data_yaml(f"{language}/dates.yaml", "relevo.instrument")["lengths"]
    units = "|".join(f"(?P<{unit}>{either(words)})" for unit, words in data["units"].items())
    loose = f"(?:-|{SPACE}|{SPACE}?-{SPACE}?)"
    return _Words(
        unit=re.compile(f"{loose}(?:{either(data['filler'])}{SPACE})?(?:{units})"),
        working=re.compile(f"{SPACE}{either(data['working'])}"),
        not_a_length=re.compile(f"{SPACE}{either(data['not_a_length'])}"),
        to=re.compile(
            f"(?:-?{SPACE}?(?:{units})?){SPACE}{either(data['to'])}{SPACE}|{SPACE}?-{SPACE}?"
        ),
        and_=re.compile(f"(?:-?{SPACE}?(?:{units})?){SPACE}{either(data['and'])}{SPACE}"),
        between=re.compile(f"{either(data['between'])}{SPACE}$"),
    )


def lengths(folded: str, language: str, numbers: Sequence[Number]) -> tuple[LengthMention, ...]:
    """Find the lengths of time of a text.

    Args:
        folded: A folded text.
        language: ``es``, ``en`` or ``pt``.
        numbers: Its whole numbers, in order.

    Returns:
        In order; they do not overlap. A pair such as ``three to six months`` is one length.
    """
    words = _words(language)
    found: list[LengthMention] = []
    for i, number in enumerate(numbers):
        unit = words.unit.match(folded, number.end)
        if not unit or not unit.lastgroup or not 0 < number.value <= LONGEST:
            continue
        if words.not_a_length.match(folded, unit.end()):
            continue
        name, end = unit.lastgroup, unit.end()
        working = words.working.match(folded, end) if name in {"day", "working_day"} else None
        if working:
            name, end = "working_day", working.end()
        least = _opens_pair(folded, numbers, i, words, name)
        start = least.start if least else number.start
        if found and found[-1].end > start:
            found.pop()
        value = least.value if least else number.value
        found.append(LengthMention(start, end, value, number.value, name))
    return tuple(found)


def _opens_pair(
    folded: str, numbers: Sequence[Number], i: int, words: _Words, unit: str
) -> Number | None:
    """Give the smaller number of the pair that this one closes, or None."""
    if i == 0:
        return None
    least, most = numbers[i - 1], numbers[i]
    if not 0 < least.value < most.value or most.start - least.end > 20:  # noqa: PLR2004 - near
        return None
    between = words.between.search(folded, max(least.start - 12, 0), least.start)
    joint = (words.and_ if between else words.to).fullmatch(folded, least.end, most.start)
    if not joint or joint.lastgroup not in {None, unit}:
        return None
    return least
