"""A second checker: day by day, plain loops, its own arithmetic.

It shares no code with ``relevo.compliance``, ``mandate/calendar.py`` or ``core.finding.agree``;
it reads the model's fields and nothing else. Its answer is a verdict for each rule, limit and
subject.
"""

# ruff: noqa: C901, PLR0912, PLR0917 - plain loops, one after the other, are its whole point
from __future__ import annotations

import itertools
from datetime import date, timedelta

DAY = timedelta(days=1)
KINDS = {
    "category": ("R-CATEGORY", "categories"),
    "place": ("R-PLACE", "places"),
    "institution": ("R-HOST", "institutions"),
    "arms": ("R-ARMS-KIND", "arms"),
}
NOT_IN_A_PLAN = ("aircraft", "vessels", "equipment", "stock", "movements")


class Stay:
    """One stay with its days spelled out."""

    def __init__(self, unit, post, stay, *, incumbent):
        self.unit, self.post, self.incumbent = unit, post, incumbent
        self.days = []
        day = stay.start
        while day < stay.end:
            self.days.append(day)
            day += DAY
        self.first, self.last = self.days[0], self.days[-1]

    @property
    def judged(self):
        return [d for d in self.days if not self.incumbent or d >= self.post.window.start]


def naive_verdicts(planning, tours):
    """Give ``{(rule, limit, subject): verdict}``."""
    stays, unknown = stays_of(planning, tours)
    found = {}
    for part in (
        windows(planning, stays),
        publication(planning, stays),
        lists(planning, stays),
        limits(planning, stays),
        lengths(planning, stays),
        posts(planning, stays),
        units(planning, stays),
        others(planning, stays),
    ):
        assert not found.keys() & part.keys()
        found.update(part)
    for unit, post in unknown:
        found["R-AVAILABILITY", "", f"{unit}/{post}"] = "short"
    return found


def stays_of(planning, tours):
    stays, unknown = [], []
    everything = [
        (p.incumbent.unit, p.id, p.incumbent.stay, True)
        for p in planning.posts.values()
        if p.incumbent
    ]
    everything += [(t.unit, t.post, t.stay, False) for t in tours]
    for unit, post, stay, incumbent in everything:
        if unit in planning.units and post in planning.posts:
            stays.append(
                Stay(planning.units[unit], planning.posts[post], stay, incumbent=incumbent)
            )
        else:
            unknown.append((unit, post))
    return stays, unknown


# --- codes, bounds, joining ------------------------------------------------------------------


def above(tree, code):
    """A code and everything that contains it."""
    found = []
    while code and code not in found:
        found.append(code)
        code = tree.codes[code].parent if code in tree.codes else ""
    return found


def meanings(tree, code):
    return tree.codes[code].means or (code,) if code in tree.codes else (code,)


def holds(tree, items, code):
    answers = []
    for one in meanings(tree, code):
        answer = "no"
        for item in items:
            wide = [m in above(tree, one) for m in meanings(tree, item)]
            narrow = [one in above(tree, m) for m in meanings(tree, item)]
            if False not in wide:
                answer = "yes"
            elif answer == "no" and (True in wide or True in narrow):
                answer = "unclear"
        answers.append(answer)
    return answers[0] if len(set(answers)) == 1 else "unclear"


def scope_of(planning, scope, stay):
    codes = planning.codes
    answers = []
    for tree, items, code in (
        (codes.states, scope.senders, stay.unit.sender),
        (codes.categories, scope.categories, stay.unit.category),
        (codes.places, scope.places, stay.post.place),
        (codes.institutions, scope.institutions, stay.post.institution),
    ):
        if items:
            answers.append(holds(tree, items, code))
    if scope.activities or scope.contingents or scope.person_classes or scope.named or scope.things:
        answers.append("unclear")
    if "no" in answers:
        return "no"
    return "unclear" if "unclear" in answers else "yes"


def against(bound, n):
    if bound.upper:
        if bound.lo is None or n <= bound.lo:
            return "met"
        if bound.hi is not None and n > bound.hi:
            return "breached"
        return "undetermined"
    if n < bound.lo:
        return "breached"
    return "met" if n >= bound.hi else "undetermined"


def numbered(bound):
    return bound.hi is not None or (bound.lo is not None and bound.lo > 0)


def between(bound, low, high):
    """Every whole number from low to high must say the same."""
    if bound.upper and bound.lo is None:
        return "met"
    if not numbered(bound):
        return "undetermined"
    answers = {against(bound, n) for n in range(low, high + 1)}
    return answers.pop() if len(answers) == 1 else "undetermined"


def same(verdicts):
    return verdicts[0] if len(set(verdicts)) == 1 else "undetermined"


