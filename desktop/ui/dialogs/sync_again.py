"""Joining again: for a desk that has joined before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.sync_enrol import Join
from desktop.ui.dialogs.sync_invite import STICK, Accept, JoinWays
from desktop.ui.widgets.labels import label


class EnrolDialog(Dialog):
    """The forms that join, over the page."""

    def __init__(self, join: Join, accept: Accept, folder: Callable[[], Path], url: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = label("second", wrap=True)
        self.ways = JoinWays(join, accept, folder)
        self.ways.network.hub.set_value(url)
        if not url:
            self.ways.choose(STICK)
        self.body.addWidget(self._told)
        self.body.addWidget(self.ways)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.action.clicked.connect(self.ways.send)
        self.ways.busy.connect(self.set_busy)
        self.ways.failed.connect(self.banner.tell_error)
        self.ways.chosen.connect(self.retranslate)
        self.ways.joined.connect(self.accept)
        self.ways.invited.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Join again"))
        self._told.setText(
            self.tr("After the hub has lost this desk, or when the health office has given another hub.")
        )
        self.action.set_words(self.tr("Use the invitation") if self.ways.by_stick else self.tr("Join"))

    def open(self) -> None:
        super().open()
        ways = self.ways
        first = ways.stick.invitation if ways.by_stick else ways.network.ticket
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def is_dirty(self) -> bool:
        return self.ways.is_dirty()
