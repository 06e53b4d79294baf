"""F1: the keys, page by page, from the same table as everything else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.messages import Message, message
from desktop.ui.kit.commands import GROUPS, Command
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.labels import KeyHint, label
from desktop.ui.kit.sizes import column, drop_children, grid, row
from desktop.ui.kit.tokens import Space

_IN_FORMS: tuple[tuple[str, Message], ...] = (
    ("Return", message("Shortcuts", "Next field; in the last one, save")),
    ("Shift+Return", message("Shortcuts", "Previous field")),
    ("Ctrl+Return", message("Shortcuts", "Save")),
    ("Esc", message("Shortcuts", "Close; typed text is asked for first")),
)


class ShortcutSheet(Dialog):
    """Two columns of keys with what they do."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self._commands = [c for c in commands if c.shortcut]
        inner = QWidget()
        self._columns = (column(gap=Space.L), column(gap=Space.L))
        line = row(inner, gap=Space.XXL, margins=(0, 0, Space.S, 0))
        for one in self._columns:
            line.addLayout(one, 1)
        self.body.addWidget(inner)
        self.action.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Keyboard shortcuts"))
        self.cancel.set_words(self.tr("Close"))
        for one in self._columns:
            drop_children(one)
        groups: list[tuple[str, list[tuple[str, str]]]] = [
            (self.tr("Pages"), [(c.shortcut, sentence(c.text)) for c in self._commands if c.id.startswith("go.")]),
            (self.tr("In forms"), [(key, sentence(text)) for key, text in _IN_FORMS]),
        ]
        for page, heading in GROUPS.items():
            own = [c for c in self._commands if c.page == page and not c.id.startswith("go.")]
            if own:
                groups.append((sentence(heading), [(c.shortcut, sentence(c.text)) for c in own]))
        heights = [0, 0]
        for heading_text, entries in groups:
            side = 0 if heights[0] <= heights[1] else 1
            heights[side] += len(entries) + 2
            self._columns[side].addLayout(_group(heading_text, entries))
        for one in self._columns:
            one.addStretch(1)


def _group(heading: str, entries: list[tuple[str, str]]) -> QGridLayout:
    made = grid(gap=Space.S)
    made.setColumnStretch(0, 1)
    made.addWidget(label("heading", heading), 0, 0, 1, 2)
    for line, (key, text) in enumerate(entries, 1):
        made.addWidget(label("body", text, wrap=True), line, 0)
        made.addWidget(KeyHint(key), line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
