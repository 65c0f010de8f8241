"""Problems of single values: a field, a cell, a day, a number."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

KINDS = MappingProxyType(
    {
        "missing-field": Kind(
            text("the field {field} is missing"),
            text("This part of the file cannot be read without it."),
            text("Add a line with {field} and its value."),
        ),
        "no-clause": Kind(
            text("{item} names no clause"),
            text("A limit, list or window of an act always cites the clause it comes from."),
            text("Add clause with one of the identifiers under clauses."),
        ),
        "unknown-field": Kind(
            text("the field {field} is not known here"),
            text("A field that is not read would be lost without a word."),
            text("Remove the line; the fields are described in docs/formats."),
            text("Write {near} in place of {field}, or remove the line."),
        ),
        "unknown-word": Kind(
            text("found {found}, expected one of: {expected}"),
            text("This value is one of a few words."),
            text("Write one of the words named above."),
            text("Write {near} in place of {found}."),
        ),
        "wrong-shape": Kind(
            text("{field}: found {found}, expected {expected}"),
            text("Each field is one value, a list, or a group of named fields."),
            text("Write it as in the sample in docs/formats."),
        ),
        "bad-day": Kind(
            text("found {found}, expected a day as year-month-day"),
            text("Days are written in one way only, so that 3/4 is never misread."),
            text("Write it like 2026-06-30; in Excel, give the column the format yyyy-mm-dd."),
        ),
        "no-such-day": Kind(
            text("there is no day {found}"),
            text("A day must be in the calendar."),
            text("Correct the month or the day."),
        ),
        "far-day": Kind(
            text("the day {found} is outside the years 1800 to 2199"),
            text("A day so far away is a slip of the keyboard."),
            text("Correct the year."),
        ),
        "from-after-to": Kind(
            text("the first day {first} is after the last day {last}"),
            text("From and to are the first and the last day, both included."),
            text("Exchange the two days, or correct one."),
        ),
        "bad-number": Kind(
            text("found {found}, expected a whole number"),
            text("Persons, pieces, days and costs are counted in whole numbers."),
            text("Write digits only, like 12."),
        ),
        "too-small": Kind(
            text("{field} is {found}, but it is at least {least}"),
            text("A smaller number has no meaning here."),
            text("Correct the number, or remove the row or line."),
        ),
        "too-large": Kind(
            text("{field} is {found}, but it is at most {most}"),
            text("A larger number has no meaning here."),
            text("Correct the number."),
        ),
        "least-above-most": Kind(
            text("at_least is {least}, which is more than at_most, {most}"),
            text("A rotation interval runs from the fewest to the most months."),
            text("Exchange the two numbers, or correct one."),
        ),
        "bad-quantity": Kind(
            text("{field} is not a quantity"),
            text("An act gives a number exactly, at most, at least or about, or gives none."),
            text(
                "Write one of {{exact: 14}}, {{at_most: 14}}, {{at_least: 14}}, {{about: 14}}, or"
                " the word tens, unspecified or not_found."
            ),
        ),
        "bad-yes-no": Kind(
            text("found {found}, expected yes or no"),
            text("This field is a yes or a no."),
            text("Write true or false (in a table also yes, no, 1, 0, or nothing for no)."),
        ),
        "bad-ratio": Kind(
            text("found {found}, expected a ratio like 1, 1.5 or 2"),
            text("Days at home for each day of tour are given in steps of one half."),
            text("Write the nearest multiple of one half, like 1.5."),
        ),
        "bad-term": Kind(
            text("found {found}, expected a first and a last day"),
            text("Available days are written as first..last, several separated by a bar."),
            text("Write it like 2026-01-01..2026-06-30."),
        ),
        "missing-cell": Kind(
            text("the column {column} is empty"),
            text("This row cannot be read without it."),
            text("Fill in the cell, or delete the row."),
        ),
        "missing-column": Kind(
            text("the column {column} is missing"),
            text("This table cannot be read without it."),
            text("Add the column {column} to the first line."),
        ),
        "unknown-column": Kind(
            text("the column {column} is not known in this table"),
            text("A column that is not read would be lost without a word."),
            text("Remove the column; the columns are: {known}."),
            text("Rename the column {column} to {near}, or remove it."),
        ),
        "duplicate-column": Kind(
            text("the column {column} stands twice in the first line"),
            text("A row has one value in each column."),
            text("Remove or rename one of the two columns."),
        ),
        "row-length": Kind(
            text("the row has {found} cells, expected {expected}"),
            text("A row has as many cells as the first line has columns."),
            text("Add or remove separators; put a text that holds a separator in quotes."),
        ),
        "bad-quote": Kind(
            text("a text in quotes does not end as it should"),
            text("A cell that begins with a quote ends with one; a quote inside is doubled."),
            text("Close the quote just before the next separator, or remove it."),
        ),
    }
)
"""Kinds of problems with one value, by code."""
