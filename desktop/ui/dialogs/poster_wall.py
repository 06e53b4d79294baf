"""Under a genuine code: which poster it is of, and the button that says it was seen hanging there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.posters import GatePoster
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.poster_words import poster_story


class WallRow(Translated, QWidget):
    """A code says its gate, not which print of the poster it is on: so the number on the paper is compared, and nobody
    but the one who looked says that it hangs. ``seen`` tells the ``GatePoster``."""

    seen = Signal(object)

    def __init__(self, posters: Sequence[GatePoster], parent: QWidget | None = None) -> None:
        """``posters`` of which one may be seen here: several only where gates share the venue's official code."""
        super().__init__(parent)
        self._posters = tuple(posters)
        self._compare = label("second", wrap=True)
        self.gate = Select()
        self.gate.set_choices([(p.gate.id, p.gate.name) for p in self._posters])
        self.hangs = Button("secondary", "check-circle")
        # Methods and no lambdas: the row is made anew for each picture, and a circle through one would outlive it.
        self.hangs.clicked.connect(self._on_hangs)
        self.gate.activated.connect(self._on_gate)
        line = row(gap=Space.S)
        line.addWidget(self.gate)
        line.addWidget(self.hangs)
        line.addStretch(1)
        box = column(self, Space.XS)
        box.addWidget(self._compare)
        box.addLayout(line)
        self.gate.setHidden(len(self._posters) == 1)
        self.retranslate()

    @property
    def poster(self) -> GatePoster:
        """The poster that is meant."""
        return next(p for p in self._posters if p.gate.id == self.gate.value())

    def _on_hangs(self) -> None:
        self.seen.emit(self.poster)

    def _on_gate(self, _at: int) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        serial = self.poster.serial or ""
        self._compare.setText(
            f"{poster_story(self.poster)}\n" + self.tr("Compare the number at the foot of the poster.")
        )
        self.hangs.set_words(self.tr("It hangs there: No. {serial}").format(serial=serial))
        self.hangs.setAccessibleName(
            self.tr("The poster with number {serial} hangs at {gate}").format(serial=serial, gate=self.poster.gate.name)
        )
        self.gate.setAccessibleName(self.tr("Gate"))
