"""``relevo read``: what the host's law asks for, by the day of the act, or the case's own law."""

import pytest

from relevo.casefile.read import read_case
from tests.cli.shell import relevo

ACT = (
    "El Congreso de la República aprobó el 4 de diciembre de {year} la resolución legislativa que "
    "autoriza el ingreso al Perú de personal militar de los Estados Unidos con armas de guerra.\n"
)
LAW = """\
id: own
host: PE
name: {es: Ley de prueba, en: Trial law}
time_zone: America/Lima
illustrative: true
norms: [{id: n, title: {es: Ley de prueba, en: Trial law}, seen: text}]
required:
  - id: places
    kinds: [legislative_resolution]
    any_of: [places]
    name: {es: los lugares, en: the places}
    norm: n
"""


@pytest.fixture
def text(tmp_path):
    """Write a text that tells little of an act of a year."""

    def written(year):
        path = tmp_path / f"{year}.txt"
        path.write_text(ACT.format(year=year), encoding="utf-8")
        return path

    return written


def asked(*words):
    """Give the lines of a reading that say what the law asks for."""
    done = relevo("read", *words, "--lang", "en")
    assert done.code == 0, done.err
    said = " ".join(done.out.split())
    return said.partition("Required by ")[2].partition(" not stated: ")[::2]


def test_the_law_of_the_day_is_named_and_is_to_be_verified(text):
    law, things = asked(text(2025))
    assert law == "Law 27856, article 3 (to be verified) and"
    assert things.startswith("the reasons, the number of military personnel, the list of arms and")


def test_before_that_law_nothing_is_asked(text):
    assert asked(text(2001)) == ("", "")


def test_the_act_written_asks_for_what_the_cases_own_law_asks_for(text, tmp_path):
    case = tmp_path / "case"
    (case / "acts").mkdir(parents=True)
    (case / "regime.yaml").write_text(LAW, encoding="utf-8")
    done = relevo("read", text(2025), "--out", case / "acts" / "a.yaml", "--lang", "en")
    assert done.code == 0, done.err
    found, problems = read_case(case)
    assert problems == ()
    points = [point.en for point in found.acts["a"].verify]
    assert [point for point in points if "asks for" in point] == [
        "Trial law asks for the places; not stated"
    ]


def test_a_law_that_cannot_be_read_is_not_used(text, tmp_path):
    case = tmp_path / "case"
    (case / "acts").mkdir(parents=True)
    (case / "regime.yaml").write_text(LAW.replace("norm: n", "norm: m"), encoding="utf-8")
    assert relevo("read", text(2025), "--out", case / "acts" / "a.yaml").code == 0
    act = (case / "acts" / "a.yaml").read_text(encoding="utf-8")
    assert "Law 27856, article 3 asks for" in act
