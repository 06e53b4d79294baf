"""What inspectors did and the desk could not take over: read, acted on, and put aside one by one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.services.gate_desk.applying import GateInbox, Held
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import rule
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space


class GateWorkDialog(Dialog):
    """Lists it, the oldest first. It closes when the last one is dealt with."""

    def __init__(self, inbox: GateInbox, held: tuple[Held, ...], jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=640)
        self._inbox = inbox
        self._jobs = jobs
        self._held = held
        self._first: Button | None = None
        self._about = label("quiet", wrap=True)
        self._list = column(gap=Space.M)
        self.body.addWidget(self._about)
        self.body.addLayout(self._list)
        self.action.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("From the gates, not taken over"))
        self.cancel.set_words(self.tr("Close"))
        self._about.setText(
            self.tr(
                "Inspectors did this at their gates, and it could not be entered here. Do what is still to be done, "
                "then put it aside. Declarations wait among the lines of imports."
            )
        )
        drop_children(self._list)
        self._first = None
        for number, one in enumerate(self._held):
            if number:
                self._list.addWidget(rule())
            self._add(one)

    def _add(self, one: Held) -> None:
        when = f"{venue_time(one.at):%Y-%m-%d %H:%M}"
        what = f"{sentence(one.what)} · {when}" + (f" · {one.by}" if one.by else "")
        self._list.addWidget(label("strong", what, wrap=True))
        if one.details is not None:
            self._list.addWidget(personal(label("body", sentence(one.details), wrap=True)))
        self._list.addWidget(label("second", sentence(one.why), wrap=True))
        holder = QWidget(self)
        buttons = row(holder, Space.S)
        buttons.addStretch(1)
        acts = ((self.tr("Try again"), self._inbox.retry), (self.tr("Put aside"), self._inbox.dismiss))
        for words, act in acts:
            button = Button("secondary", parent=holder)
            button.set_words(words)
            button.setAccessibleName(f"{words}: {what}")
            button.clicked.connect(partial(self._run, partial(act, one.id)))
            buttons.addWidget(button)
            self._first = self._first or button
        self._list.addWidget(holder)

    def _run(self, act: Callable[[], None]) -> None:
        self.set_busy(True)
        self._jobs.run(partial(self._left_after, act), self._show, self._on_failed, owner=self)

    def _left_after(self, act: Callable[[], None]) -> tuple[Held, ...]:
        act()
        return self._inbox.held()

    def _show(self, held: tuple[Held, ...]) -> None:
        self.set_busy(False)
        self._held = held
        if not held:
            self.accept()
            return
        self.retranslate()
        self.fit()
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)
