"""The push button of the design, with the key that does the same; and chips, some of which can be chosen."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.labels import key_text
from desktop.ui.kit.refusals import refusal_of
from desktop.ui.kit.sizes import font, is_restyle, px
from desktop.ui.kit.theme import mark, tokens

Kind = Literal["primary", "secondary", "danger", "quiet", "link", "text", "chip"]

_HEIGHTS = {"link": 28, "text": 28, "chip": 28}
_SIDES = {"quiet": 10, "link": 0, "text": 0, "chip": 12}
_ICON = 18
_CHIP_ICON = 14
_GAP = 8


class Button(QPushButton):
    """A button; one ``primary`` a page. Keep its words in ``retranslate`` of whoever owns it."""

    def __init__(
        self, kind: Kind = "secondary", icon: str = "", shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        """``shortcut`` is only shown here; the command's action listens to it."""
        super().__init__(parent)
        self._kind: str = kind
        self._icon = icon
        self._key = key_text(shortcut)
        self._action: QAction | None = None
        self._withheld = self._is_urgent = False
        self._refusal = ""
        mark(self, kind=kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: Kind) -> None:
        """Be another kind of button: what is the obvious thing to do here may change."""
        if kind != self._kind:
            self._kind = kind
            mark(self, kind=kind)
            self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another icon; empty for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, tip: str = "") -> None:
        """Set what the button says; an icon-only button says it to screen readers and in its tool tip."""
        self.setText(text)
        self.setAccessibleName(text or tip)
        self.setToolTip(tip)
        self.updateGeometry()

    def set_urgent(self, urgent: bool) -> None:
        """Draw the eye to it: a sign before the words, and the colour of what needs somebody."""
        self._is_urgent = urgent
        self.set_icon("warning" if urgent else "")

    def follow(self, action: QAction) -> None:
        """Trigger an action; read, be enabled and be visible as it is. The tool tip names its key, or says who may do
        what the member may not: such a button looks as if it was disabled, and can still be asked."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            # Shown again only if it was hidden here: showing a button that has no parent yet makes it a window.
            if self._withheld == self._action.isVisible():
                self._withheld = not self._action.isVisible()
                self.setHidden(self._withheld)
            text, key = self._action.text(), key_text(self._action.shortcut().toString())
            if text != self.text():
                self.set_words(text)
            self.setToolTip(key if key != self._key else "")
            self._show_refusal(refusal_of(self._action))

    def _show_refusal(self, refusal: str) -> None:
        if refusal != self._refusal:
            self._refusal = refusal
            self.setAccessibleDescription(refusal)
            self.setCursor(Qt.CursorShape.WhatsThisCursor if refusal else Qt.CursorShape.PointingHandCursor)
            self.update()
        if refusal:
            self.setToolTip(refusal)

    @property
    def _is_offered(self) -> bool:
        """Whether it looks as if a click did what it says."""
        return self.isEnabled() and not self._refusal

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()

    def _parts(self) -> tuple[int, int, int]:
        """Widths of icon, text and key frame."""
        self.ensurePolished()
        text = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        icon = px(_CHIP_ICON if self._kind == "chip" else _ICON) if self._icon else 0
        key = QFontMetrics(font(12)).horizontalAdvance(self._key) + px(10) if self._key else 0
        return icon, text, key

    def sizeHint(self) -> QSize:
        parts = [p for p in self._parts() if p]
        side = px(_SIDES.get(self._kind, 18))
        if self._icon and not self.text():
            side = px(10)
        width = sum(parts) + px(_GAP) * max(0, len(parts) - 1) + 2 * side + 2
        return QSize(width, px(_HEIGHTS.get(self._kind, 40)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colour = self._ink()
        icon, text, key = self._parts()
        parts = [p for p in (icon, text, key) if p]
        x = (self.width() - sum(parts) - px(_GAP) * max(0, len(parts) - 1)) // 2
        if icon:
            painter.drawPixmap(x, (self.height() - icon) // 2, icon_pixmap(self._icon, colour, icon))
            x += icon + px(_GAP)
        if text:
            painter.setFont(self.font())
            painter.setPen(QColor(colour))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
            painter.drawText(QRect(x, 0, text + 2, self.height()), int(flags), self.text())
            x += text + px(_GAP)
        if key:
            self._paint_key(painter, QRect(x, (self.height() - px(19)) // 2, key, px(19)), colour)

    def _paint_ground(self, painter: QPainter) -> None:
        fill, edge = self._ground()
        painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        corner = frame.height() / 2 if self._kind == "chip" else px(8)
        painter.drawRoundedRect(frame, corner, corner)

    def _ground(self) -> tuple[str, str]:
        """Fill and border; empty for none."""
        colours = tokens()
        is_hot = self._is_offered and (self.underMouse() or self.isDown())
        if self._kind in ("link", "text"):
            return "", ""
        if self._kind in ("primary", "danger"):
            if not self._is_offered:
                return colours.desk, colours.line
            plain, hot = (
                (colours.primary, colours.primary_hover)
                if self._kind == "primary"
                else (colours.danger, colours.danger_hover)
            )
            return (hot, hot) if is_hot else (plain, plain)
        if self.isDown() or self.isChecked():
            return colours.tint, colours.primary if self.isChecked() else colours.line
        if self._kind == "quiet":
            return (colours.page if is_hot else ""), ""
        return (colours.page if is_hot else colours.surface), colours.edge if is_hot else colours.line

    def _paint_key(self, painter: QPainter, frame: QRect, colour: str) -> None:
        edge = QColor(colour)
        edge.setAlphaF(0.65)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(QColor(colour))
        painter.setFont(font(12))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _ink(self) -> str:
        colours = tokens()
        if not self.isEnabled():
            return colours.second if self._kind in ("primary", "danger") else colours.faint
        if self._refusal:
            return colours.second
        if self._is_urgent:
            return colours.attention
        if self._kind == "chip":
            return colours.primary if self.isChecked() else colours.ink
        named = {
            "primary": colours.on_primary,
            "danger": colours.on_danger,
            "link": colours.link,
            "text": colours.second,
        }
        return named.get(self._kind, colours.ink)


ChipTone = Literal["neutral", "good", "attention", "danger"]


class Chip(QLabel):
    """A word on a coloured ground. The word carries the meaning, the colour only helps to find it."""

    def __init__(self, tone: ChipTone = "neutral", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, chip=True, tone=tone)


class ChoiceChip(Button):
    """A chip that is on or off, such as a gate that somebody is assigned to."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("chip", parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.set_words(text)

    def _on_toggled(self, on: bool) -> None:
        # A tick as well as a colour, since colour never carries meaning alone.
        self.set_icon("check" if on else "")
