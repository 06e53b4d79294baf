"""Beside the checks: who was at which gate in this shift, and what came of it, as the handover sheet has it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.number_text import count_text
from desktop.reports.handover import Handover
from desktop.services.shift_close.shift_close import Printed
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table

_ROW, _HEAD, _MOST_ROWS = 38, 38, 9
"""Height of a row and of the headings, and how many rows are in sight; the others are scrolled to."""
_FIGURE = 88


@dataclass(frozen=True, slots=True)
class _Row:
    """A gate, or all of them; ``people`` were there."""

    name: str
    people: tuple[str, ...]
    registrations: int
    checks: int
    fevers: int


def _column(figure: Figure, read: Callable[[_Row], int]) -> Column[_Row]:
    return Column(lambda: sentence(FIGURE_WORDS.label(figure)), lambda row: count_text(read(row)), _FIGURE, right=True)


class ShiftSummary(Translated, Card):
    """Hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._sheet: Handover | None = None
        self._printed: Printed | None = None
        self._rows: RecordModel[_Row] = RecordModel(
            [
                Column(lambda: self.tr("Gate"), lambda row: row.name),
                Column(lambda: self.tr("Inspectors"), lambda row: "、".join(row.people)),
                _column(Figure.REGISTRATIONS, lambda row: row.registrations),
                _column(Figure.CHECKS, lambda row: row.checks),
                _column(Figure.FEVERS, lambda row: row.fevers),
            ]
        )
        self.table = Table(self._rows)
        self._untimed, self._papers = label("second", wrap=True), label("second", wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self._untimed)
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self.body.addWidget(self._papers)
        self.hide()
        self.retranslate()

    def show_sheet(self, sheet: Handover | None, printed: Printed | None) -> None:
        """Show the figures of a shift, and whether its sheet was printed; None hides all of it."""
        self._sheet, self._printed = sheet, printed
        self.setVisible(sheet is not None)
        self.retranslate()

    @property
    def papers(self) -> str:
        """What it says of the papers."""
        return self._papers.text()

    def retranslate(self) -> None:
        self.set_heading(self.tr("This shift"))
        self.table.setAccessibleName(self.tr("This shift: gates, inspectors, registered, checked, fevers"))
        sheet = self._sheet
        if sheet is None:
            return
        rows = [_Row(gate.name, gate.people, gate.registrations, gate.checks, gate.fevers) for gate in sheet.gates]
        rows.append(
            _Row(
                self.tr("Total"),
                (),
                sum(row.registrations for row in rows),
                sum(row.checks for row in rows),
                sum(row.fevers for row in rows),
            )
        )
        self._rows.set_records(rows)
        sized(self.table, height=_HEAD + _ROW * min(len(rows), _MOST_ROWS) + 2)
        untimed = sheet.untimed.registrations if sheet.untimed is not None else 0
        self._untimed.setText(self.tr("%Ln more slip(s) of today tell no hour, and are in no shift.", "", untimed))
        self._untimed.setVisible(untimed > 0)
        self._papers.setText(self._about_papers())

    def _about_papers(self) -> str:
        if self._printed is None:
            return self.tr("No handover sheet has been printed today.")
        return self.tr("Handover sheet printed at {at}, {by}").format(
            at=f"{venue_time(self._printed.at):%H:%M}", by=self._printed.by
        )
