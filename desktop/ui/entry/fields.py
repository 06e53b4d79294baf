"""The fields of the entry form. Each gives what it holds as the words of a draft, and takes them back."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import row
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

REST_KEY = "*"
"""Answers no to every question that is not answered yet: on the number pad, and in nothing that is typed into a slip."""
_MOST = 9
_HELD = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


class EntryField(Protocol):
    """What the form needs of every widget that is a field. ``put`` emits no signal."""

    def typed(self) -> str: ...

    def put(self, text: str) -> None: ...

    def stops(self) -> Sequence[QWidget]:
        """Where the keyboard stops in it, in order."""
        ...


class LineEntry(TextField):
    """One line, as it was typed; making it canonical is for the rules.

    ``selects_nothing``: the focus selects nothing in it, so that no key replaces the whole text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selects_nothing = False

    def typed(self) -> str:
        return self.text()

    def put(self, text: str) -> None:
        self.set_value(text)

    def stops(self) -> Sequence[QWidget]:
        return (self,)

    def replace_text(self, text: str) -> None:
        """Put another text in its place as if it had been typed: Ctrl+Z brings back the one before."""
        self.selectAll()
        self.insert(text)

    def select(self) -> None:
        """Select the text as a focus by the keyboard does; works while the window is not active yet."""
        if self.selects_nothing:
            self.end(False)
        else:
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.selects_nothing:
            self.end(False)


class _Numbered(QStyledItemDelegate):
    """Shows in the open list which key takes each choice."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        number = index.row() + (0 if index.model().index(0, 0).data(Qt.ItemDataRole.UserRole) == "" else 1)
        if number <= _MOST:
            option.text = f"{number}  {option.text}"


class ChoiceEntry(Select):
    """A choice that a digit takes: 1 the first one and so on, 0 none of them. The values are words of a draft."""

    answered = Signal()
    """A key has given the whole answer: the form goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Numbered(self))
        self.setMinimumContentsLength(2)

    def set_choices(self, choices: list[tuple[object, str]]) -> None:
        super().set_choices(choices)
        self.view().setMinimumWidth(
            self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width()
        )

    def typed(self) -> str:
        return str(self.value() or "")

    def put(self, text: str) -> None:
        self.set_value(text)
        self._describe()

    def stops(self) -> Sequence[QWidget]:
        return (self,)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        may_lack = self.itemData(0) == ""
        number = event.key() - Qt.Key.Key_0
        at = number - (0 if may_lack else 1)
        if 0 <= number <= _MOST and 0 <= at < self.count() and not event.modifiers() & _HELD:
            self.setCurrentIndex(at)
            self.activated.emit(at)
            self.answered.emit()
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        self.setToolTip(self.currentText())


