"""What a manifest's cells may be chosen from: what the mandate of a case names, and fixed words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.compliance.act_words import PURPOSES, purpose_words
from relevo.core.words import LANGUAGES, Speaker, text
from relevo.instrument.model import ListOf, Measure
from relevo.register.manifest_layout import COLUMNS, Holds, Section
from relevo.register.manifest_words import WORDS
from relevo.report.limits import item_name, subject_words
from relevo.report.phrases import bound_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.core.codes import Codes, CodeTree
    from relevo.core.words import Arg
    from relevo.mandate.model import Mandate
    from relevo.rotation.model import Planning, PointOfEntry

Choice = tuple[str, "Arg"]
"""A value to write, and what it means; empty where the value says it itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The case that a manifest is for.

    Attributes:
        mandate: What is permitted on the day of the template.
        codes: All codes of the case.
        senders: Sending states.
        points: Points of entry by identifier.
        planning: What the case plans; None if it plans nothing.
        illustrative: Whether anything of the case is invented for illustration.
    """

    mandate: Mandate
    codes: Codes
    senders: tuple[str, ...]
    points: Mapping[str, PointOfEntry] = field(default_factory=dict)
    planning: Planning | None = None
    illustrative: bool = False


def choices_of(offered: Offered, lang: str) -> dict[tuple[Section, str], tuple[Choice, ...]]:
    """Give what each cell may be chosen from, by section and key of the column.

    What an act does not list may be written all the same: whether it may enter is for the gate to
    say, not for a form.

    Args:
        offered: The case.
        lang: Language of names and words.
    """
    speaker = Speaker(lang)
    mandate, codes = offered.mandate, offered.codes
    senders = _named(codes.states, offered.senders, lang)
    found: dict[tuple[Section, str], Iterable[Choice]] = {
        (Section.MOVEMENT, "act"): ((one.act.id, one.act.title) for one in mandate.acts),
        (Section.MOVEMENT, "limits"): (
            (
                limit.id,
                text(
                    "{what}, {number}",
                    what=subject_words(limit, codes),
                    number=bound_words(limit.readings[0].bound),
                ),
            )
            for limit in mandate.limits
        ),
        (Section.MOVEMENT, "contingent"): (
            (one.id, one.name) for act in mandate.acts for one in act.act.contingents
        ),
        (Section.MOVEMENT, "sender"): senders,
        (Section.PERSONS, "state"): senders,
        (Section.MOVEMENT, "point"): ((point.id, point.name) for point in offered.points.values())
        if offered.points
        else _plain(_listed(mandate, ListOf.POINT_OF_ENTRY)),
        (Section.MOVEMENT, "category"): _named(
            codes.categories,
            (
                *_listed(mandate, ListOf.CATEGORY),
                *(code for limit in mandate.limits for code in limit.scope.categories),
            ),
            lang,
        ),
        (Section.MOVEMENT, "place"): _named(
            codes.places,
            (
                *_listed(mandate, ListOf.PLACE),
                *(code for limit in mandate.limits for code in limit.scope.places),
                *(code for window in mandate.windows for code in window.places),
            ),
            lang,
        ),
        (Section.MOVEMENT, "institution"): _named(
            codes.institutions,
            (
                *_listed(mandate, ListOf.INSTITUTION),
                *(code for limit in mandate.limits for code in limit.scope.institutions),
            ),
            lang,
        ),
        (Section.MOVEMENT, "purpose"): (
            (code, item_name(ListOf.PURPOSE, code, codes))
            if code not in PURPOSES
            else (speaker.say(purpose_words(code)), "")
            for code in (*_listed(mandate, ListOf.PURPOSE), *PURPOSES)
        ),
        (Section.MOVEMENT, "activity"): _plain(_listed(mandate, ListOf.ACTIVITY)),
        (Section.ARMS, "item"): _named(
            codes.arms,
            (
                *_listed(mandate, ListOf.ARMS),
                *(code for limit in mandate.limits for code in limit.scope.arms),
            ),
            lang,
        ),
        (Section.AIRCRAFT, "item"): _plain(_counted(mandate, Measure.AIRCRAFT)),
        (Section.EQUIPMENT, "item"): _plain(_counted(mandate, Measure.EQUIPMENT)),
        (Section.STOCK, "item"): _plain(_counted(mandate, Measure.STOCK)),
        (Section.VESSELS, "name"): (
            (vessel.name, vessel.hull) for act in mandate.acts for vessel in act.act.vessels
        ),
    }
    if offered.planning:
        units, posts = offered.planning.units.values(), offered.planning.posts.values()
        found[Section.MOVEMENT, "unit"] = ((one.id, one.name) for one in units)
        found[Section.MOVEMENT, "post"] = ((one.id, one.name) for one in posts)
    every = {key: tuple(dict.fromkeys(choices)) for key, choices in found.items()}
    return {**{key: choices for key, choices in every.items() if choices}, **_words(speaker)}


def _words(speaker: Speaker) -> dict[tuple[Section, str], tuple[Choice, ...]]:
    """Give the choices of the columns that hold one of a few words."""
    yes_no = tuple((speaker.say(one), "") for one in (text("yes"), text("no")))
    found: dict[tuple[Section, str], tuple[Choice, ...]] = {}
    for section, columns in COLUMNS.items():
        for column in columns:
            if column.words:
                labels = WORDS[column.words].values()
                found[section, column.key] = tuple((speaker.say(one), "") for one in labels)
            elif column.holds is Holds.YES_NO:
                found[section, column.key] = yes_no
    return found


def _listed(mandate: Mandate, of: ListOf) -> tuple[str, ...]:
    """Give the items of the lists of one kind, each version of each."""
    return tuple(
        version.code
        for listed in mandate.lists_of(of)
        for item in listed.items
        for version in item.versions
        if version.code
    )


def _counted(mandate: Mandate, measure: Measure) -> tuple[str, ...]:
    """Give the things that the limits of a measure name."""
    return tuple(
        name for limit in mandate.limits if limit.measure is measure for name in limit.scope.named
    )


def _plain(names: Iterable[str]) -> Iterable[Choice]:
    """Give names that say themselves."""
    return ((name, "") for name in names)


def _named(tree: CodeTree, codes: Iterable[str], lang: str) -> Iterable[Choice]:
    """Give codes by the name in a language, where nothing else has it, else by identifier."""
    for code in dict.fromkeys(codes):
        name = tree.name(code)
        said = name.es if lang == LANGUAGES[0] else name.en
        alone = [one.id for one in tree.matching(said)] == [code]
        yield (said, code) if alone and said != code else (code, name)
