"""What every step of the wizard is, and where one is in it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.errors import Problem
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.sizes import font, is_restyle, px
from desktop.ui.kit.theme import tokens


class Step(Translated, QWidget):
    """One page of the wizard. It asks to go on by ``submitted``; the wizard then asks ``check``."""

    submitted = Signal()

    def title(self) -> str:
        """The short name in the bar of steps."""
        raise NotImplementedError

    def lead(self) -> str:
        """One sentence on what to do here."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether the step is complete; otherwise it says what is wrong and goes to the first wrong field."""
        raise NotImplementedError

    def owns(self, field: str) -> bool:
        """Whether a problem's field is asked for here."""
        raise NotImplementedError

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show problems of fields that are asked for here, and go to the first."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        raise NotImplementedError


_DISC = 26
_GAP = 8
_TICK = 16


class StepBar(Translated, QWidget):
    """Steps done carry a tick, the present one is filled, the others are outlined. It only shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_titles(self, *titles: str) -> None:
        """The names of all steps."""
        self._titles = titles
        self._show_step()

    def set_current(self, step: int) -> None:
        """The present step, from 0."""
        self._current = step
        self._show_step()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + px(32) * max(0, len(self._titles) - 1), px(_DISC + 4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = self._widths()
        between = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        x, middle = 0.0, self.height() / 2
        for number, (title, width) in enumerate(zip(self._titles, widths, strict=True)):
            self._paint_step(painter, number, title, x, middle)
            x += width
            if number < len(widths) - 1:
                painter.setPen(QPen(QColor(tokens().primary if number < self._current else tokens().line), 1.5))
                painter.drawLine(QPointF(x + px(_GAP), middle), QPointF(x + between - px(_GAP), middle))
            x += between

    def _paint_step(self, painter: QPainter, number: int, title: str, x: float, middle: float) -> None:
        colours = tokens()
        is_now, is_done = number == self._current, number < self._current
        disc = QRectF(x + 1, middle - px(_DISC) / 2, px(_DISC), px(_DISC))
        painter.setPen(QPen(QColor(colours.primary if is_now or is_done else colours.edge), 1.5))
        painter.setBrush(QColor(colours.primary if is_now else colours.tint if is_done else colours.surface))
        painter.drawEllipse(disc)
        if is_done:
            tick = px(_TICK)
            at = disc.center() - QPointF(tick / 2, tick / 2)
            painter.drawPixmap(at, icon_pixmap("check", colours.primary, tick))
        else:
            painter.setFont(font(13, bold=is_now))
            painter.setPen(QColor(colours.on_primary if is_now else colours.second))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.setFont(font(15, bold=is_now))
        painter.setPen(QColor(colours.ink if is_now else colours.second))
        room = QRectF(disc.right() + px(_GAP), 0, self.width(), self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)

    def _widths(self) -> list[int]:
        text = QFontMetrics(font(15, bold=True))
        return [px(_DISC + _GAP) + 4 + text.horizontalAdvance(title) for title in self._titles]

    def _show_step(self) -> None:
        if self._titles:
            words = self.tr("Step {number} of {count}: {title}")
            title = self._titles[self._current]
            self.setAccessibleName(words.format(number=self._current + 1, count=len(self._titles), title=title))
        self.updateGeometry()
        self.update()
