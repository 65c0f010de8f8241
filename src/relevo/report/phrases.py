"""Sentences and words that several reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.bound import TENS, Quantifier
from relevo.core.clause import Seen
from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text
from relevo.instrument.model import Counting, IntervalReading, Measure
from relevo.rotation.model import LevelName, Objective, Status, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.core.bound import Bound, Quantity
    from relevo.core.words import Text
    from relevo.mandate.model import Chosen
    from relevo.rotation.model import Result

NO_POSITION = text(
    "Relevo takes no position on whether a presence should exist. It is not legal advice, not an"
    " official record, not for targeting or tracking people; a finding compares recorded data with"
    " a cited rule and declares nothing illegal."
)
"""The sentence that stands under every report."""

ILLUSTRATIVE = text("ILLUSTRATIVE")
"""The word that marks invented data wherever it shows."""

ILLUSTRATIVE_DATA = text("ILLUSTRATIVE DATA")
"""The mark of a picture or a printed page."""

ILLUSTRATIVE_NOTE = text(
    "ILLUSTRATIVE DATA: units, posts or tours shown here are invented to show how the tool works."
)
"""The same mark as a sentence, for banners and notes."""

ILLUSTRATIVE_RECORD = text(
    "ILLUSTRATIVE DATA: the states, acts or movements shown here are invented to show how the tool"
    " works. Nothing of it happened."
)
"""The same for a record that is invented."""

SHORTAGES = text("What the data alone rule out")
"""Heading of what no search could do better, because counting proves it."""

REMEDIES = text("What would help, each proven by solving again")
"""Heading of the single changes that leave fewer days without presence."""

NOT_THE_LAST_WORD = text(
    "This plan is not the last word: the search was still running when it was written."
)
"""What stands with a plan that was written while a better one was still looked for."""

VERDICTS: dict[Verdict, Text] = {
    Verdict.MET: text("met"),
    Verdict.BREACHED: text("exceeds the recorded limit"),
    Verdict.UNDETERMINED: text("undetermined"),
    Verdict.KEPT: text("kept"),
    Verdict.SHORT: text("falls short"),
}
"""A verdict in words; nothing is ever said to be illegal."""

SEEN: dict[Seen, Text] = {
    Seen.TEXT: text("the text is held"),
    Seen.STATUTE: text("cited law"),
    Seen.REPORTED: text("according to the press; text not read"),
    Seen.UNSEEN: text("the clause was not seen"),
}
"""How a clause is known, in words."""

MEASURES: dict[Measure, Text] = {
    Measure.PERSONS: text("Persons"),
    Measure.ARMS: text("Arms"),
    Measure.AIRCRAFT: text("Aircraft"),
    Measure.VESSELS: text("Vessels"),
    Measure.EQUIPMENT: text("Equipment"),
    Measure.STOCK: text("Stock"),
    Measure.UNITS: text("Units"),
    Measure.MOVEMENTS: text("Movements"),
    Measure.STAY_DAYS: text("Days of stay"),
}
"""What a limit counts, in words."""

COUNTINGS: dict[Counting, Text] = {
    Counting.CONCURRENT: text("counted at any one time"),
    Counting.CUMULATIVE: text("counted over the whole stay"),
    Counting.PER_CONTINGENT: text("counted for each contingent"),
    Counting.UNSPECIFIED: text("counting not specified"),
}
"""How a number is counted, in words."""

INTERVALS: dict[IntervalReading, Text] = {
    IntervalReading.LENGTH_OF_STAY: text("as the length of each stay"),
    IntervalReading.BETWEEN_RELIEFS: text("as the time between two reliefs"),
}
"""What a rotation interval measures, in words."""

OBJECTIVES: dict[Objective, Text] = {
    Objective.PRESENCE: text(
        "Objective: fewest weighted days without presence, then least cost, then an even share."
    ),
    Objective.PERSONS: text(
        "Objective: fewest weighted days without presence, then fewest person-days in the country,"
        " then least cost, then an even share."
    ),
}
"""The order of the levels, in words."""

LEVELS: dict[LevelName, Text] = {
    LevelName.UNCOVERED: text("Weighted days without presence"),
    LevelName.PERSON_DAYS: text("Person-days in the country"),
    LevelName.CHANGES: text("Changes to announced tours"),
    LevelName.COST: text("Cost units"),
    LevelName.FAIRNESS: text("Unevenness of the share"),
}
"""A level of the objective, in words."""

MONTHS: tuple[Text, ...] = (
    text("Jan"),
    text("Feb"),
    text("Mar"),
    text("Apr"),
    text("May"),
    text("Jun"),
    text("Jul"),
    text("Aug"),
    text("Sep"),
    text("Oct"),
    text("Nov"),
    text("Dec"),
)
"""Short names of the months, January first; three letters in each language."""


_NUMBERED: dict[Quantifier, Callable[[int], Text]] = {
    Quantifier.EXACT: lambda n: text("{n} exactly", n=n),
    Quantifier.AT_MOST: lambda n: text("at most {n}", n=n),
    Quantifier.AT_LEAST: lambda n: text("at least {n}", n=n),
    Quantifier.ABOUT: lambda n: text("about {n}", n=n),
}
_UNNUMBERED: dict[Quantifier, Text] = {
    Quantifier.TENS: text("tens"),
    Quantifier.UNSPECIFIED: text("permitted without a number"),
    Quantifier.NOT_FOUND: text("number not found"),
}


def quantity_words(quantity: Quantity) -> Text:
    """Say a number as its source gives it.

    Args:
        quantity: Number and quantifier.

    Returns:
        E.g. "14 exactly", "about 30", "number not found".
    """
    if quantity.n is None:
        return _UNNUMBERED[quantity.quantifier]
    return _NUMBERED[quantity.quantifier](quantity.n)


def bound_words(bound: Bound) -> Text:
    """Say what a bound asks for.

    Args:
        bound: Upper or lower bound, as an interval.

    Returns:
        E.g. "at most 14", "number not found".
    """
    lo, hi = bound.lo or 0, bound.hi
    if bound.unlimited:
        return _UNNUMBERED[Quantifier.UNSPECIFIED]
    if not bound.known:
        return _UNNUMBERED[Quantifier.NOT_FOUND]
    if hi is None:
        return text("about {n}", n=lo)
    if lo == hi:
        return text("at most {n}", n=hi) if bound.upper else text("at least {n}", n=lo)
    return _range_words(lo, hi, upper=bound.upper)


def _range_words(lo: int, hi: int, *, upper: bool) -> Text:
    """Say a bound known only to lie between two numbers."""
    if upper and (lo, hi) == TENS:
        return _UNNUMBERED[Quantifier.TENS]
    if upper:
        return text("at most a number between {lo} and {hi}", lo=lo, hi=hi)
    return text("at least a number between {lo} and {hi}", lo=lo, hi=hi)


def status_words(
    result: Result, gap_days: int, *, begun: bool = False, exceeded: bool = False
) -> tuple[Text, ...]:
    """Say what a result proves and why the search ended.

    Args:
        result: The planner's result.
        gap_days: Days on which some post has nobody, summed over posts.
        begun: Whether something had begun that no plan could change.
        exceeded: Whether the plan exceeds a limit: then it is not called valid.

    Returns:
        One to three sentences in reading order.
    """
    cover = (
        plural_text(
            "One day is without presence at a post.",
            "{n} days, summed over the posts, are without presence.",
            gap_days,
        )
        if gap_days
        else text("Every post is covered on every day.")
    )
    match result.status:
        case Status.OPTIMAL:
            return (_proven(begun=begun, exceeded=exceeded), cover)
        case Status.FEASIBLE:
            percent = f"{100 * result.gap:.1f}"
            found = (
                text(
                    "This plan does not keep every limit, and a better one may exist. Distance to "
                    "the proven bound: {percent} %.",
                    percent=percent,
                )
                if exceeded
                else text(
                    "A valid plan; a better one may exist. Distance to the proven bound: "
                    "{percent} %.",
                    percent=percent,
                )
            )
            return (found, cover, *_stop_words(result.stopped))
        case Status.UNKNOWN:
            return (text("No valid plan was found."), *_stop_words(result.stopped))


def _proven(*, begun: bool, exceeded: bool) -> Text:
    """Say among which plans none is better."""
    if exceeded:
        return text(
            "This plan does not keep every limit. Of the plans that keep what has begun, none is "
            "better for the stated objective: that is proven."
        )
    if begun:
        return text(
            "Proven optimal: of the plans that keep what has begun, none is better for the stated "
            "objective."
        )
    return text("Proven optimal: no plan is better for the stated objective.")


def _stop_words(stopped: Stopped) -> tuple[Text, ...]:
    """Say why a search ended before a proof; nothing if it did not."""
    match stopped:
        case Stopped.TIME:
            return (text("The search stopped at the time limit."),)
        case Stopped.USER:
            return (text("The search was stopped by the user."),)
        case Stopped.RUNNING:
            return (NOT_THE_LAST_WORD,)
        case Stopped.PROOF:
            return ()


def reading_words(chosen: Chosen) -> tuple[Text, ...]:
    """Say which readings a plan follows.

    Args:
        chosen: Readings that ``case.yaml`` names.

    Returns:
        One sentence for counting and one for the rotation interval.
    """
    return (
        text(
            "Where the act does not say how to count, numbers are {counting}.",
            counting=COUNTINGS[chosen.counting],
        ),
        text(
            "Where the act does not say what the rotation interval measures, it is read "
            "{interval}.",
            interval=INTERVALS[chosen.interval],
        ),
    )


def level_rows(result: Result) -> Sequence[tuple[Text, int, int]]:
    """Give name in words, value and bound of each level, in order.

    A bound is about the plans that are as good on the levels before.
    """
    return [(LEVELS[level.name], level.value, level.bound) for level in result.levels]


def level_words(result: Result) -> tuple[Text, ...]:
    """Say the value of each level and what is proven of it.

    Returns:
        A sentence for each level, in order; below a level that is not proven it says about which
            plans the proof is.
    """
    said: list[Text] = []
    proven = True
    for level, value, bound in level_rows(result):
        if value == bound:
            words = (
                text("{level}: {value}, proven the least", level=level, value=value)
                if proven
                else text(
                    "{level}: {value}, proven the least for plans as good on the levels above",
                    level=level,
                    value=value,
                )
            )
        else:
            words = (
                text(
                    "{level}: {value}; proven at least {bound}",
                    level=level,
                    value=value,
                    bound=bound,
                )
                if proven
                else text(
                    "{level}: {value}; proven at least {bound} for plans as good on the levels "
                    "above",
                    level=level,
                    value=value,
                    bound=bound,
                )
            )
            proven = False
        said.append(words)
    return tuple(said)
