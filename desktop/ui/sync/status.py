"""The state of desk and hub in a few words, which hub it is, and the way by USB stick."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.number_text import count_text
from desktop.domain.sync_errors import SyncErrorKind
from desktop.services.sync.status import SyncStatus
from desktop.ui.hub.words import summarized
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.dates import moment_text, past_text
from desktop.ui.kit.help import about
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, IconLabel, label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import column, grid, row, sized
from desktop.ui.kit.tokens import Space

_ROWS = ("success", "since", "next", "safe", "clock")
_TONES = {"good": "primary", "plain": "second", "attention": "attention"}


class SyncStatusCard(Translated, Card):
    """What everybody wants to know first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.L, parent=parent)
        self._status: SyncStatus | None = None
        self._waiting, self._now, self._automatic, self._syncing = 0, 0, True, False
        self._icon = IconLabel("sync", "second", 28)
        self.title, self._text = label("title", wrap=True), label("quiet", wrap=True)
        self.progress = ProgressStrip()
        texts = column(gap=Space.XS)
        texts.addWidget(self.title)
        texts.addWidget(self._text)
        head = row(gap=Space.M)
        head.addWidget(self._icon)
        head.addLayout(texts, 1)
        self._names = {key: label("second") for key in _ROWS}
        self._values = {key: label("attention" if key == "clock" else "body", wrap=True) for key in _ROWS}
        self._lines = grid(gap=Space.S)
        self._lines.setColumnStretch(1, 1)
        for at, key in enumerate(_ROWS):
            sized(self._names[key], min_width=120)
            self._lines.addWidget(self._names[key], at, 0)
            self._lines.addWidget(self._values[key], at, 1)
            self._names[key].setBuddy(self._values[key])
        self.body.addLayout(head)
        self.body.addWidget(self.progress)
        self.body.addWidget(rule())
        self.body.addLayout(self._lines)
        self.retranslate()

    def show_status(self, status: SyncStatus, waiting: int, now: int, *, automatic: bool, syncing: bool) -> None:
        """Show the status at a moment (UTC ms); ``waiting`` may be newer than it."""
        self._status, self._waiting, self._now = status, waiting, now
        self._automatic, self._syncing = automatic, syncing
        self.retranslate()

    def value(self, key: str) -> str:
        """What a row says; empty when it is not there."""
        return "" if self._values[key].isHidden() else self._values[key].text()

    def retranslate(self) -> None:
        status = self._status
        if status is None:
            return
        words = summarized(status, self._waiting)
        self._icon.set_icon(words.icon, _TONES[words.tone])
        self.title.setText(sentence(words.title))
        self._text.setText(sentence(words.text) if words.text else "")
        self._text.setVisible(words.text is not None)
        self.setAccessibleName(f"{self.title.text()}. {self._text.text()}")
        for key, name, value in (
            (
                "success",
                self.tr("Last sync"),
                past_text(status.last_answer) if status.last_answer else self.tr("None yet"),
            ),
            ("since", self.tr("Waiting since"), past_text(status.since) if self._waiting and status.since else ""),
            ("next", self.tr("Next sync"), self._next(status)),
            ("safe", self.tr("In the hub’s backup"), self._safe(status)),
            ("clock", self.tr("Clock"), sentence(status.clock) if status.clock else ""),
        ):
            self._names[key].setText(name)
            self._values[key].setText(value)
            for part in (self._names[key], self._values[key]):
                part.setHidden(not value)

    def _next(self, status: SyncStatus) -> str:
        if self._syncing:
            return self.tr("Now")
        if status.by_stick:
            return self.tr("With the next USB stick")
        if not self._automatic:
            return self.tr("Only with “Sync now”: automatic sync is switched off.")
        if status.until > self._now:
            at = venue_time(status.until)
            near = at.date() == venue_time(self._now).date()
            return self.tr("At {time}, by itself").format(
                time=QTime(at.hour, at.minute).toString("HH:mm") if near else moment_text(status.until)
            )
        if self._waiting:
            return self.tr("Soon, by itself")
        return self.tr("By itself, soon after the next entry")

    def _safe(self, status: SyncStatus) -> str:
        if not status.stored:
            return ""
        if status.safe >= status.last:
            return self.tr("Everything")
        if not status.safe:
            return self.tr("Nothing yet; what is sent stays here as well until then.")
        return self.tr("{safe} of {all} records").format(safe=count_text(status.safe), all=count_text(status.last))


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
        for choice in (True, False):
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
        self._may_switch = True
        self.retranslate()

    def show_status(self, status: SyncStatus, *, automatic: bool, may_switch: bool) -> None:
        """Show which hub it is, and whether the desk syncs by itself."""
        self.automatic.set_value(automatic)
        self.automatic.setEnabled(may_switch)
        self._may_switch = may_switch
        for part in (self._rule, self._by_itself, self.automatic):
            part.setHidden(status.by_stick)
        self._status = status
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Hub"))
        status = self._status
        self.address.setText((status.url or self.tr("Reached by USB stick only")) if status is not None else "")
        is_waiting = status is not None and status.error_kind in ("", SyncErrorKind.NOT_APPROVED)
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
        why = "" if self._may_switch else self.tr("Only the venue’s manager can switch automatic sync.")
        self.automatic.setToolTip(why)
        self.automatic.setAccessibleDescription(why)
        self.address.setAccessibleName(self.tr("Address of the hub"))


class StickCard(Translated, Card):
    """Out with a bundle, back with a receipt: for desks whose network never comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        about(self, "stick")
        self._status: SyncStatus | None = None
        self._waiting = 0
        self._explanation = label("quiet", wrap=True)
        self.export, self.receipt = Button("secondary", "save"), Button("secondary", "folder")
        self.progress = ProgressStrip()
        self._done = label("second", wrap=True)
        buttons = column(gap=Space.S)
        buttons.addWidget(self.export)
        buttons.addWidget(self.receipt)
        self.body.addWidget(self._explanation)
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
            self._explanation.setText(self.tr("First take a new invitation of the health office, by “Join again…”."))
        elif not self._status.certified:
            self._explanation.setText(
                self.tr(
                    "The stick takes the request to join. Records that go with it: {count}. Only the hub can read them."
                ).format(count=count_text(self._waiting))
            )
        elif self._waiting:
            self._explanation.setText(
                self.tr("Records that go with the stick: {count}. Only the hub can read them.").format(
                    count=count_text(self._waiting)
                )
            )
        else:
            self._explanation.setText(
                self.tr("Nothing new waits here. A stick also brings what the other desks did.")
                if self._status.by_stick
                else self.tr("Nothing waits to be exported.")
            )
        lines = []
        if carried.exported:
            lines.append(
                self.tr("Last exported: {when}, {count} records").format(
                    when=past_text(carried.exported), count=count_text(carried.records)
                )
            )
        if carried.taken:
            lines.append(self.tr("Last receipt: {when}").format(when=past_text(carried.taken)))
        if carried.last > self._status.stored:
            lines.append(self.tr("Its receipt has not come back yet."))
        self._done.setText("\n".join(lines))
        self._done.setVisible(bool(lines))
