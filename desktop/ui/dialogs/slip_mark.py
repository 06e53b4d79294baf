"""Taking a slip out of those that wait: it was spoiled, or cannot be found."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.slips import SLIP_STATE_WORDS, SlipSerial, SlipState
from desktop.services.slips import SlipService
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.segments import SegmentedControl

_STATES = (SlipState.SPOILED, SlipState.MISSING)


class SlipMarkDialog(FormDialog):
    """``loses_text``: what was typed for this slip goes with it, and the dialog says so."""

    def __init__(
        self, slips: SlipService, serial: SlipSerial, jobs: Jobs, parent: QWidget, *, loses_text: bool
    ) -> None:
        super().__init__(jobs, parent, action="danger")
        self._slips = slips
        self._serial = serial
        self.state = SegmentedControl()
        for state in _STATES:
            self.state.add(state)
        self.reason = TextField()
        self.form.add_row("reason", self.reason)
        self.form.add_row("state", self.state)
        self._loses = label("attention", wrap=True)
        self._loses.setVisible(loses_text)
        self.body.addWidget(self._loses)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Void slip {serial}").format(serial=self._serial))
        self.form.set_words("reason", self.tr("Why"))
        self.form.set_words(
            "state",
            self.tr("What became of it"),
            self.tr("Put a spoiled slip into the box for entered slips: it is shredded with them."),
        )
        self.state.set_texts(*(sentence(SLIP_STATE_WORDS.label(s)) for s in _STATES))
        self.state.set_name(self.tr("What became of it"))
        self._loses.setText(self.tr("What was typed into the form is discarded with it."))
        self.action.set_words(self.tr("Void the slip"))

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def check(self) -> tuple[Problem, ...]:
        if len(self.reason.value()) >= 2:
            return ()
        return (Problem("reason", message("SlipMarkDialog", "Say in a few words why.")),)

    def work(self) -> Callable[[], object]:
        number, state, reason = self._serial.number, self.state.value(), self.reason.value()
        return lambda: self._slips.mark([number], SlipState(str(state)), reason)
