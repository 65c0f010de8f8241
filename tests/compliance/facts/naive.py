"""A second checker of facts: instant by instant and day by day, plain loops, its own arithmetic.

It shares no code with ``relevo.compliance``, the folds of ``relevo.register`` or
``core.finding.agree``; it reads fields and nothing else. Everybody who was counted and not named is
a body of their own here, and so is each unit of stock. Its answer is how often each
``(rule, limit, subject, verdict)`` is found.
"""

# ruff: noqa: C901, PERF401, PLR0912, PLR0915, PLR0917 - plain loops are its whole point
from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from relevo.register.model import Coverage, Handover, Movement, Muster, Station, Use

DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)
FREE = ("evacuation", "rescue", "forced_landing")
NOT_ARMED = ("unarmed", "academic", "protocol")
MEASURES = {
    "arms": "arms",
    "aircraft": "aircraft",
    "vessel": "vessels",
    "equipment": "equipment",
    "stock": "stock",
}
LISTS = {
    "category": "categories",
    "place": "places",
    "institution": "institutions",
    "arms": "arms",
    "purpose": None,
    "activity": None,
    "point_of_entry": None,
    "vessel": None,
}


class World:
    """What was given, with the records that stand."""

    def __init__(self, log, mandate, codes, zone, as_of, points):
        self.mandate, self.codes, self.zone, self.as_of = mandate, codes, zone, as_of
        self.points = list(points)
        self.today = as_of.astimezone(zone).date()
        self.known = standing(log, as_of, self.today)
        self.moves = sorted(
            ((r.at, e, r) for e, r in self.known if isinstance(r, Movement)), key=lambda m: m[:2]
        )
        self.bodies, self.wrong = follow(self)
        self.amended = {
            f.act.id: f.act.amends[0].act for f in mandate.acts if len(f.act.amends) > 0
        }

    def first(self, day):
        """The first instant of a civil day; the first and last days there are mean no end."""
        if day <= date.min + DAY:
            return datetime.min.replace(tzinfo=UTC)
        if day >= date.max - DAY:
            return datetime.max.replace(tzinfo=UTC)
        return datetime.combine(day, time(0), self.zone).astimezone(UTC)

    def civil(self, instant):
        return instant.astimezone(self.zone).date()

    def family(self, act):
        seen = []
        while act in self.amended and act not in seen:
            seen.append(act)
            act = self.amended[act]
        return act

    def covered(self, day):
        """Whether a signed return says that everything of a day is on record."""
        signed = [
            r.point for _, r in self.known if isinstance(r, Coverage) and r.from_ <= day <= r.to
        ]
        if "" in signed:
            return True
        return bool(self.points) and all(point in signed for point in self.points)

    def bare(self, terms):
        """Whether a day of terms, up to the eve of today, has no return.

        If any has none, so has a first one: the first of its term, or the day after a return's end.
        """
        after = [r.to + DAY for _, r in self.known if isinstance(r, Coverage)]
        return any(
            t.start <= day < min(t.end, self.today) and not self.covered(day)
            for t in terms
            for day in [t.start, *after]
        )

    def runs_at(self, terms, instant):
        return instant <= self.as_of and any(
            self.first(t.start) <= instant < self.first(t.end) for t in terms
        )

    def begun(self, terms):
        return any(self.first(t.start) <= self.as_of for t in terms)


class Body:
    """One person, one piece, or one unit of stock, from coming to leaving."""

    def __init__(self, what, came, entry, *, name="", of=None, code="", label="", unit=""):
        self.what, self.came, self.entry = what, came, entry
        self.name, self.of, self.code, self.label, self.unit = name, of, code, label, unit
        self.since, self.until, self.last, self.out = came.at, None, None, None
        self.party = came.party.name
        self.stops = []

    def there(self, instant):
        return self.since <= instant and (self.until is None or instant < self.until)

    def known_as(self):
        """What tells it apart over the whole stay."""
        if not self.name:
            return id(self)
        return self.name if self.what == "person" else (self.what, self.code, self.name)


