"""A case of the tiny kind with a custodian and a party on its roll, for tests of commands."""

import shutil

from relevo.casefile.keys import find_keys
from relevo.casefile.views import write_views
from tests.casefile.logged import AMMUNITION, RIFLE, moved, recorded, write_log
from tests.cli.shell import GOOD, relevo

PARTY = "EJ-A"
IN = moved(
    party=PARTY,
    rolls=("R-0001", "R-0002"),
    materiel=(RIFLE, AMMUNITION),
    point="XA-AIR",
    act="xa-2026-exercise",
    place="XA-north-city",
)


def office(folder, *records):
    """Give a case with a custodian whose log holds some records; keys lie beside it."""
    case = folder / "case"
    shutil.copytree(GOOD, case)
    done = relevo("key", "new", case, RELEVO_KEYS=str(folder / "keys"))
    assert done.code == 0, done.err
    vkey = next(
        line.partition(": ")[2].strip().strip("'\"")
        for line in (case / "case.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("custodian:")
    )
    keys = find_keys(vkey, folder / "keys", lambda: b"")
    write_log(case, recorded(*records), keys.signer).close()
    write_views(case)
    return case


def run(verb, case, *words, lang="en"):
    """Run a command on a case with its keys at hand."""
    keys = str(case.parent / "keys")
    return relevo(verb, case, *words, RELEVO_KEYS=keys, RELEVO_LANG=lang)


def bytes_of(case):
    """Give every file of a case but those that can be made again."""
    return {
        path.relative_to(case): path.read_bytes()
        for path in sorted(case.rglob("*"))
        if path.is_file() and "index" not in path.name
    }
