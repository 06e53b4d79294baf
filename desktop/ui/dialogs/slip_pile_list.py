"""The end of a pile: its slips against those that were entered."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.declaration import DeclarationContext
from desktop.domain.slips import SlipSerial
from desktop.services.entry_draft import Pile
from desktop.ui.dialogs.base import Dialog
from desktop.ui.sizes import sized
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
    """Accepted: the pile is done. Rejected: back to it."""

    def __init__(self, pile: Pile, context: DeclarationContext, parent: QWidget) -> None:
        super().__init__(parent, width=460)
        self._pile = pile
        self.lines = lines_of(pile, context.serial_prefix)
        self._told = label("body", wrap=True)
        model: RecordModel[PileLine] = RecordModel([
            Column(lambda: self.tr("Slip"), lambda one: one.serial or self.tr("without a number")),
            Column(lambda: self.tr("State"), self._state, 160, self._tone),
        ])  # fmt: skip
        model.set_records(self.lines)
        self.table = Table(model)
        sized(self.table, min_height=220)
        self.body.addWidget(self._told)
        self.body.addWidget(self.table)
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.action.setDefault(True)
        self.action.setFocus()

    def summary(self) -> str:
        """The sentence over the list."""
        return self._told.text()

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
        self.cancel.set_words(self.tr("Back to the pile"))
        self.action.set_words(self.tr("The pile is done"))

    def _state(self, one: PileLine) -> str:
        if one.missing:
            return self.tr("not entered")
        return self.tr("not of this pile") if one.stray else self.tr("entered")

    @staticmethod
    def _tone(one: PileLine) -> ChipTone:
        return "danger" if one.missing else "attention" if one.stray else "good"
