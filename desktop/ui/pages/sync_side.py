"""Beside how it stands: which hub the desk belongs to, and the way by USB stick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.sync_status import SyncStatus
from desktop.settings import SYNC_AUTOMATIC
from desktop.sync.troubles import Trouble
from desktop.ui.dates import past_text
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, row
from desktop.ui.sync_words import figure
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, rule
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.segments import SegmentedControl


class HubCard(Translated, Card):
    """The hub, whether the desk syncs by itself, and joining again."""

    automatic_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self.address = ElidedLabel("body", lines=2)
        self._state = label("second", wrap=True)
        self.again = Button("secondary", "edit")
        self._by_itself = label("body")
        self._rule = rule()
        self.automatic = SegmentedControl()
        for choice in SYNC_AUTOMATIC.choices or ():
            self.automatic.add(choice)
        switch = row(gap=Space.S)
        switch.addWidget(self._by_itself, 1)
        switch.addWidget(self.automatic)
        self.body.addWidget(self.address)
        self.body.addWidget(self._state)
        self.body.addWidget(self._rule)
        self.body.addLayout(switch)
        self.body.addWidget(self.again)
        self.automatic.chosen.connect(lambda on: self.automatic_chosen.emit(bool(on)))
        self._status: SyncStatus | None = None
        self.retranslate()

    def show_status(self, status: SyncStatus, *, automatic: bool, may_switch: bool) -> None:
        """Show which hub it is, and how the switch stands."""
        self.automatic.set_value(automatic)
        self.automatic.setEnabled(may_switch)
        for part in (self._rule, self._by_itself, self.automatic):
            part.setHidden(status.by_stick)
        self._status = status
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Hub"))
        status = self._status
        self.address.setText((status.url or self.tr("Reached by USB stick only")) if status is not None else "")
        is_waiting = status is not None and status.trouble_kind in ("", Trouble.NOT_APPROVED)
        self._state.setText(
            self.tr("The health office has approved this desk.")
            if status is not None and status.approved
            else self.tr("It has not answered this desk yet.")
            if is_waiting and status is not None and not status.certified
            else self.tr("Not approved by the health office yet.")
            if is_waiting
            else self.tr("It takes nothing from this desk now.")
        )
        self._by_itself.setText(self.tr("Automatic sync"))
        self.automatic.set_texts(self.tr("On"), self.tr("Off"))
        self.automatic.set_name(self.tr("Automatic sync"))
        self.address.setAccessibleName(self.tr("Address of the hub"))


class StickCard(Translated, Card):
    """Out with a bundle, back with a receipt: for desks whose network never comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._status: SyncStatus | None = None
        self._waiting = 0
        self._told = label("quiet", wrap=True)
        self.export, self.receipt = Button("secondary", "save"), Button("secondary", "folder")
        self.progress = ProgressStrip()
        self._done = label("second", wrap=True)
        buttons = column(gap=Space.S)
        buttons.addWidget(self.export)
        buttons.addWidget(self.receipt)
        self.body.addWidget(self._told)
        self.body.addLayout(buttons)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._done)
        self.retranslate()

    def show_status(self, status: SyncStatus, waiting: int) -> None:
        """Show what would go, and what went."""
        self._status, self._waiting = status, waiting
        self.retranslate()

    def done_text(self) -> str:
        """When it was last done, as shown."""
        return self._done.text()

    def retranslate(self) -> None:
        self.set_heading(self.tr("By USB stick"))
        if self._status is None:
            return
        carried = self._status.carried
        is_uninvited = not self._status.certified and not self._status.invited
        self.export.set_kind("primary" if self._status.by_stick and not is_uninvited else "secondary")
        if is_uninvited:
            self._told.setText(self.tr("First take a new invitation of the health office, by “Join again…”."))
        elif not self._status.certified:
            self._told.setText(
                self.tr(
                    "The request to join and {count} records would go. Only the hub can read what is on the stick."
                ).format(count=figure(self._waiting))
            )
        elif self._waiting:
            self._told.setText(
                self.tr("{count} records would go. Only the hub can read what is on the stick.").format(
                    count=figure(self._waiting)
                )
            )
        else:
            self._told.setText(
                self.tr("Nothing new waits here. A stick also brings what the other desks did.")
                if self._status.by_stick
                else self.tr("Nothing waits to be exported.")
            )
        lines = []
        if carried.exported:
            lines.append(
                self.tr("Last exported: {when}, {count} records").format(
                    when=past_text(carried.exported), count=figure(carried.records)
                )
            )
        if carried.taken:
            lines.append(self.tr("Last receipt: {when}").format(when=past_text(carried.taken)))
        if carried.last > self._status.stored:
            lines.append(self.tr("Its receipt has not come back yet."))
        self._done.setText("\n".join(lines))
        self._done.setVisible(bool(lines))
