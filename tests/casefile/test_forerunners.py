"""Cases beside a case that hold what its acts follow."""

import shutil
from pathlib import Path

from relevo.casefile.forerunners import forerunners_of
from relevo.casefile.read import read_case

CASES = Path(__file__).parents[2] / "cases"


def copied(folder, *names):
    """Copy cases into a folder and read the first."""
    for name in names:
        shutil.copytree(CASES / name, folder / name)
    case, problems = read_case(folder / names[0], plan=False)
    assert problems == ()
    return case


def test_the_case_that_holds_the_act_followed_is_read(tmp_path):
    case = copied(tmp_path, "peru-2025", "peru-2023-training", "peru-2018-summit")
    read, unread = forerunners_of(case)
    assert list(read) == ["peru-2023-training"]
    assert [act.id for act in read["peru-2023-training"]] == ["pe-2023-training"]
    assert unread == ()


def test_an_act_that_no_folder_beside_it_holds_is_left_out(tmp_path):
    assert forerunners_of(copied(tmp_path, "peru-2025")) == ({}, ())


def test_an_act_in_the_case_itself_is_not_looked_for(tmp_path):
    case = copied(tmp_path, "peru-2025")
    own = tmp_path / "peru-2025" / "acts" / "pe-2023-training.yaml"
    shutil.copyfile(CASES / "peru-2023-training" / "acts" / own.name, own)
    again, problems = read_case(case.folder, plan=False)
    assert problems == ()
    shutil.copytree(CASES / "peru-2023-training", tmp_path / "peru-2023-training")
    assert forerunners_of(again) == ({}, ())


def test_a_case_that_cannot_be_read_is_named(tmp_path):
    case = copied(tmp_path, "peru-2025", "peru-2023-training")
    broken = tmp_path / "peru-2023-training"
    (broken / "case.yaml").write_text("host: PE\n", encoding="utf-8")
    assert forerunners_of(case) == ({}, (broken,))
