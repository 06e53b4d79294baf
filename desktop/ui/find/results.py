"""The field that is searched by, and the rows that a search found, masked."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.clock import Clock
from desktop.domain.temperature import is_fever, show_temperature
from desktop.services.green_channel.records import FoundDeclaration
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.dates import visit_text
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import px
from desktop.ui.kit.tables import Column, RecordModel, Table

_LIMIT = 100
"""Characters: no name is longer, and a stray paste is no search."""
_COMMANDS = (Qt.Key.Key_E, Qt.Key.Key_H, Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_U)


_FIELD = 420
"""Width of the field where there is room for it, at 100 %."""


class FindField(TextField):
    """Enter and the arrow down go on to what was found, Esc empties it."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LIMIT)
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(_FIELD), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        # On X11 some of the page's keys would edit the line instead.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_command(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


def _is_command(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _COMMANDS


class ResultTable(Translated, Table):
    """One row a declaration. Esc leaves it upwards, Enter opens the row."""

    left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self._model: RecordModel[FoundDeclaration] = RecordModel(
            [
                Column(lambda: self.tr("Visit"), self._visit, width=172),
                Column(lambda: self.tr("Name"), lambda f: f.name),
                Column(lambda: self.tr("Document number"), lambda f: f.id_number, width=172),
                Column(lambda: self.tr("Phone"), lambda f: f.phone, width=112),
                Column(lambda: self.tr("Gate"), lambda f: f.gate),
                Column(lambda: self.tr("Category"), _category),
                Column(lambda: self.tr("Temperature"), self._temperature, width=110, tone=_temperature_tone),
                Column(lambda: self.tr("Slip"), lambda f: f.slip, width=94),
                Column(lambda: self.tr("Marks"), self._marks, width=112, tone=_mark_tone),
            ]
        )
        super().__init__(self._model, parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Declarations found"))

    def show_rows(self, rows: tuple[FoundDeclaration, ...]) -> None:
        """Show other rows; the row that was chosen stays so where it is found again."""
        now = self.chosen
        self._model.set_records(rows)
        if now is not None:
            self.choose(now.id)

    def update_row(self, found: FoundDeclaration) -> None:
        """Show a row as it is now."""
        for at in range(self._model.rowCount()):
            if self._model.record(at).id == found.id:
                self._model.replace(at, found)

    @property
    def chosen(self) -> FoundDeclaration | None:
        """The row that the keyboard is on."""
        current = self.current()
        return current if isinstance(current, FoundDeclaration) else None

    def choose(self, declaration_id: str) -> None:
        """Put the keyboard on a row, if it is there."""
        for at in range(self._model.rowCount()):
            if self._model.record(at).id == declaration_id:
                self.setCurrentIndex(self._model.index(at, 0))

    def choose_first(self) -> None:
        """Put the keyboard on the row that was chosen, or on the first."""
        if self._model.rowCount():
            if self.chosen is None:
                self.setCurrentIndex(self._model.index(0, 0))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def texts(self) -> list[list[str]]:
        """All cells, as shown."""
        columns = range(self._model.columnCount())
        return [[str(self._model.index(row, at).data()) for at in columns] for row in range(self._model.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _visit(self, found: FoundDeclaration) -> str:
        return visit_text(found.visited_from, found.visited_to, found.precision, self._clock.today())

    def _temperature(self, found: FoundDeclaration) -> str:
        shown = "—" if found.temperature is None else show_temperature(found.temperature)
        if is_fever(found.temperature):
            return self.tr("{value} fever").format(value=shown)
        return self.tr("{value} unwell").format(value=shown) if found.fever else shown

    def _marks(self, found: FoundDeclaration) -> str:
        marks = (self.tr("edited") if found.version > 1 else "", self.tr("held") if found.held else "")
        return " · ".join(filter(None, marks))


def _category(found: FoundDeclaration) -> str:
    return sentence(CATEGORY_WORDS.label(Category(found.category)))


def _temperature_tone(found: FoundDeclaration) -> ChipTone | None:
    if is_fever(found.temperature):
        return "danger"
    return "attention" if found.fever else None


def _mark_tone(found: FoundDeclaration) -> ChipTone:
    return "attention" if found.held else "neutral"
