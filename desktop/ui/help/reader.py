"""The right half of the help window: a section, its pictures and links, and what was read before."""

from PySide6.QtCore import QEvent, QRegularExpression, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.manual.manual import Manual, pattern_of
from desktop.ui.help.render import PICTURE, html_of, style_sheet
from desktop.ui.kit.sizes import is_restyle, px

_MARGIN = 20
_WIDEST = 760
"""Of pictures, at any text size: they are no sharper."""


class SectionReader(QTextBrowser):
    """Shows sections by their identifiers, which are its addresses; so Qt keeps the way back and forward."""

    shown = Signal(str)
    """The identifier of the section that is shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manual: Manual | None = None
        self._width = 0
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(px(_MARGIN))
        self.sourceChanged.connect(self._on_source)

    def set_manual(self, manual: Manual) -> None:
        """Read in this manual from now on; what is shown is shown in its words."""
        self._manual = manual
        self._show_again()

    @property
    def section(self) -> str:
        """The identifier of what is shown."""
        return self.source().path()

    def open_section(self, section: str) -> None:
        """Show a section from its beginning."""
        self.setSource(QUrl(section))

    def mark_first(self, words: str) -> None:
        """Go to the first place of some words, and mark it."""
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.find(QRegularExpression(pattern_of(words), QRegularExpression.PatternOption.CaseInsensitiveOption))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = QUrl(name)
        if self._manual is None:
            return None
        if address.toString().startswith(PICTURE):
            return QImage(str(self._manual.picture(address.path())))
        if kind == QTextDocument.ResourceType.StyleSheetResource.value:
            return None
        self.document().setDefaultStyleSheet(style_sheet())
        self._width = self._picture_width()
        text = self._manual.section(address.path())
        self.setAccessibleName(text.title)
        return html_of(text, self._width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width and self._picture_width() != self._width:
            self._show_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and self._width:
            self._show_again()

    def _show_again(self) -> None:
        """The same section, as far down as it was."""
        if self.source().isEmpty() or self._manual is None:
            return
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.document().setDocumentMargin(px(_MARGIN))
        self.reload()
        bar.setValue(round(part * bar.maximum()))

    def _picture_width(self) -> int:
        return max(px(120), min(self.viewport().width() - 2 * px(_MARGIN), _WIDEST))

    def _on_source(self, url: QUrl) -> None:
        self.shown.emit(url.path())
