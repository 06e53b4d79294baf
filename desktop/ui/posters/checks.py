"""The card that says whether the posters are fit to print: what was proved, and what deserves a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.messages import Message
from desktop.posters.composition.placed import Finding, Severity
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space
from desktop.ui.posters.examine import Examination

Kind = Literal["good", "warn", "block", "plain"]

_LOOKS: dict[Kind, tuple[str, str]] = {
    "good": ("check-circle", "primary"),
    "warn": ("warning", "attention"),
    "block": ("error", "danger"),
    "plain": ("info", "second"),
}
_MOST = 8
"""So many findings are listed; a batch of hundreds of gates may have as many."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found."""

    kind: Kind
    text: str


class CheckLine(QWidget):
    """An icon and a sentence; the sentence says it all, the icon helps to find it."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = label(wrap=True)
        text.setText(line.text)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # one line where it fits one
        box = row(self, Space.S)
        # The icon sits in the middle of the first line, however many there are.
        beside = column(gap=0, margins=(0, 2, 0, 0))
        beside.addWidget(IconLabel(*_LOOKS[line.kind], 18), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(beside)
        box.addWidget(text, 1)


class ChecksCard(Translated, Card):
    """Preflight in words. Shows an examination, that one is under way, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 14), parent=parent)
        self._shown: Examination | None = None
        self._names: Mapping[str, str] = {}
        self._waiting = 0
        self._why: Message | None = None
        self._lines = QWidget()
        self._box = column(self._lines, Space.S)
        self.body.addWidget(self._lines)
        self.retranslate()

    def show_examination(self, examination: Examination, names: Mapping[str, str]) -> None:
        """Say what was found. ``names`` are gates' names by id."""
        self._shown, self._names, self._waiting = examination, names, 0
        self.retranslate()

    def show_waiting(self, count: int) -> None:
        """Say that so many posters are being made."""
        self._shown, self._waiting = None, count
        self.retranslate()

    def show_nothing(self, why: Message) -> None:
        """Say why there is nothing to check."""
        self._shown, self._waiting, self._why = None, 0, why
        self.retranslate()

    def lines(self) -> tuple[Line, ...]:
        """What is said, from top to bottom."""
        if self._shown is None:
            if self._waiting:
                return (Line("plain", self.tr("Checking %Ln poster(s)…", "", self._waiting)),)
            return (Line("plain", sentence(self._why)),) if self._why is not None else ()
        return tuple(self._about(self._shown))

    def retranslate(self) -> None:
        self.set_heading(self.tr("Checks before printing"))
        drop_children(self._box)
        for line in self.lines():
            self._box.addWidget(CheckLine(line, self._lines))
        self.setAccessibleDescription("\n".join(line.text for line in self.lines()))

    def _about(self, examination: Examination) -> list[Line]:
        batch = examination.batch
        lines = []
        if batch is not None:
            lines.append(Line("good", self.tr("%Ln code(s) read back, right for every gate", "", len(batch.pages))))
        if examination.problem is not None:
            lines.append(Line("block", sentence(examination.problem.message)))
        found = sorted(examination.findings, key=lambda finding: finding.severity is not Severity.BLOCK)
        lines += [self._finding(finding) for finding in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(Line("plain", self.tr("%Ln more finding(s)", "", len(found) - _MOST)))
        if batch is not None:
            if not found:
                lines.append(Line("good", self.tr("Texts complete, no character missing")))
            distance = f"{batch.reading_distance_m:.1f}"
            lines.append(Line("good", self.tr("Scans from {distance} m away").format(distance=distance)))
        return lines

    def _finding(self, finding: Finding) -> Line:
        text = sentence(finding.message)
        gate = self._names.get(finding.gate_id) if finding.gate_id is not None else None
        if gate is not None:
            text = self.tr("{gate}: {finding}").format(gate=gate, finding=text)
        return Line("block" if finding.severity is Severity.BLOCK else "warn", text)
