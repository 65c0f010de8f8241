"""Problems of manifests: what a party's file says wrongly, or not safely.

No sentence here repeats what stands in a row of persons: names and documents go to no message.
"""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

KINDS = MappingProxyType(
    {
        "manifest-too-large": Kind(
            text("{what}: found {found}, at most {most}"),
            text("A file beyond any party's size is a slip, or is meant to stop the reader."),
            text("Split the party into several files, or save only the filled rows in a new one."),
        ),
        "json-syntax": Kind(
            text("this is not well-formed JSON"),
            text("The file is read as JSON: texts in double quotes, no comma after the last."),
            text("Correct the file at this place."),
        ),
        "manifest-shape": Kind(
            text("{field}: found {found}, expected {expected}"),
            text("A manifest in JSON has a list of objects for each section."),
            text("Write it as in the sample in docs/formats/manifest.md."),
        ),
        "unknown-section": Kind(
            text("there is no section {name} in a manifest"),
            text("What is not read would be lost without a word."),
            text("The sections are: {known}. Rename it, or remove it."),
            text("Rename it to {near}, or remove it."),
        ),
        "no-movement": Kind(
            text("the file holds no movement"),
            text("A manifest says who crosses when, and in which direction."),
            text("Fill in the section {section}; relevo template writes an empty manifest."),
        ),
        "nothing-crosses": Kind(
            text("nobody and nothing crosses with this movement"),
            text("A movement has persons, arms, stock, equipment, aircraft or vessels."),
            text("Fill in one of these sections, or remove the movement."),
        ),
        "unknown-heading": Kind(
            text("the heading of column {column} is none of {section}"),
            text("A column that is not read would be lost without a word."),
            text("Write one of these headings, or remove the column: {known}."),
            text("Write {near} as the heading, or remove the column."),
        ),
        "not-of-section": Kind(
            text("the column {column} is not one of the section {section}"),
            text("A value that is not read would be lost without a word."),
            text("Move the value to the row it belongs to, or empty the cell."),
        ),
        "formula-cell": Kind(
            text("found a formula or a text that a spreadsheet program takes for one"),
            text("A manifest holds values only; nothing in it is ever calculated."),
            text("Write the value itself: copy the cell and paste it as a value."),
        ),
        "merged-cells": Kind(
            text("the cells {cells} are merged"),
            text("Of merged cells only the first has a value; the others would be read as empty."),
            text("Undo the merge and write the value in each cell."),
        ),
        "number-for-text": Kind(
            text("found a number where a text is expected: {column}"),
            text("As a number, an identifier loses its leading zeros and its last digits."),
            text("Give the cells the format Text and write the identifier again from its source."),
        ),
        "number-for-day": Kind(
            text("found the number {found}, expected a day"),
            text("A day kept as a number may be another day in another program."),
            text("Give the cell a date format, or write it like 2026-06-30."),
        ),
        "cell-type": Kind(
            text("{column}: found {found}, expected {expected}"),
            text("Each column holds one kind of value."),
            text("Write the value in the form that the column asks for."),
        ),
        "bad-instant": Kind(
            text("found {found}, expected a day and an hour"),
            text("The order of what crossed and who was there depends on the hour."),
            text(
                "Write it like 2026-06-30 14:05, in the host's civil time; or with its distance"
                " from UTC: 2026-06-30T14:05-05:00."
            ),
        ),
        "unclear-hour": Kind(
            text("in {zone} the clock shows {found} twice or not at all that day"),
            text("When clocks change, one hour stands for two instants or for none."),
            text("Write the distance from UTC with the hour, like 2026-06-30T14:05-05:00."),
        ),
        "odd-character": Kind(
            text("the cell holds a character that cannot be seen: {character}"),
            text("Text that does not look like what it holds deceives whoever reads it."),
            text("Delete the content of the cell and write it again."),
        ),
        "long-cell": Kind(
            text("the cell holds {found} characters, at most {most} are read"),
            text("So long a text is often a whole document pasted by mistake."),
            text("Shorten it."),
        ),
        "ambiguous-code": Kind(
            text("{name} may be any of: {known}"),
            text("A name that several things have decides nothing."),
            text("Write the code of the one that is meant."),
        ),
        "bad-roll": Kind(
            text("this is not a roll number"),
            text("A roll number is a pseudonym: R, a dash and at least four digits."),
            text("Write it like R-0007, or leave it empty: a new one is then given."),
        ),
        "person-word": Kind(
            text("the column {column} holds none of: {known}"),
            text("What stands in a row of persons is never repeated in a message."),
            text("Write one of these, or empty the cell."),
        ),
        "unnamed-person": Kind(
            text("the row has neither a roll number nor a name"),
            text("Whoever is not named is only counted."),
            text("Write one of the two, or count this person under {section}."),
        ),
        "person-twice": Kind(
            text("the same person stands in row {first}"),
            text("One person crosses once in one direction."),
            text("Remove one of the two rows, or correct the roll number or the document."),
        ),
        "serial-twice": Kind(
            text("the same serial number stands in row {first}"),
            text("One piece crosses once in one direction."),
            text("Remove one of the two rows, or correct the serial number."),
        ),
        "serial-and-quantity": Kind(
            text("a piece with a serial number has the quantity {found}"),
            text("A serial number stands for one piece."),
            text("Write one row for each piece, or leave the serial number out."),
        ),
        "clearance-twice": Kind(
            text("the clearance number stands in row {first} too"),
            text("Each movement has a clearance number of its own."),
            text("Correct one of the two."),
        ),
        "which-movement": Kind(
            text("it is not clear which movement this row belongs to"),
            text("In a file with several movements, each row names the clearance of its own."),
            text("Write the clearance number of one of the movements of this file."),
        ),
        "unknown-purpose": Kind(
            text("no purpose has the code {name}"),
            text("Purposes are named by their code or by what they are called."),
            text("Write a known purpose, or other."),
            text("Write {near} in place of {name}, if that is what is meant."),
        ),
        "limits-without-act": Kind(
            text("limits or a contingent are named, but no act"),
            text("Limits and contingents are those of an act."),
            text("Write the act too, or empty the cell."),
        ),
    }
)
"""Kinds of problems with manifests, by code."""
