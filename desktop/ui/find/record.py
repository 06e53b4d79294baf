"""The chosen declaration: its facts, what became of it, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.services.green_channel.book import DeclarationRecord
from desktop.ui.find.facts import FactGrid, HistoryList, facts_of
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.cards import Card, scrolled
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import row, sized, spaced
from desktop.ui.kit.tokens import Space

_HISTORY = 330


class RecordPanel(Translated, Card):
    """A record. Masked unless ``show_full`` was called; ``mask`` forgets the full data."""

    def __init__(self, clock: Clock, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        """``actions`` become buttons in the head."""
        super().__init__(gap=Space.S, margins=(18, 12, 18, 12), parent=parent)
        self._clock = clock
        self._record: DeclarationRecord | None = None
        self._full: DeclarationDraft | None = None
        self._name = personal(label("heading"))
        self._corrected, self._held, self._open = Chip("neutral"), Chip("attention"), Chip("danger")
        self.facts, self.history = FactGrid(), HistoryList()
        who, commands = QWidget(), QWidget()
        names, buttons = row(who, gap=Space.S), spaced(FlowLayout(commands), Space.S)
        names.addWidget(self._name)
        for chip in (self._corrected, self._held, self._open):
            names.addWidget(chip)
            chip.hide()
        names.addStretch(1)
        for action in actions:
            button = Button()  # its key stands in its tool tip: with six of them the facts need the room
            button.follow(action)
            buttons.addWidget(button)
        head = FoldingRow(gap=Space.S)
        head.add(who, width=FoldingRow.NATURAL, stretch=1)
        head.add(commands, width=FoldingRow.NATURAL)
        self.area = personal(scrolled(self.facts))
        # The facts are a stop of the keyboard, so that they can be scrolled and read out.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        beside = personal(scrolled(self.history))
        beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._beside = beside
        sized(beside, width=_HISTORY)
        line = row(gap=Space.L)
        line.addWidget(self.area, 1)
        line.addWidget(beside)
        self.body.addLayout(head)
        self.body.addLayout(line, 1)
        self.retranslate()

    @property
    def record(self) -> DeclarationRecord | None:
        """The declaration that is shown; None for none."""
        return self._record

    @property
    def is_full(self) -> bool:
        """Whether personal data is readable now."""
        return self._full is not None

    def show_record(self, record: DeclarationRecord) -> None:
        """Show a declaration, masked."""
        is_another = self._record is None or self._record.found.id != record.found.id
        self._record, self._full = record, None
        self.history.show_record(record)
        self.retranslate()
        if is_another:
            for area in (self.area, self._beside):
                area.verticalScrollBar().setValue(0)

    def show_full(self, draft: DeclarationDraft) -> None:
        """Show the same declaration in full."""
        self._full = draft
        self.retranslate()

    def hide_full(self) -> None:
        """Hide personal data again, and keep none of it."""
        if self._full is not None:
            self._full = None
            self.retranslate()

    def focus_first(self) -> None:
        """Put the focus on the facts."""
        self.area.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The chosen declaration"))
        self._beside.setAccessibleName(self.tr("What became of it"))
        self._corrected.setText(self.tr("corrected"))
        self._held.setText(self.tr("legal hold"))
        self._open.setText(self.tr("shown in full"))
        record = self._record
        if record is None:
            return
        draft = self._full or record.draft
        self._name.setText(draft.name)
        self._corrected.setVisible(record.found.version > 1)
        self._held.setVisible(record.hold is not None)
        self._open.setVisible(self.is_full)
        self.facts.show_facts(facts_of(record.found, draft, self._clock.today()))
        self.area.setAccessibleName(self.tr("Facts"))
        self.area.setAccessibleDescription(self.facts.summary())
        self._beside.setAccessibleDescription("; ".join(self.history.texts()))
