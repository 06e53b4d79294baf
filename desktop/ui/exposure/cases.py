"""The cases that are kept: to go on with one, or to see what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.exposure.cases import CASE_STATE_WORDS, CaseState
from desktop.services.exposure.cases import ExposureCase
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import column, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space

_TABLE = 240


class CaseTable(Translated, Table):
    """One row a case, the last one first; Enter opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._cases: RecordModel[ExposureCase] = RecordModel(
            [
                Column(lambda: self.tr("Case"), lambda c: str(c.number), width=104),
                Column(
                    lambda: self.tr("State"),
                    lambda c: sentence(CASE_STATE_WORDS.label(c.state)),
                    width=104,
                    tone=_tone,
                ),
                Column(lambda: self.tr("Reason"), lambda c: c.reason),
                Column(lambda: self.tr("Stays"), lambda c: str(c.stays), width=64, right=True),
                Column(lambda: self.tr("Opened"), lambda c: moment_text(c.opened_at), width=170),
                Column(lambda: self.tr("By"), lambda c: c.opened_by, width=96),
                Column(lambda: self.tr("Last changed"), lambda c: moment_text(c.changed_at), width=170),
            ]
        )
        super().__init__(self._cases, parent)
        sized(self, min_height=_TABLE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cases"))

    def show_cases(self, cases: Sequence[ExposureCase]) -> None:
        """Show these; the row that was chosen stays so where it is among them."""
        current = self.current()
        kept = current.id if isinstance(current, ExposureCase) else None
        self._cases.set_records(cases)
        at = next((place for place, case in enumerate(cases) if case.id == kept), None)
        if at is not None:
            self.setCurrentIndex(self._cases.index(at, 0))

    def choose_first(self) -> None:
        """Put the keyboard on the row that was chosen, or on the first."""
        if self._cases.rowCount() and self.current() is None:
            self.setCurrentIndex(self._cases.index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)


class CasesView(Translated, QWidget):
    """``opened`` gives the identifier of a case."""

    opened = Signal(str)
    lookup_wanted = Signal()
    """Where no case is kept: begin with a lookup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.nothing = CaseTable(), EmptyState("history", with_button=True)
        self._shown = QStackedWidget()
        for shown in (self.nothing, self.table):
            self._shown.addWidget(shown)
        card = Card(margins=(Space.S, Space.S, Space.S, Space.S))
        card.body.addWidget(self._shown)
        column(self, gap=0).addWidget(card)
        self.table.opened.connect(self._on_opened)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self.lookup_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.nothing.set_words(
            self.tr("No case is kept yet"),
            self.tr("A lookup is kept as a case when its contacts are to be called. It goes with the retention."),
            self.tr("Look for the case"),
        )

    def show_cases(self, cases: Sequence[ExposureCase]) -> None:
        """Show these cases."""
        self.table.show_cases(cases)
        self._shown.setCurrentWidget(self.table if cases else self.nothing)

    def focus_first(self) -> None:
        """Put the focus on the cases."""
        if self._shown.currentWidget() is self.table:
            self.table.choose_first()
        elif self.nothing.button is not None:
            self.nothing.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_opened(self, case: object) -> None:
        if isinstance(case, ExposureCase):
            self.opened.emit(case.id)


def _tone(case: ExposureCase) -> ChipTone:
    return "attention" if case.state is CaseState.OPEN else "neutral"
