"""The one door to the data that ships with the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any


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


def data_names(folder: str, suffix: str, package: str = "relevo.core") -> tuple[str, ...]:
    """Give the names of the data files in a folder, in order, each as :func:`data_text` takes it.

    Args:
        folder: Folder below ``data``; empty for ``data`` itself.
        suffix: How the names end, e.g. ``".yaml"``.
        package: Package that holds the ``data`` folder.

    Returns:
        Names below ``data``; empty if there is no such folder. Folders inside it are left out.
    """
    path = data_path(folder, package)
    if not path.is_dir():
        return ()
    found = sorted(file.name for file in path.iterdir() if file.name.endswith(suffix))
    return tuple(f"{folder}/{name}" if folder else name for name in found)


def data_yaml(name: str, package: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Give what a YAML data file holds, every scalar as text: ``NO`` stays Norway, ``010`` 010.

    Args:
        name: Path below ``data``, e.g. ``"dates.yaml"``.
        package: Package that holds the ``data`` folder.
    """
    import yaml

    return yaml.load(data_text(name, package), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
