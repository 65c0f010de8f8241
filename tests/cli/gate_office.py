"""A case with a custodian and manifests of illustrative parties, for tests of gate and record."""

import json
import shutil
from typing import NamedTuple

from relevo.casefile.custodian_line import name_custodian
from relevo.casefile.keys import new_keys
from relevo.casefile.record import read_record
from tests.casefile.enrolled import fresh
from tests.casefile.manifests import MOVEMENT, document
from tests.cli.shell import GOOD, relevo

CROSSING = {
    **MOVEMENT,
    "act": "xa-2026-exercise",
    "category": "special_forces",
    "place": "XA-N",
    "institution": "XA-1BDE",
    "point": "XA-AIR",
}
"""A movement that no limit refuses."""


def person(number, **more):
    """Give a person by name and document."""
    return {
        "name": f"Persona Ilustrativa {number}",
        "document": f"ILU-{number:05}",
        "state": "XB",
        **more,
    }


def persons(first, last):
    """Give persons of a range of numbers."""
    return [person(number) for number in range(first, last)]


class Post(NamedTuple):
    """An office that records: its case, and where its keys lie."""

    case: object
    keys: object

    def run(self, *words, lang="en"):
        """Run a command on the case; its name comes first."""
        verb, *rest = words
        return relevo(verb, self.case, *rest, RELEVO_KEYS=str(self.keys), RELEVO_LANG=lang)

    def party(self, name="party.json", movement=(), **sections):
        """Write a manifest of one movement, some of its cells changed."""
        path = self.keys.parent / name
        path.write_bytes(document({"movement": [{**CROSSING, **dict(movement)}], **sections}))
        return path

    def parties(self, movements, **sections):
        """Write a manifest of several movements."""
        path = self.keys.parent / "parties.json"
        rows = [{**CROSSING, **movement} for movement in movements]
        path.write_bytes(document({"movement": rows, **sections}))
        return path

    def recorded(self, *words):
        """Record, and give what was recorded."""
        done = self.run("record", *words, "--json")
        assert done.code == 0, done.out + done.err
        return json.loads(done.out)["recorded"]

    def record(self):
        """Give what is on record."""
        log, problems = read_record(self.case)
        assert problems == ()
        return log.record

    def of(self, kind):
        """Give the records of a kind on record."""
        return [one.record for one in self.record() if kind == one.record.KIND]


def post(folder, *, custodian=True):
    """Make a case, with a custodian or without one."""
    made = Post(folder / "case", folder / "keys")
    shutil.copytree(GOOD, made.case)
    if custodian:
        keys = new_keys("relevo/test", made.keys, seed=fresh(), office=fresh())
        name_custodian(made.case, keys.key.vkey)
    return made
