"""A case with a custodian, persons on record and their vault, for tests."""

import os
import re
from datetime import UTC, datetime
from typing import NamedTuple

from relevo.casefile.custodian_line import name_custodian
from relevo.casefile.keys import Keys, new_keys
from relevo.casefile.log_file import LogFile
from relevo.casefile.record import read_record
from relevo.casefile.vault import Vault, highest_roll
from relevo.ledger.records import values_of
from relevo.register.model import Enrolment, Movement, Party, Person, Recorded, Way
from tests.casefile.folders import tiny

NAME, DOCUMENT, STATE = "Persona Ilustrativa Uno", "EJ-4711-XB", "XB"
IN_AT = datetime(2026, 3, 2, 14, tzinfo=UTC)
OUT_AT = datetime(2026, 3, 20, 14, tzinfo=UTC)


def fresh():
    """Give 32 random bytes."""
    return os.urandom(32)


class Office(NamedTuple):
    """A case, where its keys lie, and what opens it for recording."""

    case: object
    root: object
    keys: Keys
    log: LogFile
    vault: Vault

    def record(self, record, at=IN_AT, key=None, **more):
        """Add a record."""
        values = values_of(Recorded(entry=0, recorded_at=at, record=record))
        day = getattr(record, "day", at.date())
        entry, _new = self.log.append(
            record.KIND, day, values, key=key or os.urandom(8).hex(), **more
        )
        return entry

    def enrol(self, name=NAME, document=DOCUMENT, state=STATE):
        """Give a person a roll number."""
        (roll,) = self.vault.next_rolls(1)
        hidden = {
            "name": name,
            "document_type": "passport",
            "document": document,
            "state": state,
        }
        person = Enrolment(roll=roll, illustrative=True)
        keep = self.vault.keep(roll, document, state)
        self.record(person, key=f"person/{roll}", hidden=hidden, keep=keep)
        return roll

    def crosses(self, roll, way, at):
        """Record that a person crosses."""
        party = Party(name="EJ-SF-01", sender="XB", persons=(Person(roll=roll),))
        movement = Movement(
            clearance=f"{way}-{roll}-{at:%d}",
            way=way,
            at=at,
            day=at.date(),
            party=party,
            illustrative=True,
        )
        return self.record(movement, at=at)

    def visits(self, roll):
        """Record that a person came and left."""
        self.crosses(roll, Way.IN, IN_AT)
        self.crosses(roll, Way.OUT, OUT_AT)

    def again(self):
        """Open the same case as another process would."""
        vault = Vault(self.keys, os.urandom, highest_roll(read_record(self.case)[0].record))
        return self._replace(log=LogFile(self.case, os.urandom, self.keys.signer), vault=vault)


def office(folder, files=None):
    """Make a case with a custodian."""
    case = tiny(folder / "case", files)
    keys = new_keys("relevo/test", folder / "keys", seed=fresh(), office=fresh())
    name_custodian(case, keys.key.vkey)
    log = LogFile(case, os.urandom, keys.signer)
    return Office(case, folder / "keys", keys, log, Vault(keys, os.urandom))


def holding(folder, *words):
    """Give the files below a folder that hold one of some words, however it is written."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            for word in words:
                plain = re.sub(r"\W", "", word)
                if any(one.encode() in data for one in (word, plain, word.upper(), word.lower())):
                    found.append(path.relative_to(folder).as_posix())
    return found
