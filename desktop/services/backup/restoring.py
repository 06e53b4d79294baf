"""Putting a desk back from a backup: into an empty folder, or over a damaged desk, which is set aside.

What is restored is as it was when the backup was made, but for what must not come back: records that were erased since, as
far as the desk that is set aside says so (else the hub does, with the next sync), and what is past its retention by
now. It is looked at as a whole before it takes its place.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.domain.backups import (
    DAY_MS,
    KEEP_CHOICES,
    BackupContents,
    BackupPurpose,
    digest_of,
    newer_backup,
    other_desk,
)
from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Role
from desktop.domain.progress import Progress, no_progress
from desktop.domain.records import RecordKinds
from desktop.files.whole import require_possible, write_whole
from desktop.services.backup.notes import keep_notes
from desktop.services.desk import Desk
from desktop.services.retention.questions import PurgeAsks
from desktop.services.setup.access import Access, Opened
from desktop.services.setup.new_folder import made_whole, require_free
from desktop.store.backup_file import read_contents, unpack
from desktop.store.folder import DeskFolder
from desktop.store.former_desk import FormerDesk, read_former
from desktop.store.keys import KeyRing, WrongPassword
from desktop.store.migrate import HEAD
from desktop.store.queries import declarations, erased_lines, members, settings
from desktop.store.replacing import free_aside, made_to_replace
from desktop.store.set_aside import hold, remove_empty
from desktop.store.tries import Tries
from desktop.sync.incarnations import note_restored
from desktop.sync.replication.tombstones import apply_tombstones, still_here


class OpenDesk(Protocol):
    """Opens a desk for as long as a block lasts (``Program.desk``)."""

    def __call__(
        self, access: Access, opened: Opened, *, is_restored: bool = False
    ) -> AbstractContextManager[Desk]: ...


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that was put back. ``aside`` is where the one before it lies, None for none; ``erased`` records had been
    erased since the backup and were erased again; ``purged`` were past their retention. ``notes`` say what somebody has to
    know or do."""

    folder: Path
    contents: BackupContents
    aside: Path | None
    erased: int
    purged: int
    notes: tuple[Message, ...]

    @property
    def sentence(self) -> Message:
        """What it is by now, and what is to be done first."""
        return message(
            "PutBack",
            "The desk is back as it was on {when}. Sign in with the password of that time, and sync at once.",
            when=f"{venue_time(self.contents.made_at):%Y-%m-%d %H:%M}",
        )


