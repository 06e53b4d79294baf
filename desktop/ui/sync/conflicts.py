"""What the venue's desks wrote against each other: the one value and the other, and a person who decides."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message
from desktop.services.sync.replication import Conflict, Side
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space
from desktop.ui.sync.actions import SyncFacts

_MOST = 5
"""Conflicts that are shown at once; the next ones follow when these are decided."""


class ConflictsCard(Translated, Card):
    """Hidden unless there is something. Whoever may not decide sees what it is about."""

    settle_wanted = Signal(str)
    """A conflict's identifier: what holds is right."""
    choose_wanted = Signal(str, int)
    """A conflict's identifier, and the number of the value that is to hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.L, parent=parent)
        self._shown: tuple[tuple[Conflict, ...], tuple[Message, ...]] = (), ()
        self._may = False
        self._what = label("quiet", wrap=True)
        self._list = column(gap=Space.M)
        self._more = label("quiet", wrap=True)
        self.body.addWidget(self._what)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)
        self.hide()
        self.retranslate()

    def show_facts(self, facts: SyncFacts, *, may_decide: bool) -> None:
        """Show what there is to decide, and what only has to be known."""
        shown = facts.conflicts, facts.notices
        if (shown, may_decide) != (self._shown, self._may):
            self._shown, self._may = shown, may_decide
            self.retranslate()
        self.setVisible(any(shown))

    def retranslate(self) -> None:
        self.set_heading(self.tr("Written differently at two desks"))
        self._what.setText(
            self.tr(
                "Two desks changed the same thing without knowing of each other. What is shown first holds until "
                "somebody decides."
            )
            if self._may
            else self.tr("Two desks changed the same thing without knowing of each other. The manager decides.")
        )
        conflicts, notices = self._shown
        self._what.setVisible(bool(conflicts))
        drop_children(self._list)
        for number, conflict in enumerate(conflicts[:_MOST]):
            if number:
                self._list.addWidget(rule())
            self._add(conflict)
        for text in notices:
            self._list.addWidget(self._notice(text))
        left = len(conflicts) - _MOST
        self._more.setText(self.tr("%Ln more follow", "", left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def _add(self, conflict: Conflict) -> None:
        self._list.addWidget(label("strong", sentence(conflict.what), wrap=True))
        keep = partial(self.settle_wanted.emit, conflict.id)
        self._list.addWidget(self._side(conflict, conflict.shown, self.tr("Keep"), keep))
        for number, other in enumerate(conflict.others):
            choose = partial(self.choose_wanted.emit, conflict.id, number)
            self._list.addWidget(self._side(conflict, other, self.tr("Take this"), choose))

    def _side(self, conflict: Conflict, side: Side, act: str, then: Callable[[], object]) -> QWidget:
        """A value with who wrote it where and when, and what makes it hold."""
        holder = QWidget(self)
        line = row(holder, Space.M)
        value = sentence(side.value) if isinstance(side.value, Message) else side.value
        texts = column(gap=0)
        texts.addWidget(label("body", f"“{value}”", wrap=True))
        who = " · ".join(filter(None, (side.desk, side.by, moment_text(side.at))))
        texts.addWidget(label("second", who, wrap=True))
        line.addLayout(texts, 1)
        if self._may:
            button = Button("secondary", parent=holder)
            button.set_words(act)
            button.setAccessibleName(f"{sentence(conflict.what)}: {act} {value}")
            button.clicked.connect(lambda: then())
            line.addWidget(button)
        return holder

    def _notice(self, text: Message) -> QWidget:
        holder = QWidget(self)
        line = row(holder, Space.S)
        line.addWidget(IconLabel("info", "second"))
        line.addWidget(label("body", sentence(text), wrap=True), 1)
        return holder
