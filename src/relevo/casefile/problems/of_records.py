"""Problems of what is kept beside acts: delegations, processes, ally status."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text

_MEANT = text("Write {near} in place of {name}, if that is what is meant.")

KINDS = MappingProxyType(
    {
        "delegation-of-force": Kind(
            text("a delegation of military persons"),
            text("Military persons of another state are an entry, which needs its act."),
            text("Record the entry under its act; relevo classify says which act it needs."),
        ),
        "day-or-not-found": Kind(
            text("the column {column} is empty"),
            text("That no source gives a day or a number is itself worth recording."),
            text("Write it, or write not_found."),
        ),
        "unknown-process": Kind(
            text("processes.yaml has no process {name}"),
            text("A delegation feeds a process that is described."),
            text("Add the process {name} to processes.yaml, or empty the cell."),
            _MEANT,
        ),
        "unknown-delegation": Kind(
            text("delegations.csv has no delegation {name}"),
            text("What feeds a process is on record in the case."),
            text("Add the delegation {name} to delegations.csv, or correct the name."),
            _MEANT,
        ),
        "unknown-statement": Kind(
            text("there is no statement {name}"),
            text("What feeds a process is on record in the case."),
            text("Add the statement {name} under statements, or correct the name."),
            _MEANT,
        ),
        "unknown-ally-law": Kind(
            text("no law on ally status has the name {name}"),
            text("A status is judged by a law that ships with Relevo."),
            text("Write us-mnna, or remove the line."),
            _MEANT,
        ),
        "status-without-law": Kind(
            text("the case has the folder status, but case.yaml names no law on ally status"),
            text("Without the law these files would not be read."),
            text("Add status: us-mnna to case.yaml, or remove the folder."),
        ),
        "status-with-host": Kind(
            text("the case has a host and a law on ally status, {name}"),
            text("An ally status lets no force enter; its record is a case of its own."),
            text("Remove the line here, or move status and the folder to another case."),
        ),
        "bad-custodian": Kind(
            text("the custodian is not the verifier key of a log"),
            text("Everybody checks the record of the case against this key."),
            text("Write the key that relevo key show prints, or remove the line."),
        ),
        "log-short": Kind(
            text("only the first {held} of {size} entries of the log can be read"),
            text("What was confirmed is part of the record; without it nothing can be judged."),
            text("Take log/entries and log/openings from the last whole copy of the case."),
        ),
        "log-entry": Kind(
            text("entry {entry} of the log is not what it must be: {why}"),
            text("What is read from the log has to be what was recorded in it."),
            text("Take log/entries and log/openings from the last whole copy of the case."),
        ),
        "no-statuses": Kind(
            text("the folder status holds no state"),
            text("A case on ally status records at least one state."),
            text("Write each state to a file of its own, status/<STATE>.yaml."),
        ),
        "stray-status": Kind(
            text("the file {name} would not be read"),
            text("In the folder status each file is named after its state and ends in .yaml."),
            text("Rename it to {expected}, or move it out of the folder."),
        ),
        "state-not-file-name": Kind(
            text("the state is {found}, but the file is named {expected}"),
            text("A state's status is found by the name of its file."),
            text("Correct the state or rename the file."),
        ),
        "not-deemed": Kind(
            text("the first day is {found}; the law designates {name} since {expected}"),
            text("A state that the law itself designates has that day."),
            text("Correct the day."),
        ),
        "ends-before-designated": Kind(
            text("the status surely ended before it began: {found}"),
            text("Only a status that is held can end."),
            text("Correct one of the days."),
        ),
        "twice-said": Kind(
            text("{name} is named for two versions of one event"),
            text("A source gives one version of when something happened."),
            text("Keep one of them, or name the two sources apart."),
        ),
    }
)
"""Kinds of problems with records beside acts, by code."""
