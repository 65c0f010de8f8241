"""The gate asked about a party, for ``relevo gate`` and ``relevo record`` alike."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import refuse
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.compliance.facts.matter import Facts
    from relevo.compliance.gate_order import Asked
    from relevo.core.classes import EntryClass
    from relevo.core.problem import Problem
    from relevo.core.words import Speaker, Text
    from relevo.mandate.model import Mandate
    from relevo.register.manifest import Manifest
    from relevo.register.model import Movement, Recorded
    from relevo.report.gate import CaseGate


def open_gate_case(folder: Path, speaker: Speaker, *, as_json: bool) -> tuple[Case, bool]:
    """Read a case for the gate: a plan that cannot be read holds up nobody.

    Args:
        folder: Folder of the case.
        speaker: Says the problems.
        as_json: Whether problems are printed as JSON on stdout instead of words on stderr.

    Returns:
        The case, and whether its plan was read too.

    Raises:
        RelevoError: If the case is about an ally status.
        SystemExit: With code 2 if anything but the plan is wrong.
    """
    from relevo.casefile.read import read_case
    from relevo.cli.opened import open_case

    case, _ = read_case(folder)
    if case is not None and case.settings.host:
        return case, True
    return open_case(folder, speaker, as_json=as_json), False


def open_party(case: Case, path: Path, speaker: Speaker, *, as_json: bool) -> Manifest:
    """Read the manifest of a party; in an invented case every movement is marked as invented.

    Args:
        case: A case without problems.
        path: A ``.csv``, ``.xlsx`` or ``.json`` file.
        speaker: Says the problems.
        as_json: Whether problems are printed as JSON on stdout instead of words on stderr.

    Raises:
        RelevoError: If the file cannot be read.
        SystemExit: With code 2 if anything in it is wrong; every problem is printed first.
    """
    from relevo.casefile.manifest import read_manifest
    from relevo.casefile.manifest_names import manifest_around

    manifest, problems = read_manifest(path, manifest_around(case))
    if manifest is None:
        _refuse_party(problems, speaker, as_json=as_json)
    assert manifest is not None
    invented = "record" in case.settings.illustrative or any(
        act.illustrative for act in case.acts.values()
    )
    return replace(
        manifest,
        movements=tuple(
            replace(one, illustrative=one.illustrative or invented) for one in manifest.movements
        ),
    )


def _refuse_party(problems: Sequence[Problem], speaker: Speaker, *, as_json: bool) -> None:
    """Print every problem of a manifest and end.

    Raises:
        SystemExit: Always, with code 2.
    """
    from relevo.report.problems import render_problem

    if as_json:
        refuse(problems, speaker, as_json=True)
    for one in problems:
        click.echo(render_problem(one, lang=speaker.lang), err=True)
    summary = plural_text(
        "{n} problem found; the manifest was not used.",
        "{n} problems found; the manifest was not used.",
        n=len(problems),
    )
    click.echo(speaker.say(summary), err=True)
    sys.exit(2)


def ask_gate(
    case: Case,
    movements: Sequence[Movement],
    *,
    now: datetime,
    record: Sequence[Recorded] | None = None,
    despite: bool = False,
    notes: Sequence[Text] = (),
) -> CaseGate:
    """Ask the gate about every movement of a party.

    Args:
        case: A case without problems.
        movements: The movements, each person with a roll number or what stands for one.
        now: This instant, UTC.
        record: The record that counts, where that is not all of the case's.
        despite: Whether a refused movement counts for the later ones as if it had crossed.
        notes: What limits the answers.
    """
    from relevo.casefile.manifest_names import codes_of_case, points_of_case
    from relevo.compliance.facts.matter import facts_of
    from relevo.compliance.gate_order import ask_in_order
    from relevo.compliance.gate_plan import plan_warnings
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.gate import Answered, CaseGate

    codes, points, zone = codes_of_case(case), tuple(points_of_case(case)), case.zone
    chosen = case.settings.chosen
    mandates: dict[date, Mandate] = {}

    def facts_at(known: Sequence[Recorded], at: datetime) -> Facts:
        """Give what the rules judge at an instant: acts known now, or by then if that is later."""
        day = max(at, now).astimezone(zone).date()
        if day not in mandates:
            mandates[day] = mandate_on(case.acts.values(), day)
        return facts_of(known, mandates[day], chosen, codes, zone, as_of=at, points=points)

    asked = ask_in_order(
        movements,
        case.log.record if record is None else record,
        facts_at,
        despite=despite,
        sealed=case.log.sealed,
    )
    calendar = case.planning.calendar if case.planning else ()
    return CaseGate(
        name=case.settings.name,
        host=codes.states.name(case.settings.host),
        answers=tuple(
            Answered(
                asked=one,
                warnings=tuple(plan_warnings(one.movement, calendar, case.tours or ())),
                class_of_entry=_class_of(case, one.movement),
            )
            for one in asked
        ),
        record={one.entry: one for one in case.log.record},
        acts=case.acts,
        regime=case.regime,
        codes=codes,
        chosen=chosen,
        zone=zone,
        notes=(*_on_record(case, asked), *_late(case, movements), *notes),
    )


def moved(manifest: Manifest, at: datetime, case: Case) -> Manifest:
    """Give a manifest whose movements all happen at another instant.

    Args:
        manifest: The manifest.
        at: The instant, UTC.
        case: Gives the time zone of the host's civil dates.
    """
    day = at.astimezone(case.zone).date()
    return replace(
        manifest,
        movements=tuple(replace(one, at=at, day=day) for one in manifest.movements),
    )


PLAN_UNREAD = text("The plan of the case cannot be read; nothing was compared with it.")
"""Said where a plan is there and is broken."""


def _class_of(case: Case, movement: Movement) -> EntryClass | None:
    """Give the class of entry of a movement: as given, else that of the act it names."""
    if movement.entry is not None:
        return movement.entry
    act = case.acts.get(movement.act)
    return act.class_of_entry.value if act and act.class_of_entry else None


def _on_record(case: Case, asked: Sequence[Asked]) -> tuple[Text, ...]:
    """Say how far the record tells who is in the country: days without a return, or no record."""
    from relevo.core.term import union
    from relevo.instrument.model import WindowKind

    if not case.log.record:
        return (text("This case has no record of movements: nothing is known of who is there."),)
    facts = asked[-1].facts
    days = facts.uncovered(
        union(
            term
            for window in facts.mandate.windows_of(WindowKind.PRESENCE)
            for term in window.terms
        )
    )
    if not days:
        return ()
    return (
        plural_text(
            "{n} day so far without a signed return ({days}): nothing recorded does not mean "
            "nobody.",
            "{n} days so far without a signed return ({days}): nothing recorded does not mean "
            "nobody.",
            sum(term.days for term in days),
            days=days,
        ),
    )


def _late(case: Case, movements: Sequence[Movement]) -> tuple[Text, ...]:
    """Say so where something on record happened after a movement that is entered late."""
    from relevo.register.model import Movement as Crossing

    first = min(movement.at for movement in movements)
    later = sum(
        isinstance(one.record, Crossing) and one.record.at > first for one in case.log.record
    )
    if not later:
        return ()
    return (
        plural_text(
            "{n} movement on record happened later: each is judged by who and what was in the "
            "country at its own instant. See what follows for the later one with relevo check.",
            "{n} movements on record happened later: each is judged by who and what was in the "
            "country at its own instant. See what follows for the later ones with relevo check.",
            later,
        ),
    )
