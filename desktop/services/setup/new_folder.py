"""Making a desk's folder: it is filled under a temporary name and then renamed, so that a failure leaves nothing
behind."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.volumes import cloud_of
from desktop.files.whole import beside, require_possible, sync_folder, unwritable
from desktop.store.failures import as_sentences
from desktop.store.folder import MAKING, DeskFolder, remove_unfinished, require_own_disk


@contextmanager
def made_whole(root: Path) -> Iterator[Path]:
    """A temporary folder to be filled, renamed to ``root`` when the block ends. Raises ``UserError``; then nothing is
    left of it."""
    missing = [folder for folder in root.parents if not folder.exists()]
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        with _building(root) as building:
            with as_sentences():
                yield building
            with contextlib.suppress(FileNotFoundError):
                root.rmdir()
            building.rename(root)
            sync_folder(root.parent)
    except OSError as error:
        raise unwritable(root, error) from None
    finally:
        if not root.exists():
            for folder in missing:
                with contextlib.suppress(OSError):
                    folder.rmdir()


@contextmanager
def made_into(root: Path, waiting: Path) -> Iterator[Path]:
    """A temporary folder to be filled, whose contents are moved into ``root`` when the block ends; then the file
    ``waiting`` there is deleted. The contents count only without that file, whenever the power is cut. Raises
    ``UserError``; then the file is still there."""
    try:
        with _building(root) as building:
            with as_sentences():
                yield building
            for made in building.iterdir():
                left = root / made.name  # of a time when the power was cut here
                if left.is_dir():
                    shutil.rmtree(left)
                made.replace(left)
            sync_folder(root)
            waiting.unlink()
            sync_folder(root)
    except OSError as error:
        raise unwritable(root, error) from None


def _require_uncopied(root: Path) -> None:
    """What a program puts back from a cloud may be older than what it lies on, and is not all of one moment."""
    if program := cloud_of(root):
        raise UserError(
            message(
                "desk",
                "{program} keeps the folder {folder} in step with a cloud, which can damage the records. Choose a folder that it leaves alone.",
                program=program,
                folder=root,
            )
        )


@contextmanager
def _building(root: Path) -> Iterator[Path]:
    """A temporary folder beside ``root``, gone when the block ends unless it was renamed. It is locked meanwhile, so that
    one that a killed process has left is not taken for one that is being filled."""
    from filelock import FileLock

    remove_unfinished(root)
    building = Path(tempfile.mkdtemp(dir=root.parent, prefix=beside(root)))
    lock = building.with_name(f"{building.name}{MAKING}")
    try:
        with FileLock(lock):
            yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)
        lock.unlink(missing_ok=True)


def require_place(root: Path) -> None:
    """Check that a desk can be made at ``root``, or that one is being made there. Raises ``BadInput`` where something else is
    there already, or where no folder of that name can be; ``UserError`` on a network drive, or where a program sends it
    to a cloud."""
    require_possible(root)
    require_own_disk(root)
    _require_uncopied(root)
    if root.exists() and not root.is_dir():
        raise BadInput(message("desk", "{folder} is a file. Give a folder; nothing was changed.", folder=root))
    if root.is_dir() and any(root.iterdir()) and not DeskFolder(root).joining.exists():
        raise BadInput(
            message("desk", "The folder {folder} is not empty. Give a new one; nothing was changed.", folder=root)
        )


def require_free(root: Path) -> None:
    """Check that a desk can be made at ``root``, where none is nor is being made. Raises as ``require_place`` does."""
    require_possible(root)
    if DeskFolder(root).exists():
        raise BadInput(message("desk", "There is a desk in {folder} already; nothing was changed.", folder=root))
    if DeskFolder(root).joining.exists():
        raise BadInput(
            message(
                "desk",
                "A request to join waits in {folder} for the health office's answer; nothing was changed. Take the answer, or give the request up first.",
                folder=root,
            )
        )
    require_place(root)
