"""Which cases lie in the folders that a user names."""

import shutil

import pytest

from relevo.casefile.folders import case_folders
from relevo.core.errors import RelevoError
from tests.cli.shell import ROOT


def test_a_case_stands_for_itself_and_a_folder_for_the_cases_in_it(tmp_path):
    for name in ("b", "a"):
        shutil.copytree(ROOT / "cases" / "peru-2025-stone", tmp_path / name)
    (tmp_path / "notes").mkdir()
    found = case_folders([tmp_path, tmp_path / "b"])
    assert [folder.name for folder in found] == ["a", "b"]
    assert case_folders([tmp_path / "b"]) == (tmp_path / "b",)


def test_acts_without_a_case_file_count(tmp_path):
    (tmp_path / "half" / "acts").mkdir(parents=True)
    assert case_folders([tmp_path]) == (tmp_path / "half",)


@pytest.mark.parametrize(
    ("name", "said"), [("none", "no folder"), ("file", "is a file"), ("empty", "holds no case")]
)
def test_what_holds_no_case_is_refused(tmp_path, name, said):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(RelevoError) as raised:
        case_folders([tmp_path / name])
    assert said in raised.value.message.id
