"""The list of pages at the left."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from desktop.domain.number_text import count_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.labels import ElidedLabel, key_text
from desktop.ui.kit.page import PageSpec
from desktop.ui.kit.sizes import column, font, is_restyle, px, sized
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

WIDTH, _COMPACT_WIDTH = 196, 64
_ENTRY, _LOWEST_ENTRY = 40, 30
"""Height of an entry, and how low it gets on a low screen."""
_NARROWEST = 82
"""Per cent of a letter's width that still reads well."""


class RailEntry(QPushButton):
    """One page: icon, name, badge; tinted while its page is shown."""

    def __init__(self, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._badge = 0
        self._is_compact = False
        self.setObjectName(spec.command.id)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sized(self, max_height=_ENTRY)

    def set_badge(self, number: int) -> None:
        """A number beside the name; 0 for none."""
        if number != self._badge:
            self._badge = number
            self._name()
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon and the badge alone; the name is in the tool tip."""
        self._is_compact = compact
        self.retranslate()
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set the name and what the tool tip says."""
        self.setText(sentence(self.spec.command.text))
        key = key_text(self.spec.command.shortcut)
        self.setToolTip(f"{self.text()}  {key}" if self._is_compact else key)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} ({count_text(self._badge)})" if self._badge else self.text())

    def sizeHint(self) -> QSize:
        return QSize(px(_COMPACT_WIDTH if self._is_compact else WIDTH) - px(24), px(_ENTRY))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(36), px(_LOWEST_ENTRY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail's business
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint if chosen else colours.page))
            painter.drawRoundedRect(self.rect(), px(8), px(8))
        ink = colours.primary if chosen else colours.second
        size = px(22)
        left = (self.width() - size) // 2 if self._is_compact else px(10)
        painter.drawPixmap(left, (self.height() - size) // 2, icon_pixmap(self.spec.command.icon, ink, size))
        if self._is_compact:
            if self._badge:
                self._paint_badge(painter)
            return
        right = self._paint_badge(painter) if self._badge else self.width() - px(8)
        room = QRect(px(40), 0, right - px(42), self.height())
        face, text = self.fitted(room.width())
        painter.setFont(face)
        painter.setPen(QColor(ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def fitted(self, room: int) -> tuple[QFont, str]:
        """The face and the words in ``room`` pixels: set a little narrower beside a badge before they are cut."""
        face = font(bold=self.isChecked())
        words = ""
        # Step by step until Qt itself cuts nothing: advances in whole pixels tell another width than it goes by.
        for stretch in range(100, _NARROWEST - 1, -2):
            face.setStretch(stretch)
            words = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            if words == self.text():
                break
        return face, words

    def _paint_badge(self, painter: QPainter) -> int:
        colours = tokens()
        text = str(self._badge) if self._badge < 1000 else "999+"
        small = self._is_compact
        face = font(10 if small else 12, bold=True)
        height = px(15 if small else 20)
        width = max(height, QFontMetrics(face).horizontalAdvance(text) + px(6 if small else 12))
        frame = QRect(self.width() - width - px(7), (self.height() - height) // 2, width, height)
        if small:
            frame.moveTopRight(QPoint(self.width(), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.attention_ground))
        painter.drawRoundedRect(frame, height / 2, height / 2)
        painter.setPen(QColor(colours.attention))
        painter.setFont(face)
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), text)
        return frame.left()


class Rail(Translated, QWidget):
    """The venue's name over the pages; up and down go from page to page."""

    wanted = Signal(str)
    """The id of a page to be shown, while the arrow keys go on here."""
    taken = Signal(str)
    """The id of a page that was clicked: its keys work from then on, as those that count do."""

    def __init__(self, specs: list[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sized(self, width=WIDTH)
        self._venue = ElidedLabel(lines=2)
        self._venue.setObjectName("venueName")
        self._region = ElidedLabel("second")
        self._entries: dict[str, RailEntry] = {}
        box = column(self, gap=2, margins=(Space.M, 20, 13, Space.M))
        self._head = QWidget(self)
        head = column(self._head, gap=0, margins=(10, 0, 0, Space.M))
        head.addWidget(self._venue)
        head.addWidget(self._region)
        box.addWidget(self._head)
        for spec in (s for s in specs if not s.at_bottom):
            box.addWidget(self._entry(spec))
        box.addStretch(1)
        for spec in (s for s in specs if s.at_bottom):
            box.addWidget(self._entry(spec))
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Icons alone, where the window is narrow for its text size."""
        if compact != self._head.isHidden():
            self._head.setHidden(compact)
            sized(self, width=_COMPACT_WIDTH if compact else WIDTH)
            for entry in self._entries.values():
                entry.set_compact(compact)

    def set_venue(self, name: str, region: str) -> None:
        """Show the name of the venue and its street."""
        self._venue.setText(name)
        self._region.setText(region)

    def show_current(self, page_id: str) -> None:
        """Mark the page that is shown; Tab reaches only its entry, arrow keys the others."""
        for entry in self._entries.values():
            current = entry.spec.id == page_id
            entry.setChecked(current)
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    def show_badges(self, badges: Mapping[str, int]) -> None:
        """Show the numbers of some pages, by their ids; 0 for none."""
        for page_id, number in badges.items():
            self._entries[page_id].set_badge(number)

    def focus_current(self) -> None:
        """Put the focus on the entry of the page that is shown."""
        for entry in self._entries.values():
            if entry.isChecked():
                entry.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        for entry in self._entries.values():
            entry.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        order = list(self._entries.values())
        here = next((i for i, e in enumerate(order) if e.hasFocus()), None)
        if event.key() not in steps or here is None:
            super().keyPressEvent(event)
            return
        target = order[(here + steps[Qt.Key(event.key())]) % len(order)]
        self.wanted.emit(target.spec.id)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self, spec: PageSpec) -> RailEntry:
        made = RailEntry(spec, self)
        made.clicked.connect(lambda: self._on_clicked(made))
        self._entries[spec.id] = made
        return made

    def _on_clicked(self, entry: QAbstractButton) -> None:
        assert isinstance(entry, RailEntry)
        self.taken.emit(entry.spec.id)
