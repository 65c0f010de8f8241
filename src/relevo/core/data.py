"""The one door to the data that ships with the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data_path(name: str, package: str = "relevo.core") -> Path:
    """Give the path of a file or folder under a package's ``data`` folder.

    Args:
        name: Path below ``data``, e.g. ``"arms.csv"``.
        package: Package that holds the ``data`` folder.
    """
    return Path(str(files(package))) / "data" / name


def data_text(name: str, package: str = "relevo.core") -> str:
    """Give the text of a data file, UTF-8.

    Args:
        name: Path below ``data``, e.g. ``"arms.csv"``.
        package: Package that holds the ``data`` folder.
    """
    return data_path(name, package).read_text(encoding="utf-8")
