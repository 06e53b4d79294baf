"""The audit log (操作日志): every entry a sentence, found by day, member, group and thing; and whether it is whole."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.services.audit.log import PAGE, AuditCheck, AuditLine, AuditSearch
from desktop.services.desk import Desk
from desktop.ui.audit.filter import AuditFilter
from desktop.ui.audit.table import AuditTable
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.files import SaveFolder, ask_for_new_table, open_folder_of
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.page import Page

_TYPING_MS = 150
"""Pause after a key before a search begins: a word that is being typed is searched once."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Entries that were read, after those that are shown already, and whoever may be looked for."""

    lines: tuple[AuditLine, ...]
    goes_on: bool
    actors: tuple[tuple[str, str | Message], ...]


class AuditPage(Page):
    """Nothing is read on the window's thread. The log is followed once whenever the page is opened."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log, self._files, self._clock = desk.audit_log, desk.audit_files, desk.clock
        self._folder = SaveFolder(desk.settings)
        self._jobs = jobs
        self._latest = Latest(jobs, self, _TYPING_MS)
        self._lines: tuple[AuditLine, ...] = ()
        self._check: AuditCheck | None = None
        self._checking: Job | None = None
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, PEOPLE_AND_PLACES | {Kind.AUDIT})

    def _build(self) -> None:
        self.add_command("audit.search", self.focus_first)
        self._back = self.add_command("audit.back", lambda: self.wanted.emit("go.settings"), button=True)
        self._more = self.add_command("audit.more", self._on_more, button=True)
        self._export = self.add_command("audit.export", self._on_export, button=True)
        self.filters, self.table = AuditFilter(self._clock), AuditTable()
        self.nothing = EmptyState("search", with_button=True)
        self.state = label("second", wrap=True)
        self.strip = ProgressStrip()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        card = Card()
        for part in (self.filters, self.state, self.strip):
            card.body.addWidget(part)
        card.body.addWidget(self._pages, 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self._on_all)

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Audit log"), self._count_text())
        self._back.setText(self.tr("Back"))
        self._more.setText(self.tr("Show older"))
        self._export.setText(self.tr("Export…"))
        self.nothing.set_words(
            self.tr("No entry fits"),
            self.tr("What is deleted with the retention leaves its entries here, without what they were about."),
            self.tr("Show everything"),
        )
        self._show_state()

    def focus_first(self) -> None:
        self.filters.thing.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.thing.selectAll()

    def refresh(self) -> None:
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._checking is None:
            job = self._jobs.run(
                self._log.check, self._show_check, self._on_check_failed, self.strip.advance, self, only_reads=True
            )
            job.slow.connect(self._on_slow)
            job.ended.connect(self._on_check_ended)
            self._checking = job

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._checking is not None:
            self._checking.cancel()

    def _on_filter(self) -> None:
        self._ask(at_once=False)

    def _on_all(self) -> None:
        self.filters.clear()
        self.focus_first()

    def _ask(self, *, at_once: bool = True) -> None:
        search, problems = self.filters.wanted()
        if problems:
            self._latest.forget()
            self.banner.show_message("attention", problems[0].message)
            return
        self.banner.clear()
        self._latest.ask(
            partial(self._read, search, None),
            self._show_first,
            self.banner.until(self._latest.answered),
            at_once=at_once,
        )

    def _on_more(self) -> None:
        search, problems = self.filters.wanted()
        if self._lines and not problems:
            read = partial(self._read, search, self._lines[-1].seq)
            self._latest.ask(read, self._show_older, self.banner.until(self._latest.answered), at_once=True)

    def _read(self, search: AuditSearch, before: int | None) -> _Read:
        lines = self._log.search(search, before)
        return _Read(lines, len(lines) == PAGE, self._log.actors())

    def _show_first(self, read: _Read) -> None:
        self._show(read, read.lines)

    def _show_older(self, read: _Read) -> None:
        place = len(self._lines)
        self._show(read, (*self._lines, *read.lines))
        if read.lines:
            self.table.choose(self._lines[place].seq)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, read: _Read, lines: tuple[AuditLine, ...]) -> None:
        self._lines = lines
        self.filters.offer_actors(read.actors)
        self.table.show_lines(lines)
        self._pages.setCurrentWidget(self.table if lines else self.nothing)
        self._more.setVisible(read.goes_on)
        self.header.set_words(self.tr("Audit log"), self._count_text())

    def _count_text(self) -> str:
        return self.tr("Entries shown: {count}").format(count=count_text(len(self._lines))) if self._lines else ""

    def _show_check(self, check: AuditCheck) -> None:
        self._check = check
        self.table.mark_wrong(check.problem.seq if check.problem is not None else 0)
        self._show_state()
        if check.problem is not None:
            way = message("AuditPage", "Show the place")
            self.banner.show_message(
                "danger", check.problem.sentence, way, partial(self._show_place, check.problem.seq)
            )
        elif check.findings:
            self.banner.show_message("danger", check.findings[0])

    def _on_slow(self, job: Job) -> None:
        self.strip.follow(job, self.tr("Following the log from its beginning"))

    def _on_check_ended(self) -> None:
        self._checking = None  # it is deleted with its end

    def _on_check_failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _show_place(self, seq: int) -> None:
        """Show the entries up to the one that is wrong."""

        def show(read: _Read) -> None:
            self._show_first(read)
            self.table.choose(seq)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

        self.filters.clear()
        self._latest.ask(
            partial(self._read, AuditSearch(), seq + 1), show, self.banner.until(self._latest.answered), at_once=True
        )

    def _show_state(self) -> None:
        check = self._check
        if check is None:
            words = self.tr("Who did what at this desk, and when. Entries name nobody but members.")
        elif check.is_whole:
            words = self.tr(
                "Whole: {count} entries. What they say, their order and their signatures are right."
            ).format(count=count_text(check.entries))
        else:
            wrong = check.problem.sentence if check.problem is not None else check.findings[0]
            words = sentence(wrong)
        self.state.setText(words)

    def _on_export(self) -> None:
        search, problems = self.filters.wanted()
        if problems:
            self.banner.show_message("attention", problems[0].message)
            return
        name = self.tr("audit log {day}").format(day=self._clock.today())
        ask_for_new_table(
            self, self.tr("Export the audit log"), self._folder.path, name, partial(self._export_to, search)
        )

    def _export_to(self, search: AuditSearch, path: Path) -> None:
        self._folder.keep(path.parent)
        write = partial(self._files.export, path, "", search.since, search.until, Headings.ZH)
        self._jobs.run(write, partial(self._on_exported, path), self.banner.show_error, owner=self)

    def _on_exported(self, path: Path, rows: int) -> None:
        self.banner.show_message(
            "good",
            message("AuditPage", "Rows written: {rows}, to {path}.", rows=count_text(rows), path=path),
            message("AuditPage", "Open the folder"),
            lambda: open_folder_of(path),
        )
