"""Problems of standing law: what rules cite, how long they hold, and whether they agree."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

_MEANT = text("Write {near} in place of {name}, if that is what is meant.")

KINDS = MappingProxyType(
    {
        "unknown-regime": Kind(
            text("no regime has the name {name}"),
            text("A regime ships with Relevo or lies in the case as regime.yaml."),
            text("Remove the line to use that of the host, or write regime.yaml."),
            _MEANT,
        ),
        "regime-host-differs": Kind(
            text("the regime {name} is that of {found}, but the host of the case is {expected}"),
            text("A case is judged by the standing law of its host."),
            text("Correct the host here or in case.yaml, or name another regime."),
        ),
        "unknown-norm": Kind(
            text("the regime has no norm {name}"),
            text("Every rule rests on one of the norms listed in its file."),
            text("Add the norm {name} under norms, or correct the name."),
            _MEANT,
        ),
        "unknown-body": Kind(
            text("the regime has no body {name}"),
            text("A body is listed with the days on which it is there."),
            text("Add the body {name} under bodies, or leave the field out where none is known."),
            _MEANT,
        ),
        "unknown-consent": Kind(
            text("the regime has no rule of consent {name}"),
            text("What stands in for a consent, or needs one, names it."),
            text("Add the rule {name} under consents, or correct the name."),
            _MEANT,
        ),
        "unknown-instrument": Kind(
            text("no kind of instrument has the name {name}"),
            text("Acts and rules name kinds of instrument by the same words."),
            text("Write a known kind, like law, decree or ministerial_resolution."),
            _MEANT,
        ),
        "unknown-time-zone": Kind(
            text("no time zone has the name {name}"),
            text("The days and hours of a host are counted in its time zone."),
            text("Write the zone's name in the tz database, like America/Lima."),
            _MEANT,
        ),
        "bad-month-day": Kind(
            text("found {found}, expected a month and a day"),
            text("A programme year begins and ends on the same days every year."),
            text("Write it like 09-01 for the first of September."),
        ),
        "norm-without-source": Kind(
            text("the norm {name} names no source"),
            text("What was read or reported names who says so."),
            text("Add says with a source, or write seen: unseen and verify: true."),
        ),
        "rule-beyond-norm": Kind(
            text("the rule {name} goes beyond the norm {norm}, which is law {days}"),
            text("A rule is law only while the norm it rests on is."),
            text("Give the rule from and to within the days of its norm."),
        ),
        "rule-beyond-body": Kind(
            text("the rule {name} names the body {body}, which is there {days}"),
            text("A body consents, owes or is owed something only while it is there."),
            text("Give the rule from and to within the days of the body, or correct those."),
        ),
        "contradictory-rules": Kind(
            text("the rules {other} and {name} say different things for the same days: {days}"),
            text("Two rules on one thing hold on different days, or in different circumstances."),
            text(
                "Correct from and to, or say the circumstance: for a consent with when or"
                " substitute_for."
            ),
        ),
        "body-named-twice": Kind(
            text("the bodies {other} and {name} are both called {found} on the same days"),
            text("Acts name bodies in words, and a name must lead to one body."),
            text("Give one of them another name, or correct from and to."),
        ),
        "test-impossible": Kind(
            text("no number is at least {least} and below {below}"),
            text("A question that no answer fulfils would hide its whole criterion."),
            text("Correct at_least or below."),
        ),
        "test-without-answer": Kind(
            text("the question about {name} has no answer"),
            text("A criterion asks something and says which answers fulfil it."),
            text("Add is, at_least or below."),
        ),
        "test-answer": Kind(
            text("{field} is no answer to the question about {name}"),
            text("Persons and officers are counted; everything else is answered in words."),
            text("Write at_least or below for a number, and is for yes, no or purposes."),
        ),
    }
)
"""Kinds of problems with standing law, by code."""
