"""The card of checks: what preflight says of the layout now, each finding with the way to its element and its mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message, message
from desktop.posters.composition.placed import Finding, Severity
from desktop.posters.editing.mends import has_mend
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space

_MOST = 8
"""So many findings are listed."""
_MENDS: Mapping[str, Message] = {
    "no_code": message("StudioChecks", "Add a code"),
    "distance": message("StudioChecks", "Enlarge the code"),
    "module_size": message("StudioChecks", "Enlarge the code"),
    "quiet_zone": message("StudioChecks", "Move it off"),
    "overlap": message("StudioChecks", "Move it off"),
    "other_code": message("StudioChecks", "Take the gate’s code"),
    "margin": message("StudioChecks", "Move it inside"),
    "image_dpi": message("StudioChecks", "Make it smaller"),
    "contrast": message("StudioChecks", "Take another colour"),
    "overflow": message("StudioChecks", "Make it fit"),
    "shrunk": message("StudioChecks", "Make it fit"),
    "logo": message("StudioChecks", "Make the logo smaller"),
}
SHORT_NAME = message("StudioChecks", "Give a short name")
"""The way to the venue's page."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line: whether it stops the print, deserves a look or is good (None), its words, and what it is about."""

    severity: Severity | None
    text: str
    finding: Finding | None = None
    mend: Message | None = None


class CheckRow(QWidget):
    """An icon and a sentence that leads to the element, and the mend as a button."""

    def __init__(self, check: Check, card: "StudioChecksCard", parent: QWidget) -> None:
        super().__init__(parent)
        looks = {Severity.BLOCK: ("error", "danger"), Severity.WARN: ("warning", "attention")}
        icon, tone = looks[check.severity] if check.severity is not None else ("check-circle", "primary")
        self._finding, self._card = check.finding, card
        words = label(text=check.text, wrap=True)
        texts = column(gap=Space.XS)
        texts.addWidget(words)
        buttons = row(gap=Space.M)
        self.show_, self.mend = Button("link"), Button("link")
        if check.finding is not None and check.finding.element_id is not None:
            self.show_.set_words(self.tr("Show"))
            self.show_.setAccessibleName(self.tr("Show: {finding}").format(finding=check.text))
            self.show_.clicked.connect(self._on_show)
            buttons.addWidget(self.show_)
        else:
            self.show_.hide()
        if check.mend is not None:
            self.mend.set_words(sentence(check.mend))
            self.mend.setAccessibleName(f"{sentence(check.mend)}：{check.text}")
            self.mend.clicked.connect(self._on_mend)
            buttons.addWidget(self.mend)
        else:
            self.mend.hide()
        if buttons.count():
            buttons.addStretch(1)
            texts.addLayout(buttons)
        line = row(self, gap=Space.S)
        beside = column(gap=0, margins=(0, 2, 0, 0))
        beside.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        line.addLayout(beside)
        line.addLayout(texts, 1)

    def _on_show(self) -> None:
        if self._finding is not None:
            self._card.shown.emit(self._finding)

    def _on_mend(self) -> None:
        if self._finding is not None:
            self._card.mend_wanted.emit(self._finding)


class StudioChecksCard(Translated, Card):
    """Live: ``fill`` after every change. ``shown`` and ``mend_wanted`` tell the ``Finding``."""

    shown = Signal(object)
    mend_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 14), parent=parent)
        self._findings: tuple[Finding, ...] = ()
        self._distance = 0.0
        self._gates: Mapping[str, str] = {}
        self._names: frozenset[str] = frozenset()
        self._shown: tuple[Check, ...] = ()
        self._holder = QWidget()
        self._lines = column(self._holder, gap=Space.S)
        self.body.addWidget(self._holder)
        self.retranslate()

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        """The lines as they stand."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return tuple(w for item in items if item is not None and isinstance(w := item.widget(), CheckRow))

    def fill(
        self, findings: Sequence[Finding], distance: float, gates: Mapping[str, str], names: frozenset[str]
    ) -> None:
        """Show what was found at these gates (names by id); ``distance`` is how far away the hardest code is read, in
        metres, ``names`` the elements that say the venue's name."""
        self._findings, self._distance, self._gates, self._names = tuple(findings), distance, gates, names
        self._show()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Checks"))
        self._shown = ()
        self._show()

    def checks(self) -> tuple[Check, ...]:
        """What is said, from top to bottom."""
        codes = {finding.code for finding in self._findings}
        lines = [self._line(f) for f in sorted(self._findings, key=lambda f: f.severity is not Severity.BLOCK)]
        if len(lines) > _MOST:
            more = self.tr("%Ln more finding(s)", "", len(lines) - _MOST)
            lines = [*lines[:_MOST], Check(Severity.WARN, more)]
        if self._distance:
            if "quiet_zone" not in codes:
                lines.append(Check(None, self.tr("Four modules of quiet around the code")))
            distance = f"{self._distance:.1f}"
            lines.append(Check(None, self.tr("Scans from {distance} m away").format(distance=distance)))
        if not self._findings and self._gates:
            lines.append(Check(None, self.tr("Nothing to mend at %Ln gate(s)", "", len(self._gates))))
        return tuple(lines)

    def _line(self, finding: Finding) -> Check:
        text = sentence(finding.message)
        if finding.gate_id is not None and len(self._gates) > 1 and finding.gate_id in self._gates:
            text = self.tr("{gate}: {finding}").format(gate=self._gates[finding.gate_id], finding=text)
        mend = _MENDS.get(finding.code) if has_mend(finding) or finding.code == "no_code" else None
        if finding.code in ("overflow", "shrunk") and finding.element_id in self._names:
            mend = SHORT_NAME
        return Check(finding.severity, text, finding, mend)

    def _show(self) -> None:
        checks = self.checks()
        if checks == self._shown:
            return
        self._shown = checks
        drop_children(self._lines)
        for check in checks:
            self._lines.addWidget(CheckRow(check, self, self._holder))
        self.setAccessibleDescription("\n".join(check.text for check in checks))
