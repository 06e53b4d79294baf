"""A desk whose database is damaged: the newest good copy of it, and what can be read of it rescued into a new database."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.backups import ENDING, digest_of
from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.domain.records import RecordKinds
from desktop.files.whole import unwritable, write_whole
from desktop.services.backup.notes import keep_notes
from desktop.services.backup.restoring import OpenDesk, purge_again
from desktop.services.setup.access import Access, Opened
from desktop.store.backup_file import read_contents, verify_digests
from desktop.store.copied import is_structure_whole
from desktop.store.folder import DeskFolder
from desktop.store.keys import KeyRing
from desktop.store.ledger import Change
from desktop.store.pages import damaged_pages
from desktop.store.queries import purges
from desktop.store.replacing import free_aside, made_to_replace
from desktop.store.salvage import Salvaged, rebuild_keys, salvage
from desktop.store.tries import Tries
from desktop.sync.replication.tombstones import apply_tombstones, still_here

KEYS_MENDED = message("salvage", "The key file was damaged. Its copy was whole and is used now; nothing is lost.")


@dataclass(frozen=True, slots=True)
class GoodCopy:
    """A copy that was read to its end and is as it was written; made at ``at`` (UTC ms)."""

    path: Path
    at: int


@dataclass(frozen=True, slots=True)
class RescuedDesk:
    """A desk of what could be read. ``aside`` is where the damaged one lies; ``rows`` were read; ``pages`` of its file are
    damaged; ``lost`` rows by table are known to be gone. ``problems`` are what is still wrong with the desk."""

    aside: Path
    rows: int
    pages: int
    lost: Mapping[str, int]
    problems: tuple[Message, ...]

    @property
    def sentence(self) -> Message:
        """What was read and what was lost."""
        if not self.lost:
            return message(
                "salvage",
                "Rescued: {rows} entries of the database. Damaged parts of its file: {pages}. The damaged desk is set aside in {aside}.",
                rows=self.rows,
                pages=self.pages,
                aside=self.aside.name,
            )
        return message(
            "salvage",
            "Rescued: {rows} entries of the database. Damaged parts of its file: {pages}. Lost for certain: {declarations} declarations, {entries} entries of the audit log. The damaged desk is set aside in {aside}.",
            rows=self.rows,
            pages=self.pages,
            declarations=self.lost.get("declaration", 0),
            entries=self.lost.get("audit", 0),
            aside=self.aside.name,
        )


class SalvageService:
    """Rescues desks. ``access`` is the way into a desk's folder."""

    def __init__(self, access: Callable[[Path], Access], open_desk: OpenDesk, clock: Clock) -> None:
        self._access = access
        self._open_desk = open_desk
        self._clock = clock

    def is_damaged(self, folder: Path, opened: Opened) -> bool:
        """Whether pages of the desk's database were altered or are missing, or its structure is broken."""
        database = DeskFolder(folder).database
        if not database.exists() or not database.stat().st_size:
            return True
        key = opened.secrets.database
        return next(damaged_pages(database, key), 0) > 0 or not is_structure_whole(database, key)

    def newest_copy(self, folder: Path) -> GoodCopy | None:
        """The newest copy in the desk's folder that is whole and this desk's; None where there is none."""
        place = DeskFolder(folder)
        try:
            desk = digest_of(KeyRing.read(place.keys).desk)
        except UserError:
            desk = ""
        found = []
        for path in place.backups.glob(f"*.{ENDING}") if place.backups.is_dir() else ():
            with suppress(UserError):
                contents = read_contents(path)
                if desk in ("", contents.desk):
                    found.append((contents.audit_seq, contents.made_at, path))
        # By the log and not by the clock, which may have been wrong: what is put back is what has most in it.
        for _, at, path in sorted(found, reverse=True):
            with suppress(UserError):
                verify_digests(path)
                return GoodCopy(path, at)
        return None

    def has_key_copy(self, folder: Path) -> bool:
        """Whether the key file is damaged and its copy is whole."""
        place = DeskFolder(folder)
        return not _is_readable(place.keys) and _is_readable(place.keys_copy)

    def mend_keys(self, folder: Path) -> bool:
        """Put the copy of the key file in the place of the damaged one, which is set aside; gives whether there was a damaged
        one and a whole copy. Raises ``UserError``."""
        place = DeskFolder(folder)
        if not self.has_key_copy(folder):
            return False
        with place.locked():
            try:
                if place.keys.exists():
                    aside = free_aside(place, self._clock.now_ms())
                    aside.mkdir(mode=0o700)
                    place.keys.replace(aside / place.keys.name)
                write_whole(place.keys, place.keys_copy.read_bytes())
                keep_notes(place, (KEYS_MENDED,))
            except OSError as error:
                raise unwritable(place.keys, error) from None
        return True

    def rescue(self, folder: Path, password: str, progress: Progress = no_progress) -> RescuedDesk:
        """Put a desk of what can be read in the place of the damaged one, which is set aside; ``password`` is the
        manager's. Raises ``UserError``, and what ``progress`` does; then everything is as it was."""
        place = DeskFolder(folder)
        with place.locked():
            access = self._access(folder)
            opened = access.open(access.manager().slot_id, password)
            if not place.database.exists():
                raise BadInput(
                    message(
                        "salvage", "The database is gone: there is nothing to be read. Put the newest good backup back."
                    )
                )
            aside = free_aside(place, self._clock.now_ms())
            with made_to_replace(place, aside.name) as ready:
                return self._fill(place, DeskFolder(ready), opened, password, aside, progress)

    def _fill(
        self, place: DeskFolder, ready: DeskFolder, opened: Opened, password: str, aside: Path, progress: Progress
    ) -> RescuedDesk:
        found = _read(place, ready, opened, _desk_of(place), progress)
        for copied in (ready.keys, ready.keys_copy):
            write_whole(copied, place.keys.read_bytes())
        Tries(ready.tries, self._clock).reset()
        access = self._access(ready.root)
        with self._open_desk(access, access.open(opened.member_id, password), is_restored=True) as desk:
            with desk.store.write(desk.session.member.id) as change:
                rebuild_keys(change.connection)
                _end_again(change, desk.store.kinds)
                body = {"rows": sum(found.rows.values()), "lost": dict(found.lost)}
                change.record("salvage", "backup", "", body, sync=False)
            _, notes = purge_again(desk, -1)
            desk.rollups.recompute()
            problems = (*notes, *desk.health.problems())
        progress(1, 1)  # the last moment at which it can be stopped
        done = RescuedDesk(aside, sum(found.rows.values()), found.damaged_pages, found.lost, problems)
        keep_notes(ready, (done.sentence, *problems))
        return done


