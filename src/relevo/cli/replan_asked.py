"""What ``relevo replan`` is asked to change: read, checked and applied to the planning problem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from relevo.cli.opened import planning_of, refuse
from relevo.core.errors import RelevoError
from relevo.core.term import Term
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker, Text
    from relevo.rotation.model import Planning, Post


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ceiling as typed: ``persons=55``, ``units=12`` or ``arms:rifle=10``.

    Attributes:
        measure: What is counted.
        arm: Code of the arms counted; empty for another measure.
        number: Most there may be at once, at least 0.
    """

    measure: str
    arm: str
    number: int

    @property
    def what(self) -> str:
        """What is counted, as typed."""
        return f"{self.measure}:{self.arm}" if self.arm else self.measure


class CeilingType(click.ParamType[Ceiling]):
    """``MEASURE=N`` on the command line."""

    name = "ceiling"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Ceiling:
        """Give the ceiling; refuse what has no measure or no whole number."""
        if isinstance(value, Ceiling):
            return value
        what, equals, number = value.partition("=")
        measure, colon, arm = what.partition(":")
        known = (measure == "arms") == bool(arm) == bool(colon)
        if measure not in {"persons", "units", "arms"} or not known:
            self.fail(
                _(
                    "{value!r} is no ceiling; write persons=N, units=N or arms:CODE=N, for example "
                    "persons=55."
                ).format(value=value),
                param,
                ctx,
            )
        if not equals or not (number.isascii() and number.isdigit()) or len(number) > 6:  # noqa: PLR2004 - a million persons
            self.fail(
                _(
                    "{number!r} is not a whole number from 0 to 999999; write for example "
                    "persons=55."
                ).format(number=number),
                param,
                ctx,
            )
        return Ceiling(measure, arm, int(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The options of one run.

    Attributes:
        drop: Units that drop out.
        close: Points of entry that close.
        ceilings: Ceilings.
        posts: File of posts to add, or None.
        act: File of an act to try, or None.
        since: First day that can change, or None if the others say it.
        to: Last day of a closure, or None.
    """

    drop: tuple[str, ...]
    close: tuple[str, ...]
    ceilings: tuple[Ceiling, ...]
    posts: Path | None
    act: Path | None
    since: date | None
    to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The planning problem before and after the changes.

    Attributes:
        before: As the plan announced was made for.
        after: Changed; nothing is frozen yet.
        since: First day that can change.
        words: The changes, a sentence each.
        places: Files and rows in which they would have to be entered to last.
    """

    before: Planning
    after: Planning
    since: date
    words: tuple[Text, ...]
    places: tuple[str, ...]


def read_wish(case: Case, wish: Wish, speaker: Speaker, *, today: date, as_json: bool) -> Asked:
    """Apply what is asked for to the planning problem of a case.

    Args:
        case: The case, with its plan.
        wish: What is asked for.
        speaker: Says problems of files.
        today: Day of knowledge for an act tried, where no day is given.
        as_json: Whether problems are printed as JSON.

    Raises:
        RelevoError: If nothing is asked for, a name is unknown, a day lies outside the days
            planned, or two changes contradict each other.
        SystemExit: With code 2 if a file cannot be read.
    """
    _whole(wish)
    before = planning_of(case)
    words: list[Text] = []
    places: list[str] = []
    after, since = before, wish.since
    if wish.act is not None:
        before, after, since, said = _tried(case, wish, speaker, today=today, as_json=as_json)
        words.append(said)
        places.append(f"acts/{wish.act.name}")
    posts = _posts(before, wish.posts, speaker, as_json=as_json)
    since = since or _first_day(before, posts)
    if since not in before.horizon:
        raise RelevoError(
            text(
                "{day} is not one of the days planned, which are {days}.",
                day=since,
                days=before.horizon,
            )
        )
    if wish.act is not None:
        from relevo.rotation.replan import under

        after = under(before, after.mandate, since)
    changed, more, rows = _forces(after, wish, posts, since)
    return Asked(
        before=before,
        after=changed,
        since=since,
        words=(*words, *more),
        places=(*places, *rows),
    )


def _whole(wish: Wish) -> None:
    """Refuse options that do not go together.

    Raises:
        RelevoError: If they do not.
    """
    if not (wish.drop or wish.close or wish.ceilings or wish.posts or wish.act):
        raise RelevoError(
            text("Say what changes, with --drop, --close, --ceiling, --add-post or --with")
        )
    if (wish.drop or wish.close or wish.ceilings) and wish.since is None:
        raise RelevoError(text("Say from which day it changes, for example --from 2026-06-15"))
    if wish.close and wish.to is None:
        raise RelevoError(text("Say until which day it is closed, for example --to 2026-06-30"))
    if wish.to is not None and not wish.close:
        raise RelevoError(text("--to is the last day of a closure; give it with --close"))
    if wish.to is not None and wish.since is not None and wish.to < wish.since:
        raise RelevoError(
            text("The closure ends on {to}, before it begins on {day}", to=wish.to, day=wish.since)
        )
    said: dict[str, int] = {}
    for ceiling in wish.ceilings:
        other = said.setdefault(ceiling.what, ceiling.number)
        if other != ceiling.number:
            raise RelevoError(
                text(
                    "Two ceilings contradict each other: {what} is at most {one} and at most "
                    "{other}. Give one",
                    what=ceiling.what,
                    one=other,
                    other=ceiling.number,
                )
            )


def _tried(
    case: Case, wish: Wish, speaker: Speaker, *, today: date, as_json: bool
) -> tuple[Planning, Planning, date, Text]:
    """Give the problem without and with an act, the day from which it counts, and say so."""
    from relevo.casefile.extra_act import with_act

    assert wish.act is not None
    amended, problems = with_act(case, wish.act, as_of=wish.since or today)
    if amended is None:
        refuse(problems, speaker, as_json=as_json)
    words = text(
        "Act {act} is tried as if it were adopted, as known on {day}.",
        act=amended.act.id,
        day=amended.day,
    )
    since = wish.since or amended.day
    return planning_of(amended.before), planning_of(amended.after), since, words


def _posts(
    planning: Planning, path: Path | None, speaker: Speaker, *, as_json: bool
) -> dict[str, Post]:
    """Read the posts to add."""
    if path is None:
        return {}
    from relevo.casefile.more_posts import more_posts

    posts, problems = more_posts(planning, path)
    if problems:
        refuse(problems, speaker, as_json=as_json)
    return posts


def _first_day(planning: Planning, posts: dict[str, Post]) -> date:
    """Give the first day of the posts to add, where no day was given.

    Raises:
        RelevoError: If a post begins on the first day planned: then nothing would be frozen.
    """
    first = min((post.window.start for post in posts.values()), default=planning.horizon.start)
    if first == planning.horizon.start:
        raise RelevoError(
            text(
                "Say from which day it changes, with --from: the posts to add begin on the first "
                "day planned"
            )
        )
    return first


def _forces(
    planning: Planning, wish: Wish, posts: dict[str, Post], since: date
) -> tuple[Planning, list[Text], list[str]]:
    """Apply everything but an act; give the problem, the words and the places.

    Raises:
        RelevoError: If a name is unknown, or two changes contradict each other.
    """
    from relevo.casefile.more_posts import COST
    from relevo.instrument.model import Measure
    from relevo.report.phrases import MEASURES
    from relevo.rotation.replan import add_posts, close, drop, lower

    words: list[Text] = []
    places: list[str] = []
    for unit in dict.fromkeys(wish.drop):
        _known(unit, planning.units, _UNIT)
        held = [post.id for post in posts.values() if _incumbent(post) == unit]
        if held:
            raise RelevoError(
                text(
                    "Unit {unit} drops out, and is in place at the post to add {post}. Give one",
                    unit=unit,
                    post=held[0],
                )
            )
        words.append(text("Unit {unit} drops out from {day} on.", unit=unit, day=since))
        places.append(str(planning.units[unit].row))
        planning = drop(planning, unit, since)
    for point in dict.fromkeys(wish.close):
        _known(point, planning.points, _POINT)
        assert wish.to is not None
        term = Term.inclusive(since, wish.to)
        name = planning.points[point].name
        words.append(text("Nobody may arrive or leave at {point} {days}.", point=name, days=term))
        places.append("calendar.csv")
        planning = close(planning, point, term)
    for ceiling in dict.fromkeys(wish.ceilings):
        if ceiling.arm:
            _known(ceiling.arm, planning.codes.arms.codes, _ARM)
        measure = Measure(ceiling.measure)
        words.append(
            text(
                "{what}: at most {n} at once from {day} on, as asked for on the command line.",
                what=planning.codes.arms.name(ceiling.arm) if ceiling.arm else MEASURES[measure],
                n=ceiling.number,
                day=since,
            )
        )
        places.append("acts/")
        planning = lower(planning, measure, ceiling.number, since, ceiling.arm)
    for post in posts.values():
        rest = post.window.meet(Term(since, date.max))
        if rest is None:
            raise RelevoError(
                text("The post to add {post} ends before {day}", post=post.id, day=since)
            )
        words.append(
            text(
                "Post {post} is added {days}; every unit of its category may hold it.",
                post=post.id,
                days=rest,
            )
        )
        planning = add_posts(planning, [replace(post, window=rest)], {post.id: COST})
    if posts:
        places += ["forces/posts.csv", "forces/units.csv"]
    return planning, words, list(dict.fromkeys(places))


def _incumbent(post: Post) -> str:
    """Give the unit in place at a post, or an empty text."""
    return post.incumbent.unit if post.incumbent else ""


_UNIT = text("The case has no unit {name}. Units: {known}")
_POINT = text("The case has no point of entry {name}. Points of entry: {known}")
_ARM = text("There is no kind of arm {name}. Kinds: {known}")
_MOST = 5
"""Names said when one is not known."""


def _known(name: str, known: Iterable[str], otherwise: Text) -> None:
    """Refuse a name that nothing defines, and say the likeliest.

    Raises:
        RelevoError: If ``name`` is not one of ``known``.
    """
    names = sorted(known)
    if name in names:
        return
    raise RelevoError(replace(otherwise, args=(("name", name), ("known", _like(name, names)))))


def _like(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Give the known names most like one, or the first; three dots if there are more."""
    from relevo.casefile.names import nearest

    near = nearest(name, known)
    if near:
        return (near, "…")
    return (*known[:_MOST], *(("…",) if len(known) > _MOST else ()))