class RestoreService:
    """Restores desks. ``access`` is the way into a desk's folder."""

    def __init__(self, access: Callable[[Path], Access], open_desk: OpenDesk, clock: Clock, kinds: RecordKinds) -> None:
        self._access = access
        self._open_desk = open_desk
        self._clock = clock
        self._kinds = kinds

    def look(self, file: Path) -> BackupContents:
        """What a backup says of itself. Raises ``BadInput`` for a file that is none, ``UserError`` for one of a newer
        program."""
        require_possible(file)
        contents = read_contents(file)
        if contents.schema > HEAD:
            raise newer_backup()
        return contents

    def restore(
        self, file: Path, folder: Path, password: str, *, over: bool = False, progress: Progress = no_progress
    ) -> Restored:
        """Put the desk of a backup into a folder; ``password`` is the manager's when it was made. With ``over``, the desk
        in the folder is set aside.

        Raises ``BadInput``, ``UserError``, and what ``progress`` does; then everything is as it was.
        """
        contents = self.look(file)
        place = DeskFolder(folder)
        if not over:
            _require_free(folder)
            with made_whole(folder) as ready:
                return self._fill(file, ready, folder, password, None, progress)
        if not place.exists():
            raise BadInput(
                message("backup", "There is no desk in {folder} to be set aside; leave --over away.", folder=folder)
            )
        with place.locked():
            former = _ring(place)
            if former is not None and digest_of(former.desk) != contents.desk:
                raise other_desk()
            aside = free_aside(place, self._clock.now_ms())
            try:
                with made_to_replace(place, aside.name) as ready:
                    return self._fill(file, ready, folder, password, (place, aside), progress)
            except BaseException:
                remove_empty(aside)
                raise

    def _fill(
        self,
        file: Path,
        ready: Path,
        folder: Path,
        password: str,
        former: tuple[DeskFolder, Path] | None,
        progress: Progress,
    ) -> Restored:
        """Unpack into ``ready``, open what is there, and settle what must not come back."""
        contents = unpack(file, ready, progress)
        place = DeskFolder(ready)
        write_whole(place.keys.with_name("keys.copy.json"), place.keys.read_bytes())
        Tries(place.tries, self._clock).reset()
        access = self._access(ready)
        try:
            opened = access.open(access.manager().slot_id, password)
        except WrongPassword:
            raise BadInput.at("password", _wrong_password(contents)) from None
        known = FormerDesk() if former is None else self._known(former[0], opened, password, ready)
        with self._open_desk(access, opened, is_restored=True) as desk:
            if desk.session.member.role is not Role.MANAGER:
                raise BadInput.at("password", _wrong_password(contents))
            erased, lost_holds = self._settle(desk, contents, known)
            purged, notes = purge_again(desk, self._clock.now_ms() - contents.made_at)
            notes += _old_keys(former, access.ring, desk)
            notes += tuple(desk.health.problems(progress))
        if former is not None and lost_holds:
            hold(former[1])
            notes += (_held(lost_holds, former[1]),)
        if former is not None and not known.is_read:
            notes += (
                message(
                    "backup",
                    "The desk that was set aside could not be read. Whoever was erased there since the backup may be back: erase them again. A desk of a hub does so with its next sync.",
                ),
            )
        for left in place.backups.glob("*") if place.backups.is_dir() else ():
            left.unlink()
        progress(1, 1)  # the last moment at which it can be stopped
        done = Restored(folder, contents, None if former is None else former[1], erased, purged, notes)
        keep_notes(place, (done.sentence, *notes))
        return done

    def _known(self, place: DeskFolder, opened: Opened, password: str, working: Path) -> FormerDesk:
        """What the desk that is set aside knows, opened with the key of the backup or, where its keys were changed since,
        with that which the password opens there."""

        def keys() -> Iterator[bytes]:
            yield opened.secrets.database
            ring = _ring(place)
            for slot in ring.slots if ring is not None else ():
                with suppress(UserError):
                    secrets = ring.open(slot.id, password) if ring is not None else None
                    if secrets is not None and secrets.database:
                        yield secrets.database

        if not place.database.exists():
            return FormerDesk()
        return read_former(place.database, keys(), self._kinds, working)

    def _settle(self, desk: Desk, contents: BackupContents, known: FormerDesk) -> tuple[int, int]:
        """Record the restore, and apply what the desk that is set aside knows; gives how many records are erased again, and how
        many under legal hold are in that desk alone."""
        with desk.store.write(desk.session.member.id) as change:
            connection = change.connection
            note_restored(change, is_moved=contents.purpose is BackupPurpose.MOVE)
            if known.retention_days and known.retention_days < int(
                settings.get(connection, settings.RETENTION_KEY, known.retention_days)
            ):
                settings.put(connection, settings.RETENTION_KEY, known.retention_days)
            lost_holds = 0
            for declaration_id, at, member_id, reason in known.holds:
                if declarations.find(connection, declaration_id) is None:
                    lost_holds += 1
                elif members.find(connection, member_id):
                    declarations.hold(connection, declaration_id, member_id, reason, at)
            here = still_here(connection, known.ended, self._kinds)
            apply_tombstones(change, here)
            erased_lines.merge(connection, known.erased_lines)
            change.record(
                "restore", "backup", "", {"made": contents.made_at, "kind": str(contents.purpose)}, sync=False
            )
        return len(here.declarations) + len(here.cards) + sum(map(len, here.others.values())), lost_holds


def purge_again(desk: Desk, age: int) -> tuple[int, tuple[Message, ...]]:
    """Remove what is past its retention by now, with what the logs have of it; how many, and what is to be asked. Of a copy
    that is as young as the daily ones (``age`` in ms), nothing is: it was purged already, and the file is still there."""
    try:
        return desk.retention.purge().declarations, ()
    except PurgeAsks as asked:
        if not 0 <= age <= max(KEEP_CHOICES) * DAY_MS:
            return 0, (asked.message,)
    desk.retention.confirm_purge()
    return desk.retention.purge().declarations, ()


def _held(count: int, aside: Path) -> Message:
    return message(
        "backup",
        "Declarations under legal hold that are not in this backup: {count}. They are in {aside} alone, which is kept until somebody deletes it.",
        count=count,
        aside=aside.name,
    )


def _old_keys(former: tuple[DeskFolder, Path] | None, ring: KeyRing, desk: Desk) -> tuple[Message, ...]:
    """Keys that were changed since the backup are changed again; gives the sentence about it."""
    present = None if former is None else _ring(former[0])
    if present is None or present.generation <= ring.generation:
        return ()
    desk.rekeying.ask()
    return (
        message(
            "backup",
            "The keys of this desk were changed since the backup was made: it opens with the passwords of that time, those of people who left included. It gets other keys when it is opened next; look through the members on the Venue page.",
        ),
    )


def _ring(place: DeskFolder) -> KeyRing | None:
    """The keys in a folder, or their copy; None where neither can be read."""
    for path in (place.keys, place.keys.with_name("keys.copy.json")):
        with suppress(UserError):
            return KeyRing.read(path)
    return None


def _require_free(folder: Path) -> None:
    if DeskFolder(folder).exists():
        raise BadInput(
            message(
                "backup",
                "There is a desk in {folder} already; nothing was changed. With --over the backup takes its place, and the desk is set aside.",
                folder=folder,
            )
        )
    require_free(folder)


def _wrong_password(contents: BackupContents) -> Message:
    return message(
        "backup",
        "This password does not open the backup. It is that of the manager on {when}, when it was made. Nothing was changed.",
        when=f"{venue_time(contents.made_at):%Y-%m-%d %H:%M}",
    )