def _end_again(change: Change, kinds: RecordKinds) -> None:
    """Delete whatever came back of which the log says that it was erased: the file may have pages of two times."""
    apply_tombstones(change, still_here(change.connection, purges.ended(change.connection, kinds), kinds))
    state = purges.state(change.connection)
    purges.keep_state(change.connection, replace(state, unswept=True))


def _is_readable(keys: Path) -> bool:
    try:
        KeyRing.read(keys)
    except UserError:
        return False
    return True


def _desk_of(place: DeskFolder) -> str:
    """The desk's identifier by its key file. Raises ``UserError``."""
    return KeyRing.read(place.keys).desk


def _read(place: DeskFolder, ready: DeskFolder, opened: Opened, desk: str, progress: Progress) -> Salvaged:
    """Read a copy of the database with its log: what is set aside stays as it is."""
    copy = ready.root / "damaged.db"
    try:
        for ending in ("", "-wal"):
            source = place.database.with_name(f"{place.database.name}{ending}")
            if source.exists():
                shutil.copyfile(source, copy.with_name(f"{copy.name}{ending}"))
        return salvage(copy, opened.secrets.database, ready.database, desk, progress)
    finally:
        for ending in ("", "-wal", "-shm"):
            copy.with_name(f"{copy.name}{ending}").unlink(missing_ok=True)
