"""What the repository must not hold, and what its lock file must."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

_BUILT = {
    ".venv",
    ".git",
    "__pycache__",
    "dist",
    "build",
    "uv.lock",
    ".hypothesis",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
}
"""What .gitignore leaves out; used where there is no git to ask."""

HOSTS = re.compile(
    r"https?://[\w.-]*\b(?:pypi|pythonhosted|npmjs|conda|crates|jfrog|artifactory|nexus)\b",
    re.IGNORECASE,
)
"""Package registries, whoever runs them."""

MACHINE = re.compile(r"(?<![\w.<>*])/(?:home|root|Users|work|mnt|opt|private)/\w+")
"""Paths that exist on one machine only."""


def files():
    """Give every text file that is, or would be, committed."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):  # no git, or a copy without its history
        listed = [
            str(path.relative_to(ROOT))
            for path in ROOT.rglob("*")
            if path.is_file() and not _BUILT & set(path.relative_to(ROOT).parts)
        ]
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8", errors="replace")


def found(pattern):
    """Give each place in the repository that a pattern matches."""
    return [f"{name}: {hit.group()}" for name, said in files() for hit in pattern.finditer(said)]


def test_files_are_found():
    assert "pyproject.toml" in dict(files())


def test_no_registry_is_named():
    assert found(HOSTS) == []


def test_no_path_of_one_machine():
    assert found(MACHINE) == []


def test_the_patterns_can_fail():
    assert HOSTS.search("see https://files.pythonhosted.org/x")
    assert MACHINE.search("in /home/somebody/x")
    assert MACHINE.search('"/opt/wheels"')


def requirement_names(lines):
    """Give the names of requirements, normalised."""
    names = [re.match(r"[A-Za-z0-9._-]+", line).group() for line in lines]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_the_lock_pins_every_dependency_with_hashes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    pinned = requirement_names(blocks)
    assert requirement_names(project["dependencies"]) - pinned == set()
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in lock


def test_extras_and_groups_are_named():
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [
        "read",
        "report",
        "programme",
        "audit",
        "cluster",
        "spark",
        "server",
        "postgres",
        "ocr",
        "sign",
    ]
    assert list(document["project"]["optional-dependencies"]) == extras
    assert set(document["dependency-groups"]) == {"test", "lint", "bench", "deep", "docs"}
    assert document["tool"]["uv"]["default-groups"] == []
    assert document["tool"]["uv"]["python-downloads"] == "never"


def test_uvs_own_lock_is_not_committed():
    assert "uv.lock" not in dict(files())
    assert "/uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_every_type_exception_says_which():
    bare = re.compile(r"# type: ignore(?!\[)|# noqa(?!:)")
    sources = {name: said for name, said in files() if name.startswith("src/")}
    assert sources
    assert [name for name, said in sources.items() if bare.search(said)] == []
