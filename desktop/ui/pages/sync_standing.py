"""How desk and hub stand: the state in a few words, what it means, when it was and will be."""

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.services.sync_status import SyncStatus
from desktop.ui.dates import moment_text, past_text
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column, grid, row, sized
from desktop.ui.sync_words import figure, standing
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import Card, rule
from desktop.ui.widgets.labels import IconLabel, label
from desktop.ui.widgets.progress import ProgressStrip

_ROWS = ("success", "since", "next", "safe", "clock")
_TONES = {"good": "primary", "plain": "second", "attention": "attention"}


class StandingCard(Translated, Card):
    """What everybody wants to know first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.L, parent=parent)
        self._status: SyncStatus | None = None
        self._waiting, self._now, self._automatic, self._syncing = 0, 0, True, False
        self._icon = IconLabel("sync", "second", 28)
        self.title, self._text = label("title", wrap=True), label("quiet", wrap=True)
        self.progress = ProgressStrip()
        said = column(gap=Space.XS)
        said.addWidget(self.title)
        said.addWidget(self._text)
        head = row(gap=Space.M)
        head.addWidget(self._icon)
        head.addLayout(said, 1)
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
        """Show how it stands at a moment (UTC ms); ``waiting`` may be newer than the status."""
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
        words = standing(status, self._waiting)
        self._icon.set_icon(words.icon, _TONES[words.tone])
        self.title.setText(sentence(words.title))
        self._text.setText(sentence(words.text) if words.text else "")
        self._text.setVisible(words.text is not None)
        self.setAccessibleName(f"{self.title.text()}. {self._text.text()}")
        for key, name, value in (
            ("success", self.tr("Last sync"), past_text(status.heard) if status.heard else self.tr("None yet")),
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
        return self.tr("{safe} of {all} records").format(safe=figure(status.safe), all=figure(status.last))
