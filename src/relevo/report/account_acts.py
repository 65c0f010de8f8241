"""The acts of an account, duties and clocks, what is withheld, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import kind_words
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.report.clocks import STATES, clock_lines
from relevo.report.known import STATUSES, value_words
from relevo.report.paper import Part
from relevo.report.phrases import ILLUSTRATIVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.core.words import Arg
    from relevo.instrument.model import Act
    from relevo.register.withheld import Withheld
    from relevo.report.account import CaseAccount


def acts_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say which acts permit, with number, votes and days.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    acts = [force.act for force in found.facts.mandate.acts]
    windows = found.facts.mandate.windows_of(WindowKind.PRESENCE)
    terms = tuple(term for window in windows for term in window.terms)
    return Part(
        title=say(text("Acts")),
        intro=() if acts else (say(text("No act recorded in this case is in force on this day.")),),
        points=tuple(say(_act(act)) for act in acts),
        after=(say(text("Presence permitted after all of them: {terms}.", terms=terms)),)
        if terms
        else (),
    )


def _act(act: Act) -> Arg:
    """Say one act."""
    said = text(
        "{title}: {kind}, number {number}, {body}; {status}. Votes: {votes}. Published: "
        "{published}.",
        title=act.title,
        kind=kind_words(act.kind),
        number=value_words(act.number.value),
        body=act.body,
        status=STATUSES[act.status],
        votes=value_words(act.votes.value),
        published=value_words(act.dates.published.value),
    )
    return text("{mark}: {line}", mark=ILLUSTRATIVE, line=said) if act.illustrative else said


def clocks_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say the duties that events have started, what needs attention first.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    clocks = [one for state in STATES for one in found.clocks.clocks if one.state is state]
    return Part(
        title=say(text("Duties and clocks")),
        intro=() if clocks else (say(text("No duty with a time is known.")),),
        points=tuple(
            ". ".join(say(line).rstrip(".") for line in clock_lines(one, found.clocks)) + "."
            for one in clocks
        ),
    )


def withheld_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say what is withheld, why, by whose decision and when that is reviewed.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    usual = text(
        "Withheld by default from the public: rolls, serial numbers, names of groups and posts, "
        "officers, where anybody is now, and what has not happened yet."
    )
    return Part(
        title=say(text("What is withheld")),
        intro=() if found.mask.full else (say(usual),),
        points=tuple(say(_withheld(one)) for one in found.withheld),
    )


def _withheld(one: Withheld) -> Arg:
    """Say one thing that is withheld."""
    said = text(
        "{what} (basis: {basis}; decided by: {authoriser}; to be reviewed: {review})",
        what=one.what,
        basis=one.basis or text("none given"),
        authoriser=one.authoriser or text("not named"),
        review=one.review or text("no day set"),
    )
    return text("{mark}: {line}", mark=ILLUSTRATIVE, line=said) if one.illustrative else said


def sources_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Name the sources.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    sources = dict.fromkeys(
        text("{who}: {link}", who=one.who, link=one.link) if one.link else one.who
        for one in found.sources
    )
    return Part(
        title=say(text("Sources")),
        points=tuple(say(one) for one in sources),
    )
