"""Whether one mandate permits what another forbids, as a whole and by each thing it asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.core.finding import Verdict
from relevo.instrument.model import Counting
from relevo.mandate.item import Aspect
from relevo.mandate.model import Limit
from relevo.mandate.permits_days import (
    chains_of,
    days_apart,
    points_of,
    stays_between,
)
from relevo.mandate.permits_judge import need_verdict, why_open
from relevo.mandate.permits_law import needs_of, of_one_stay, readings_of
from relevo.mandate.permits_model import (
    Direction,
    Doubt,
    Law,
    Mode,
    Need,
    Slot,
    Truth,
    Why,
)
from relevo.mandate.permits_search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from relevo.core.term import Term
    from relevo.mandate.permits_model import Movement
    from relevo.mandate.permits_space import Space
    from relevo.mandate.permits_sums import Demand

NeedKey = tuple[Aspect, str]
"""What a need is known by: its aspect, and the limit or interval where it is about one."""

_COUNTINGS = (Counting.CONCURRENT, Counting.CUMULATIVE, Counting.PER_CONTINGENT)


def key_of(need: Need) -> NeedKey:
    """Give what a need is known by."""
    return need.aspect, need.item.id if need.item else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A mandate that permits, and one that forbids.

    Attributes:
        permits: Laws of the first, alternatives to each other.
        forbids: Laws of the second; what every one of them forbids is forbidden.
        space: The space of movements.
        from_first: Whether it is the first of the two compared that permits.
        base: Days on which a stay may begin; the permitting mandate permits none on others.
        asked: Needs of the forbidding laws that are looked at; None means all.
        untold: Needs of the forbidding laws of which the other mandate has no like, though not
            all of it was read.
    """

    permits: tuple[Law, ...]
    forbids: tuple[Law, ...]
    space: Space
    from_first: bool
    base: tuple[Term, ...]
    asked: Callable[[Need], bool] | None = None
    untold: frozenset[NeedKey] = frozenset()


@dataclass(slots=True)
class _Found:
    """What was found for one need: movements for certain and perhaps, by way of counting."""

    sure: dict[Counting | None, Movement] = field(default_factory=dict)
    perhaps: dict[Counting | None, Movement] = field(default_factory=dict)
    law: Law = field(default_factory=Law)
    need: Need | None = None
    gave_up: bool = False


def between(pair: Pair) -> tuple[Direction, dict[NeedKey, Direction]]:
    """Say whether one mandate permits what another forbids.

    Args:
        pair: The two.

    Returns:
        The answer, and the same for each need of the forbidding laws: whether some movement that
        the first mandate permits is one that this need forbids.
    """
    found: dict[NeedKey, _Found] = {
        key_of(need): _Found()
        for law in pair.forbids
        for need in needs_of(law)
        if pair.asked is None or pair.asked(need)
    }
    ways = _ways(pair)
    for sure in (True, False):
        searches = tuple(_searches(pair, sure=sure))
        for way in (None, *ways) if sure and len(ways) > 1 else ways:
            _look(pair, searches, Mode(sure=sure, counting=way), found)
    each = {key: _direction(pair, one, ways) for key, one in found.items()}
    return joined(tuple(each.values())), each


def _ways(pair: Pair) -> tuple[Counting | None, ...]:
    """Give the ways to count that are to be told apart; None alone where every act says how."""
    open_ = any(
        len({reading.counting for reading in limit.readings}) > 1
        for law in (*pair.permits, *pair.forbids)
        for limit in law.limits
    )
    return _COUNTINGS if open_ else (None,)


def _look(pair: Pair, searches: Sequence[Search], mode: Mode, found: dict[NeedKey, _Found]) -> None:
    """Look for a movement for each need that has none yet."""
    for search in searches:
        if all(None in one.sure for one in found.values()):
            return
        search.mode = mode
        if search.proof:
            search.proof.mode = mode
        for demands in _asked(pair, search):
            if _searched(search, demands, mode):
                _demanded(pair, search, demands, found)
            else:
                for demand in demands:
                    if key_of(demand.need) in found:
                        found[key_of(demand.need)].gave_up = True


def _demanded(
    pair: Pair, search: Search, demands: tuple[Demand, ...], found: dict[NeedKey, _Found]
) -> None:
    """Look for a movement that is forbidden as demanded, unless there is one for each need."""
    mode = search.mode
    needs = [key_of(demand.need) for demand in demands if key_of(demand.need) in found]
    if mode.sure and pair.untold.intersection(needs):
        return
    open_ = [
        found[key]
        for key in needs
        if not {None, mode.counting} & found[key].sure.keys()
        and (mode.sure or mode.counting not in found[key].perhaps)
    ]
    if not open_:
        return
    movement, proven = search.find(demands)
    for one in open_:
        if movement:
            (one.sure if mode.sure else one.perhaps)[mode.counting] = movement
            one.law = search.permits
        elif not proven and not mode.sure:
            one.gave_up = True
    for demand in demands:
        if key_of(demand.need) in found:
            found[key_of(demand.need)].need = demand.need


