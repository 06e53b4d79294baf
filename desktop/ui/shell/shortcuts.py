"""Ctrl+/: the keys, page by page, from the same table as everything else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.manual.document import KeyGroup
from desktop.manual.sections import KEYS
from desktop.ui.kit.commands import Command
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.key_table import key_table
from desktop.ui.kit.labels import KeyHint, label
from desktop.ui.kit.sizes import column, drop_children, grid, row
from desktop.ui.kit.tokens import Space


class ShortcutSheet(Dialog):
    """Two columns of keys with what they do."""

    section = KEYS

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self._commands = tuple(commands)
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
        heights = [0, 0]
        for group in key_table(self._commands, sentence).groups:
            side = 0 if heights[0] <= heights[1] else 1
            heights[side] += len(group.keys) + 2
            self._columns[side].addLayout(_group(group))
        for one in self._columns:
            one.addStretch(1)


def _group(group: KeyGroup) -> QGridLayout:
    made = grid(gap=Space.S)
    made.setColumnStretch(0, 1)
    made.addWidget(label("heading", group.heading), 0, 0, 1, 2)
    for line, (key, text) in enumerate(group.keys, 1):
        made.addWidget(label("body", text, wrap=True), line, 0)
        made.addWidget(KeyHint(key), line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
