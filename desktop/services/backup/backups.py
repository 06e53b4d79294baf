"""Backups of an open desk: one file on request, and the daily copies into the desk's folder and a second place.

Copies go after the days of the plan, and at once where somebody was erased since. None is older than the retention. What was
purged since stands in them until then; a restore purges it again.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from desktop import __version__
from desktop.domain.backups import (
    DAY_MS,
    ENDING,
    KEEP_CHOICES,
    BackupContents,
    BackupPlan,
    BackupPurpose,
    BackupState,
    backup_name,
    digest_of,
    made_at,
    name_prefix,
)
from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import DEFAULT_DAYS
from desktop.files.volumes import FAT_MOST_BYTES, cloud_of, is_fat, is_same_disk
from desktop.files.whole import require_possible, unwritable
from desktop.services.backup.state import keep_state, read_state
from desktop.services.gate_desk.applying import GateInbox
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.backup_file import KEYS, Source, copy_backup, write_backup
from desktop.store.copied import CopiedDesk, read_copy
from desktop.store.folder import DeskFolder
from desktop.store.ledger import Store
from desktop.store.migrate import HEAD
from desktop.store.moved import note_moved
from desktop.store.old_backups import remove_copies
from desktop.store.queries import backups, heads, outbox, settings, venues
from desktop.store.set_aside import SetAside, all_set_aside, remove
from desktop.store.snapshot import held_file
from desktop.store.vault import Vault

_BESIDE_BYTES = 1 << 20
"""Room for what stands in a backup beside the database."""
_OWN_ENTRIES = 1
"""Of a backup, in the audit log behind what is in it."""
_WENT_ON = message(
    "backup",
    "Something was entered while the file was made, so the desk was not moved. Let nobody work with it meanwhile, and move it again.",
)


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was made and verified; ``problem`` is what is wrong with the audit log in it, as in the desk."""

    path: Path
    contents: BackupContents
    size: int
    audit_chain: bytes
    problem: Message | None = None

    def noted(self, state: BackupState) -> BackupState:
        """The state with this as the last good copy. A log with a problem is followed from its beginning again."""
        followed = (0, bytes(32)) if self.problem is not None else (self.contents.audit_seq, self.audit_chain)
        return replace(state, at=self.contents.made_at, size=self.size, audit_seq=followed[0], audit_chain=followed[1])


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How backups stand. ``copies`` are those of the desk's folder, the newest first, with when they were made (UTC ms).
    ``is_late``: the last good one is too old. ``second_missing``: the second place is set and not there now;
    ``second_late``: the last copy there is too old. ``set_aside`` are earlier states of the desk in whose place backups were
    put, the newest first. ``cloud``: the program that keeps the desk's own folder in step with a cloud, empty for none."""

    plan: BackupPlan
    state: BackupState
    copies: tuple[tuple[Path, int], ...]
    is_late: bool
    second_missing: bool
    second_late: bool
    set_aside: tuple[SetAside, ...] = ()
    cloud: str = ""


