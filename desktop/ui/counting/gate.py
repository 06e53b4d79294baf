"""A gate on the Counting page: one large button that answers at once, who checks there, and the way to a fever."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.services.counting.counting import GateCount
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import key_text
from desktop.ui.kit.sizes import column, font, is_restyle, px, row
from desktop.ui.kit.theme import mark, tokens
from desktop.ui.kit.tokens import Space

_FLASH_MS = 140
_SLOW_MS = 250
"""A press that takes longer than this to be safe is shown as waiting."""
_LEAST, _MOST = 34, 160
"""Height of the figure, at 100 %."""


def count_lines(count: GateCount, hour: str) -> tuple[str, ...]:
    """What stands under the day's figure: the running hour; and, where there are any, who of the day's people is
    registered and who had a fever.
    """
    lines = [sentence(message("CountingPage", "{hour}: {count}", hour=hour, count=count.hour))]
    parts = [
        sentence(message("CountingPage", "{figure} {count}", figure=FIGURE_WORDS.label(figure), count=people))
        for figure, people in ((Figure.REGISTRATIONS, count.registered), (Figure.FEVERS, count.abnormal))
        if people
    ]
    if parts:
        listed = sentence(message("CountingPage", ", ")).join(parts)
        lines.append(sentence(message("CountingPage", "Today: {figures}", figures=listed)))
    return tuple(lines)


class GateTile(Translated, QPushButton):
    """Today's figure in large; the running hour and the fevers under it.

    A press shows at once as a bright ground; the figure changes when the press is safe, and what is not safe yet
    stands beside it.
    """

    painted = Signal()
    """The figure that it has now is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="tile")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name = self._key = self._hour = ""
        self._below: tuple[str, ...] = ()
        self._count = GateCount()
        self._waiting = 0
        self._is_slow = False
        self._flash = self._timer(_FLASH_MS, self.update)
        self._slow = self._timer(_SLOW_MS, self._on_slow)

    @property
    def count(self) -> GateCount:
        """The figures that it shows."""
        return self._count

    @property
    def waiting(self) -> int:
        """Presses that are not safe yet."""
        return self._waiting

    def set_gate(self, name: str, key: str) -> None:
        """Whose button it is, and what is typed for it."""
        self._name, self._key = name, key
        self.retranslate()

    def set_count(self, count: GateCount, hour: str) -> None:
        """The figures; ``hour`` names the running one."""
        self._count, self._hour = count, hour
        self.retranslate()

    def answer(self) -> None:
        """Somebody pressed: show it now."""
        self._waiting += 1
        self._flash.start()
        if not self._slow.isActive():
            self._slow.start()
        self.update()

    def settle(self, presses: int) -> None:
        """So many presses are safe, or will never be."""
        self._waiting = max(0, self._waiting - presses)
        if not self._waiting:
            self._slow.stop()
            self._is_slow = False
        self.update()

    def retranslate(self) -> None:
        count = self._count
        self._below = count_lines(count, self._hour)
        self.setAccessibleName(
            self.tr("{gate}, key {key}: {count} today").format(
                gate=self._name, key=self._key, count=count_text(count.day)
            )
        )
        self.setAccessibleDescription(". ".join(self._below))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(230), px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), px(112))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, is_lit = tokens(), self._flash.isActive() or self.isDown()
        ground = colours.primary if is_lit else (colours.page if self.underMouse() else colours.surface)
        edge = colours.primary if is_lit or self._waiting else colours.edge
        painter.setPen(QPen(QColor(edge), px(2) if self._waiting else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), px(10), px(10))
        ink, second = (colours.on_primary,) * 2 if is_lit else (colours.ink, colours.second)
        room = self.rect().adjusted(px(16), px(12), -px(16), -px(12))
        self._paint_head(painter, room, ink)
        self._paint_figure(painter, room, ink, colours.on_primary if is_lit else colours.attention)
        painter.setFont(font(14))
        painter.setPen(QColor(second))
        flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, flags, "\n".join(self._cut(painter, line, room.width()) for line in self._below))
        painter.end()
        self.painted.emit()

    def _paint_head(self, painter: QPainter, room: QRect, ink: str) -> None:
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font(18, bold=True))
        width = max(px(28), painter.fontMetrics().horizontalAdvance(self._key) + px(12))
        frame = QRect(room.left(), room.top(), width, px(28))
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), self._key)
        name = QRect(frame.right() + px(10), room.top(), room.right() - frame.right() - px(10), px(28))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(name, flags, self._cut(painter, self._name, name.width()))

    def _paint_figure(self, painter: QPainter, room: QRect, ink: str, pending: str) -> None:
        between = room.adjusted(0, px(30), 0, -px(20) * max(len(self._below), 1))
        height = max(px(_LEAST), min(px(_MOST), between.height()))
        large = font(bold=True)
        large.setPixelSize(round(height * 0.86))
        figure = count_text(self._count.day)
        width = QFontMetrics(large).horizontalAdvance(figure)
        if width > room.width():
            large.setPixelSize(large.pixelSize() * room.width() // width)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(large)
        painter.setPen(QColor(ink))
        painter.drawText(between, flags, figure)
        if self._waiting > 1 or (self._waiting and self._is_slow):
            left = QFontMetrics(large).horizontalAdvance(figure) + px(14)
            painter.setFont(font(20, bold=True))
            painter.setPen(QColor(pending))
            painter.drawText(between.adjusted(left, 0, 0, 0), flags, f"+{count_text(self._waiting)}")

    def _cut(self, painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _timer(self, interval: int, act: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval)
        made.timeout.connect(act)
        return made

    def _on_slow(self) -> None:
        self._is_slow = True
        self.update()


class GateCountCard(Translated, QWidget):
    """The button of a gate with what belongs to it."""

    pressed = Signal()
    fever_wanted = Signal()
    inspector_chosen = Signal(str)

    def __init__(self, gate: Gate, key: str, is_narrow: bool, parent: QWidget | None = None) -> None:
        """``is_narrow``: several stand side by side, and the key of a fever is only in the tool tip."""
        super().__init__(parent)
        self.gate = gate
        self._key = key
        self.tile = GateTile()
        self.inspector = Select()
        if is_narrow:
            self.inspector.setMinimumContentsLength(2)
        self._fever_key = f"Shift+{key}" if len(key) == 1 else ""
        self.fever = Button("secondary", "warning", "" if is_narrow else self._fever_key)
        self.tile.clicked.connect(self.pressed)
        self.fever.clicked.connect(self.fever_wanted)
        self.inspector.activated.connect(lambda _: self.inspector_chosen.emit(str(self.inspector.value() or "")))
        foot = row(gap=Space.S)
        foot.addWidget(self.inspector, 1)
        foot.addWidget(self.fever)
        box = column(self, Space.S)
        box.addWidget(self.tile, 1)
        box.addLayout(foot)
        self.retranslate()

    def set_gate(self, gate: Gate) -> None:
        """The gate as it is now: it may have another name."""
        self.gate = gate
        self.retranslate()

    def set_inspectors(self, people: list[tuple[str, str]], chosen: str) -> None:
        """Who can be named (identifier and name), and who is."""
        self.inspector.set_choices([("", self.tr("Nobody")), *people])
        self.inspector.set_value(chosen)

    def retranslate(self) -> None:
        self.tile.set_gate(self.gate.name, self._key)
        self.fever.set_words(self.tr("Fever"), key_text(self._fever_key))
        self.fever.setAccessibleName(self.tr("Fever at {gate}").format(gate=self.gate.name))
        self.inspector.setAccessibleName(self.tr("Inspector at {gate}").format(gate=self.gate.name))
        if self.inspector.count():
            self.inspector.setItemText(0, self.tr("Nobody"))
        self.setAccessibleName(self.gate.name)