def naive_verdicts(log, mandate, codes, zone, *, as_of, points=(), tours=None, months=6):
    """Count the findings: ``{(rule, limit, subject, verdict): how often}``."""
    world = World(log, mandate, codes, zone, as_of, points)
    found = crossings(world) + limits(world) + stays(world) + contradictions(world)
    found += counts(world, months) + returns(world)
    if tours is not None:
        found += planned(world, tours) + posts(world, tours)
    return Counter(found)


# --- what is believed ------------------------------------------------------------------------


def standing(log, as_of, today):
    """Records that stand, each with its entry, in the order of the first entry of each."""
    heard = [one for one in log if one.recorded_at <= as_of]
    chain = {one.entry: one.corrects for one in heard}
    last = {}
    for one in heard:
        first = one.entry
        while chain.get(first) is not None:
            first = chain[first]
        last[first] = one
    kept = []
    for first in sorted(last):
        one = last[first]
        record = one.record
        if one.withdraws:
            continue
        if isinstance(record, Movement):
            if record.at > as_of:
                continue
        elif isinstance(record, Coverage):
            if record.from_ > today:
                continue
        elif getattr(record, "day", today) > today:
            continue
        kept.append((one.entry, record))
    return kept


def follow(world):
    """Every body, and what cannot be: ``(bodies, subjects)``."""
    events, stations = [], []
    for entry, record in world.known:
        if isinstance(record, Movement):
            events.append((record.at, entry, record))
        elif isinstance(record, Use):
            events.append((world.first(record.day + DAY) - TICK, entry, record))
        elif isinstance(record, Station):
            stations.append((record.day, entry, record))
    bodies, wrong = [], []

    def inside(wanted):
        return [b for b in bodies if b.until is None and wanted(b)]

    def gone(body, at, day, entry):
        body.until, body.last, body.out = at, day, entry

    def take_away(party, thing, at, day, entry):
        if thing.serial:
            found = inside(
                lambda b: (b.what, b.code, b.name) == (thing.kind, thing.item, thing.serial)
            )
            if not found:
                wrong.append(thing.serial)
            for body in found:
                gone(body, at, day, entry)
            return
        own = inside(
            lambda b: (
                not b.name
                and (b.party, b.what, b.code, b.unit, b.label)
                == (party, thing.kind, thing.item, thing.unit, thing.name)
            )
        )
        for body in own[: thing.quantity]:
            gone(body, at, day, entry)
        if len(own) < thing.quantity:
            wrong.append(f"{thing.item}: {thing.quantity - len(own)}")

    for at, entry, record in sorted(events, key=lambda event: event[:2]):
        if isinstance(record, Use):
            for thing in record.stock:
                take_away(record.party, thing, at, record.day, entry)
            continue
        party = record.party
        if record.way == "in":
            for person in party.persons:
                if inside(lambda b, roll=person.roll: b.what == "person" and b.name == roll):
                    wrong.append(person.roll)
                else:
                    bodies.append(Body("person", record, entry, name=person.roll, of=person.of))
            for of, number in party.uncounted:
                bodies += [Body("person", record, entry, of=of) for _ in range(number)]
            for thing in party.materiel:
                same = (thing.kind, thing.item, thing.serial)
                if thing.serial and inside(lambda b, s=same: (b.what, b.code, b.name) == s):
                    wrong.append(thing.serial)
                    continue
                bodies += [
                    Body(
                        thing.kind,
                        record,
                        entry,
                        name=thing.serial,
                        code=thing.item,
                        label=thing.name,
                        unit=thing.unit,
                    )
                    for _ in range(thing.quantity)
                ]
            continue
        for person in party.persons:
            found = inside(lambda b, roll=person.roll: b.what == "person" and b.name == roll)
            if not found:
                wrong.append(person.roll)
            for body in found:
                gone(body, at, record.day, entry)
        for of, number in party.uncounted:
            own = inside(
                lambda b, of=of, name=party.name: (
                    b.what == "person" and not b.name and (b.party, b.of) == (name, of)
                )
            )
            for body in own[:number]:
                gone(body, at, record.day, entry)
            if len(own) < number:
                wrong.append(f"{party.name}: {number - len(own)} {of}")
        for thing in party.materiel:
            take_away(party.name, thing, at, record.day, entry)
    for body in bodies:
        came = body.came
        body.stops = [(came.day, came.place, came.institution, came.party.post)]
        if body.what != "person":
            continue
        for day, _, station in sorted(stations, key=lambda s: s[:2]):
            if station.party != body.party or day < came.day:
                continue
            if body.last is not None and day > body.last:
                continue
            if station.persons and body.name not in station.persons:
                continue
            body.stops.append((day, station.place, station.institution, station.post))
    return bodies, wrong


