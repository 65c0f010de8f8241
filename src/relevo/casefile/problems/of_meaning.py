"""Problems of meaning: readable values that cannot hold together."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

KINDS = MappingProxyType(
    {
        "id-not-file-name": Kind(
            text("the act calls itself {found}, but its file is named {expected}"),
            text("An act is found by the name of its file."),
            text("Write id: {expected}, or rename the file."),
        ),
        "host-differs": Kind(
            text("the host of this act is {found}, but the host of the case is {expected}"),
            text("A case is about one host state."),
            text("Correct the host here or in case.yaml, or move the act to its own case."),
        ),
        "no-text": Kind(
            text("the act says that its text is held, but {name} is missing"),
            text("With text: true the words of the act lie beside it."),
            text("Add the file {name}, or write text: false."),
        ),
        "complete-not-read": Kind(
            text("the list {name} is called complete, but nobody has read its clause"),
            text(
                "What a complete list does not hold is forbidden; that needs the words of the"
                " clause or a person who accepts it."
            ),
            text("Write complete: false, or add accepted_by with the name of that person."),
        ),
        "undeclared-overlap": Kind(
            text("the limits {first} and {second} both count {arm}"),
            text("One piece would count twice, so an overlap of two lines is declared."),
            text("Add overlaps: [{first}] to {second} if the act means it; else correct a code."),
        ),
        "mixed-total": Kind(
            text("the total {name} adds {measures}"),
            text("A total is the sum of limits that count the same measure."),
            text("Name under of only limits with one and the same measure."),
        ),
        "total-differs": Kind(
            text("the total {name} says {found}, but its parts add up to {expected}"),
            text("A total that a source states is the sum of its parts, as a check on both."),
            text(
                "Correct a number. If the sources really say so, record it under conflicts with"
                " about: totals.{name}."
            ),
        ),
        "one-version": Kind(
            text("the dispute about {name} has fewer than two versions"),
            text("A dispute keeps every version, each with who says so."),
            text("Add the other version, or remove the dispute."),
        ),
        "no-reading": Kind(
            text("a case cannot choose the reading {found}"),
            text("The planner follows one definite reading, printed with every result."),
            text("Write concurrent, cumulative or per_contingent."),
        ),
        "overlapping-availability": Kind(
            text("the unit is available twice from {first} to {last}"),
            text("Available terms share no day, so that a slip does not go unseen."),
            text("Join the two terms, or correct a day."),
        ),
        "kit-held": Kind(
            text("the kit {name} is {found}, expected {expected}"),
            text("A unit brings its kit; the kit of a post stays with the post."),
            text("Name another kit, or change held in the kits table."),
        ),
        "kit-held-twice": Kind(
            text("the kit {name} is {found} here and {expected} on line {first}"),
            text("All rows of one kit are held in the same way."),
            text("Write the same in both rows, or name two kits."),
        ),
        "post-outside-horizon": Kind(
            text("the post {name} runs from {first} to {last}, beyond the days planned"),
            text("A post is covered on days that the case plans."),
            text("Correct the days here, or from and to under planning in case.yaml."),
        ),
        "incumbent-of-opening-post": Kind(
            text("the post {name} opens, but {unit} is said to be there already"),
            text("Only a post that continues has a unit in place on its first day."),
            text("Write continues under starts, or empty the three incumbent cells."),
        ),
        "incumbent-not-in-place": Kind(
            text("{unit} is not at the post {name} on its first day"),
            text("The incumbent is the unit in place when the window of the post begins."),
            text("Correct incumbent_from or incumbent_to, or empty the three cells."),
        ),
        "incumbent-twice": Kind(
            text("{unit} is in place at {name} and, by line {line}, at {other}, both {days}"),
            text("A unit is in one place at a time."),
            text("Correct one of the two units or stays, or empty the three incumbent cells."),
        ),
        "incumbent-category": Kind(
            text("{unit} is {found}; the post {name} where it is in place is for {wanted}"),
            text("A post is held by units of its category."),
            text("Name another unit, or correct one of the categories."),
        ),
        "illustrative-id": Kind(
            text("the illustrative unit {name} does not begin with EJ-"),
            text("An invented unit never looks like a real designator."),
            text("Rename it like EJ-SF-01."),
        ),
    }
)
"""Kinds of problems with what values mean together, by code."""
