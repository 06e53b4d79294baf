"""The box into which the paper of entered slips goes."""

from PySide6.QtWidgets import QWidget

from desktop.services.destruction import MAX_BOX, DestructionService
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog, Work
from desktop.ui.widgets.fields import TextField


class BoxDialog(FormDialog):
    """Slips that are entered from now on are noted in the box of this name."""

    lone_field = "box"

    def __init__(self, destruction: DestructionService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, width=460)
        self._destruction = destruction
        self._before = destruction.box()
        self.name = TextField()
        self.name.setMaxLength(MAX_BOX)
        self.name.set_value(self._before)
        self.form.add_row("box", self.name)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Box for entered slips"))
        self.form.set_words(
            "box",
            self.tr("What stands on the box"),
            self.tr(
                "Slips entered from now on are noted in it, so that they are found when they are to be shredded. "
                "Empty: a box for each month."
            ),
        )
        self.action.set_words(self.tr("Use this box"))

    def is_dirty(self) -> bool:
        return self.name.value() != self._before

    def work(self) -> Work:
        name = self.name.value()
        return lambda: self._destruction.set_box(name)