class BackupService:
    """Makes backups, and keeps the daily ones."""

    def __init__(self, store: Store, session: Session, vault: Vault, place: DeskFolder, gate_inbox: GateInbox) -> None:
        self._store = store
        self._session = session
        self._vault = vault
        self._place = place
        self._gate_inbox = gate_inbox
        self._turn = Lock()

    @open_to_all("Today says to everybody that the last backup is too old.")
    def status(self) -> BackupStatus:
        """How backups stand at this moment."""
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            plan, state = backups.plan(connection), read_state(connection)
            prefix = name_prefix(digest_of(outbox.identity(connection).desk))
        missing = bool(plan.second) and self._second(plan) is None
        is_late = state.is_late(now)
        second_late = bool(plan.second) and bool(state.second_at) and replace(state, at=state.second_at).is_late(now)
        copies, aside = copies_in(self._place.backups, prefix), all_set_aside(self._place.root)
        return BackupStatus(plan, state, copies, is_late, missing, second_late, aside, cloud_of(self._place.root))

    @requires(Right.EDIT_VENUE)
    def make(self, out: Path, progress: Progress = no_progress) -> MadeBackup:
        """Make a backup in a file that is the caller's to keep and to delete. Raises ``UserError``, ``Forbidden``; then
        there is none. What ``progress`` raises ends it in the same way."""
        with self._turn:
            return self._make(out, BackupPurpose.COPY, progress)

    @requires(Right.EDIT_VENUE)
    def move(self, out: Path, progress: Progress = no_progress) -> MadeBackup:
        """Make the backup with which this desk goes on at another PC, and end its work here: this folder is not opened any
        more. Raises as ``make`` does, also where others went on to work; then the desk goes on here, and there is none."""
        with self._turn:
            with self._store.write(self._session.member.id) as change:
                change.record("move", "backup", "", {}, sync=False)
            made = self._make(out, BackupPurpose.MOVE, progress)
            try:
                # Nobody enters anything between the look at the log and the note.
                with self._store.write_unaudited("backup") as connection:
                    if heads.audit_seq(connection) > made.contents.audit_seq + _OWN_ENTRIES:
                        raise UserError(_WENT_ON)
                    note_moved(self._place, made.contents.made_at, out.name)
            except BaseException:
                self._place.moved.unlink(missing_ok=True)
                out.unlink(missing_ok=True)
                raise
        return made

    @requires(Right.EDIT_VENUE)
    def copy_now(self, progress: Progress = no_progress) -> BackupStatus:
        """Make a copy as the daily one. Raises ``UserError``, ``Forbidden``."""
        with self._turn:
            self._copy(progress)
        return self.status()

    @requires(Right.ENTER_DECLARATIONS)
    def copy_if_due(self, progress: Progress = no_progress) -> bool:
        """Make the daily copy where it is due, and remove old ones; gives whether one was made: whoever of the front desk
        opens it first on a day does so. Raises ``UserError``, ``Forbidden``, and what ``progress`` does."""
        with self._turn:
            if not self._is_due():
                return False
            self._copy(progress)
        return True

    @requires(Right.EDIT_VENUE)
    def set_plan(self, plan: BackupPlan) -> None:
        """Keep copies in another way from now on. Raises ``BadInput``, ``Forbidden``."""
        if plan.keep_days not in KEEP_CHOICES:
            raise BadInput.at("keep_days", message("backup", "Copies are kept for 1, 3, 7 or 14 days."))
        with self._store.read() as connection:
            former = backups.plan(connection)
        if plan.second and plan.second != former.second:
            self.doubts(Path(plan.second))
            plan = replace(plan, is_apart=not is_same_disk(self._place.root, Path(plan.second)))
        else:  # it may be out
            plan = replace(plan, is_apart=former.is_apart)
        with self._store.write(self._session.member.id) as change:
            state = read_state(change.connection)
            backups.keep_plan(change.connection, plan)
            if former.second != plan.second:
                keep_state(change.connection, replace(state, second_at=0, second_failure=None))
            change.record("edit", "backup", "", {"days": plan.keep_days, "second": bool(plan.second)}, sync=False)

    @requires(Right.EDIT_VENUE)
    def doubts(self, second: Path) -> tuple[Message, ...]:
        """What speaks against a folder as the second place; nothing for one that is fine. Raises ``BadInput`` for one that
        cannot be it, ``Forbidden``."""
        require_possible(second)
        if not second.is_dir():
            raise BadInput.at(
                "second", message("backup", "The folder {folder} is not there. Choose another.", folder=second)
            )
        inside = self._place.root.resolve()
        if second.resolve() == inside or inside in second.resolve().parents:
            raise BadInput.at(
                "second",
                message(
                    "backup",
                    "{folder} is in the desk's own folder: it would go with it. Choose another.",
                    folder=second,
                ),
            )
        found = []
        try:
            if is_same_disk(self._place.root, second):
                found.append(
                    message(
                        "backup",
                        "This folder is on the same disk as the desk: if the disk fails, both are gone. A stick or another disk is better.",
                    )
                )
        except OSError as error:
            raise unwritable(second, error) from None
        if cloud := cloud_of(second):
            found.append(
                message(
                    "backup",
                    "{program} sends what is in this folder to its servers. The copies are encrypted, but visitors' data leaves the venue. Choose another folder unless that is allowed.",
                    program=cloud,
                )
            )
        return tuple(found)

    @requires(Right.EDIT_VENUE)
    def delete_set_aside(self) -> None:
        """Delete every earlier state of the desk that was set aside. Raises ``UserError``, ``Forbidden``."""
        found = all_set_aside(self._place.root)
        for one in found:
            remove(one.path)
        with self._store.write(self._session.member.id) as change:
            change.record("discard", "backup", "", {"count": len(found)}, sync=False)

    def _is_due(self) -> bool:
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            state, erased = read_state(connection), backups.erased_at(connection)
            plan = backups.plan(connection)
            prefix = name_prefix(digest_of(outbox.identity(connection).desk))
        copies = copies_in(self._place.backups, prefix)
        if state.is_due(now) or not copies or state.at < erased:
            return True
        return self._second(plan) is not None and replace(state, at=state.second_at).is_due(now)

    def _second(self, plan: BackupPlan) -> Path | None:
        """The second place, while it is there: a folder that a stick is attached to stays when the stick is out."""
        second = Path(plan.second)
        if not plan.second or not second.is_dir():
            return None
        try:
            return None if plan.is_apart and is_same_disk(self._place.root, second) else second
        except OSError:
            return None

    def _copy(self, progress: Progress) -> None:
        """A copy in the desk's folder, and one in the second place."""
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            plan, state = backups.plan(connection), read_state(connection)
            desk = digest_of(outbox.identity(connection).desk)
        state = replace(state.without_failures(), tried_at=now)
        folder, name = self._place.backups, backup_name(desk, now)
        failed: UserError | None = None
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            former = next((path for path, _ in copies_in(folder, name_prefix(desk))), None)
            state = self._make(folder / name, BackupPurpose.COPY, progress, former).noted(state)
        except OSError as error:
            failed = unwritable(folder, error)
        except Cancelled:
            raise
        except UserError as error:
            failed = error
        if failed is not None:
            state = replace(state, failure=failed.message)
        else:
            state = self._copy_to_second(plan, state, folder / name, progress)
        with self._store.write_unaudited("backup") as connection:
            keep_state(connection, state)
        self._remove_old(plan, desk, name)
        if failed is not None:
            raise failed

    def _copy_to_second(self, plan: BackupPlan, state: BackupState, made: Path, progress: Progress) -> BackupState:
        second = self._second(plan)
        if second is None:
            return state
        try:
            _require_room(second, made.stat().st_size)
            copy_backup(made, second / made.name, progress)
        except OSError as error:
            return replace(state, second_failure=unwritable(second, error).message)
        except Cancelled:
            raise
        except UserError as error:
            return replace(state, second_failure=error.message)
        return replace(state, second_at=state.at)

    def _remove_old(self, plan: BackupPlan, desk: str, newest: str) -> None:
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
            erased = backups.erased_at(connection)
        kept = min(plan.keep_days, days)
        before = max(now - kept * DAY_MS, erased + 1 if erased else 0)
        prefix = name_prefix(desk)
        remove_copies(self._place.backups, prefix, made_before=before, but=newest, now=now, after_days=kept)
        if (second := self._second(plan)) is not None:
            # Where nothing can be removed, as from a stick that is write-protected by now, nothing was written either, and
            # that is noted. The copy in the desk's own folder is good.
            with suppress(UserError):
                # What an erasure has removed from the desk's own folder at once may be here under a later date.
                after_days = 0 if erased else kept
                remove_copies(second, prefix, made_before=before, but=newest, now=now, after_days=after_days)

    def _make(self, path: Path, purpose: BackupPurpose, progress: Progress, former: Path | None = None) -> MadeBackup:
        self._gate_inbox.apply()
        with self._store.read() as connection:
            state = read_state(connection)
            size = self._place.database.stat().st_size
        _require_room(path.parent, size)
        read: list[CopiedDesk] = []

        def verify(database: Path) -> None:
            read.append(read_copy(database, self._vault.database_key, after=state.audit_seq, chain=state.audit_chain))

        with held_file(self._store) as connection:
            venue = venues.find(connection)
            about = BackupContents(
                purpose,
                self._store.clock.now_ms(),
                digest_of(outbox.identity(connection).desk),
                digest_of(venue.id if venue is not None else ""),
                HEAD,
                __version__,
                self._vault.generation,
                self._vault.saved,
                heads.audit_seq(connection),
                (),
            )
            source = Source(
                self._place.database, self._vault.database_key, {KEYS: self._place.keys.read_bytes()}, former
            )
            contents = write_backup(path, source, about, verify, progress)
        with self._store.write(self._session.member.id) as change:
            change.record("make", "backup", "", {"sha256": contents.parts[0].sha256}, sync=False)
        return MadeBackup(path, contents, path.stat().st_size, read[0].audit_chain, read[0].problem)


def copies_in(folder: Path, prefix: str = "") -> tuple[tuple[Path, int], ...]:
    """A desk's copies in a folder with when they were made, the newest first."""
    found = [(path, made_at(path)) for path in folder.glob(f"{prefix}*.{ENDING}")] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda copy: copy[1], reverse=True))


def _require_room(folder: Path, size: int) -> None:
    """Raises ``UserError`` where a backup of so many bytes has no room in a folder, before anything is written."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise unwritable(folder, error) from None
    if size > FAT_MOST_BYTES - _BESIDE_BYTES and is_fat(folder):
        raise UserError(
            message(
                "backup",
                "The backup is larger than 4 GB, and {folder} is formatted as FAT32, which holds no such file. Format the stick as exFAT or NTFS, or use another.",
                folder=folder,
            )
        )
    if free < size + _BESIDE_BYTES:
        raise UserError(
            message(
                "backup",
                "There is no room left for a backup in {folder}. Free some space, or choose another folder.",
                folder=folder,
            )
        )
