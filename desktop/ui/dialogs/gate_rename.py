"""Renaming a gate."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.gate import Gate
from desktop.services.gates import GateService
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog, Work
from desktop.ui.widgets.fields import TextField


class GateRenameDialog(FormDialog):
    """The code stays; a poster with the old name is out of date."""

    def __init__(self, gate: Gate, gates: GateService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._gate = gate
        self._gates = gates
        self._name = TextField()
        self._name.set_value(gate.name)
        self.form.add_row("name", self._name)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Rename {name}").format(name=self._gate.name))
        self.form.set_words(
            "name", self.tr("New name"), self.tr("The code stays the same. Posters with the old name need a new print.")
        )
        self.action.set_words(self.tr("Rename"))

    def is_dirty(self) -> bool:
        return self._name.value() != self._gate.name

    def work(self) -> Work:
        return partial(self._gates.rename, self._gate.id, self._name.value())
