"""Manifests for tests: a small party between imaginary states, as workbook, CSV and JSON."""

import csv
import io
import json
from datetime import datetime

import xlsxwriter

from relevo.casefile.manifest import parse_manifest
from relevo.casefile.manifest_names import manifest_around
from tests.casefile.folders import read_good
from tests.cli.shell import GOOD

CASE = read_good(GOOD)
AROUND = manifest_around(CASE)

MOVEMENT = {
    "way": "in",
    "at": "2026-03-02 14:30",
    "party": "EJ-SF-01",
    "sender": "XB",
    "illustrative": "si",
}
PERSON = {"name": "Persona Ilustrativa Uno", "document": "0012", "state": "XB"}


def workbook(sheets, *, prepare=None):
    """Write a workbook of sheets: a list of rows by column name, dates as dates.

    ``prepare`` gets the workbook and its sheets by name before it is closed.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False})
    days = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    made = {}
    for name, rows in sheets.items():
        sheet = made[name] = book.add_worksheet(name)
        heads = list(dict.fromkeys(head for row in rows for head in row))
        sheet.write_row(0, 0, heads)
        for line, row in enumerate(rows, start=1):
            for head, value in row.items():
                form = days if isinstance(value, datetime) else None
                sheet.write(line, heads.index(head), value, form)
    if prepare:
        prepare(book, made)
    book.close()
    return out.getvalue()


def table(sections):
    """Write a CSV file with a column ``section``."""
    rows = [{"section": name, **row} for name, given in sections.items() for row in given]
    heads = list(dict.fromkeys(head for row in rows for head in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def document(sections):
    """Write a JSON file."""
    return json.dumps(sections, ensure_ascii=False).encode()


WRITERS = {"party.xlsx": workbook, "party.csv": table, "party.json": document}


def parsed(sections, file="party.xlsx", around=AROUND):
    """Write sections to a file and read it."""
    return parse_manifest(WRITERS[file](sections), file, around)


def good(sections, file="party.xlsx", around=AROUND):
    """Read a manifest that has no problem."""
    manifest, problems = parsed(sections, file, around)
    assert problems == ()
    return manifest


def codes(sections, file="party.xlsx"):
    """Give the codes of the problems of a manifest, in order of place."""
    manifest, problems = parsed(sections, file)
    assert (manifest is None) == bool(problems)
    return [problem.code for problem in problems]
