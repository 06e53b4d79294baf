"""A restored desk takes the place of the one in a folder, which is set aside in a folder within it and never deleted.

The restored desk lies ready in a folder within. Once ``replacing.json`` is written the exchange is completed whatever
happens: at once, or by the next opening where the process was killed. Each file is renamed, which keeps all of it on
one disk and works for folders that cannot be renamed themselves.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.files.private import make_private
from desktop.files.whole import sync_folder, unwritable, write_whole
from desktop.store.failures import as_sentences
from desktop.store.folder import READY, DeskFolder

ASIDE = "set-aside-"
"""How the names of folders begin into which desks are set aside."""
_DATABASES = ("desk.db", "gate.db", "desk.db.next", "gate.db.next")
_SIDES = ("", "-wal", "-shm", "-journal")
_OTHERS = (
    "keys.json",
    "keys.copy.json",
    "keys.next.json",
    "tries.json",
    "labels.bin",
    "anchor.bin",
    "moved.json",
    "restored.json",
)
_NAMES = (*(f"{name}{side}" for name in _DATABASES for side in _SIDES), *_OTHERS)
"""Every file of a desk but its lock: the log of a database goes before the restored one comes."""


@contextmanager
def made_to_replace(folder: DeskFolder, aside: str) -> Iterator[Path]:
    """A folder within the desk's to be filled with another desk, which takes the place of the one there when the block
    ends; that is put into a folder called ``aside``. The caller holds the desk's lock. Raises ``UserError``; then
    everything is as it was."""
    try:
        ready = Path(tempfile.mkdtemp(dir=folder.root, prefix=READY))
    except OSError as error:
        raise unwritable(folder.root / READY, error) from None
    try:
        with as_sentences():
            yield ready
        for path in ready.iterdir():
            if path.name not in _NAMES:
                _remove(path)
        make_private(ready.iterdir())
        sync_folder(ready)
        new = [name for name in _NAMES if (ready / name).exists()]
        write_whole(folder.replacing, json.dumps({"from": ready.name, "aside": aside, "new": new}).encode())
        complete(folder)
    except OSError as error:
        raise unwritable(folder.root / aside, error) from None
    finally:
        if not folder.replacing.exists():
            shutil.rmtree(ready, ignore_errors=True)


def free_aside(folder: DeskFolder, now: int) -> Path:
    """A folder within the desk's, not there yet, into which the desk is set aside at this moment (UTC ms)."""
    name = f"{ASIDE}{venue_time(now):%Y%m%d-%H%M%S}"
    numbered = (folder.root / (name if number == 1 else f"{name}-{number}") for number in range(1, 10_000))
    return next(path for path in numbered if not path.exists())


def complete(folder: DeskFolder) -> None:
    """Complete an exchange that has begun; where it was cut off, what was done by then is passed over. The caller holds the
    folder's lock, and nobody has the databases open. Raises ``OSError``."""
    plan = json.loads(folder.replacing.read_bytes())
    ready, aside, new = folder.root / Path(plan["from"]).name, folder.root / Path(plan["aside"]).name, plan["new"]
    aside.mkdir(mode=0o700, exist_ok=True)
    for name in _NAMES:
        present, restored = folder.root / name, ready / name
        is_done = name in new and not restored.exists()
        if present.exists() and not is_done:
            present.replace(aside / name)
        if restored.exists():
            restored.replace(present)
    for changed in (aside, folder.root):
        sync_folder(changed)
    folder.replacing.unlink()
    sync_folder(folder.root)
    shutil.rmtree(ready, ignore_errors=True)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
