"""The end of a pile: its slips against those that were entered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.declaration import DeclarationContext
from desktop.domain.slips import SlipSerial
from desktop.services.entry_draft import Pile
from desktop.ui.dialogs.base import Dialog
from desktop.ui.sizes import sized
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chips import ChipTone
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table import Column, RecordModel, Table


@dataclass(frozen=True, slots=True)
class PileLine:
    """A slip of the pile. ``missing``: expected and not entered; ``stray``: entered and not expected."""

    serial: str
    missing: bool = False
    stray: bool = False


def lines_of(pile: Pile, prefix: str) -> tuple[PileLine, ...]:
    """The slips that the pile should hold and those that were entered, missing ones first."""
    expected = [str(SlipSerial(prefix, pile.first + i)) for i in range(pile.size)] if pile.first else []
    entered = Counter(pile.entered)
    missing = [PileLine(serial, missing=True) for serial in expected if serial not in entered]
    present = [PileLine(serial, stray=bool(expected) and serial not in expected) for serial in pile.entered]
    return (*missing, *present)


class PileListDialog(Dialog):
    """Accepted: the pile is done. Rejected: back to it. ``boxes``: where the paper of slips lies, by serial."""

    box_wanted = Signal()

    def __init__(
        self,
        pile: Pile,
        context: DeclarationContext,
        boxes: Mapping[str, str],
        box: str,
        parent: QWidget,
        *,
        may_change_box: bool = True,
    ) -> None:
        super().__init__(parent, width=560)
        self._pile = pile
        self._boxes = boxes
        self._box = box
        self.lines = lines_of(pile, context.serial_prefix)
        self._told = label("body", wrap=True)
        model: RecordModel[PileLine] = RecordModel(
            [
                Column(lambda: self.tr("Slip"), lambda one: one.serial or self.tr("without a number")),
                Column(lambda: self.tr("State"), self._state, 160, self._tone),
                Column(lambda: self.tr("Box"), lambda one: self._boxes.get(one.serial, ""), 150),
            ]
        )
        model.set_records(self.lines)
        self.table = Table(model)
        sized(self.table, min_height=220)
        self._paper, self.another = label("strong", wrap=True), Button("secondary", "folder")
        self.another.setVisible(may_change_box)
        self.another.clicked.connect(self.box_wanted)
        self.buttons.insertWidget(0, self.another)
        self.body.addWidget(self._told)
        self.body.addWidget(self.table)
        self.body.addWidget(self._paper)
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.action.setDefault(True)
        self.action.setFocus()

    def summary(self) -> str:
        """The sentence over the list."""
        return self._told.text()

    def paper_text(self) -> str:
        """Where the paper goes, as shown."""
        return self._paper.text()

    def show_box(self, box: str) -> None:
        """Another box has been begun."""
        self._box = box
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        pile = self._pile
        done, lacking = len(pile.entered), pile.size - len(pile.entered)
        self.set_title(self.tr("The pile: {done} of {size} entered").format(done=done, size=pile.size))
        self.table.setAccessibleName(self.tr("Slips of the pile"))
        if lacking > 0:
            told = self.tr("%n slip(s) of the pile are not entered. Count the paper once more.", "", lacking)
        elif lacking < 0:
            told = self.tr("%n slip(s) more than the pile was said to have.", "", -lacking)
        elif any(line.missing for line in self.lines):
            told = self.tr("The count is right, but some numbers are not those of the pile.")
        else:
            told = self.tr("All slips of the pile are entered.")
        self._told.setText(told)
        self._paper.setText(self._where())
        self.another.set_words(self.tr("Begin another box"))
        self.cancel.set_words(self.tr("Back to the pile"))
        self.action.set_words(self.tr("The pile is done"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _where(self) -> str:
        """Slips stay noted in the box of the moment in which they were entered."""
        used = tuple(dict.fromkeys(self._boxes.values()))
        if len(used) > 1:
            told = self.tr("Put each slip into the box that stands beside it.")
        else:
            told = self.tr("Put the slips into the box “{box}”.").format(box=used[0] if used else self._box)
        if not used or self._box == used[-1]:
            return told
        since = self.tr("Slips entered from now on go into “{box}”.").format(box=self._box)
        return self.tr("{first} {second}").format(first=told, second=since)

    def _state(self, one: PileLine) -> str:
        if one.missing:
            return self.tr("not entered")
        return self.tr("not of this pile") if one.stray else self.tr("entered")

    @staticmethod
    def _tone(one: PileLine) -> ChipTone:
        return "danger" if one.missing else "attention" if one.stray else "good"
