"""A question with two answers, each naming what it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.messages import Message
from desktop.ui.dialogs.base import Dialog
from desktop.ui.i18n import sentence
from desktop.ui.widgets.labels import label


class ConfirmDialog(Dialog):
    """Asks before something is lost; without ``action`` it only says something."""

    def __init__(self, question: Message, consequence: Message, action: Message | None, parent: QWidget) -> None:
        super().__init__(parent, "danger", width=440)
        self._told = (question, consequence, action)
        self._text = label("quiet", wrap=True)
        self.body.addWidget(self._text)
        self.action.setVisible(action is not None)
        self.action.clicked.connect(self.accept)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        question, consequence, action = self._told
        self.set_title(sentence(question))
        self._text.setText(sentence(consequence))
        if action is None:
            self.cancel.set_words(self.tr("Close"))
        else:
            self.action.set_words(sentence(action))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cancel.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
