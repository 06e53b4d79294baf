"""Fields for lengths and other measures of elements, and for colours: what several elements share, or nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message, message
from desktop.posters.composition.preflight import contrast
from desktop.posters.document.jsonfields import is_colour
from desktop.posters.editing.new_elements import HAIRLINE, INK, ON_PRIMARY, ON_STRIP, PRIMARY, SECOND, STRIP, STRIP_EDGE
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.number_fields import MeasureField
from desktop.ui.kit.sizes import column, is_restyle, px, row, sized
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

_SWATCH, _WIDTH, _CODE = 16, 104, 104
_DECIMALS = 2
"""Of what is shown: documents keep hundredths of a millimetre."""
_FREE = "free"
_ENOUGH, _LARGE_ENOUGH = 4.5, 3.0
"""Least contrast of small and of large type (WCAG 2.2, 1.4.3)."""


class LengthField(MeasureField):
    """A measure to a hundredth. ``typed`` tells what a person has made of it, ``left`` that they have gone on."""

    typed = Signal(float)
    left = Signal()

    def __init__(self, minimum: float, maximum: float, unit: str, step: float = 1.0) -> None:
        super().__init__(minimum, maximum, unit)
        self.setDecimals(_DECIMALS)
        self.setSingleStep(step)
        self.valueChanged.connect(self.typed)

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def textFromValue(self, value: float) -> str:
        text = f"{value:.{_DECIMALS}f}"
        return text[:-1] if text.endswith("0") else text

    def show_shared(self, values: Sequence[float]) -> None:
        """Show the value that all have, or an empty field where they differ; tells nobody."""
        self.blockSignals(True)
        self.setValue(values[0] if values else 0.0)
        if len({round(value, _DECIMALS) for value in values}) > 1:
            self.lineEdit().clear()
        self.blockSignals(False)

    def set_least(self, least: float) -> None:
        """The smallest value that may be typed; tells nobody."""
        self.blockSignals(True)
        self.setMinimum(least)
        self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def palette() -> dict[str, Message]:
    """The colours of the built-in templates, by what people call them."""
    return {
        INK: message("StudioColours", "Ink"),
        SECOND: message("StudioColours", "Grey"),
        PRIMARY: message("StudioColours", "Green"),
        HAIRLINE: message("StudioColours", "Mint"),
        STRIP: message("StudioColours", "Cream"),
        STRIP_EDGE: message("StudioColours", "Ochre"),
        ON_STRIP: message("StudioColours", "Brown"),
        ON_PRIMARY: message("StudioColours", "White"),
        "#000000": message("StudioColours", "Black"),
    }


class ColourField(Translated, QWidget):
    """A colour of the palette, or any other as #RRGGBB. ``typed`` tells it, empty for none where that may be."""

    typed = Signal(str)

    def __init__(self, *, may_be_none: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_be_none = may_be_none
        self._shown = ""
        self._ground: str | None = None
        self.swatches, self.code = Select(), TextField()
        self.swatches.setMinimumContentsLength(3)  # it stands beside a field, in a narrow card
        self.code.setMaxLength(7)
        self._note = FieldNote(self)
        line = row(gap=Space.S)
        sized(self.code, width=_CODE)
        line.addWidget(self.swatches, 1)
        line.addWidget(self.code)
        box = column(self, gap=Space.XS)
        box.addLayout(line)
        box.addWidget(self._note)
        self.setFocusProxy(self.swatches)
        self.swatches.activated.connect(self._on_swatch)
        self.code.editingFinished.connect(self._on_code)
        self.retranslate()

    @property
    def note(self) -> str:
        """What is said of the contrast, or of what was typed."""
        return self._note.text()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.swatches.setAccessibleName(name)
        self.code.setAccessibleName(self.tr("{name} as #RRGGBB").format(name=name))

    def show_shared(self, colours: Sequence[str | None], ground: str | None = None) -> None:
        """Show the colour that all have; ``ground`` is what it stands on, for the contrast. Tells nobody."""
        one = colours[0] if colours and len(set(colours)) == 1 else None
        self._shown, self._ground = one or "", ground
        if not self.code.hasFocus() or not self.code.isModified():
            self.code.setText(self._shown)
        known = self._shown if self._shown in palette() or (self._may_be_none and not self._shown) else _FREE
        self.swatches.set_value(known)
        self._show_contrast()

    def retranslate(self) -> None:
        choices: list[tuple[object, str]] = [(colour, sentence(name)) for colour, name in palette().items()]
        if self._may_be_none:
            choices.insert(0, ("", self.tr("None")))
        self.swatches.set_choices([*choices, (_FREE, self.tr("Other"))])
        self.code.setPlaceholderText("#RRGGBB")
        self._draw()
        self._show_contrast()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._draw()

    def _draw(self) -> None:
        self.swatches.setIconSize(QSize(px(_SWATCH), px(_SWATCH)))
        for place in range(self.swatches.count()):
            colour = self.swatches.itemData(place)
            if isinstance(colour, str) and colour.startswith("#"):
                self.swatches.setItemIcon(place, _swatch(colour))

    def _show_contrast(self) -> None:
        text = ""
        if self._shown and self._ground:
            ratio = contrast(self._shown, self._ground)
            words = (
                self.tr("Contrast {ratio}:1, enough for any text.")
                if ratio >= _ENOUGH
                else self.tr("Contrast {ratio}:1, enough for large type only.")
                if ratio >= _LARGE_ENOUGH
                else self.tr("Contrast {ratio}:1, too little to be read.")
            )
            text = words.format(ratio=f"{ratio:.1f}")
        self._note.show_words(text, "help")

    def _on_swatch(self, _place: int) -> None:
        chosen = self.swatches.value()
        if chosen == _FREE:
            self.code.setFocus()
            self.code.selectAll()
        else:
            self.typed.emit(str(chosen))

    def _on_code(self) -> None:
        if not self.code.isModified():
            return
        typed = self.code.value().upper()
        typed = typed if typed.startswith("#") or not typed else f"#{typed}"
        if is_colour(typed) or (self._may_be_none and not typed):
            self.code.setModified(False)
            self.typed.emit(typed)
        else:
            wrong = self.tr("Write a colour as # and six digits 0–9, A–F, such as #0B6E63.")
            self._note.show_words(wrong, "error")


def _swatch(colour: str) -> QIcon:
    size = px(_SWATCH)
    drawn = QPixmap(size, size)
    drawn.fill(QColor(colour))
    painter = QPainter(drawn)
    painter.setPen(QColor(tokens().edge))
    painter.drawRect(0, 0, size - 1, size - 1)
    painter.end()
    return QIcon(drawn)
