"""Find: who was here, what their slip says, and putting right what was typed wrong."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.services.desk import Desk
from desktop.services.green_channel.book import DeclarationRecord
from desktop.services.green_channel.declarations import Found
from desktop.services.green_channel.records import FoundDeclaration
from desktop.ui.find.actions import FIRST_PAGE, MORE, FindActions, RecordActions
from desktop.ui.find.export import ExportDialog, ExportedFile
from desktop.ui.find.record import RecordPanel
from desktop.ui.find.results import FindField, ResultTable
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.files import open_folder_of
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import KeyHint
from desktop.ui.kit.page import Page
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.reason_dialog import ReasonDialog, ReasonWords
from desktop.ui.kit.sizes import column, sized
from desktop.ui.kit.tokens import Space

_TYPING_MS = 120
"""Pause after a key before a search begins: a word that is being typed is searched once."""
_SHOWN_MS = 60_000
"""How long data is shown in full: as long as a number is read out over the telephone."""
_LEAST_FIELD = 240
_KINDS = PEOPLE_AND_PLACES | {Kind.DECLARATION, Kind.FEVER}

_UNMASK = ReasonWords(
    message("FindPage", "Show the personal data in full?"),
    message(
        "FindPage",
        "Who asked for it, and what for? The reason is kept in the audit log. The data is masked again "
        "after a minute, and when you go on to anything else.",
    ),
    message("FindPage", "Show in full"),
)


class FindPage(Page):
    """The search above, the rows, the chosen one below. Nothing is asked of the store on the window's thread."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None, *, shown_ms: int = _SHOWN_MS) -> None:
        super().__init__(parent)
        self._actions = actions = FindActions.of(desk)
        self._jobs = jobs
        self._found: Found | None = None
        self._limit = FIRST_PAGE
        self._goes_on = False
        self._count = ""
        self._record_actions = RecordActions(actions, jobs, self)
        self._search = Latest(jobs, self, _TYPING_MS)
        self._look = Latest(jobs, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self.field = personal(FindField())
        self.table = personal(ResultTable(desk.clock))
        self._build()
        self._connect()
        self.retranslate()
        self._show_found(None)
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        self.add_command("find.search", self.focus_first)
        self._more = self.add_command("find.more", self._on_more, button=True)
        self._export = self.add_command("find.export", self._on_export, button=True)
        self._correct = self.add_command("find.correct", lambda: self._on_record_action(self._record_actions.correct))
        self._unmask = self.add_command("find.unmask", self._on_unmask)
        self._hold = self.add_command("find.hold", lambda: self._on_record_action(self._record_actions.hold))
        self._erase = self.add_command("find.erase", lambda: self._on_record_action(self._record_actions.erase))
        self._exposure = self.add_command("find.exposure", self._on_exposure)
        self._access = self.add_command(
            "find.access", lambda: self._on_record_action(self._record_actions.print_access)
        )
        self._of_record = (
            self._correct,
            self._unmask,
            self._exposure,
            self._access,
            self._hold,
            self._erase,
        )
        self.panel = RecordPanel(self._actions.clock, self._of_record)
        back = QAction(self)
        back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        back.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.triggered.connect(self.table.choose_first)
        self.panel.addAction(back)
        sized(self.field, min_width=_LEAST_FIELD)
        self.header.add_beside_title(self.field)
        self.header.add_beside_title(KeyHint("Ctrl+F"))
        self.begin, self.nothing = EmptyState("find"), EmptyState("search", with_button=True)
        self._pages = QStackedWidget()
        for shown in (self.begin, self.nothing, self.table):
            self._pages.addWidget(shown)
        card = Card(margins=(Space.S, Space.S, Space.S, Space.S))
        card.body.addWidget(self._pages)
        both = column(gap=14)
        both.addWidget(card, 1)
        both.addWidget(self.panel, 1)
        self.body.addLayout(both, 1)
        self.panel.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.entered.connect(self._on_entered)
        self.table.selected.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self.panel.focus_first())
        self.table.left.connect(self.focus_first)
        self._timer.timeout.connect(self._mask)
        self._record_actions.written.connect(self._on_written)
        self._record_actions.erased.connect(self._on_erased)
        self._record_actions.failed.connect(self.banner.show_error)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self._on_again)

    def retranslate(self) -> None:
        super().retranslate()
        self.field.setPlaceholderText(self.tr("Name, pinyin, initials, last four, phone or slip"))
        self.field.setAccessibleName(self.tr("Search declarations"))
        self.begin.set_words(
            self.tr("Search for a visitor"),
            self.tr(
                "By name or the pinyin of it (shantianfang), its initials (stf), the last four characters of the "
                "document or the phone, the whole phone number, or the number of the slip."
            ),
        )
        self.nothing.set_words(
            self.tr("Nothing was found"),
            self.tr(
                "Fewer letters find more; initials and the last four digits stand for a name that is spelled "
                "otherwise. What is past its retention has been deleted."
            ),
            self.tr("Search again"),
        )
        self._name_actions()
        self._show_count()

    def count_text(self) -> str:
        """How many were found, as shown."""
        return self._count

    def refresh(self) -> None:
        if self.field.text().strip():
            self._ask(at_once=True)

    def focus_first(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def run_about(self, command_id: str, about: str) -> None:
        """A search about a slip: what it was entered as is found and chosen."""
        if command_id != "find.search":
            super().run_about(command_id, about)
            return
        self.focus_first()
        self.field.setText(about)
        self._on_entered()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._mask()

    def _on_typed(self) -> None:
        self._limit = FIRST_PAGE
        self._goes_on = False
        self._mask()
        if self.field.text().strip():
            self._ask()
        else:
            self._search.forget()
            self._show_found(None)

    def _ask(self, *, at_once: bool = False) -> None:
        text, limit = self.field.text(), self._limit
        self._search.ask(lambda: self._actions.search(text, limit), self._show_found, self._on_failed, at_once=at_once)

    def _on_entered(self) -> None:
        """Go on to the rows, or as soon as they are there."""
        self._goes_on = self._search.is_waiting
        if self._goes_on:
            self._search.hurry()
        else:
            self.table.choose_first()

    def _on_failed(self, error: UserError) -> None:
        self._goes_on = False
        self.banner.show_until(self._search.answered, error)

    def _show_found(self, found: Found | None) -> None:
        self._found = found
        rows = found.rows if found is not None else ()
        shown = self.table if rows else self.begin if found is None else self.nothing
        self._pages.setCurrentWidget(shown)
        self.table.show_rows(rows)
        if self.table.chosen is None:
            self._close_panel()
        self._more.setVisible(found is not None and len(rows) < min(found.total, MORE))
        self._show_count()
        if self._goes_on:
            self._goes_on = False
            self.table.choose_first()

    def _show_count(self) -> None:
        found = self._found
        if found is None or not found.rows:
            words = ""
        elif found.capped:
            words = self.tr("The first {shown} of {total}+. Type more to find fewer.").format(
                shown=count_text(len(found.rows)), total=count_text(MORE)
            )
        elif len(found.rows) < found.total:
            words = self.tr("The first {shown} of {total}").format(
                shown=count_text(len(found.rows)), total=count_text(found.total)
            )
        else:
            words = self.tr("%Ln found", "", found.total)
        self._count = words
        self.header.set_words(self.tr("Find"), words)
        self.field.setAccessibleDescription(words or (self.tr("Nothing was found") if found is not None else ""))

    def _on_again(self) -> None:
        self.field.clear()
        self.focus_first()

    def _on_more(self) -> None:
        self._limit = MORE
        self._goes_on = True
        self._ask(at_once=True)

    def _on_chosen(self, record: object) -> None:
        """Show the record of the row that is chosen now."""
        self._mask()
        if isinstance(record, FoundDeclaration):
            self._look_at(record.id)

    def _look_at(self, declaration_id: str) -> None:
        self._look.ask(partial(self._actions.record, declaration_id), self._show_record, self._on_gone)

    def _show_record(self, record: DeclarationRecord) -> None:
        chosen = self.table.chosen
        if chosen is None or chosen.id != record.found.id:
            return
        self.table.update_row(record.found)
        self.panel.show_record(record)
        self.panel.show()
        self.table.scrollTo(self.table.currentIndex())
        for action in self._of_record:
            action.setEnabled(True)
        self._name_actions()

    def _on_gone(self, error: UserError) -> None:
        self._close_panel()
        self.banner.show_error(error)

    def _close_panel(self) -> None:
        self._mask()
        self._look.forget()
        self.panel.hide()
        for action in self._of_record:
            action.setEnabled(False)

    def _name_actions(self) -> None:
        record = self.panel.record
        is_held = record is not None and record.hold is not None
        self._correct.setText(self.tr("Correct"))
        self._unmask.setText(self.tr("Mask again") if self.panel.is_full else self.tr("Show in full"))
        self._access.setText(self.tr("What we hold…"))
        self._hold.setText(self.tr("End the legal hold") if is_held else self.tr("Legal hold"))
        self._erase.setText(self.tr("Erase…"))
        self._exposure.setText(self.tr("Same time…"))
        self._more.setText(self.tr("Show more"))
        self._export.setText(self.tr("Export…"))

    def _on_unmask(self) -> None:
        record = self.panel.record
        if self.panel.is_full:
            self._mask()
        elif record is not None:
            chosen = record.found.id
            dialog = ReasonDialog(
                _UNMASK, lambda reason: self._actions.declarations.unmasked(chosen, reason), self._jobs, self
            )
            dialog.done_with.connect(lambda draft: self._show_full(chosen, draft))
            dialog.open()

    def _show_full(self, declaration_id: str, draft: DeclarationDraft) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen.id == declaration_id and self.isVisible():
            self.panel.show_full(draft)
            self.panel.focus_first()
            self._timer.start()
            self._name_actions()

    def _mask(self) -> None:
        """Mask what is shown in full."""
        self._timer.stop()
        if self.panel.is_full:
            self.panel.hide_full()
            self._name_actions()

    def _on_export(self) -> None:
        self._jobs.run(self._actions.kept_since, self._open_export, self.banner.show_error)

    def _open_export(self, kept_since: dt.date) -> None:
        actions = self._actions
        dialog = ExportDialog(actions.exports, kept_since, actions.folder, actions.clock, self._jobs, self)
        dialog.done_with.connect(self._on_exported)
        dialog.open()

    def _on_exported(self, exported: ExportedFile) -> None:
        self.banner.show_message(
            "good",
            message(
                "FindPage",
                "Rows written: {rows}, to {path}. The file is not encrypted; delete it once it has served.",
                rows=exported.rows,
                path=exported.path,
            ),
            message("FindPage", "Open the folder"),
            lambda: open_folder_of(exported.path),
        )

    def _on_exposure(self) -> None:
        """Look up who was here at the same time, on the page for that."""
        record = self.panel.record
        if record is not None:
            self.wanted_about.emit("go.exposure", record.found.id)

    def _on_record_action(self, act: Callable[[DeclarationRecord], None]) -> None:
        record = self.panel.record
        if record is not None:
            self._mask()
            act(record)

    def _on_written(self, outcome: Message) -> None:
        """Something was stored. The rows stay, even one that the search would not find any more as it is now."""
        self.banner.show_message("good", outcome)
        chosen = self.table.chosen
        if chosen is not None:
            self._look_at(chosen.id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erased(self, outcome: Message) -> None:
        """The declaration that was shown was erased: close it and search again."""
        self.banner.show_message("good", outcome)
        self._close_panel()
        self._ask(at_once=True)
        self.focus_first()