# --- codes, bounds, joining ------------------------------------------------------------------


def above(tree, code):
    found = []
    while code and code not in found:
        found.append(code)
        code = tree.codes[code].parent if code in tree.codes else ""
    return found


def meanings(tree, code):
    return tree.codes[code].means or (code,) if code in tree.codes else (code,)


def holds(tree, items, code):
    """Whether a list holds a code; without a tree names are the same or not."""
    if tree is None:
        return "yes" if code in items else "no"
    answers = set()
    for one in meanings(tree, code):
        answer = "no"
        for item in items:
            wide = [m in above(tree, one) for m in meanings(tree, item)]
            narrow = [one in above(tree, m) for m in meanings(tree, item)]
            if False not in wide:
                answer = "yes"
            elif answer == "no" and (True in wide or True in narrow):
                answer = "unclear"
        answers.add(answer)
    return answers.pop() if len(answers) == 1 else "unclear"


def plain(name):
    letters = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def called(names, name):
    if not name:
        return "unclear"
    return "yes" if plain(name) in [plain(one) for one in names] else "no"


def all_of(answers):
    if "no" in answers:
        return "no"
    return "unclear" if "unclear" in answers else "yes"


def about(world, scope, came, place, institution, *, code="", label="", of=None):
    """Whether a scope is about somebody or something that came somewhere."""
    codes, party = world.codes, came.party
    answers = []
    for tree, items, own in (
        (codes.states, scope.senders, party.sender),
        (codes.categories, scope.categories, party.category),
        (codes.places, scope.places, place),
        (codes.institutions, scope.institutions, institution),
    ):
        if items:
            answers.append(holds(tree, items, own) if own else "unclear")
    if scope.activities:
        answers.append(called(scope.activities, came.activity))
    if scope.contingents:
        answers.append(called(scope.contingents, party.contingent))
    if scope.person_classes:
        answers.append("unclear" if of is None else "yes" if of in scope.person_classes else "no")
    if scope.named:
        by_code, by_label = called(scope.named, code), called(scope.named, label)
        answers.append("yes" if by_label == "yes" else by_code)
    if scope.things:
        answers.append("unclear")
    return all_of(answers)


def under(world, act, came):
    """Whether something came under an act."""
    if came.act:
        return "yes" if world.family(came.act) == world.family(act) else "no"
    families = {world.family(force.act.id) for force in world.mandate.acts}
    return "unclear" if len(families) > 1 else "yes"


def numbered(bound):
    return bound.hi is not None or (bound.lo is not None and bound.lo > 0)


def against(bound, n):
    if bound.upper:
        if bound.lo is None or n <= bound.lo:
            return "met"
        return "breached" if bound.hi is not None and n > bound.hi else "undetermined"
    if n < bound.lo:
        return "breached"
    return "met" if bound.hi is not None and n >= bound.hi else "undetermined"


def between(bound, low, high):
    """Every whole number from low to high must say the same."""
    if bound.upper and bound.lo is None:
        return "met"
    if not numbered(bound):
        return "undetermined"
    return same([against(bound, n) for n in range(low, high + 1)])


def same(verdicts):
    return verdicts[0] if len(set(verdicts)) == 1 else "undetermined"


def gravest(verdicts):
    if "breached" in verdicts:
        return "breached"
    return "undetermined" if "undetermined" in verdicts else "met"


def days_from(first, end):
    found = []
    while first < end:
        found.append(first)
        first += DAY
    return found


def runs(terms, day):
    return any(t.start <= day < t.end for t in terms)


