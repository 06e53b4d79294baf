"""Gates and inspectors with their registrations and temperature checks, of the day and of all time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.statistics import Layer, Standing
from desktop.services.chart_words import name_label
from desktop.ui.i18n import Translated, sentence
from desktop.ui.pages.statistics_table import FigureTable, Grid
from desktop.ui.sizes import column
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import Card

_COLUMNS = (
    Figure.REGISTRATIONS,
    Figure.CHECKS,
    Figure.FEVERS,
    Figure.ALL_REGISTRATIONS,
    Figure.ALL_CHECKS,
)


class StandingsView(Translated, QWidget):
    """Two tables, one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[Standing], Sequence[Standing]] = ((), ())
        self.gates, self.inspectors = FigureTable(), FigureTable()
        self._cards = Card(heading=True, gap=Space.XS), Card(heading=True, gap=Space.XS)
        both = column(self, Space.M)
        for card, table in zip(self._cards, (self.gates, self.inspectors), strict=True):
            card.body.addWidget(table, 1)
            both.addWidget(card, 1)
        self.retranslate()

    def retranslate(self) -> None:
        headings = self.tr("Gates"), self.tr("Inspectors")
        for card, table, heading in zip(self._cards, (self.gates, self.inspectors), headings, strict=True):
            card.set_heading(heading)
            table.setAccessibleName(heading)
        self.show_standings(*self._shown)

    def show_standings(self, gates: Sequence[Standing], inspectors: Sequence[Standing]) -> None:
        """Show other rows."""
        self._shown = gates, inspectors
        self.gates.show_grid(self._grid(Layer.GATE, self.tr("Gate"), gates))
        self.inspectors.show_grid(self._grid(Layer.INSPECTOR, self.tr("Inspector"), inspectors))

    def text(self) -> str:
        """Both tables, for the clipboard."""
        return f"{self.gates.grid.text}\n\n{self.inspectors.grid.text}"

    def _grid(self, layer: Layer, corner: str, rows: Sequence[Standing]) -> Grid:
        columns = tuple(sentence(FIGURE_WORDS.label(figure)) for figure in _COLUMNS)
        return Grid(
            corner,
            columns,
            tuple(
                (
                    sentence(name_label(layer, row.key, row.name, is_current=row.is_current)),
                    tuple(map(str, (row.registrations, row.checks, row.fevers, row.all_registrations, row.all_checks))),
                )
                for row in rows
            ),
        )
