"""The list of a round: each gate with what was found there, and the state of its poster."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from desktop.domain.posters import GatePoster
from desktop.domain.wall_round import ScanResult, WallRound
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.words import poster_text, poster_tone
from desktop.ui.posters.wall.words import found_text, result_text, result_tone

NamedGate = tuple[str, str]
"""A gate's identifier and name."""


class RoundList(Table):
    """The current row is the gate that one stands at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._states: Mapping[str, GatePoster] = {}
        self._results: Mapping[str, ScanResult | None] = {}
        self._found: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self._model: RecordModel[NamedGate] = RecordModel(
            [
                Column(lambda: self.tr("Gate"), lambda gate: gate[1], 170),
                Column(
                    lambda: self.tr("Code on the wall"),
                    lambda gate: result_text(self._results.get(gate[0])),
                    150,
                    lambda gate: result_tone(self._results.get(gate[0])),
                ),
                Column(lambda: self.tr("Found"), lambda gate: self._found.get(gate[0], "")),
                Column(
                    lambda: self.tr("Poster"),
                    lambda gate: poster_text(self._states[gate[0]].state) if gate[0] in self._states else "",
                    110,
                    lambda gate: poster_tone(self._states[gate[0]].state) if gate[0] in self._states else None,
                ),
            ]
        )
        super().__init__(self._model, parent)

    @property
    def results(self) -> Mapping[str, ScanResult | None]:
        """By gate, as shown."""
        return self._results

    @property
    def gate(self) -> NamedGate | None:
        """The gate that one stands at."""
        index = self.currentIndex()
        return self._model.record(index.row()) if index.isValid() else None

    def begin(self, shown: WallRound, states: Mapping[str, GatePoster]) -> None:
        """Show a round, with the posters of its gates."""
        self._states = states
        self._rows = {gate_id: number for number, (gate_id, _) in enumerate(shown.gates)}
        self._read(shown)
        self._model.set_records(shown.gates)

    def go_on(self, shown: WallRound) -> None:
        """Show what is new in the same round."""
        before = {gate_id: (result, self._found.get(gate_id)) for gate_id, result in self._results.items()}
        self._read(shown)
        changed = [
            number
            for number, (gate_id, _) in enumerate(shown.gates)
            if before.get(gate_id) != (self._results[gate_id], self._found.get(gate_id))
        ]
        if changed:
            last = self._model.columnCount() - 1
            self._model.dataChanged.emit(self._model.index(changed[0], 0), self._model.index(changed[-1], last))

    def go_to(self, number: int) -> None:
        """Stand at the gate of a row; nothing where there is none."""
        if 0 <= number < self._model.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)

    def go_to_unseen(self, after: str = "") -> None:
        """Go to the next gate where nobody has looked, from one on (by its identifier), then from the top; stay where
        there is none."""
        unseen = [self._rows[gate_id] for gate_id, result in self._results.items() if result is None]
        later = [number for number in unseen if number >= self._rows.get(after, 0)]
        if unseen:
            self.go_to((later or unseen)[0])
        elif not self.currentIndex().isValid():
            self.go_to(0)

    def _read(self, shown: WallRound) -> None:
        found = shown.by_place()
        self._results = shown.results()
        self._found = {
            place: self.tr("; ").join(filter(None, map(found_text, those))) for place, those in found.items()
        }