def months_later(first, months):
    """The last day of whole calendar months: the eve of the same day, or the month's last."""
    year, month = first.year, first.month
    for _ in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    if first.day == 1:
        return date(year, month, 1) - DAY
    day = first.day - 1
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


# --- numbers ---------------------------------------------------------------------------------


def limits(world):
    found = []
    for limit in world.mandate.limits:
        if limit.measure == "stay_days" or limit.basis != "law" or not world.begun(limit.terms):
            continue
        verdict = same([one_reading(world, limit, r) for r in limit.readings])
        if verdict == "met" and world.bare(limit.terms):
            verdict = "undetermined"
        found.append(("R-FACT-LIMIT", limit.id, "", verdict))
    return found


def one_reading(world, limit, reading):
    if reading.absent:
        return "met"
    pictures = [
        (instant, picture(world, limit, reading, instant)) for instant in moments(world, limit)
    ]
    bound = reading.bound
    if reading.counting == "cumulative":
        perhaps = {key for _, seen in pictures for key, _, _, _ in seen}
        sure = {key for _, seen in pictures for key, _, held, weighs in seen if held and weighs}
        return between(bound, len(sure), len(perhaps))
    if reading.counting == "concurrent":
        low = max([sum(held and weighs for _, _, held, weighs in seen) for _, seen in pictures])
        high = max([len(seen) for _, seen in pictures])
        return between(bound, low, high)
    if not numbered(bound):
        return "met" if bound.upper and bound.lo is None else "undetermined"
    verdicts = []
    for party in {party for _, seen in pictures for _, party, _, _ in seen}:
        own = [[one for one in seen if one[1] == party] for _, seen in pictures]
        low = max(sum(held and weighs for _, _, held, weighs in seen) for seen in own)
        high = max(len(seen) for seen in own)
        verdict = between(bound, low, high)
        concerned = any(held for seen in own for _, _, held, _ in seen)
        verdicts.append(verdict if concerned or verdict == "met" else "undetermined")
    return gravest(verdicts)


def moments(world, limit):
    """Instants at which a number may change while a limit runs."""
    instants = {b.since for b in world.bodies} | {at for at, _, _ in world.moves}
    instants |= {world.first(stop[0]) for b in world.bodies for stop in b.stops}
    instants |= {world.first(t.start) for t in limit.terms}
    return sorted(i for i in instants if world.runs_at(limit.terms, i))


def picture(world, limit, reading, instant):
    """What counts at an instant: key, party, whether the limit is surely about it, and weighs."""
    seen = []

    def add(key, came, place, institution, **more):
        held = all_of(
            [
                about(world, limit.scope, came, place, institution, **more),
                under(world, limit.clause.act, came),
            ]
        )
        weighs = "yes"
        if limit.measure == "arms" and reading.arms:
            weighs = holds(world.codes.arms, reading.arms, more["code"])
        if held != "no" and weighs != "no":
            seen.append((key, came.party.name, held == "yes", weighs == "yes"))

    if limit.measure == "movements":
        for at, entry, move in world.moves:
            if at == instant:
                add(entry, move, move.place, move.institution)
    elif limit.measure == "units":
        for party in {b.party for b in world.bodies if b.what == "person"}:
            body = first_of_unbroken(world, party, instant)
            if body is not None:
                came = body.came
                add(party, came, came.place, came.institution)
    else:
        for body in world.bodies:
            if MEASURES.get(body.what, "persons") != limit.measure or not body.there(instant):
                continue
            place, institution = [
                stop[1:3]
                for n, stop in enumerate(body.stops)
                if n == 0 or world.first(stop[0]) <= instant
            ][-1]
            add(
                body.known_as(),
                body.came,
                place,
                institution,
                code=body.code,
                label=body.label,
                of=body.of,
            )
    return seen


def first_of_unbroken(world, party, instant):
    """Whoever came first of the presence of a party that has not been broken since."""
    members = [b for b in world.bodies if b.what == "person" and b.party == party]
    if not any(b.there(instant) for b in members):
        return None
    # go back: the presence reaches as far as somebody was there, or leaves as another comes
    back = instant
    while True:
        reach = [
            b.since for b in members if b.since < back and (b.until is None or b.until >= back)
        ]
        if not reach:
            break
        back = min(reach)
    return next(b for b in members if b.since == back)


