"""What ``relevo replan`` is asked to change: read, checked and applied to the planning problem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relevo.cli.known import ARM, POINT, UNIT, known_name
from relevo.cli.opened import planning_of, refuse
from relevo.core.errors import RelevoError
from relevo.core.term import Term
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.cli.ceiling import Ceiling
    from relevo.core.words import Speaker, Text
    from relevo.rotation.model import Planning, Post


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
        known_name(unit, planning.units, UNIT)
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
        known_name(point, planning.points, POINT)
        assert wish.to is not None
        term = Term.inclusive(since, wish.to)
        name = planning.points[point].name
        words.append(text("Nobody may arrive or leave at {point} {days}.", point=name, days=term))
        places.append("calendar.csv")
        planning = close(planning, point, term)
    for ceiling in dict.fromkeys(wish.ceilings):
        if ceiling.arm:
            known_name(ceiling.arm, planning.codes.arms.codes, ARM)
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