def gravest(verdicts):
    if "breached" in verdicts:
        return "breached"
    return "undetermined" if "undetermined" in verdicts else "met"


def runs(terms, day):
    return any(t.start <= day < t.end for t in terms)


# --- law -------------------------------------------------------------------------------------


def for_stay(planning, window, stay):
    answers = []
    if window.senders:
        answers.append(holds(planning.codes.states, window.senders, stay.unit.sender))
    if window.places:
        answers.append(holds(planning.codes.places, window.places, stay.post.place))
    if "no" in answers:
        return "no"
    return "unclear" if "unclear" in answers else "yes"


def presence_windows(planning):
    return [w for w in planning.mandate.windows if w.kind == "presence"]


def windows(planning, stays):
    acts = [force.act for force in planning.mandate.acts]
    found = {}
    for stay in stays:
        if not stay.judged:
            continue
        sender = stay.unit.sender
        dateless = [
            act
            for act in acts
            if not act.amends
            and sender in act.senders
            and "presence" not in [w.kind for w in act.windows]
        ]
        used = {}
        verdicts = []
        for window in presence_windows(planning):
            answer = for_stay(planning, window, stay)
            if answer != "no":
                used[window.id] = (window.terms, answer)
        for day in stay.judged:
            answers = [answer for terms, answer in used.values() if runs(terms, day)]
            if "yes" in answers:
                verdicts.append("met")
            elif answers or not acts or any(in_effect(act, day) for act in dateless):
                verdicts.append("undetermined")
            else:
                verdicts.append("breached")
        ids, before = found.get(sender, (set(), []))
        found[sender] = (ids | set(used), before + verdicts)
    return {
        ("R-WINDOW", next(iter(ids)) if len(ids) == 1 else "", sender): gravest(verdicts)
        for sender, (ids, verdicts) in found.items()
    }


def in_effect(act, day):
    return not any(
        stop.from_ <= day and (stop.to is None or day <= stop.to) for stop in act.suspended_by
    )


def publication(planning, stays):
    found = {}
    for force in planning.mandate.acts:
        entries = []
        for stay in stays:
            if stay.incumbent:
                continue
            for day in stay.days:
                own = elsewhere = False
                for window in presence_windows(planning):
                    answer = for_stay(planning, window, stay)
                    if answer == "no" or not runs(window.terms, day):
                        continue
                    if window.clause.act == force.act.id:
                        own = True
                    elif answer == "yes":
                        (other,) = [
                            a for a in planning.mandate.acts if a.act.id == window.clause.act
                        ]
                        given = [v.day for v in other.published]
                        if None not in given and all(since <= day for since in given):
                            elsewhere = True
                if own and not elsewhere:
                    entries.append(day)
                    break
        if entries:
            readings = []
            for version in force.published:
                if version.day is None:
                    readings.append("undetermined")
                elif min(entries) < version.day:
                    readings.append("breached")
                else:
                    readings.append("met")
            found["R-PUBLICATION", force.act.id, force.act.id] = same(readings)
    return found


def lists(planning, stays):
    found = {}
    for kind, (rule, tree_name) in KINDS.items():
        tree = getattr(planning.codes, tree_name)
        holders = []
        for permitted in planning.mandate.permitted:
            if permitted.of == kind:
                items = [[[v.code] if v.code else [] for v in i.versions] for i in permitted.items]
                holders.append((permitted, items, permitted.complete))
        if kind == "arms":
            for limit in planning.mandate.limits:
                if limit.measure == "arms":
                    items = [[[] if r.absent else list(r.arms) for r in limit.readings]]
                    holders.append((limit, items, None))
        seen = {}
        for stay in stays:
            for code in codes_of(planning, kind, stay):
                for day in stay.judged:
                    active = []
                    for place, (holder, _, _) in enumerate(holders):
                        if not runs(holder.terms, day):
                            continue
                        if hasattr(holder, "scope"):
                            about = scope_of(planning, holder.scope, stay)
                        else:
                            about = holds(planning.codes.states, holder.senders, stay.unit.sender)
                        if about != "no":
                            active.append((place, about))
                    if active:
                        seen.setdefault(code, set()).add(tuple(active))
        for code, groups in seen.items():
            places = sorted({place for group in groups for place, _ in group})
            slots = [(p, n) for p in places for n in range(len(holders[p][1]))]
            readings = []
            for pick in itertools.product(*(holders[p][1][n] for p, n in slots)):
                chosen = dict(zip(slots, pick, strict=True))
                readings.append(
                    gravest([listed(holders, chosen, group, tree, code) for group in groups])
                )
            cited = [
                p
                for p in places
                if any(holds(tree, v, code) != "no" for i in holders[p][1] for v in i)
            ]
            cited = cited or places
            limit = holders[cited[0]][0].id if len(cited) == 1 else ""
            found[rule, limit, code] = same(readings)
    return found


