"""The chosen gate and what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.gate import Gate
from desktop.domain.posters import GatePoster
from desktop.services.venue.gates import GateService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import FormDialog, Work
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label, selectable
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.tokens import Space
from desktop.ui.kit.words import poster_story
from desktop.ui.venue.official_code import elided


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


class GatePanel(Translated, Card):
    """Shows one gate; asks its owner to do what its buttons say."""

    rename_wanted = Signal()
    move_wanted = Signal(int)
    retire_wanted = Signal()
    restore_wanted = Signal()
    drop_code_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._gate: Gate | None = None
        self._poster: GatePoster | None = None
        self._staff: tuple[str, ...] = ()
        self._movable = (False, False)
        self.is_editable = False
        self._names = [label("second") for _ in range(4)]
        self._values = [selectable(label(wrap=True)) for _ in range(4)]
        self._drop = Button("link")
        self._rename, self._retire, self._restore = (
            Button("secondary", "edit"),
            Button("secondary"),
            Button("secondary"),
        )
        self._up, self._down = Button("secondary", "up"), Button("secondary", "down")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for name, value in zip(self._names, self._values, strict=True):
            name.setBuddy(value)
            pair = column(gap=0)
            pair.addWidget(name)
            pair.addWidget(value)
            self.body.addLayout(pair)
        self.body.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        moving = row(gap=Space.S)
        moving.addWidget(self._rename, 1)
        moving.addWidget(self._up)
        moving.addWidget(self._down)
        self.body.addLayout(moving)
        self.body.addWidget(self._retire)
        self.body.addWidget(self._restore)

    def _connect(self) -> None:
        self._rename.clicked.connect(self.rename_wanted)
        self._retire.clicked.connect(self.retire_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        self._drop.clicked.connect(self.drop_code_wanted)
        self._up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self._down.clicked.connect(lambda: self.move_wanted.emit(1))

    def set_editable(self, editable: bool) -> None:
        """Whether the member may change gates."""
        self.is_editable = editable

    def show_gate(
        self,
        gate: Gate | None,
        poster: GatePoster | None = None,
        staff: Sequence[str] = (),
        *,
        can_rise: bool = False,
        can_sink: bool = False,
    ) -> None:
        """Show a gate, the state of its poster and the names of its inspectors."""
        self._gate, self._poster, self._staff, self._movable = gate, poster, tuple(staff), (can_rise, can_sink)
        self.retranslate()

    def retranslate(self) -> None:
        names = (
            self.tr("Public code"),
            self.tr("Poster"),
            self.tr("Inspectors"),
            self.tr("Official code of this gate"),
        )
        for label_, text in zip(self._names, names, strict=True):
            label_.setText(text)
        self._rename.set_words(self.tr("Rename"))
        self._up.set_words("", self.tr("Move up"))
        self._down.set_words("", self.tr("Move down"))
        self._retire.set_words(self.tr("Retire the gate…"))
        self._restore.set_words(self.tr("Restore the gate"))
        self._drop.set_words(self.tr("Stop using it"))
        self._show()

    def _show(self) -> None:
        gate = self._gate
        current = gate is not None and not gate.retired
        for button, shown in (
            (self._rename, current),
            (self._up, current),
            (self._down, current),
            (self._retire, current),
            (self._restore, gate is not None and gate.retired),
            (self._drop, gate is not None and gate.official_payload is not None),
        ):
            button.setVisible(shown and self.is_editable)
        self._up.setEnabled(self._movable[0])
        self._down.setEnabled(self._movable[1])
        if gate is None:
            self.set_heading("")
            return
        self.set_heading(gate.name)
        values = (
            gate.code,
            self._poster_text(),
            self.tr(", ").join(self._staff) or self.tr("Nobody"),
            elided(gate.official_payload or "", 90),
        )
        for value, text in zip(self._values, values, strict=True):
            value.setText(text)
        self._names[3].setVisible(bool(gate.official_payload))
        self._values[3].setVisible(bool(gate.official_payload))

    def _poster_text(self) -> str:
        if self._gate is not None and self._gate.retired:
            return self.tr("Void: the gate is retired")
        return poster_story(self._poster) if self._poster is not None else ""