class _Segment(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.parentWidget()
        if isinstance(bar, AnswerBar) and bar.take(event):
            return
        super().keyPressEvent(event)


class AnswerBar(QWidget):
    """No and yes side by side, or neither yet. 0, N or an arrow key answers no, 1, Y or an arrow key yes.

    ``rest_wanted``: the key ``*`` was pressed, which is for whoever knows the questions beside this one.
    """

    chosen = Signal(str)
    rest_wanted = Signal()
    answered = Signal()
    """A letter or a digit has given the answer; arrow keys may go back and forth."""
    _KEYS = (
        ("no", (Qt.Key.Key_0, Qt.Key.Key_N, Qt.Key.Key_Left, Qt.Key.Key_Up)),
        ("yes", (Qt.Key.Key_1, Qt.Key.Key_Y, Qt.Key.Key_Right, Qt.Key.Key_Down)),
    )

    def __init__(self, *, yes_first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = row(self, gap=0)
        order = ("yes", "no") if yes_first else ("no", "yes")
        for value, place in zip(order, ("first", "last"), strict=True):
            button = _Segment(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, v=value: self._on_clicked(v))
            mark(button, kind="segment", place=place)
            self._group.addButton(button)
            self._buttons[value] = button
            line.addWidget(button, 1)
        self._order_focus()

    def set_words(self, name: str, no: str, yes: str) -> None:
        """The question for screen readers, and the two answers."""
        self.setAccessibleName(name)
        for value, text in (("no", no), ("yes", yes)):
            self._buttons[value].setText(text)
            self._buttons[value].setAccessibleName(f"{name}: {text}")

    def typed(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def put(self, text: str) -> None:
        had_focus = any(b.hasFocus() for b in self._buttons.values())
        self._group.setExclusive(False)
        for value, button in self._buttons.items():
            button.setChecked(value == text)
        self._group.setExclusive(True)
        self._order_focus()
        if had_focus:
            self._reached.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Sequence[QWidget]:
        return (self._reached,)

    def take(self, event: QKeyEvent) -> bool:
        """Answer by a key; False for keys that answer nothing."""
        if event.modifiers() & _HELD:
            return False
        if event.text() == REST_KEY:
            self.rest_wanted.emit()
            return True
        for value, keys in self._KEYS:
            if event.key() in keys:
                self._buttons[value].setFocus(Qt.FocusReason.TabFocusReason)
                self._buttons[value].click()
                if event.text().isalnum():
                    self.answered.emit()
                return True
        return False

    def _on_clicked(self, value: str) -> None:
        self._order_focus()
        self.chosen.emit(value)

    def _order_focus(self) -> None:
        answered = self.typed() or next(iter(self._buttons))
        for value, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if value == answered else Qt.FocusPolicy.ClickFocus)
        self._reached = self._buttons[answered]
        self.setFocusProxy(self._reached)


class HistoryEntry(Translated, QWidget):
    """One of the questions on the last fourteen days; yes asks for details.

    ``rest_wanted``: no is to be the answer to all of them that have none yet.
    """

    chosen = Signal(str)
    rest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = AnswerBar()
        self.details = LineEntry()
        self.details.hide()
        self._question = ""
        self._rest = Button("link")
        self._rest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rest.clicked.connect(self.rest_wanted)
        self._rest.hide()
        self.bar.rest_wanted.connect(self.rest_wanted)
        line = row(self, gap=Space.S)
        line.addWidget(self.details, 1)
        line.addStretch(0)
        line.addWidget(self._rest)
        line.addWidget(self.bar)
        self.bar.chosen.connect(self._on_chosen)
        self.details.textEdited.connect(lambda _: self.chosen.emit("yes"))
        self.setFocusProxy(self.bar)
        self.retranslate()

    def set_question(self, text: str) -> None:
        """What is asked, for screen readers; the form shows it beside."""
        self._question = text
        self.retranslate()

    def offer_rest(self, offered: bool) -> None:
        """Offer to answer no to all that have no answer yet."""
        self._rest.setVisible(offered)

    def retranslate(self) -> None:
        self._rest.set_words(self.tr("All no  {key}").format(key=REST_KEY), self.tr("To all that have no answer yet"))
        self.bar.set_words(self._question, self.tr("No"), self.tr("Yes"))
        self.details.setPlaceholderText(self.tr("Where, when, whom"))
        self.details.setAccessibleName(self.tr("Details: {question}").format(question=self._question))

    def typed(self) -> str:
        answer = self.bar.typed()
        details = self.details.text().strip() if answer == "yes" else ""
        return f"{answer}: {details}" if details else answer

    def put(self, text: str) -> None:
        answer, _, details = text.partition(":")
        self.bar.put(answer)
        self.details.put(details.strip())
        self._show_details()

    def stops(self) -> Sequence[QWidget]:
        return (*self.bar.stops(), self.details) if self.bar.typed() == "yes" else self.bar.stops()

    def _on_chosen(self, answer: str) -> None:
        self._show_details()
        self.chosen.emit(answer)

    def _show_details(self) -> None:
        self.details.setVisible(self.bar.typed() == "yes")
