"""The column of tools beside the canvas, and the list of ready blocks."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from desktop.posters.editing.new_elements import Block, Kind, block_labels
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import key_text
from desktop.ui.kit.sizes import grid, px
from desktop.ui.kit.tokens import Space

SELECT, PICTURE, BLOCKS = "select", "picture", "blocks"


class ToolColumn(Translated, Card):
    """One button for each tool; a mouse then draws on the canvas, and the tool's key puts the element in its middle.

    ``chosen`` tells the ``Kind`` to draw, or None for choosing. Pictures and blocks are asked for at once.
    """

    chosen = Signal(object)
    picture_wanted = Signal()
    block_wanted = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        """``actions`` are those of the tools, by what they add: its words and key are in the tool tip."""
        super().__init__(gap=Space.XS, margins=(6, 6), parent=parent)
        self._actions = actions
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        self._columns = 0
        self._grid = grid(gap=Space.XS)
        self.body.addLayout(self._grid)
        for name in (SELECT, "text", "code", PICTURE, "line", "box", "ellipse", "arrow", BLOCKS):
            button = Button("quiet")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons[name] = button
            if name == PICTURE:
                button.clicked.connect(self.picture_wanted)
            elif name == BLOCKS:
                button.clicked.connect(self.offer_blocks)
            else:
                button.setCheckable(True)
                self._group.addButton(button)
                kind = None if name == SELECT else Kind(name)
                button.clicked.connect(partial(self._on_clicked, kind))
        self.body.addStretch(1)
        self.set_columns(1)
        self.buttons[SELECT].setChecked(True)
        self.retranslate()

    def set_columns(self, columns: int) -> None:
        """Stand in so many columns, in the order of reading."""
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self.buttons.values()):
                self._grid.removeWidget(button)
                self._grid.addWidget(button, *divmod(place, columns))

    def height_in(self, columns: int) -> int:
        """How high it is in so many columns, in pixels."""
        rows = -(-len(self.buttons) // columns)
        sides = self.body.contentsMargins()
        button = self.buttons[SELECT].sizeHint().height()
        return sides.top() + rows * button + (rows - 1) * px(Space.XS) + sides.bottom()

    def show_tool(self, kind: Kind | None) -> None:
        """Show which tool the mouse has; tells nobody."""
        self.buttons[SELECT if kind is None else kind.value].setChecked(True)

    def offer_blocks(self) -> None:
        """Open the list of ready blocks."""
        menu = self.block_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.buttons[BLOCKS]
        menu.popup(button.mapToGlobal(QPoint(button.width(), 0)))

    def block_menu(self) -> QMenu:
        """The list of ready blocks."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Ready blocks"))
        for block, text in block_labels().items():
            menu.addAction(sentence(text)).triggered.connect(partial(self._on_block, block))
        return menu

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tools"))
        words: Mapping[str, Callable[[], str]] = {
            SELECT: lambda: self.tr("Select"),
            "text": lambda: self.tr("Text"),
            "code": lambda: self.tr("Code"),
            PICTURE: lambda: self.tr("Picture"),
            "line": lambda: self.tr("Line"),
            "box": lambda: self.tr("Box"),
            "ellipse": lambda: self.tr("Circle"),
            "arrow": lambda: self.tr("Arrow"),
            BLOCKS: lambda: self.tr("Block"),
        }
        for name, text in words.items():
            button, action = self.buttons[name], self._actions.get(name)
            button.set_words(text(), "")
            if action is None:
                continue
            key = key_text(action.shortcut().toString())
            if name in (SELECT, PICTURE):
                button.setToolTip(f"{action.text()} ({key})")
            else:
                tip = self.tr("Draw it on the page, or press {key} to put it in the middle").format(key=key)
                button.setToolTip(tip)
                button.setAccessibleDescription(tip)

    def _on_clicked(self, kind: Kind | None, _checked: bool = False) -> None:
        self.chosen.emit(kind)

    def _on_block(self, block: Block, _checked: bool = False) -> None:
        self.block_wanted.emit(block)