def codes_of(planning, kind, stay):
    if kind == "category":
        return [stay.unit.category]
    if kind == "place":
        return [stay.post.place]
    if kind == "institution":
        return [stay.post.institution]
    codes = []
    for name in (stay.unit.kit, stay.post.kit):
        if name in planning.kits:
            codes += [code for code, n in planning.kits[name].arms.items() if n]
    return codes


def listed(holders, chosen, group, tree, code):
    sure, perhaps = [], []
    for place, about in group:
        for (p, _), codes in chosen.items():
            if p == place:
                (sure if about == "yes" else perhaps).extend(codes)
    if holds(tree, sure, code) == "yes":
        return "met"
    if holds(tree, sure + perhaps, code) != "no":
        return "undetermined"
    binding = [holders[p][2] for p, about in group if about == "yes"]
    every = [holders[p][2] for p, _ in group]
    return "breached" if True in binding and False not in every else "undetermined"


def limits(planning, stays):
    found = {}
    horizon = []
    day = planning.horizon.start
    while day < planning.horizon.end:
        horizon.append(day)
        day += DAY
    concerned = horizon + [d for s in stays for d in s.days]
    for limit in planning.mandate.limits:
        if not any(runs(limit.terms, d) for d in concerned):
            continue
        if limit.measure in NOT_IN_A_PLAN:
            free = all(r.absent or (r.bound.upper and r.bound.lo is None) for r in limit.readings)
            found["R-NOT-PLANNED", limit.id, ""] = "met" if free else "undetermined"
            continue
        rule = {
            "arms": "R-ARMS-QUANTITY",
            "persons": "R-STRENGTH",
            "units": "R-STRENGTH",
            "stay_days": "R-STAY-DAYS",
        }[limit.measure]
        found[rule, limit.id, ""] = same(
            [one_reading(planning, stays, limit, reading) for reading in limit.readings]
        )
    return found


def weight(planning, measure, reading, stay):
    """What a stay brings and what stays with its post: (low, high) each."""
    if measure == "persons":
        return (stay.unit.persons,) * 2, (0, 0)
    if measure == "units":
        return (1, 1), (0, 0)
    if measure == "stay_days":
        return (len(stay.days),) * 2, (0, 0)
    both = []
    for name in (stay.unit.kit, stay.post.kit):
        low = high = 0
        if name in planning.kits:
            for code, n in planning.kits[name].arms.items():
                answer = holds(planning.codes.arms, reading.arms, code) if reading.arms else "yes"
                low += n if answer == "yes" else 0
                high += n if answer != "no" else 0
        both.append((low, high))
    return both


def one_reading(planning, stays, limit, reading):
    if reading.absent:
        return "met"
    bound = reading.bound
    counted = [
        (stay, answer)
        for stay in stays
        if (answer := scope_of(planning, limit.scope, stay)) != "no"
        and any(runs(limit.terms, day) for day in stay.days)
    ]
    counting = "per_contingent" if limit.measure == "stay_days" else reading.counting
    if counting == "per_contingent":
        if not numbered(bound):
            return "met" if bound.upper and bound.lo is None else "undetermined"
        verdicts = []
        for stay, answer in counted:
            brought, kept = weight(planning, limit.measure, reading, stay)
            verdict = between(bound, brought[0] + kept[0], brought[1] + kept[1])
            verdicts.append(verdict if answer == "yes" or verdict == "met" else "undetermined")
        return gravest(verdicts)
    low, high = (
        number_of(planning, limit, reading, counted, counting, end) for end in ("low", "high")
    )
    return between(bound, low, high)


def number_of(planning, limit, reading, counted, counting, end):
    """The number counted, once with all that is unclear left out and once with it all."""
    which = 0 if end == "low" else 1
    kept_posts = {}
    moving = []
    for stay, answer in counted:
        if answer == "unclear" and end == "low":
            continue
        brought, kept = weight(planning, limit.measure, reading, stay)
        moving.append((stay, brought[which], kept[which]))
        kept_posts[stay.post.id] = kept[which]
    if counting == "cumulative":
        return sum(n for _, n, _ in moving) + sum(kept_posts.values())
    most = 0
    for day in sorted({d for stay, _, _ in moving for d in stay.days if runs(limit.terms, d)}):
        there = [entry for entry in moving if day in entry[0].days]
        kits = {stay.post.id: kept for stay, _, kept in there}
        most = max(most, sum(n for _, n, _ in there) + sum(kits.values()))
    return most


def months_later(first, months):
    """The last day of a stay: step by step from the first day to the eve of the same day."""
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


