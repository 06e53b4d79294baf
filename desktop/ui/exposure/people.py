"""Who the case is: a search in the book."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.services.exposure.results import FoundPerson
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dates import day_words
from desktop.ui.kit.fields import TextField, commit_input_method
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space

_TYPING_MS = 150
"""Pause after a key before a search begins: a word that is being typed is searched once."""
_LIMIT = 100
_TABLE = 118
"""Least height of the people found: the headings and two rows."""
_COMMANDS = (Qt.Key.Key_E, Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_S, Qt.Key.Key_U)


class PersonField(TextField):
    """Enter and the arrow down go on to what was found, Esc empties it."""

    entered = Signal()

    def event(self, event: QEvent) -> bool:
        # On X11 some of the page's keys would edit the line instead.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_command(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            commit_input_method()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _is_command(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _COMMANDS


class PeopleTable(Translated, Table):
    """One row a person. Esc and the arrow up leave it for the field."""

    left = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self._model: RecordModel[FoundPerson] = RecordModel(
            [
                Column(lambda: self.tr("Name"), lambda p: p.name),
                Column(lambda: self.tr("Document number"), lambda p: p.id_number),
                Column(lambda: self.tr("Phone"), lambda p: p.phone, width=108),
                Column(lambda: self.tr("Last here"), self._last, width=84),
                Column(lambda: self.tr("Stays"), lambda p: str(p.stays), width=56, right=True),
            ]
        )
        super().__init__(self._model, parent)
        sized(self, min_height=_TABLE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("People found"))

    def show_people(self, people: tuple[FoundPerson, ...]) -> None:
        """Show these people."""
        self._model.set_records(people)

    def choose_first(self) -> None:
        """Put the keyboard on the first person, if there is one."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _last(self, person: FoundPerson) -> str:
        return day_words(venue_time(person.last_visit).date(), self._clock.today())


class PeopleCard(Translated, Card):
    """The search and what it found. ``chosen`` gives the newest declaration of the person who is meant."""

    chosen = Signal(str)

    def __init__(self, actions: ExposureActions, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, parent=parent)
        self._actions = actions
        self._search = Latest(jobs, self, _TYPING_MS)
        self._goes_on = False
        self._found: tuple[FoundPerson, ...] | None = None
        self._failed: UserError | None = None
        self.field, self.table = personal(PersonField()), personal(PeopleTable(actions.clock))
        self.field.setMaxLength(_LIMIT)
        self._note = label("second", wrap=True)
        for part in (self.field, self._note):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()
        self.field.textChanged.connect(lambda _: self._on_typed())
        self.field.entered.connect(self._on_entered)
        self.table.opened.connect(self._on_opened)
        self.table.left.connect(self.focus_first)
        self._show(None)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Who is the case?"))
        self.field.setPlaceholderText(self.tr("Name, pinyin, document, phone, slip or card"))
        self.field.setAccessibleName(self.tr("Search for the case"))
        if self._failed is not None:
            words = sentence(self._failed.message)
        elif self._found is None:
            words = self.tr(
                "Whoever has a declaration brings all stays that are kept. For anybody else, add stays by place and time."
            )
        elif not self._found:
            words = self.tr("Nobody was found. For somebody without a declaration, add stays by place and time.")
        else:
            words = self.tr("%Ln found. Enter takes the chosen person as the case.", "", len(self._found))
        self._note.setText(words)
        self.field.setAccessibleDescription(words)

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Search for nobody."""
        self.field.clear()

    def _on_typed(self) -> None:
        self._goes_on = False
        text = self.field.text()
        if text.strip():
            self._search.ask(lambda: self._actions.people(text), self._show, self._on_failed)
        else:
            self._search.forget()
            self._show(None)

    def _on_entered(self) -> None:
        """Go on to the people, or as soon as they are there."""
        self._goes_on = self._search.is_waiting
        if self._goes_on:
            self._search.hurry()
        else:
            self.table.choose_first()

    def _show(self, found: tuple[FoundPerson, ...] | None) -> None:
        self._found, self._failed = found, None
        self.table.show_people(found or ())
        self.table.setVisible(bool(found))
        self.retranslate()
        if self._goes_on:
            self._goes_on = False
            self.table.choose_first()

    def _on_failed(self, error: UserError) -> None:
        self._show(())
        self._goes_on, self._failed = False, error
        self.retranslate()

    def _on_opened(self, person: object) -> None:
        if isinstance(person, FoundPerson):
            self.chosen.emit(person.declaration)
