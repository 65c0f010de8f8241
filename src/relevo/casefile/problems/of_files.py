"""Problems of whole files: missing, empty, in another encoding, not YAML, not a workbook."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

KINDS = MappingProxyType(
    {
        "missing-file": Kind(
            text("the file {name} is missing"),
            text("A case needs this file."),
            text("Write {name}; the page on this file in docs/formats shows a sample."),
        ),
        "no-acts": Kind(
            text("the folder acts holds no act"),
            text("A mandate comes from at least one act."),
            text("Write each act to a file of its own, acts/<id>.yaml."),
        ),
        "stray-act": Kind(
            text("the file {name} would not be read"),
            text("In the folder acts an act ends in .yaml and its text in .txt."),
            text("Rename it to {expected}, or move it out of the folder."),
        ),
        "two-forces": Kind(
            text("the folder holds both forces.xlsx and {name}"),
            text("Two sets of forces could differ, and only one can be planned."),
            text("Remove forces.xlsx, or remove units.csv, posts.csv and kits.csv."),
        ),
        "no-planning": Kind(
            text("the case has {name}, but case.yaml has no planning"),
            text("Without the days to plan, these rows would not be read."),
            text("Add planning with from and to in case.yaml, or remove {name}."),
        ),
        "empty-file": Kind(
            text("the file is empty"),
            text("An empty file is often a save that did not finish."),
            text("Restore its content, or delete the file where the case does not need it."),
        ),
        "bad-encoding": Kind(
            text("byte {byte} is not UTF-8"),
            text("Every text file of a case is UTF-8, so that accents are read right."),
            text(
                "Save the file again as UTF-8: in Excel choose CSV UTF-8, in a text editor choose"
                " the encoding UTF-8 when saving."
            ),
        ),
        "binary-file": Kind(
            text("the file is not text: found the control character {byte}"),
            text("Every file of a case but the workbooks is plain text."),
            text("Save it as plain text; a workbook is read only as forces.xlsx."),
        ),
        "unreadable-workbook": Kind(
            text("the workbook cannot be opened"),
            text("A workbook is an .xlsx file without a password."),
            text("Open it in Excel or LibreOffice and save it again as .xlsx."),
        ),
        "missing-sheet": Kind(
            text("the workbook has no sheet named {name}"),
            text("A forces workbook has the sheets units, posts and kits."),
            text("Add the sheet {name}, or run relevo forces to get a workbook that has it."),
            text("Rename the sheet {near} to {name}."),
        ),
        "formula-without-value": Kind(
            text("the formula in cell {cell} has no stored value"),
            text("Only stored values are read; a formula is not calculated here."),
            text("Open the workbook in Excel or LibreOffice and save it, or write the value."),
        ),
        "error-cell": Kind(
            text("cell {cell} holds the error {found}"),
            text("An error is no value, and reading it as nothing would hide it."),
            text("Correct the formula, or write the value."),
        ),
        "yaml-syntax": Kind(
            text("this is not well-formed YAML"),
            text("The file is read as YAML: names, a colon, a value, the same depth aligned."),
            text(
                "Look at this line and the one before it: indentation, a missing colon or quote,"
                " or a colon inside a text that needs quotes."
            ),
        ),
        "yaml-tab": Kind(
            text("the line is indented with a tab character"),
            text("YAML is indented with spaces."),
            text("Replace the tab by spaces."),
        ),
        "yaml-several-documents": Kind(
            text("a second document begins here"),
            text("A file holds one document."),
            text("Remove the line ---, or write the second document to a file of its own."),
        ),
        "yaml-anchor": Kind(
            text("found the anchor or alias {name}"),
            text("Every value stands where it is read, so that its place can be cited."),
            text("Write the value itself; put a text that begins with & or * in quotes."),
        ),
        "yaml-tag": Kind(
            text("found the tag {name}"),
            text("Every value is plain text; its field says how it is read."),
            text("Remove the tag; put a text that begins with an exclamation mark in quotes."),
        ),
        "yaml-key": Kind(
            text("the name of this field is a list or a group"),
            text("The name of a field is one word."),
            text("Write one word before the colon; put a text that begins with [ or {{ in quotes."),
        ),
        "yaml-too-deep": Kind(
            text("this lies more than {most} levels deep"),
            text("No field of a case lies so deep; the depth shows where brackets are missing."),
            text("Close the brackets, or correct the indentation."),
        ),
        "duplicate-key": Kind(
            text("the field {field} is given twice; the first is on line {first}"),
            text("A field has one value, and a second one would silently replace it."),
            text("Keep one of the two lines."),
        ),
        "empty-value": Kind(
            text("the field {field} has no value"),
            text("An empty value says neither that there is none nor that none was found."),
            text("Write not_found if no source gives it; else leave the line out."),
        ),
    }
)
"""Kinds of problems with a file as a whole, by code."""
