"""A paper on the screen before it is printed: the very bytes that the printer would get."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.number_text import count_text
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.pdf_view import PdfView, page_count

_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1}
_WIDTH, _HEIGHT = 720, 960


class PreviewDialog(Dialog):
    """Page by page; accepted when it is to be printed."""

    def __init__(self, pdf: bytes, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=_WIDTH, height=_HEIGHT)
        self._pdf, self._pages = pdf, page_count(pdf)
        self.view = PdfView(jobs)
        self.place = label("second")
        self.before, self.after = Button("quiet", "chevron-left"), Button("quiet", "chevron-right")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.body.addWidget(self.view, 1)
        for part in (self.before, self.place, self.after):
            self.buttons.add_left(part)
            part.setVisible(self._pages > 1)
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self._show(0)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Preview"))
        self.view.setAccessibleName(self.tr("The page as it will be printed"))
        self.before.set_words("", self.tr("Previous page"))
        self.after.set_words("", self.tr("Next page"))
        self.action.set_words(self.tr("Print"))
        self.cancel.set_words(self.tr("Back"))
        self._name_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        self._show(min(max(self.view.page + by, 0), self._pages - 1))

    def _show(self, page: int) -> None:
        self.view.show_page(self._pdf, page)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < self._pages - 1)
        self._name_page()

    def _name_page(self) -> None:
        self.place.setText(
            self.tr("Page {page} of {pages}").format(page=count_text(self.view.page + 1), pages=count_text(self._pages))
        )
