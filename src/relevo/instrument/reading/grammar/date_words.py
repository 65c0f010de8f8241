"""Words of dates, one set of patterns for each language, from ``data/<language>/dates.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from relevo.core.data import data_yaml
from relevo.instrument.reading.grammar.numbers import numeral_pattern
from relevo.instrument.reading.grammar.whole_words import SPACE, either

LONGEST_DAY = 60
"""Most characters of a day of the month with what joins it to its month."""

LONGEST_JOINT = 120
"""Most characters between the two days of a range."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Date patterns of one language, all for a folded text.

    Attributes:
        months: Month by name and by abbreviation.
        full: Months written in full, which may stand without a day.
        unsure: Month names that are ordinary words too, and need a year to stand alone.
        weekdays: Weekday by name, Monday 0.
        month: A month.
        day_before: A day that ends where a month starts.
        day_beside: A further day of the same month that ends where a day starts, its joint with it.
        day_after: A day right after a month, as in ``December 4``.
        day_after_to: A second day after that, as in ``November 4-24``.
        month_first: Whether a day after a month needs no year.
        either_order: Whether ``3/4/2026`` may begin with the month.
        year_after: A year right after a day or month.
        millennium: The words that years in words begin with.
        year_needs: What must stand before bare digits that a noun follows to make them a year.
        not_a_year: What stands before four digits that are no year.
        cited: What stands before a month or year that dates another paper, long past.
        numbered: An instrument's number that ends in its year.
        another_year: What says that a date is in a year not printed.
        same_month: A day of the month named before it: ``el 8 de ese mes``.
        weekday_before: A weekday that ends where a day starts.
        listed: What stands between the days of a list.
        joint: What joins two days to a range.
        and_joint: What joins them after an opener such as ``entre``.
        between: That opener, ending where the first day starts.
        since: What makes a day the first of a stay, ending where it starts: ``a partir del``.
        until: What makes it the last.
        starts: What says that something begins on a day.
        ends_clause: A clause between two days that says so: ``y se retirarán el``.
    """

    months: dict[str, int]
    full: frozenset[str]
    unsure: frozenset[str]
    weekdays: dict[str, int]
    month: re.Pattern[str]
    day_before: re.Pattern[str]
    day_beside: re.Pattern[str]
    day_after: re.Pattern[str]
    day_after_to: re.Pattern[str]
    month_first: bool
    either_order: bool
    year_after: re.Pattern[str]
    millennium: re.Pattern[str]
    year_needs: re.Pattern[str]
    not_a_year: re.Pattern[str]
    cited: re.Pattern[str]
    numbered: re.Pattern[str]
    another_year: re.Pattern[str]
    same_month: re.Pattern[str]
    weekday_before: re.Pattern[str]
    listed: re.Pattern[str]
    joint: re.Pattern[str]
    and_joint: re.Pattern[str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    starts: re.Pattern[str]
    ends_clause: re.Pattern[str]


@cache
def date_words(language: str) -> DateWords:
    """Load the date words of a language and compile them.

    Args:
        language: ``es``, ``en`` or ``pt``.
    """
    data: dict[str, Any] = data_yaml(f"{language}/dates.yaml", "relevo.instrument")
    span: dict[str, Any] = data["ranges"]
    full = {name: int(n) for name, n in data["months"].items()}
    months = {**full, **{name: int(n) for name, n in data["abbreviations"].items()}}
    weekdays = {name: int(n) for name, n in data["weekdays"].items()}
    note = rf"(?:{SPACE}?\((?:{either([*data['day_names'], *weekdays])})\.?\))?"
    this_year = f"(?:,?{SPACE}{either(data['relative']['this_year'])})?"
    mark = f"(?:\\.?[ºª°]|{'|'.join(data['ordinal_marks'])})?"
    figures = (
        rf"(?<!\d)(?<!\d[.,])(?P<day>\d{{1,2}}){mark}(?![\dº°])(?:{SPACE}?\([^()\n]{{3,20}}\))?"
    )
    words = f"(?P<first>{either(data['first'])})|(?P<words>{numeral_pattern(language)})"
    of = f"(?:{SPACE}{either(filter(None, data['of']))})"
    weekday = f"(?:{either(weekdays)}\\.?,?{SPACE})?"
    article = f"(?:{either(data['article'])}{SPACE})?"
    to = f"(?:{SPACE}?-{SPACE}?|,?{SPACE}{either(span['to'])}{SPACE})"
    hour = (
        rf"(?:(?:las?{SPACE}|as{SPACE})?\d{{1,2}}(?:[:.h]\d\d)?{SPACE}?(?:horas?|hs?\.?|[ap]\.?m\.?)?"
        f"(?:{SPACE}(?:de|da){SPACE}(?:la{SPACE})?(?:manana|tarde|noche|manha|noite))?"
        f"{SPACE}(?:del|de|do|on|of){SPACE})?"
    )
    listed = f"(?:,{SPACE}|,?{SPACE}{either(data['list_and'])}{SPACE}|{to})"
    end_verb = either(span["ends"])
    return DateWords(
        months=months,
        full=frozenset(full),
        unsure=frozenset(data["unsure"]),
        weekdays=weekdays,
        month=re.compile(f"{either(full)}|{either(data['abbreviations'])}\\.?"),
        day_before=re.compile(
            f"(?:{figures}(?:{of}?{SPACE}|[-/.])|(?:{words}){of}{SPACE}){article}$"
        ),
        day_beside=re.compile(
            f"(?:{figures}|(?P<first>{either(data['first'])})){listed}{article}{weekday}$"
        ),
        day_after=re.compile(
            rf"(?:{SPACE}|[-/]){article}(?P<day>\d{{1,2}}){mark}(?![\w%]|[.,:/]\d|-\w*[a-z])"
        ),
        day_after_to=re.compile(
            rf"(?:{to}|{SPACE}(?P<and>{either(span['and'])}){SPACE}){article}"
            rf"(?P<day>\d{{1,2}}){mark}(?![\w%]|[.,:/]\d|-\w)"
        ),
        month_first=data["month_first"] == "yes",
        either_order=data["all_numeric"] == "either",
        year_after=re.compile(
            f"{note}(?:,?(?:{SPACE}{either(filter(None, data['of_year']))})?{SPACE}|[-/.])"
            rf"(?:(?P<year>(?:19|20)\d\d)(?!\w|[.,]\d|[/-]\d)|(?P<words>{numeral_pattern(language)}))"
        ),
        millennium=re.compile(either(data["millennium"])),
        year_needs=re.compile(f"{either(data['year_needs'])}{SPACE}$"),
        not_a_year=re.compile(
            f"{either(data['not_a_year'])}{SPACE}?$|{either(data['named_in'])}{SPACE}"
            rf"[^\s,;()]{{1,24}}(?:{SPACE}?[,(]?{SPACE}?{either(filter(None, data['of_year']))})?"
            f"{SPACE}?\\(?$"
        ),
        cited=re.compile(f"{either(data['cited'])}{SPACE}$"),
        numbered=re.compile(
            rf"{either(data['numbered'])}{SPACE}(?:n\.?[°º]?{SPACE}?|nro\.?{SPACE})?"
            r"\d{1,5}[/-](?P<year>(?:19|20)\d\d)(?![\d/])"
        ),
        another_year=re.compile(f",?{SPACE}{either(data['another_year'])}"),
        same_month=re.compile(f"{figures}{SPACE}{either(data['same_month'])}"),
        weekday_before=re.compile(f"({either(weekdays)})\\.?,?{SPACE}{article}$"),
        listed=re.compile(f"{listed}{article}{weekday}"),
        joint=re.compile(
            f"{note}{this_year}(?:{to}{hour}|[ |]{{1,12}}){article}{weekday}{article}"
        ),
        and_joint=re.compile(
            f"{note}{this_year},?{SPACE}(?:{either(span['and'])}|{either(span['to'])}){SPACE}{article}{weekday}"
        ),
        between=re.compile(f"{either(span['between'])}{SPACE}{article}{weekday}$"),
        since=re.compile(f"{either(span['since'])}{SPACE}{weekday}$"),
        until=re.compile(f"{either(span['until'])}{SPACE}{article}{weekday}{article}$"),
        starts=re.compile(either(span["starts"])),
        ends_clause=re.compile(rf"[^.;\n]{{0,80}}?{end_verb}[^.;\n\d]{{0,50}}"),
    )
