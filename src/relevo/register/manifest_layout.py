"""The manifest's form: its sections, their columns, and what each of them is called.

The reader and the template both follow it: a sheet or a column may be named by its key or by its
name in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from relevo.core.classes import EntryClass, PersonClass
from relevo.core.codes import plain
from relevo.core.words import LANGUAGES, Speaker, text
from relevo.register.model import Cause, Kind, Way

if TYPE_CHECKING:
    from relevo.core.words import Text


class Section(StrEnum):
    """Sections of a manifest: sheets of a workbook, lists of a JSON file."""

    MOVEMENT = "movement"
    PERSONS = "persons"
    UNCOUNTED = "uncounted"
    ARMS = "arms"
    STOCK = "stock"
    EQUIPMENT = "equipment"
    AIRCRAFT = "aircraft"
    VESSELS = "vessels"


class Extra(StrEnum):
    """Sheets that Relevo adds to a manifest and never reads."""

    INSTRUCTIONS = "instructions"
    PAPER = "paper form"
    LISTS = "lists"
    PROBLEMS = "to correct"


class Holds(StrEnum):
    """What the cells of a column hold.

    ``identifier``: a number of a document, a serial and the like, never a number to reckon with.
    ``several``: identifiers separated by bars.
    """

    TEXT = "text"
    IDENTIFIER = "identifier"
    SEVERAL = "several"
    WHOLE = "whole"
    DAY = "day"
    INSTANT = "instant"
    YES_NO = "yes_no"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a section.

    Attributes:
        key: Its name in every file, e.g. ``serial``.
        label: Its name for people.
        holds: What its cells hold.
        needed: Whether the column must be there.
        words: The words its cells are chosen from, for a column of words.
    """

    key: str
    label: Text
    holds: Holds = Holds.TEXT
    needed: bool = False
    words: type[StrEnum] | None = None


CLEARANCE = Column(key="clearance", label=text("Clearance number"), holds=Holds.IDENTIFIER)
"""The number of a movement, by which the rows of other sections name theirs."""

_SERIAL = Column(key="serial", label=text("Serial number"), holds=Holds.IDENTIFIER)
_QUANTITY = Column(key="quantity", label=text("Quantity"), holds=Holds.WHOLE)
_ITEM = Column(key="item", label=text("Item"), needed=True)
_TYPE = Column(key="item", label=text("Type"), needed=True)
_CLASS = Column(key="class", label=text("Class of person"), holds=Holds.WORD, words=PersonClass)

