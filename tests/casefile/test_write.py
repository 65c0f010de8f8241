"""Files are written whole or not at all, also when the writer is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from relevo.casefile.write import SUFFIX, remove_folder, write_files, write_folder
from relevo.core.errors import RelevoError

NAMES = ("plan/rotation.csv", "plan/result.json", "timeline.html")
SIZE = 2_000_000

WRITER = """
import sys
from pathlib import Path
from relevo.casefile.write import write_files

folder, names, size = Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
turn = 0
while True:
    turn = (turn + 1) % 2
    write_files(folder, {name: (b"ab"[turn : turn + 1]) * size for name in names})
    print("written", flush=True)
"""


def strays(folder):
    """Give what is being written in a folder."""
    return list(folder.rglob(f".*{SUFFIX}"))


def test_files_and_folders_are_made(tmp_path):
    write_files(tmp_path / "new", {"a.txt": b"1", "deep/er/b.txt": b"2"})
    assert (tmp_path / "new/a.txt").read_bytes() == b"1"
    assert (tmp_path / "new/deep/er/b.txt").read_bytes() == b"2"
    assert strays(tmp_path) == []


def test_old_files_are_replaced_and_others_left_alone(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "other").write_bytes(b"other")
    write_files(tmp_path, {"a": b"new"})
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "other").read_bytes() == b"other"


def test_nothing_to_write_is_no_error(tmp_path):
    write_files(tmp_path / "none", {})
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("path", ["../a", "/a", "b/../../a"])
def test_a_path_never_leads_out_of_the_folder(tmp_path, path):
    with pytest.raises(AssertionError):
        write_files(tmp_path, {path: b""})


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path):
    (tmp_path / "plan").write_bytes(b"a file")
    with pytest.raises(RelevoError, match="cannot be written"):
        write_files(tmp_path, {"plan/a": b"1"})
    assert (tmp_path / "plan").read_bytes() == b"a file"


def test_one_file_that_cannot_be_written_leaves_every_old_one(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    long = "x" * 300
    with pytest.raises(RelevoError):
        write_files(tmp_path, {"a": b"new", long: b"1"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert strays(tmp_path) == []


@pytest.mark.parametrize("delay_s", [0.0, 0.003, 0.011, 0.02, 0.037])
def test_a_kill_leaves_each_file_whole(tmp_path, delay_s):
    write_files(tmp_path, dict.fromkeys(NAMES, b"o" * SIZE))
    source = str(Path(__file__).parents[2] / "src")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), ",".join(NAMES), str(SIZE)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
    ) as writer:
        assert writer.stdout.readline() == b"written\n"
        time.sleep(delay_s)
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    for name in NAMES:
        content = (tmp_path / name).read_bytes()
        assert len(content) == SIZE
        assert content in (b"a" * SIZE, b"b" * SIZE)
    write_files(tmp_path, dict.fromkeys(NAMES, b"n"))
    assert strays(tmp_path) == []
    assert {(tmp_path / name).read_bytes() for name in NAMES} == {b"n"}


def test_a_kill_while_writing_the_first_time_leaves_no_part(tmp_path):
    """Killed while the new contents are written beside the old ones, nothing has changed."""
    old = dict.fromkeys(NAMES, b"o" * SIZE)
    write_files(tmp_path, old)
    code = WRITER.replace("import sys", "import os, signal, sys", 1).replace(
        "turn = 0",
        "import relevo.casefile.write as write\n"
        "kept = write._write_through\n"
        "def once(path, content):\n"
        "    kept(path, content[: len(content) // 2])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "write._write_through = once\n"
        "turn = 0",
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), ",".join(NAMES), str(SIZE)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(strays(tmp_path)) == 1
    assert {name: (tmp_path / name).read_bytes() for name in NAMES} == old
    write_files(tmp_path, {"plan/rotation.csv": b"n"})
    assert strays(tmp_path) == []


SET = ("rotation.csv", "result.json", "timeline.html")


@pytest.mark.parametrize("delay_s", [0.0, 0.003, 0.008, 0.013, 0.021, 0.034, 0.055])
def test_a_kill_leaves_one_set_whole(tmp_path, delay_s):
    """Files that belong together are all old or all new, whenever the writer is killed."""
    plan = tmp_path / "plan"
    write_folder(plan, dict.fromkeys(SET, b"o" * SIZE))
    code = WRITER.replace("write_files", "write_folder")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(plan), ",".join(SET), str(SIZE)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    ) as writer:
        assert writer.stdout.readline() == b"written\n"
        time.sleep(delay_s)
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    assert {path.name for path in plan.iterdir()} == set(SET)
    assert len({(plan / name).read_bytes() for name in SET}) == 1
    write_folder(plan, dict.fromkeys(SET, b"n"))
    assert {path.name for path in tmp_path.iterdir()} == {"plan"}


def test_a_set_beside_other_files_leaves_them_alone(tmp_path):
    (tmp_path / "note.txt").write_bytes(b"mine")
    (tmp_path / "rotation.csv").write_bytes(b"old")
    write_folder(tmp_path, {"rotation.csv": b"new", "result.json": b"{}"})
    assert (tmp_path / "note.txt").read_bytes() == b"mine"
    assert (tmp_path / "rotation.csv").read_bytes() == b"new"


def test_a_folder_in_the_way_leaves_every_old_file(tmp_path):
    (tmp_path / "result.json").mkdir()
    (tmp_path / "rotation.csv").write_bytes(b"old")
    with pytest.raises(RelevoError, match="cannot be written"):
        write_folder(tmp_path, {"rotation.csv": b"new", "result.json": b"{}"})
    assert (tmp_path / "rotation.csv").read_bytes() == b"old"


def test_what_an_older_set_held_goes_with_it(tmp_path):
    plan = tmp_path / "plan"
    write_folder(plan, {"a": b"1", "note": b"1"})
    write_folder(plan, {"a": b"2"}, gone={"a", "note"})
    assert {path.name: path.read_bytes() for path in plan.iterdir()} == {"a": b"2"}
    (plan / "mine").write_bytes(b"mine")
    write_folder(plan, {"a": b"3", "note": b"3"}, gone={"a", "note"})
    write_folder(plan, {"a": b"4"}, gone={"a", "note"})
    assert {path.name: path.read_bytes() for path in plan.iterdir()} == {"a": b"4", "mine": b"mine"}


def test_a_set_is_removed_and_what_others_put_there_stays(tmp_path):
    plan = tmp_path / "plan"
    remove_folder(plan, SET)
    write_folder(plan, dict.fromkeys(SET, b"1"))
    remove_folder(plan, SET)
    assert list(tmp_path.iterdir()) == []
    write_folder(plan, dict.fromkeys(SET, b"1"))
    (plan / "mine").write_bytes(b"mine")
    remove_folder(plan, SET)
    assert [path.name for path in plan.iterdir()] == ["mine"]