# --- length of stays -------------------------------------------------------------------------


def stays(world):
    found = []
    for limit in world.mandate.limits:
        if limit.measure != "stay_days" or limit.basis != "law" or not world.begun(limit.terms):
            continue

        def each_of(days, limit=limit):
            return ["met" if r.absent else between(r.bound, days, days) for r in limit.readings]

        verdicts = [
            [] if r.absent or numbered(r.bound) else [between(r.bound, 0, 0)]
            for r in limit.readings
        ]
        for body in world.bodies:
            if body.what != "person":
                continue
            came = body.came
            held = all_of(
                [
                    about(world, limit.scope, came, came.place, came.institution, of=body.of),
                    under(world, limit.clause.act, came),
                ]
            )
            last = max(came.day, world.civil(body.until or world.as_of))
            days = days_from(came.day, last + DAY)
            if held == "no" or not any(runs(limit.terms, d) for d in days):
                continue
            own = each_of(len(days))
            doubtful = held == "unclear"
            if body.until is None and same(own) == "breached":
                later = range(len(days), len(days) + 400)
                gone = [
                    n for n, d in enumerate(days, 1) if d < world.today and not world.covered(d)
                ]
                doubtful |= any(same(each_of(n)) != "breached" for n in [*later, *gone])
            for verdict, each in zip(own, verdicts, strict=True):
                each.append("undetermined" if doubtful and verdict != "met" else verdict)
        verdict = same([gravest(each) for each in verdicts])
        if verdict == "met" and world.bare(limit.terms):
            verdict = "undetermined"
        found.append(("R-FACT-STAY", limit.id, "", verdict))
    return found


# --- single crossings ------------------------------------------------------------------------


def crossings(world):
    seen, minded, judged_any = set(), [], False
    for _, _, move in world.moves:
        if move.way != "in":
            continue
        judged = []
        if move.cause not in FREE:
            judged_any = True
            judged = (
                day_of(world, move)
                + published(world, move)
                + named(world, move)
                + class_of(world, move)
                + end_of(world, move)
            )
        seen.update(one for one in judged if one[3] != "met")
        if move.despite or move.noted:
            minded.append(("R-FACT-CROSSING", "", move.party.name, "undetermined"))
    if seen or minded or not judged_any:
        return [*seen, *minded]
    return [("R-FACT-CROSSING", "", "", "met")]


def acts_for(world, move):
    return [
        force
        for force in world.mandate.acts
        if move.party.sender in force.act.senders
        and (not move.act or world.family(force.act.id) == world.family(move.act))
    ]


def windows_for(world, move, acts):
    """Presence windows that may be for a crossing, each with the answer."""
    found = []
    for window in world.mandate.windows:
        if window.kind != "presence" or window.clause.act not in [f.act.id for f in acts]:
            continue
        answers = []
        if window.senders:
            answers.append(holds(world.codes.states, window.senders, move.party.sender))
        if window.places:
            own = move.place
            answers.append(holds(world.codes.places, window.places, own) if own else "unclear")
        if all_of(answers) != "no":
            found.append((window, all_of(answers)))
    return found


def day_of(world, move):
    acts = acts_for(world, move)
    windows = windows_for(world, move, acts)
    certain = [force.act.id for force in acts if force.certain]
    open_windows = [(w, answer) for w, answer in windows if runs(w.terms, move.day)]
    undated = False
    for force in acts:
        act = force.act
        stopped = any(
            stop.from_ <= move.day and (stop.to is None or move.day <= stop.to)
            for stop in act.suspended_by
        )
        dated = "presence" in [window.kind for window in act.windows]
        if not act.amends and not dated and not stopped:
            undated = True
    if any(answer == "yes" and w.clause.act in certain for w, answer in open_windows):
        verdict = "met"
    elif open_windows or undated or not world.mandate.acts:
        verdict = "undetermined"
    else:
        verdict = "breached"
    limit = windows[0][0].id if len(windows) == 1 else ""
    return [("R-FACT-WINDOW", limit, move.party.sender, verdict)]


