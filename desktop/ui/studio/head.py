"""The head of the studio's page: undo and redo by name, which gate and language is looked at, done, save."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.gate import Gate
from desktop.domain.messages import Message
from desktop.domain.posters import Language
from desktop.posters.editing.history import History
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import key_text
from desktop.ui.kit.page import PageHeader
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space


class StudioChoosers(Translated, QWidget):
    """Undo, redo, and what is looked at."""

    def __init__(self, undoing: QAction, redoing: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undoing, self._redoing = undoing, redoing
        self._undo_name: Message | None = None
        self._redo_name: Message | None = None
        self.undo, self.redo = Button("secondary"), Button("secondary")
        self.gate, self.language = Select(), Select()
        for choice, letters in ((self.gate, 5), (self.language, 2)):
            choice.setMinimumContentsLength(letters)
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.language.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToContents)
        line = row(self, gap=Space.S)
        for part in (self.undo, self.redo, self.gate, self.language):
            line.addWidget(part)
        self.retranslate()

    def retranslate(self) -> None:
        self._show_history()
        self.gate.setAccessibleName(self.tr("Gate whose poster is shown"))
        self.language.setAccessibleName(self.tr("Language of the poster"))
        # A language is called by its own name, whoever reads it.
        choices = [(Language.ZH, "中文"), (Language.EN, "English"), (Language.ZH_EN, self.tr("Both"))]
        self.language.set_choices([*choices])

    def show_history(self, undo: Message | None, redo: Message | None) -> None:
        """Name what is undone or done again; None where there is nothing."""
        self._undo_name, self._redo_name = undo, redo
        self._show_history()

    def _show_history(self) -> None:
        for button, action, name, word in (
            (self.undo, self._undoing, self._undo_name, self.tr("Undo")),
            (self.redo, self._redoing, self._redo_name, self.tr("Redo")),
        ):
            tip = word if name is None else self.tr("{action}: {what}").format(action=word, what=sentence(name))
            button.set_words(word, f"{tip} ({key_text(action.shortcut().toString())})")
            button.setAccessibleName(tip)
            button.setEnabled(name is not None)


class StudioHead(QObject):
    """Puts them into a page's header and keeps them true."""

    gate_chosen = Signal(str)
    language_chosen = Signal(object)

    def __init__(self, header: PageHeader, action: Callable[[str], QAction]) -> None:
        """``action`` gives the actions of the studio's commands by their names."""
        super().__init__(header)
        undoing, redoing = action("undo"), action("redo")
        self.parts = StudioChoosers(undoing, redoing)
        self.parts.undo.clicked.connect(undoing.trigger)
        self.parts.redo.clicked.connect(redoing.trigger)
        self.parts.gate.activated.connect(lambda _: self.gate_chosen.emit(str(self.parts.gate.value())))
        self.parts.language.activated.connect(
            lambda _: self.language_chosen.emit(Language(str(self.parts.language.value())))
        )
        header.add_buttons(self.parts)
        header.add_command(COMMANDS["studio.done"], action("done"))
        header.add_command(COMMANDS["studio.save"], action("save"), primary=True)

    def show_history(self, history: History) -> None:
        """Name what undo and redo would do."""
        self.parts.show_history(history.undo_name, history.redo_name)

    def show_gates(self, gates: Sequence[Gate], gate: Gate | None, language: Language) -> None:
        """Offer the gates, and say which is looked at in which language."""
        self.parts.gate.set_choices([(one.id, one.name) for one in gates])
        self.parts.gate.set_value(gate.id if gate is not None else None)
        self.parts.gate.setVisible(bool(gates))
        self.parts.language.set_value(language)
