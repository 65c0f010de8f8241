"""``relevo law`` and ``relevo classify``."""

import json

import pytest

from tests.cli.shell import ROOT, relevo
from tests.regime.host_xa import content

PERU = ROOT / "cases" / "peru-2026"


def test_the_law_of_a_case_tells_the_senate():
    done = relevo("law", PERU, "--on", "2026-08-01", "--lang", "en")
    assert done.code == 0
    assert "armed: Legislative resolution; consents: Senate" in done.out
    assert "From 28 July 2026 consents: Senate" in done.out
    assert "not found (to verify)" in done.out


def test_in_spanish_by_default():
    done = relevo("law", "--host", "pe", "--on", "2026-07-27")
    assert "con armas: Resolución legislativa; consiente: Congreso de la República" in done.out


def test_the_law_as_json():
    done = relevo("law", "--host", "PE", "--on", "2026-08-01", "--json")
    assert json.loads(done.out)["consents"][0]["body"] == "senate"
    done = relevo("law", PERU, "--on", "2026-08-01", "--json")
    assert json.loads(done.out)["acts"][0]["stage"] == "running"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "ZZ"), "There is no state ZZ."),
        (("--host", "FR"), "No standing law of France is on record"),
        (("--host", "PE", "--on", "1990-01-01"), "the first begins on"),
        ((), "Give the folder of a case"),
        ((PERU, "--host", "PE"), "Give either a case or --host"),
        (("--host", "PE", "--on", "tomorrow"), "is not a day"),
    ],
)
def test_what_cannot_be_answered_is_said(words, said):
    done = relevo("law", *words, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_hosts_on_record_are_named():
    done = relevo("law", "--host", "ZZ", "--lang", "en")
    assert "Peru (PE)" in done.err
    assert "Uruguay (UY)" in done.err


def test_one_class_exits_0():
    done = relevo(
        *("classify", PERU, "--on", "2026-08-01", "--lang", "en"),
        *("--military", "sí", "--arms", "yes"),
    )
    assert done.code == 0
    assert "Class of entry: armed." in done.out
    assert "(pe-2026-training)" in done.out


def test_uruguay_2025_is_contested(tmp_path):
    visit = tmp_path / "visit.yaml"
    visit.write_text(
        "host: UY\non: 2025-08-14\nmilitary: yes\narms: no\npersons: 6\npurpose: academic\n",
        encoding="utf-8",
    )
    done = relevo("classify", "--visit", visit, "--json")
    document = json.loads(done.out)
    assert done.code == 3
    assert document["day"] == "2025-08-14"
    assert [one["class_of_entry"] for one in document["outcomes"]] == ["academic", "unarmed"]


def test_options_go_before_the_file(tmp_path):
    visit = tmp_path / "visit.yaml"
    visit.write_text("host: PE\nmilitary: yes\narms: no\n", encoding="utf-8")
    done = relevo("classify", "--visit", visit, "--arms", "yes", "--on", "2026-08-01", "--json")
    assert done.code == 0
    assert json.loads(done.out)["visit"] == {"arms": "yes", "military": "yes"}


def test_without_a_terminal_nothing_is_asked():
    done = relevo("classify", "--host", "PE", "--on", "2026-08-01", "--lang", "en")
    assert done.code == 3
    assert "(--military)" in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "PE", "--arms", "perhaps"), "is neither yes nor no"),
        (("--host", "PE", "--purpose", "fishing"), "There is no purpose fishing"),
        (("--host", "PE", "--persons", "-1"), "--persons"),
        ((), "Say which host is visited"),
        ((PERU, "--host", "MX"), "here are several: MX, PE"),
        (("--visit", "none.yaml"), "There is no file none.yaml"),
    ],
)
def test_a_visit_that_cannot_be_classified_is_said(words, said):
    done = relevo("classify", *words, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_a_wrong_file_says_where(tmp_path):
    visit = tmp_path / "visit.yaml"
    visit.write_text("host: PE\nweapons: no\n", encoding="utf-8")
    done = relevo("classify", "--visit", visit, "--lang", "en")
    assert done.code == 2
    assert "visit.yaml:2:1" in done.err


def test_a_law_that_is_being_written_is_shown_from_its_file(tmp_path):
    path = tmp_path / "regime.yaml"
    path.write_text(content(), encoding="utf-8")
    done = relevo("law", "--host", path, "--on", "2026-08-01", "--lang", "en")
    assert done.code == 0
    assert "armed: Law; consents: Upper Chamber" in done.out
    asked = ("--military", "no", "--on", "2026-08-01", "--lang", "en")
    done = relevo("classify", "--host", path, *asked)
    assert done.code == 0
    assert "not the entry of a force" in done.out


@pytest.mark.parametrize("command", ["law", "classify"])
def test_what_is_wrong_with_it_is_placed(tmp_path, command):
    path = tmp_path / "regime.yaml"
    path.write_text(content().replace("unit: hour", "unit: fortnight"), encoding="utf-8")
    done = relevo(command, "--host", path, "--lang", "en")
    assert done.code == 2
    assert "found fortnight, expected one of: hour, working_day, day, month" in done.err
    assert "There is no file" in relevo(command, "--host", "none.yaml", "--lang", "en").err
