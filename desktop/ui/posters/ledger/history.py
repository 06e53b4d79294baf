"""The posters that a gate has had, each with a picture of what was on it then."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.domain.posters import PosterPrint
from desktop.services.posters.history import PastPoster, PastState, PosterHistoryService
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.dates import full_day_text, past_text
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.sizes import column, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space
from desktop.ui.posters.ledger.words import language_text

_STATES: dict[PastState, tuple[ChipTone, Message]] = {
    PastState.CURRENT: ("good", message("PosterHistory", "Holds")),
    PastState.OUT_OF_DATE: ("attention", message("PosterHistory", "Out of date")),
    PastState.VOID: ("neutral", message("PosterHistory", "Void")),
}
_LIST, _PICTURE, _LOW = 480, 280, 300
"""Widths of list and picture, and the least height of both, at 100 %."""
_MOST_PRINTS = 5


class HistoryDialog(Dialog):
    """Shows the gate that is chosen, newest poster first."""

    def __init__(
        self, history: PosterHistoryService, gates: Sequence[Gate], current: Gate, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent, width=840)
        self._history = history
        self._read, self._pictures = Latest(jobs, self), Latest(jobs, self, 60)
        self._posters: tuple[PastPoster, ...] | None = None
        self._no_picture: Message | None = None
        self.gate = Select()
        self.gate.set_choices([(gate.id, gate.name) for gate in gates])
        self.gate.set_value(current.id)
        self._model: RecordModel[PastPoster] = RecordModel(
            [
                Column(lambda: self.tr("Number"), lambda past: past.issue.serial, 130),
                Column(
                    lambda: self.tr("Made on"), lambda past: full_day_text(venue_time(past.issue.issued_at).date()), 130
                ),
                Column(lambda: self.tr("Template"), self._look),
                Column(
                    lambda: self.tr("State"),
                    lambda past: sentence(_STATES[past.state][1]),
                    100,
                    lambda past: _STATES[past.state][0],
                ),
            ]
        )
        self.table = Table(self._model)
        self.story = label("second", wrap=True)
        self.view = PdfView(jobs)
        self.missing = label("second", wrap=True)
        self._build()
        self.retranslate()
        self._ask()

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        sized(self.table, min_height=_LOW // 2)
        box = column(left, Space.S)
        box.addWidget(self.table, 1)
        box.addWidget(self.story)
        beside = column(right, Space.S)
        beside.addWidget(self.view, 1)
        beside.addWidget(self.missing)
        self.missing.hide()
        line = FoldingRow(gap=Space.L)
        line.add(left, width=_LIST, stretch=1, height=_LOW)
        line.add(right, width=_PICTURE, height=_LOW)
        self.body.addWidget(self.gate)
        self.body.addLayout(line, 1)
        self.action.hide()
        self.gate.activated.connect(lambda _: self._ask())
        self.table.selected.connect(self._on_row)
        self.finished.connect(self.deleteLater)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Posters that a gate has had"))
        self.gate.setAccessibleName(self.tr("Gate"))
        self.table.setAccessibleName(self.tr("Posters, the newest first"))
        self.cancel.set_words(self.tr("Close"))
        self._update_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    @property
    def posters(self) -> tuple[PastPoster, ...]:
        """Those that are shown."""
        return self._posters or ()

    def _ask(self) -> None:
        self._read.ask(
            partial(self._history.of_gate, str(self.gate.value())),
            self._show,
            self.banner.until(self._read.answered),
            at_once=True,
        )

    def _show(self, posters: tuple[PastPoster, ...]) -> None:
        self._posters = posters
        self._model.set_records(posters)
        if posters:
            self.table.selectRow(0)
        self._update_text()

    def _look(self, past: PastPoster) -> str:
        template = self.tr("of another desk") if past.template is None else sentence(past.template)
        return f"{template} · {language_text(past.issue.language)}"

    def _on_row(self, record: object) -> None:
        self._update_text()
        self.view.clear()
        self._no_picture = None
        self._show_picture()
        if isinstance(record, PastPoster):
            work = partial(self._history.picture, record.issue.id)
            self._pictures.ask(work, self.view.show_page, self._on_no_picture, at_once=not self._pictures.is_waiting)
        else:
            self._pictures.forget()

    def _on_no_picture(self, error: UserError) -> None:
        self._no_picture = error.message
        self._show_picture()

    def _show_picture(self) -> None:
        self.missing.setText(sentence(self._no_picture) if self._no_picture is not None else "")
        self.missing.setVisible(self._no_picture is not None)

    def _update_text(self) -> None:
        self._show_picture()
        record = self.table.current()
        if isinstance(record, PastPoster):
            self.story.setText("\n".join(self._lines(record)))
            self.view.setAccessibleName(self.tr("Poster {serial} as it was").format(serial=record.issue.serial))
        else:
            self.story.setText("" if self._posters is None else self.tr("No poster of this gate went out yet."))
            self.view.setAccessibleName(self.tr("The poster as it was"))

    def _lines(self, past: PastPoster) -> list[str]:
        lines = [self._line(one) for one in past.prints[:_MOST_PRINTS]]
        if len(past.prints) > _MOST_PRINTS:
            lines.append(self.tr("and %Ln time(s) before", "", len(past.prints) - _MOST_PRINTS))
        if past.issue.posted_at is not None:
            lines.insert(0, self.tr("Seen on the wall on {when}").format(when=past_text(past.issue.posted_at)))
        return lines

    def _line(self, one: PosterPrint) -> str:
        if one.is_file:
            text = self.tr("Saved as {kind} on {when} by {who}")
        else:
            text = self.tr("Printed on {when} by {who}: {printer}, copies: {copies}")
        return text.format(
            when=past_text(one.at),
            who=one.by,
            kind=one.target.upper(),
            printer=one.target,
            copies=count_text(one.copies),
        )
