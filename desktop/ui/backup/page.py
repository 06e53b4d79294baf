"""The page of backups: what there is, where it goes, and what can be done with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.backups import ENDING, KEEP_CHOICES, BackupPlan
from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.services.backup.backups import BackupService, BackupStatus, MadeBackup
from desktop.services.rights import may_call
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.files import SaveFolder, ask_for_folder, ask_where_to_save
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.page import Page
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.tokens import Space

_HALF = 420
"""Least width of a half of the page, at 100 %."""
_MEBIBYTE = 1 << 20


class BackupPage(Page):
    """The last good copy and the second place on one side; a file of one's own on the other."""

    def __init__(
        self,
        backups: BackupService,
        folder: SaveFolder,
        clock: Clock,
        jobs: Jobs,
        moved: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """``moved`` is called when the desk goes on at another PC."""
        super().__init__(parent)
        self._moved = moved
        self._backups = backups
        self._folder = folder
        self._clock = clock
        self._jobs = jobs
        self._latest = Latest(jobs, self)
        self._status: BackupStatus | None = None
        self._failure: Message | None = None
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.add_command("backup.back", lambda: self.wanted.emit("go.settings"))
        self.add_command("backup.now", self._on_now, primary=True)
        self._copies, self._others = SettingsCard(), SettingsCard()
        self._size = label("body")
        self._keep = SegmentedControl()
        for days in KEEP_CHOICES:
            self._keep.add(days)
        self._keep.chosen.connect(self._on_keep)
        self._choose, self._drop = Button(icon="folder"), Button()
        self._choose.follow(self.add_command("backup.second", self._on_second))
        self._drop.clicked.connect(lambda: self._set_plan(BackupPlan(self._plan.keep_days)))
        both = QWidget()
        line = row(both, Space.S)
        line.addWidget(self._choose)
        line.addWidget(self._drop)
        self._copies.add("last", self._size)
        self._copies.add("second", both)
        self._copies.add("keep", self._keep)
        file = Button(icon="save")
        file.follow(self.add_command("backup.file", self._on_file))
        move = Button(icon="switch")
        move.follow(self.add_command("backup.move", self._on_move))
        self._others.add("file", file)
        self._others.add("move", move)
        self._delete = Button(icon="delete")
        self._delete.clicked.connect(self._on_delete)
        self._others.add("aside", self._delete)
        self._others.set_row_visible("aside", False)
        halves = FoldingRow()
        for card in (self._copies, self._others):
            side = QWidget()
            half = column(side, gap=Space.L)
            half.addWidget(card)
            half.addStretch(1)
            halves.add(side, width=_HALF, stretch=1)
        self.body.addLayout(halves, 1)

    @property
    def _plan(self) -> BackupPlan:
        return BackupPlan() if self._status is None else self._status.plan

    def refresh(self) -> None:
        self._latest.ask(self._backups.status, self._show_status, self.banner.until(self._latest.answered))

    def _show_status(self, status: BackupStatus) -> None:
        self._status = status
        self._show()
        failure = status.state.failure or status.state.second_failure
        if failure is not None:
            self.banner.show_message("attention", failure)
        elif self._failure is not None:
            self.banner.withdraw(self._failure)
        self._failure = failure

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Backup"), self.tr("Copies of the whole desk, encrypted as it is"))
        self._copies.set_heading(self.tr("Daily copies"))
        self._others.set_heading(self.tr("By hand"))
        self._drop.set_words(self.tr("None"), self.tr("Make no second copy"))
        self._keep.set_texts(*(self.tr("%Ln day(s)", "", days) for days in KEEP_CHOICES))
        self._copies.set_words(
            "keep",
            self.tr("Kept for"),
            self.tr(
                "What is deleted at its time does not come back with a copy. After an erasure all earlier ones go. None is "
                "kept longer than the records."
            ),
        )
        self._others.set_words(
            "file",
            self.tr("To a file"),
            self.tr("One file with everything. It is yours to keep, and to delete in time."),
        )
        self._others.set_words(
            "move",
            self.tr("To another PC"),
            self.tr("One file, with which the desk goes on there. It is not opened here any more."),
        )
        self._delete.set_words(self.tr("Delete…"))
        self._show()

    def _show(self) -> None:
        status, may = self._status, may_call(self._backups.set_plan)
        self._keep.set_value(self._plan.keep_days)
        self._keep.setEnabled(may)
        self._drop.setEnabled(may)
        self._drop.setVisible(bool(self._plan.second))
        if status is None:
            return
        newest = status.copies[0][1] if status.copies else 0
        self._copies.set_words("last", self.tr("Last good copy"), self._when(newest))
        self._size.setText(f"{max(status.state.size / _MEBIBYTE, 0.1):.1f} MB" if newest else self.tr("none yet"))
        self._copies.set_words("second", self.tr("Second place"), self._second_words(status))
        self._others.set_words("aside", self.tr("Earlier state of the desk"), self._aside_words(status))
        self._others.set_row_visible("aside", bool(status.set_aside))
        self._delete.setEnabled(may)

    def _when(self, at: int) -> str:
        """When a copy was made, and how long ago."""
        if not at:
            return self.tr("It is made at the first use of a day.")
        days = (self._clock.today() - venue_time(at).date()).days
        age = self.tr("today") if days <= 0 else self.tr("%Ln day(s) ago", "", days)
        return self.tr("{when}, {age}").format(when=past_text(at), age=age)

    def _second_words(self, status: BackupStatus) -> str:
        if not status.plan.second:
            return self.tr(
                "If this PC fails, the copies in it are gone as well. Choose a stick, another disk or a share."
            )
        if status.second_missing:
            words = self.tr("{folder} is not there now. Put the stick in, or choose another.")
            return words.format(folder=status.plan.second)
        if not status.state.second_at:
            return self.tr("{folder}: no copy yet.").format(folder=status.plan.second)
        return self.tr("{folder}: {when}").format(folder=status.plan.second, when=self._when(status.state.second_at))

    def _aside_words(self, status: BackupStatus) -> str:
        """What was set aside, and until when it is kept."""
        if not status.set_aside:
            return ""
        size = f"{max(sum(one.size for one in status.set_aside) / _MEBIBYTE, 0.1):.1f} MB"
        when = past_text(status.set_aside[0].at)
        if any(one.is_held for one in status.set_aside):
            words = self.tr("Set aside on {when} ({size}). It holds records under legal hold that are nowhere else.")
        else:
            words = self.tr(
                "Set aside on {when} when a backup was put back ({size}). It holds visitors’ data, and is deleted once their "
                "retention has passed. Delete it when you need it no more."
            )
        return words.format(when=when, size=size)

    def _on_delete(self) -> None:
        confirm(
            self,
            message("Backup", "Delete the earlier state of the desk?"),
            message("Backup", "What was entered there and is not in this desk is lost for good."),
            message("Backup", "Delete it"),
            lambda: self._jobs.run(
                self._backups.delete_set_aside, lambda _: self.refresh(), self._on_failed, owner=self
            ),
        )

    def _on_now(self) -> None:
        self.banner.clear()
        self._jobs.run(self._backups.copy_now, self._on_copied, self._on_failed, owner=self)

    def _on_copied(self, status: BackupStatus) -> None:
        self._show_status(status)
        if status.state.second_failure is None:
            self.banner.show_message("good", message("Backup", "The copy is made and checked."))

    def _on_failed(self, error: UserError) -> None:
        self.refresh()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _on_keep(self, days: int) -> None:
        self._set_plan(BackupPlan(days, self._plan.second))

    def _set_plan(self, plan: BackupPlan) -> None:
        self.banner.clear()
        self._jobs.run(partial(self._backups.set_plan, plan), lambda _: self.refresh(), self._on_failed, owner=self)

    def _on_second(self) -> None:
        start = Path(self._plan.second) if self._plan.second else self._folder.path
        ask_for_folder(self, self.tr("Second place for the copies"), start, self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        self._jobs.run(
            partial(self._backups.doubts, folder), partial(self._ask_doubts, folder), self._on_failed, owner=self
        )

    def _ask_doubts(self, folder: Path, doubts: tuple[Message, ...]) -> None:
        plan = BackupPlan(self._plan.keep_days, str(folder))
        if not doubts:
            self._set_plan(plan)
            return
        confirm(
            self,
            message("Backup", "Use this folder all the same?"),
            doubts[0] if len(doubts) == 1 else message("Backup", "{one} {other}", one=doubts[0], other=doubts[1]),
            message("Backup", "Use the folder"),
            lambda: self._set_plan(plan),
        )

    def _on_file(self) -> None:
        self._ask_file(self.tr("Back up to a file"), "venuedesk", self._make)

    def _make(self, path: Path) -> None:
        def work(progress: Progress) -> MadeBackup:
            return self._backups.make(path, progress)

        self.banner.clear()
        self._jobs.run(work, self._on_made, self._on_failed, owner=self)

    def _on_made(self, made: MadeBackup) -> None:
        self.banner.show_message(
            "good", message("Backup", "The backup is made and checked: {path}", path=made.path.name)
        )

    def _on_move(self) -> None:
        confirm(
            self,
            message("Backup", "Move this desk to another PC?"),
            message(
                "Backup",
                "Everything goes into one file, which opens with your password. This desk is not opened here any more then. At the other PC, the first start takes the file.",
            ),
            message("Backup", "Choose where the file goes…"),
            lambda: self._ask_file(self.tr("Move the desk to a file"), "venuedesk-move", self._move),
        )

    def _move(self, path: Path) -> None:
        def work(progress: Progress) -> MadeBackup:
            return self._backups.move(path, progress)

        self.banner.clear()
        self._jobs.run(work, lambda _: self._moved(), self._on_failed, owner=self)

    def _ask_file(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        day = f"{self._clock.today():%Y%m%d}"

        def chosen(path: Path) -> None:
            self._folder.keep(path.parent)
            then(path)

        kind = sentence(message("Backup", "Backups of VenueDesk"))
        ask_where_to_save(self, title, self._folder.path, f"{name}-{day}.{ENDING}", kind, ENDING, chosen)