def published(world, move):
    """The act that an entry names, and one amending it that it needs, is published by its day."""
    found = []
    if not move.act:
        return found
    acts = acts_for(world, move)
    windows = [
        (w.clause.act, answer)
        for w, answer in windows_for(world, move, acts)
        if runs(w.terms, move.day)
    ]
    for force in acts:
        if force.act.id != move.act:
            if force.act.id not in [act for act, _ in windows]:
                continue
            elsewhere = False
            for other in acts:
                given = [v.day for v in other.published]
                if other is not force and (other.act.id, "yes") in windows:
                    elsewhere |= None not in given and all(d <= move.day for d in given)
            if elsewhere:
                continue
        readings = []
        for version in force.published:
            if version.day is None:
                readings.append("undetermined")
            else:
                readings.append("breached" if move.day < version.day else "met")
        verdict = same(readings) if readings else "undetermined"
        found.append(("R-FACT-PUBLICATION", force.act.id, force.act.id, verdict))
    return found


def named(world, move):
    found = []
    things = move.party.materiel
    has = {
        "category": [move.party.category],
        "place": [move.place],
        "institution": [move.institution],
        "arms": sorted({t.item for t in things if t.kind == "arms"}),
        "purpose": [move.purpose],
        "activity": [move.activity],
        "point_of_entry": [move.point],
        "vessel": [t.name or t.serial for t in things if t.kind == "vessel"],
    }
    for kind, tree_name in LISTS.items():
        tree = getattr(world.codes, tree_name) if tree_name else None
        holders = []
        for permitted in world.mandate.permitted:
            if permitted.of == kind:
                items = [[[v.code] if v.code else [] for v in i.versions] for i in permitted.items]
                holders.append((permitted, items, permitted.complete))
        if kind == "arms":
            for limit in world.mandate.limits:
                if limit.measure == "arms":
                    items = [[[] if r.absent else list(r.arms) for r in limit.readings]]
                    holders.append((limit, items, None))
        holders = [
            one
            for one in holders
            if runs(one[0].terms, move.day)
            and (not move.act or world.family(one[0].clause.act) == world.family(move.act))
        ]
        for code in has[kind]:
            bearing = []
            for holder, items, complete in holders:
                if hasattr(holder, "scope"):
                    answer = about(
                        world, holder.scope, move, move.place, move.institution, code=code
                    )
                elif holder.senders:
                    answer = holds(world.codes.states, holder.senders, move.party.sender)
                else:
                    answer = "yes"
                if answer != "no":
                    bearing.append((items, complete, answer))
            if not bearing:
                continue
            limit = holders[0][0].id if len(holders) == 1 else ""
            verdict = listed(bearing, tree, code) if code else "undetermined"
            found.append(("R-FACT-LIST", limit, code, verdict))
    return found


def listed(bearing, tree, code):
    """A code against lists that bear on it, under each combination of the sources' versions."""
    slots = [(n, versions) for n, (items, _, _) in enumerate(bearing) for versions in items]
    readings = []
    for pick in itertools.product(*(versions for _, versions in slots)):
        sure, perhaps = [], []
        for (n, _), codes in zip(slots, pick, strict=True):
            (sure if bearing[n][2] == "yes" else perhaps).extend(codes)
        binding = any(complete and answer == "yes" for _, complete, answer in bearing)
        claimed = all(complete is not False for _, complete, _ in bearing)
        if holds(tree, sure, code) == "yes":
            readings.append("met")
        elif holds(tree, sure + perhaps, code) != "no":
            readings.append("undetermined")
        else:
            readings.append("breached" if binding and claimed else "undetermined")
    return same(readings)


def class_of(world, move):
    found = []
    if not move.act:
        return found
    armed = any(t.kind == "arms" for t in move.party.materiel)
    for force in acts_for(world, move):
        stated = force.act.class_of_entry
        if stated is None:
            continue
        verdict = "met"
        if armed and stated.value in NOT_ARMED:
            verdict = "breached"
        elif move.entry is not None and move.entry != stated.value:
            verdict = "undetermined"
        found.append(("R-FACT-CLASS", force.act.id, str(move.entry or ""), verdict))
    return found