def _searches(pair: Pair, *, sure: bool) -> Iterator[Search]:
    """Give every search: one for each sort of stay, and one for stays one after another."""
    laws = (*pair.permits, *pair.forbids)
    overlap = pair.space.overlap_days
    several = len(pair.forbids) > 1
    stays = stays_between(laws, pair.base, overlap, several=several)
    cumulative = any(
        reading.counting is Counting.CUMULATIVE
        for law in pair.forbids
        for limit in law.limits
        for reading in limit.readings
    )
    mode = Mode(sure=sure)
    for law in pair.permits:
        seen: set[Hashable] = set()
        for stay in stays:
            search = Search(law, pair.forbids, pair.space, (Slot(stay),), mode)
            if search.cells and (sign := search.signs()) not in seen:
                seen.add(sign)
                yield search
        points = points_of(law, laws, pair.base, pair.space) if cumulative else ()
        if law.lengths or sum(slot.times for slot in points) > 1:
            told = days_apart(laws, pair.base)
            proof = Search(law, pair.forbids, pair.space, points, mode, told=told, outer=True)
            if proof.cells:
                for chain in chains_of(law, laws, pair.base, pair.space):
                    yield Search(law, pair.forbids, pair.space, chain, mode, told=told, proof=proof)


def _asked(pair: Pair, search: Search) -> Iterator[tuple[Demand, ...]]:
    """Give the combinations of demands that are looked at; one that is asked for at least."""
    for demands in search.demands():
        if search.proof and not any(_in_turn(one.need, search.mode) for one in demands):
            continue
        if pair.asked is None or (
            any(pair.asked(one.need) for one in demands)
            and all(pair.asked(one.need) or one.need.aspect is Aspect.WINDOW for one in demands)
        ):
            yield demands


def _searched(search: Search, demands: tuple[Demand, ...], mode: Mode) -> bool:
    """Whether a combination can be searched: no sum over the stay together with another number."""
    if not search.proof:
        return True
    numbers = (one.need for one in demands if one.readings)
    return all(_in_turn(need, mode) for need in numbers)


def _in_turn(need: Need, mode: Mode) -> bool:
    """Whether stays one after another can exceed a limit that none of them exceeds."""
    limit = need.item
    if not isinstance(limit, Limit) or of_one_stay(need):
        return False
    cumulative = [r.counting is Counting.CUMULATIVE for r in readings_of(limit, mode.counting)]
    return all(cumulative) if mode.sure else any(cumulative)


def _direction(pair: Pair, found: _Found, ways: Sequence[Counting | None]) -> Direction:
    """Join what was found for one need under each way to count."""
    if None in found.sure:
        return _yes(pair, found, found.sure[None], None)
    if found.sure and all(way in found.sure for way in ways):
        way = ways[0]
        return _yes(pair, found, found.sure[way], way)
    if not found.sure and not found.perhaps and not found.gave_up:
        return Direction(truth=Truth.NO)
    if found.gave_up and not found.sure and not found.perhaps:
        doubt = Doubt(pair.from_first, Why.TOO_MANY)
        return Direction(truth=Truth.UNDETERMINED, doubts=(doubt,))
    doubts: dict[Doubt, None] = {}
    if found.sure:
        doubts[Doubt(not pair.from_first, Why.COUNTING, found.need)] = None
    for way, movement in found.perhaps.items():
        doubts.update(dict.fromkeys(_doubts(pair, found, movement, way)))
    movement = next(iter((found.perhaps or found.sure).values()))
    return Direction(truth=Truth.UNDETERMINED, witness=movement, doubts=tuple(doubts))


def _yes(pair: Pair, found: _Found, movement: Movement, way: Counting | None) -> Direction:
    """Give a witness with what it rests on that both mandates leave open alike."""
    assuming = tuple(
        need
        for need in needs_of(found.law)
        if need_verdict(found.law, need, movement, pair.space, way) is Verdict.UNDETERMINED
    )
    return Direction(truth=Truth.YES, witness=movement, assuming=assuming)


def _doubts(pair: Pair, found: _Found, movement: Movement, way: Counting | None) -> Iterator[Doubt]:
    """Say what of either mandate leaves a movement in doubt."""
    untold = False
    for law in pair.forbids:
        for need in needs_of(law):
            verdict = need_verdict(law, need, movement, pair.space, way)
            if verdict is Verdict.UNDETERMINED:
                yield Doubt(not pair.from_first, why_open(law, need), need)
            elif verdict is Verdict.BREACHED and key_of(need) in pair.untold:
                untold = True
                yield Doubt(pair.from_first, Why.NOT_STATED, need)
    for need in needs_of(found.law):
        if need_verdict(found.law, need, movement, pair.space, way) is Verdict.UNDETERMINED:
            yield Doubt(pair.from_first, why_open(found.law, need), need)
    if not untold and found.need and key_of(found.need) in pair.untold:
        yield Doubt(pair.from_first, Why.NOT_STATED, found.need)


def joined(each: Iterable[Direction]) -> Direction:
    """Join what each need does: the plainest movement that some need forbids is the witness.

    Args:
        each: Answers by need; none means that nothing forbids.
    """
    own = tuple(each)
    for truth in (Truth.YES, Truth.UNDETERMINED):
        some = [one for one in own if one.truth is truth]
        if some and truth is Truth.YES:
            return min(some, key=_plainness)
        if some:
            doubts = dict.fromkeys(doubt for one in some for doubt in one.doubts)
            shown = min(some, key=lambda one: (one.witness is None, _plainness(one)))
            return Direction(truth=truth, witness=shown.witness, doubts=tuple(doubts))
    return Direction(truth=Truth.NO)


def _plainness(direction: Direction) -> tuple[int, int, int]:
    """Give how much it takes to tell a witness: assumptions, parties, pieces."""
    parties = direction.witness or ()
    return (
        len(direction.assuming),
        len(parties),
        sum(party.strength + sum(n for _, n in party.brings) for party in parties),
    )
