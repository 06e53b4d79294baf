"""The health office's key on the Sync page: another one than before, which the manager compares and accepts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.services.sync.office_key import OfficeKeyStatus
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space


class OfficeKeyCard(Translated, Card):
    """Hidden unless the hub has another key than the one that this desk trusts. Whoever may not accept it sees what it is
    about."""

    accepted = Signal(str)
    """The fingerprint that was compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.M, parent=parent)
        self._key = OfficeKeyStatus()
        self._may = False
        self._list = column(gap=Space.M)
        self.body.addLayout(self._list)
        self.hide()
        self.retranslate()

    def show_key(self, key: OfficeKeyStatus, *, may_accept: bool) -> None:
        """Show how things stand."""
        if (key, may_accept) != (self._key, self._may):
            self._key, self._may = key, may_accept
            self.retranslate()
        self.setVisible(bool(key.offered))

    def retranslate(self) -> None:
        self.set_heading(self.tr("The health office’s key"))
        drop_children(self._list)
        if not self._key.offered:
            return
        self._list.addWidget(label("strong", self.tr("The hub has another key than before"), wrap=True))
        shown = label("strong", self._key.offered, wrap=True)
        shown.setAccessibleName(self.tr("Fingerprint {letters}").format(letters=" ".join(self._key.offered)))
        self._list.addWidget(shown)
        self._list.addWidget(
            label(
                "body",
                self.tr(
                    "Visitors are sealed so that only the health office can read them. Call it under a number that you know, "
                    "and let it read its fingerprint out: only where every group is the same is the key its own. Until the "
                    "manager has accepted it, declarations and what follows them stay at this desk."
                ),
                wrap=True,
            )
        )
        if self._may:
            self._add_button()

    def _add_button(self) -> None:
        holder = QWidget(self)
        buttons = row(holder, Space.S)
        buttons.addStretch(1)
        button = Button("secondary", parent=holder)
        button.set_words(self.tr("Every group is the same…"))
        button.setAccessibleName(f"{self.tr('The health office’s key')}: {self.tr('Every group is the same…')}")
        button.clicked.connect(self._ask)
        buttons.addWidget(button)
        self._list.addWidget(holder)

    def _ask(self) -> None:
        offered = self._key.offered
        confirm(
            self,
            message("OfficeKeyCard", "Seal visitors to this key from now on?"),
            message(
                "OfficeKeyCard",
                "Fingerprint: {fingerprint}. Whoever has the key can read every visitor whom this desk sends from now on.",
                fingerprint=offered,
            ),
            message("OfficeKeyCard", "Accept the key"),
            lambda: self.accepted.emit(offered),
        )