def end_of(world, move):
    found = []
    if move.until is None:
        return found
    windows = [w for w, _ in windows_for(world, move, acts_for(world, move))]
    first = [w for w in windows if runs(w.terms, move.day)]
    if first:
        stay = days_from(move.day, move.until + DAY)
        fine = all(any(runs(w.terms, d) for w in windows) for d in stay)
        limit = first[0].id
        found.append(("R-FACT-END", limit, move.party.name, "met" if fine else "breached"))
    days = len(days_from(move.day, move.until + DAY))
    if not days:
        return found
    party = move.party
    classes = {p.of for p in party.persons} | {of for of, _ in party.uncounted}
    for limit in world.mandate.limits:
        if limit.measure != "stay_days" or limit.basis != "law":
            continue
        if not runs(limit.terms, move.day):
            continue
        if any(not r.absent and not numbered(r.bound) for r in limit.readings):
            continue
        verdicts = []
        for of in classes:
            held = all_of(
                [
                    about(world, limit.scope, move, move.place, move.institution, of=of),
                    under(world, limit.clause.act, move),
                ]
            )
            if held == "no":
                continue
            verdict = same(["met" if r.absent else against(r.bound, days) for r in limit.readings])
            verdicts.append(verdict if held == "yes" or verdict == "met" else "undetermined")
        if verdicts:
            found.append(("R-FACT-END", limit.id, party.name, gravest(verdicts)))
    return found


# --- the record itself -----------------------------------------------------------------------


def contradictions(world):
    subjects = list(world.wrong)
    holders = {}
    handovers = sorted(
        ((r.day, e, r) for e, r in world.known if isinstance(r, Handover)), key=lambda h: h[:2]
    )
    for day, _, handover in handovers:
        for thing in handover.pieces:
            there = [
                b
                for b in world.bodies
                if b.what == thing.kind
                and (b.code, b.name) == (thing.item, thing.serial)
                and b.came.day <= day
                and (b.last is None or day <= b.last)
            ]
            if handover.to[0] == "person" and not any(
                b.what == "person"
                and b.name == handover.to[1]
                and b.came.day <= day
                and (b.last is None or day <= b.last)
                for b in world.bodies
            ):
                subjects.append(thing.serial)
            if not there:
                subjects.append(thing.serial)
                continue
            body = there[-1]
            holder = holders.get(id(body), ("unit", body.party))
            if handover.from_ is not None and tuple(map(str, handover.from_)) != holder:
                subjects.append(thing.serial)
            holders[id(body)] = tuple(map(str, handover.to))
    for _, muster in world.known:
        if isinstance(muster, Muster):
            subjects += [muster.party] * differences(world, muster)
    if not subjects:
        return [("R-FACT-RECORD", "", "", "kept")]
    return [("R-FACT-RECORD", "", subject, "short") for subject in subjects]


def differences(world, muster):
    """How many kinds of difference a count shows."""
    first, last = world.first(muster.day), world.first(muster.day + DAY) - TICK
    last = min(last, world.as_of)
    people = ([], [])
    pieces = ([], [])
    for body in world.bodies:
        if not body.name or muster.party not in ("", body.party):
            continue
        if body.what not in {"person", "arms"}:
            continue
        at_end = body.there(last)
        some_time = body.since <= last and (body.until is None or body.until > first)
        must, may = people if body.what == "person" else pieces
        if some_time:
            may.append(body.name)
        if at_end or (some_time and muster.occasion == "departure"):
            must.append(body.name)
    number = 0
    for (must, may), found in (
        (people, muster.persons),
        (pieces, [t.serial for t in muster.pieces if t.serial]),
    ):
        number += any(name not in found for name in must)
        number += any(name not in may for name in found)
    return number + amounts_differ(world, muster, first, last)


