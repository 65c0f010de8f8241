"""Classes of entry and of persons: the words that acts, registers and standing law share."""

from __future__ import annotations

from enum import StrEnum


class EntryClass(StrEnum):
    """Class of entry; disputes start here, so an act gives the reason and who decided it."""

    ARMED = "armed"
    UNARMED = "unarmed"
    ACADEMIC = "academic"
    PROTOCOL = "protocol"
    LOGISTIC = "logistic"
    TRANSIT = "transit"


class PersonClass(StrEnum):
    """Classes of persons that frameworks tell apart."""

    MILITARY = "military"
    CIVILIAN_EMPLOYEE = "civilian_employee"
    CONTRACTOR = "contractor"
    DEPENDANT = "dependant"
    CREW = "crew"
    SCIENTIFIC = "scientific"
