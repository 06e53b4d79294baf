"""The sheets of a gate and a day that were entered before, with the ways to correct or take back each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.number_text import count_text
from desktop.services.counting.hour_sheets import EnteredSheet
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, scrolled
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space


class EarlierSheets(Translated, Card):
    """``correct_wanted`` and ``take_back_wanted`` tell the ``EnteredSheet``."""

    correct_wanted = Signal(object)
    take_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, parent=parent)
        self._sheets: tuple[EnteredSheet, ...] = ()
        self._none = label("quiet", wrap=True)
        inside = QWidget()
        self._list = column(inside, Space.M)
        self.body.addWidget(self._none)
        self.body.addWidget(scrolled(inside), 1)
        self.retranslate()

    @property
    def sheets(self) -> tuple[EnteredSheet, ...]:
        """The sheets in the list, in its order."""
        return self._sheets

    def set_sheets(self, sheets: Sequence[EnteredSheet]) -> None:
        """Show other sheets, in the order of their entering."""
        self._sheets = tuple(sheets)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Entered already"))
        self._none.setText(self.tr("No sheet of this gate and day yet."))
        self._none.setVisible(not self._sheets)
        drop_children(self._list)
        for sheet in self._sheets:
            self._list.addWidget(self._entry(sheet))
        self._list.addStretch(1)

    def _entry(self, sheet: EnteredSheet) -> QWidget:
        made = QWidget()
        box = column(made, 0)
        who = sheet.inspector or self.tr("No inspector named")
        people = self.tr("%Ln people", "", sheet.total)
        if sheet.counted_before:
            people = self.tr("{people}, {count} of them counted before").format(
                people=people, count=count_text(sheet.counted_before)
            )
        box.addWidget(ElidedLabel("strong", f"{who} · {people}"))
        typed = self.tr("{time}, typed in by {name}").format(time=past_text(sheet.entered_at), name=sheet.entered_by)
        box.addWidget(label("second", typed, wrap=True))
        line = row(gap=Space.L)
        for text, wanted in (
            (self.tr("Correct"), self.correct_wanted),
            (self.tr("Take back…"), self.take_back_wanted),
        ):
            button = Button("link")
            button.set_words(text)
            button.setAccessibleName(f"{text}: {who}, {people}")
            button.clicked.connect(partial(wanted.emit, sheet))
            line.addWidget(button)
        line.addStretch(1)
        box.addLayout(line)
        return made