def amounts_differ(world, muster, first, last):
    """Whether a quantity that was counted is one that was there at no time of the day."""
    said = {}
    for thing in muster.pieces:
        if not thing.serial:
            said[thing.kind, thing.item] = said.get((thing.kind, thing.item), 0) + thing.quantity
    for (kind, item), found in said.items():
        own = [
            b
            for b in world.bodies
            if (b.what, b.code, b.name) == (kind, item, "") and muster.party in ("", b.party)
        ]
        instants = [first, last, *(b.since for b in own), *(b.until for b in own if b.until)]
        there = [sum(b.there(at) for b in own) for at in instants if first <= at <= last]
        if found < min(there) or found > max(there):
            return True
    return False


def counts(world, months):
    """Counts of arms that were due and are not on record."""
    arms = [b for b in world.bodies if b.what == "arms"]
    if not arms:
        return []
    found = []
    for party in {b.party for b in arms}:
        days = set()
        for body in arms:
            if body.party == party:
                last = max(body.came.day, world.civil(body.until or world.as_of))
                days |= set(days_from(body.came.day, last + DAY))
        taken = {r.day for _, r in world.known if isinstance(r, Muster) and r.party in ("", party)}
        handed = set()
        for _, record in world.known:
            if isinstance(record, Handover):
                for thing in record.pieces:
                    there = [
                        b
                        for b in arms
                        if (b.code, b.name) == (thing.item, thing.serial)
                        and thing.serial
                        and b.came.day <= record.day
                        and (b.last is None or record.day <= b.last)
                    ]
                    if there and there[-1].party == party:
                        handed.add(record.day)

        def counted(day, taken=taken):
            return day - DAY in taken or day in taken or day + DAY in taken

        for day in sorted(days):
            due = []
            if day - DAY not in days:
                due.append("arrival")
            if day in handed:
                due.append("handover")
            if day + DAY not in days and day < world.today:
                due.append("departure")
            if day + DAY < world.today and not counted(day):
                found += [("R-FACT-MUSTER", "", party, "short")] * len(due)
        late_before = False
        last = None
        for day in sorted(days):
            if day - DAY not in days:
                last, late_before = day, False
            if day in taken:
                last, late_before = day, False
            late = day < world.today and day > months_later(last, months)
            if late and not late_before:
                found.append(("R-FACT-MUSTER", "", party, "short"))
            late_before = late
    return found or [("R-FACT-MUSTER", "", "", "kept")]


def returns(world):
    terms = [t for w in world.mandate.windows if w.kind == "presence" for t in w.terms]
    if not world.begun(terms):
        return []
    return [("R-FACT-RETURN", "", "", "short" if world.bare(terms) else "kept")]


# --- the plan --------------------------------------------------------------------------------


def present_days(world, body):
    last = max(body.came.day, world.civil(body.until or world.as_of))
    return days_from(body.came.day, last + DAY)


def planned(world, tours):
    should, was = {}, {}
    for tour in tours:
        days = days_from(tour.stay.start, min(tour.stay.end, world.today + DAY))
        should.setdefault(tour.unit, set()).update(days)
    for body in world.bodies:
        if body.what == "person":
            unit = body.came.party.unit or body.party
            was.setdefault(unit, set()).update(present_days(world, body))
    found = []
    for unit in should.keys() | was.keys():
        planned_days, actual = should.get(unit, set()), was.get(unit, set())
        for missing in (planned_days - actual, actual - planned_days):
            if missing:
                found.append(("R-FACT-PLAN", "", unit, "short"))
    return found or [("R-FACT-PLAN", "", "", "kept")]


def posts(world, tours):
    held = {}
    for body in world.bodies:
        if body.what == "person":
            for day in present_days(world, body):
                post = [stop[3] for n, stop in enumerate(body.stops) if n == 0 or stop[0] <= day][
                    -1
                ]
                held.setdefault(post, set()).add(day)
    found = []
    for post in {tour.post for tour in tours}:
        wanted = set()
        for tour in tours:
            if tour.post == post:
                wanted.update(days_from(tour.stay.start, min(tour.stay.end, world.today + DAY)))
        missing = wanted - held.get(post, set())
        found.append(("R-FACT-PRESENCE", "", post, "short" if missing else "kept"))
    return found
