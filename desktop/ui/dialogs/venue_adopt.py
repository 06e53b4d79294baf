"""Adopting an official code that was read from a picture: what it says, and for which gates."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.gate import Gate
from desktop.posters.qr import CodeMaker
from desktop.services.venues import VenueService
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.venue.form_dialog import FormDialog, Work
from desktop.ui.venue.qr_view import QrView
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.labels import label, selectable

_SHOWN = 160


class AdoptDialog(FormDialog):
    """Shows the code as posters will print it, so that a mistake is seen before it hangs on a wall."""

    def __init__(
        self,
        payload: str,
        venues: VenueService,
        gates: Sequence[Gate],
        codes: CodeMaker,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, parent, width=600)
        self._payload = payload
        self._venues = venues
        self._gates = tuple(gates)
        self._whole = venues.get().official_payload
        self._target = Select()
        self._says = label("second")
        self._text = selectable(label(text=elided(payload), wrap=True))
        view = QrView(codes, 168)
        view.set_payload(payload)
        right = column(gap=Space.S)
        right.addWidget(self._says)
        right.addWidget(self._text)
        right.addStretch(1)
        line = row(gap=Space.L)
        line.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right, 1)
        self.body.insertLayout(0, line)
        self.form.add_row("target", self._target)
        self._target.activated.connect(lambda _: self._show_help())
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Adopt this official code?"))
        self._says.setText(self.tr("The picture says:"))
        self._target.set_choices(
            [
                ("", self.tr("All gates without a code of their own")),
                *((gate.id, gate.name) for gate in self._gates),
            ]
        )
        self.action.set_words(self.tr("Adopt the code"))
        self._show_help()

    def work(self) -> Work:
        target = str(self._target.value() or "")
        return partial(self._venues.adopt_official_code, self._payload, target or None)

    def _show_help(self) -> None:
        chosen = self._target.value()
        now = self._whole if not chosen else next(g.official_payload for g in self._gates if g.id == chosen)
        told = self.tr("Posters print it from now on; those on the wall are out of date.")
        if now and now != self._payload:
            told = self.tr(
                "It takes the place of the official code adopted before. Posters on the wall are out of date."
            )
        elif now:
            told = self.tr("This code is adopted here already.")
        self.form.set_words("target", self.tr("Print it at"), told)


def elided(payload: str, shown: int = _SHOWN) -> str:
    """A payload short enough to be shown, its beginning and end kept; lines can break anywhere."""
    cut = payload if len(payload) <= shown else f"{payload[: shown * 2 // 3]}…{payload[-shown // 3 :]}"
    return "\u200b".join(cut)