def lengths(planning, stays):
    found = {}
    for length in planning.mandate.tour_lengths:
        readings = {reading: [] for reading in length.readings}
        for stay in stays:
            if stay.incumbent or not runs(length.terms, stay.first):
                continue
            answer = "yes"
            if length.categories:
                answer = holds(planning.codes.categories, length.categories, stay.unit.category)
            if answer == "no":
                continue
            for reading, verdicts in readings.items():
                later = DAY * (planning.overlap_days if reading == "between_reliefs" else 0)
                least = months_later(stay.first, length.at_least) + later
                most = months_later(stay.first, length.at_most) + later
                if least <= stay.last <= most:
                    verdicts.append("met")
                else:
                    verdicts.append("breached" if answer == "yes" else "undetermined")
        if any(readings.values()):
            found["R-TOUR-LENGTH", length.id, ""] = same([gravest(v) for v in readings.values()])
    return found


# --- aim and planning ------------------------------------------------------------------------


def kept(fine):
    return "kept" if fine else "short"


def posts(planning, stays):
    found = {}
    for post in planning.posts.values():
        here = sorted(
            (s for s in stays if s.post.id == post.id), key=lambda s: (s.first, s.last, s.unit.id)
        )
        covered = {day for stay in here for day in stay.days}
        day, uncovered = post.window.start, 0
        while day < post.window.end:
            uncovered += day not in covered
            day += DAY
        found["R-PRESENCE", "", post.id] = kept(not uncovered)
        if not here:
            continue
        fine = True
        for before, after in itertools.pairwise(here):
            handover = [d for d in after.days if d <= before.last]
            apart = (after.first - before.last).days
            if planning.overlap_days == 0:
                relief = apart == 1
            else:
                relief = after.first == before.last - DAY * (planning.overlap_days - 1)
                relief = relief and len(handover) >= 1
            if apart >= 2:
                continue
            fine = fine and relief and before.unit.id != after.unit.id
        for day in covered:
            fine = fine and sum(day in stay.days for stay in here) <= 2
        found["R-RELIEF", "", post.id] = kept(fine)
        inside = True
        for stay in here:
            for day in stay.days:
                if day < post.window.start and not stay.incumbent:
                    inside = False
                if day >= post.window.end and post.ends == "closes":
                    inside = False
        found["R-POST-WINDOW", "", post.id] = kept(inside)
    return found


def units(planning, stays):
    found = {}
    for unit in planning.units.values():
        own = sorted((s for s in stays if s.unit.id == unit.id), key=lambda s: (s.first, s.last))
        if not own:
            continue
        tours = [stay for stay in own if not stay.incumbent]
        rested = True
        if tours and unit.free_from and min(t.first for t in tours) < unit.free_from:
            rested = False
        for before, after in itertools.pairwise(own):
            twice = unit.dwell_x2 * len(before.days)
            home = twice // 2 + twice % 2
            rested = rested and (after.first - before.last).days - 1 >= home
        found["R-DWELL", "", unit.id] = kept(rested)
        days = [day for stay in own for day in stay.days]
        found["R-ONE-PLACE", "", unit.id] = kept(len(days) == len(set(days)))
        if tours:
            fine = True
            for tour in tours:
                fine = fine and all(runs(unit.available, day) for day in tour.days)
                fine = fine and tour.post.id in unit.posts
                tree = planning.codes.categories
                fine = fine and tour.post.category in above(tree, unit.category)
            found["R-AVAILABILITY", "", unit.id] = kept(fine)
    return found


def others(planning, stays):
    found = {}
    moves = []
    for stay in stays:
        if not stay.incumbent:
            moves.append((stay.post.point, stay.first))
        stays_on = stay.post.ends == "continues" and stay.last >= stay.post.window.end - DAY
        if not stays_on:
            moves.append((stay.post.point, stay.last))
    for entry in planning.calendar:
        if entry.no_movement:
            name = f"{entry.kind}/{entry.term.start.isoformat()}"
            found["R-NO-MOVEMENT", "", name] = kept(
                not any(
                    runs([entry.term], day) and (not entry.points or point in entry.points)
                    for point, day in moves
                )
            )
    for institution in planning.institutions.values():
        if institution.units_at_once is None:
            continue
        here = [s for s in stays if s.post.institution == institution.id]
        most = max((sum(d in s.days for s in here) for o in here for d in o.days), default=0)
        found["R-HOST-CAPACITY", "", institution.id] = kept(most <= institution.units_at_once)
    for point in planning.points.values():
        if point.moves_per_week is None:
            continue
        weeks = {}
        for where, day in moves:
            if where == point.id:
                week = day.isocalendar()[:2]
                weeks[week] = weeks.get(week, 0) + 1
        fine = all(n <= point.moves_per_week for n in weeks.values())
        found["R-POINT-CAPACITY", "", point.id] = kept(fine)
    return found
