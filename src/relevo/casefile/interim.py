"""Plans that are not the last word: where they lie while a search runs, and what a kill leaves.

Where nothing is lost, the best plan so far lies in the plan's own folder, with a note beside it.
Where something is there already, it lies beside that folder, in ``<folder>.partial``: an old plan,
which may be better or proven, is replaced by the last word only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from relevo.casefile.layout import FILES_WRITTEN, ROTATION
from relevo.casefile.write import remove_folder, write_folder
from relevo.core.words import text
from relevo.rotation.tables import INTERIM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from relevo.core.words import Text

PARTIAL = ".partial"
"""Ending of the folder that holds the best plan of a search while an older plan is kept."""

_TABLE = PurePosixPath(ROTATION.file).name
_NAMES = tuple(PurePosixPath(path).name for path in FILES_WRITTEN)


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """The folder of a plan, while a search for it runs and after.

    Attributes:
        folder: Where the last word goes.
        meanwhile: Where the best plan so far goes.
    """

    folder: Path
    meanwhile: Path

    @classmethod
    def opened(cls, folder: Path) -> PlanFolder:
        """Look where the plans of a search that begins now go.

        Args:
            folder: Folder of the plan; it need not be there.
        """
        return cls(folder, folder if _free(folder) else _beside(folder))

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Write the best plan so far.

        Args:
            files: Contents by name, the note that this is not the last word among them.

        Raises:
            RelevoError: If they cannot be written.
        """
        write_folder(self.meanwhile, files, gone=_NAMES)

    def finish(self, files: Mapping[str, bytes]) -> None:
        """Write the last word, and remove what was kept beside it.

        Args:
            files: Contents by name.

        Raises:
            RelevoError: If they cannot be written.
        """
        write_folder(self.folder, files, gone=_NAMES)
        remove_folder(_beside(self.folder), _NAMES)


def unfinished(folder: Path) -> tuple[Text, ...]:
    """Say what a search that did not end has left.

    Args:
        folder: Folder of a plan; it need not be there.

    Returns:
        A sentence for the plan itself if it is not the last word, then one for a plan kept beside
            it that is newer; empty if neither is there.
    """
    said: list[Text] = []
    if _written_ns(folder, INTERIM):
        said.append(
            text(
                "The plan in {folder} is not the last word: its search did not end.",
                folder=str(folder),
            )
        )
    beside = _beside(folder)
    if _written_ns(beside) > _written_ns(folder):
        said.append(
            text(
                "A search that did not end left its best plan in {beside}; relevo check judges it "
                "with --plan. The plan in {folder} is older and was not touched.",
                beside=str(beside),
                folder=str(folder),
            )
        )
    return tuple(said)


def _beside(folder: Path) -> Path:
    """Give the folder that keeps the best plan while an older one stays."""
    named = folder if folder.name not in {"", ".."} else folder.resolve()
    return named.with_name(f"{named.name}{PARTIAL}")


def _free(folder: Path) -> bool:
    """Whether nothing can be lost in a folder; one that cannot be looked into is not free."""
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _written_ns(folder: Path, name: str = _TABLE) -> int:
    """Give when a plan's file was written, in nanoseconds; 0 if there is none to be seen."""
    try:
        return (folder / name).stat().st_mtime_ns
    except OSError:
        return 0