COLUMNS: dict[Section, tuple[Column, ...]] = {
    Section.MOVEMENT: (
        CLEARANCE,
        Column(key="way", label=text("Entry or exit"), holds=Holds.WORD, needed=True, words=Way),
        Column(key="at", label=text("Day and hour"), holds=Holds.INSTANT, needed=True),
        Column(key="point", label=text("Point of entry")),
        Column(key="party", label=text("Party"), needed=True),
        Column(key="sender", label=text("Sending state"), needed=True),
        Column(key="unit", label=text("Unit")),
        Column(key="category", label=text("Category of unit")),
        Column(key="post", label=text("Post")),
        Column(key="contingent", label=text("Contingent")),
        Column(key="act", label=text("Act")),
        Column(key="limits", label=text("Limits of the act"), holds=Holds.SEVERAL),
        Column(key="entry", label=text("Class of entry"), holds=Holds.WORD, words=EntryClass),
        Column(key="entry_reason", label=text("Reason for the class of entry")),
        Column(key="entry_by", label=text("Who decided the class of entry")),
        Column(key="cause", label=text("Cause"), holds=Holds.WORD, words=Cause),
        Column(key="purpose", label=text("Purpose")),
        Column(key="activity", label=text("Activity")),
        Column(key="place", label=text("Place")),
        Column(key="institution", label=text("Host institution")),
        Column(key="until", label=text("Last day of the stay"), holds=Holds.DAY),
        Column(key="recorded_by", label=text("Recording officer")),
        Column(key="evidence", label=text("Evidence"), holds=Holds.SEVERAL),
        Column(key="paper", label=text("Written on paper first"), holds=Holds.YES_NO),
        Column(key="illustrative", label=text("Illustrative"), holds=Holds.YES_NO),
    ),
    Section.PERSONS: (
        CLEARANCE,
        Column(key="roll", label=text("Roll number"), holds=Holds.IDENTIFIER),
        Column(key="name", label=text("Name")),
        Column(key="document_type", label=text("Type of document")),
        Column(key="document", label=text("Number of the document"), holds=Holds.IDENTIFIER),
        Column(key="state", label=text("State of the document")),
        Column(key="grade", label=text("Grade")),
        _CLASS,
        Column(key="officer", label=text("Commissioned officer"), holds=Holds.YES_NO),
    ),
    Section.UNCOUNTED: (
        CLEARANCE,
        Column(
            key="class",
            label=text("Class of person"),
            holds=Holds.WORD,
            needed=True,
            words=PersonClass,
        ),
        Column(key="number", label=text("Number"), holds=Holds.WHOLE, needed=True),
    ),
    Section.ARMS: (
        CLEARANCE,
        Column(key="item", label=text("Kind of arm"), needed=True),
        _SERIAL,
        _QUANTITY,
    ),
    Section.STOCK: (
        CLEARANCE,
        _ITEM,
        Column(key="quantity", label=text("Quantity"), holds=Holds.WHOLE, needed=True),
        Column(key="unit", label=text("Unit of quantity")),
    ),
    Section.EQUIPMENT: (CLEARANCE, _ITEM, _SERIAL, _QUANTITY),
    Section.AIRCRAFT: (
        CLEARANCE,
        _TYPE,
        Column(key="serial", label=text("Registration"), holds=Holds.IDENTIFIER),
        _QUANTITY,
    ),
    Section.VESSELS: (
        CLEARANCE,
        _TYPE,
        Column(key="name", label=text("Name"), needed=True),
        Column(key="serial", label=text("Hull"), holds=Holds.IDENTIFIER),
    ),
}
"""Columns of each section, in the order of the template."""

NAMES: dict[Section, Text] = {
    Section.MOVEMENT: text("Movement"),
    Section.PERSONS: text("Persons"),
    Section.UNCOUNTED: text("Persons only counted"),
    Section.ARMS: text("Arms"),
    Section.STOCK: text("Ammunition and stock"),
    Section.EQUIPMENT: text("Equipment"),
    Section.AIRCRAFT: text("Aircraft"),
    Section.VESSELS: text("Vessels"),
}
"""What each section is called."""

EXTRAS: dict[Extra, Text] = {
    Extra.INSTRUCTIONS: text("Instructions"),
    Extra.PAPER: text("Paper form"),
    Extra.LISTS: text("Lists"),
    Extra.PROBLEMS: text("To correct"),
}
"""What each sheet that is not read is called."""

SECTION_LABEL = text("Section")
"""Name of the column of a CSV file that says which section a row belongs to."""

SECTION_KEY = "section"
"""Its key."""

KINDS: dict[Section, Kind] = {
    Section.ARMS: Kind.ARMS,
    Section.STOCK: Kind.STOCK,
    Section.EQUIPMENT: Kind.EQUIPMENT,
    Section.AIRCRAFT: Kind.AIRCRAFT,
    Section.VESSELS: Kind.VESSEL,
}
"""Kind of materiel of each section that has one."""


@cache
def spellings(key: str, label: Text) -> frozenset[str]:
    """Give every way to write a name, without accents and case: its key, and each language."""
    said = (Speaker(lang).say(label) for lang in LANGUAGES)
    return frozenset(plain(one) for one in (key, key.replace("_", " "), *said))


def section_of(name: str) -> Section | None:
    """Give the section with a name, in either language; None if there is none."""
    found = plain(name)
    return next((one for one, label in NAMES.items() if found in spellings(one, label)), None)


def is_extra(name: str) -> bool:
    """Whether a sheet is one that Relevo adds and never reads."""
    found = plain(name)
    return any(found in spellings(one, label) for one, label in EXTRAS.items())


@lru_cache(maxsize=4096)
def column_named(section: Section, name: str) -> Column | None:
    """Give the column of a section with a name, in either language; None if there is none."""
    found = plain(name)
    return next((one for one in COLUMNS[section] if found in spellings(one.key, one.label)), None)


def headings(section: Section) -> list[str]:
    """Give every way to write the headings of a section."""
    return [one for own in COLUMNS[section] for one in spellings(own.key, own.label)]
