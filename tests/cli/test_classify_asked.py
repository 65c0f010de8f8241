"""``relevo classify`` in a terminal asks for what decides."""

import os
import pty
import select
import subprocess
import time

import pytest

from tests.cli.shell import COMMAND, ROOT, environment

LONGEST_S = 60


def talk(answers, *words):
    """Run ``classify`` on Peru in a terminal, answer its questions; give code and screen."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "classify", "--host", "PE", "--on", "2026-08-01", "--lang", "en", *words],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(),
        close_fds=True,
    ) as running:
        os.close(theirs)
        screen = read_on(ours, list(answers))
        os.close(ours)
        return running.wait(LONGEST_S), screen


def read_on(screen, answers):
    """Read until the end; type the next answer at each prompt."""
    said, seen = "", 0
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            part = os.read(screen, 4096)
        except OSError:
            break
        said += part.decode(errors="replace")
        prompts = said.count("if not known]: ")
        while seen < prompts and answers:
            os.write(screen, f"{answers.pop(0)}\n".encode())
            seen += 1
    assert not answers, said
    return said


def test_only_what_decides_is_asked():
    code, screen = talk(["yes", "yes"])
    assert code == 0
    assert "Class of entry: armed." in screen
    assert "What does it come for?" not in screen


def test_a_wrong_answer_is_asked_again():
    code, screen = talk(["perhaps", "no"])
    assert code == 0
    assert "'perhaps' is neither yes nor no." in screen
    assert "not the entry of a force" in screen


@pytest.mark.parametrize("answers", [("yes", "no", "no", "acad", "academic")])
def test_a_purpose_is_chosen_from_codes_with_names(answers):
    code, screen = talk(answers)
    assert code == 3
    assert "academic (academic exchange)" in screen
    assert "'acad' is none of the codes above." in screen
    assert "Contested" in screen


def test_enter_leaves_it_unknown():
    code, screen = talk([""], "--arms", "no", "--vessel", "no", "--purpose", "training")
    assert code == 3
    assert "Outcome 2: unarmed" in screen


def test_json_asks_nothing():
    code, screen = talk([], "--json")
    assert code == 3
    assert "if not known" not in screen
