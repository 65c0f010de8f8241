"""Which language is spoken, and that nothing is left in English where Spanish is."""

import re

import pytest

from relevo.cli.language import choose_language
from tests.cli.shell import relevo

ENGLISH_WORDS = re.compile(
    r"\b(Usage|Options|Commands?|Error|Missing|Invalid|No such|Show|Try|Arguments?|default"
    r"|required|folder|file|the|not)\b"
)


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {}, "es"),
        ([], {"LANG": "C"}, "es"),
        ([], {"LANG": "POSIX"}, "es"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "es"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "es_PE.UTF-8"}, "es"),
        ([], {"LANG": "fr_FR.UTF-8"}, "es"),
        ([], {"LC_MESSAGES": "en_US", "LANG": "es_PE"}, "en"),
        ([], {"LC_ALL": "es_PE", "LC_MESSAGES": "en_US"}, "es"),
        ([], {"RELEVO_LANG": "en", "LC_ALL": "es_PE.UTF-8"}, "en"),
        ([], {"RELEVO_LANG": "qu", "LC_ALL": "en_US.UTF-8"}, "es"),
        (["--lang", "es"], {"RELEVO_LANG": "en"}, "es"),
        (["plan", "x", "--lang=en"], {"RELEVO_LANG": "es"}, "en"),
        (["--lang"], {"LANG": "en_US"}, "en"),
        (["plan", "--", "--lang=en"], {}, "es"),
    ],
)
def test_option_then_variable_then_locale(arguments, environ, language):
    assert choose_language(arguments, environ) == language


def test_english_when_asked():
    code, out, _ = relevo("--help", RELEVO_LANG="en")
    assert code == 0
    assert "Usage: relevo [OPTIONS] COMMAND …" in out
    assert "Plans the rotation" in out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--help",),
        ("plan", "--help"),
        ("check", "--help"),
        ("show", "--help"),
        ("forces", "--help"),
        ("schema", "--help"),
        ("plan",),
        ("forces", "cases/peru-2026"),
        ("nada",),
        ("plan", "--nada"),
        ("plan", "--time-limit"),
        ("plan", "cases/peru-2026", "--time-limit", "x"),
        ("plan", "cases/peru-2026", "--time-limit", "0"),
        ("plan", "cases/peru-2026", "--seed", "-1"),
        ("plan", "cases/peru-2026", "--objective", "nada"),
        ("plan", "cases/peru-2026", "sobra"),
        ("show", "cases/peru-2026", "--on", "30/02/2026"),
        ("schema", "nada"),
        ("--lang", "fr", "show"),
        ("check", "no-hay"),
        ("check", "pyproject.toml"),
        ("check", "src"),
        ("plan", "cases/peru-2026", "--forces", "no-hay"),
        ("plan", "cases/peru-2026", "--forces", "pyproject.toml"),
    ],
)
def test_nothing_is_left_in_english(words):
    _, out, err = relevo(*words)
    said = re.sub(r"--?[\w-]+|\S*[./]\S*|'\w+'", "", out + err)  # options, paths, quoted words
    assert said.strip()
    assert not re.findall(ENGLISH_WORDS, said.replace("Error:", "")), said
