"""Problems of names: something is cited that nothing defines, or defined more than once."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

_MEANT = text("Write {near} in place of {name}, if that is what is meant.")

KINDS = MappingProxyType(
    {
        "unknown-state": Kind(
            text("no state has the code {name}"),
            text("States are named by their two-letter ISO 3166-1 code."),
            text("Write the state's code, like PE."),
            _MEANT,
        ),
        "unknown-place": Kind(
            text("no place has the code {name}"),
            text("A place is named by its code, so that it is known what contains it."),
            text("Write a known code, or add {name} to the case's places.csv."),
            _MEANT,
        ),
        "unknown-arm": Kind(
            text("no kind of arm has the code {name}"),
            text("Arms are named by their code, so that a piece is counted once."),
            text("Write a known code, or add {name} to the case's arms.csv."),
            _MEANT,
        ),
        "unknown-category": Kind(
            text("no category of units has the code {name}"),
            text("Categories are named by their code."),
            text("Write a known code, or add {name} to the case's categories.csv."),
            _MEANT,
        ),
        "unknown-institution": Kind(
            text("no host institution has the code {name}"),
            text("Host institutions are named by their code."),
            text("Write a known code, or add {name} to the case's institutions.csv."),
            _MEANT,
        ),
        "unknown-unit": Kind(
            text("there is no unit {name}"),
            text("A unit is a row of the units table."),
            text("Add the unit {name} to the units table, or correct the name."),
            _MEANT,
        ),
        "unknown-post": Kind(
            text("there is no post {name}"),
            text("A post is a row of the posts table."),
            text("Add the post {name} to the posts table, or correct the name."),
            _MEANT,
        ),
        "other-category": Kind(
            text("the post {post} is for units of category {wanted}; this unit is {found}"),
            text("A post is held by units of its category."),
            text("Take the post {post} out of the cell, or correct one of the categories."),
        ),
        "post-twice": Kind(
            text("the post {post} stands twice in the cell"),
            text("A unit has one cost at a post."),
            text("Keep one of them."),
        ),
        "unknown-kit": Kind(
            text("there is no kit {name}"),
            text("A kit is one or more rows of the kits table."),
            text("Add the kit {name} to the kits table, or empty the cell."),
            _MEANT,
        ),
        "unknown-point": Kind(
            text("there is no point of entry {name}"),
            text("A point of entry is a row of points_of_entry.csv."),
            text("Add the point {name} to points_of_entry.csv, or correct the name."),
            _MEANT,
        ),
        "unknown-clause": Kind(
            text("the act has no clause {name}"),
            text("Whatever an act permits cites one of the clauses listed in its file."),
            text("Add the clause {name} under clauses, or correct the name."),
            _MEANT,
        ),
        "no-clauses": Kind(
            text("the act lists no clauses, but cites: {names}"),
            text("Whatever an act permits cites one of the clauses listed in its file."),
            text("Add clauses, with id, summary and seen for each of them."),
        ),
        "unknown-window": Kind(
            text("the act has no window {name}"),
            text("A limit or list runs for a window of the same act."),
            text("Add the window {name} under windows, or correct the name."),
            _MEANT,
        ),
        "unknown-contingent": Kind(
            text("the act has no contingent {name}"),
            text("A limit is about contingents of the same act."),
            text("Add the contingent {name} under contingents, or correct the name."),
            _MEANT,
        ),
        "unknown-source": Kind(
            text("there is no source {name}"),
            text("A source is listed in the file that cites it; for a table, in case.yaml."),
            text("Add {name} under sources there, or correct the name."),
            _MEANT,
        ),
        "unknown-item": Kind(
            text("{act} has no item {name}"),
            text("A line that is declared, changed or given as an example must be there."),
            text("Write the identifier of a window, limit or list item of {act}."),
            _MEANT,
        ),
        "unknown-act": Kind(
            text("the case has no act {name}"),
            text("An act that is changed must be in the case to be judged."),
            text("Write acts/{name}.yaml, or correct the name."),
            _MEANT,
        ),
        "bad-mirror": Kind(
            text("{found} is not the identifier of an act"),
            text("An act of another state is named as in its own case, without folder or ending."),
            text("Write it like us-2026-training; that act need not be in this case."),
        ),
        "unknown-about": Kind(
            text("{name} is nothing in the act"),
            text("A dispute names what is disputed, so that each version becomes a reading."),
            text(
                "Write a path like dates.published, limits.<id>, lists.<id>.<item>, or a field"
                " of the act."
            ),
            _MEANT,
        ),
        "unknown-dispute": Kind(
            text("no act of the case records a dispute about {name}"),
            text("A case chooses between versions only where an act records them."),
            text("Correct the name, or record the dispute under conflicts in the act."),
            _MEANT,
        ),
        "unknown-version": Kind(
            text("no version of this dispute is said by {name}"),
            text("A case follows a version by naming one of the sources that give it."),
            text("Write a source that the dispute names under says in the act."),
            _MEANT,
        ),
        "duplicate-id": Kind(
            text("{name} is used twice; the first is on line {first}"),
            text("A name stands for one thing only."),
            text("Give one of the two another name, or remove it."),
        ),
        "redefined-code": Kind(
            text("the code {name} already ships with Relevo"),
            text("A case may add codes, never change what a known code means."),
            text("Use the known code, or choose another identifier for yours."),
        ),
        "cyclic-codes": Kind(
            text("{name} contains itself: {chain}"),
            text("What contains what is a tree."),
            text("Correct the parent of one of them."),
        ),
        "cyclic-amends": Kind(
            text("{name} changes itself: {chain}"),
            text("An act changes an earlier one, never one that changes it in turn."),
            text("Correct amends in one of these acts."),
        ),
    }
)
"""Kinds of problems with names, by code."""
