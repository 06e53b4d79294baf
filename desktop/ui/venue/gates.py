"""The gates tab: the list in its order, a field that adds to it, and what can be done with the chosen gate."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.posters import GatePoster
from desktop.services.rights import may_call
from desktop.services.venue.gate_lists import GateListService
from desktop.services.venue.gates import GateService
from desktop.services.venue.venues import VenueService
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs, Writes
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space
from desktop.ui.kit.words import poster_text, poster_tone
from desktop.ui.venue.facts import VenueFacts
from desktop.ui.venue.gate_list import GateListDialog
from desktop.ui.venue.gate_panel import GatePanel, GateRenameDialog

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_LIST, _PANEL, _LOWEST = 460, 280, 240
"""Least widths of list and panel, and the height in which the list scrolls, at 100 %."""


class GatesTab(Translated, QWidget):
    """Adds, renames, orders, retires and restores. Every change is saved at once."""

    stored = Signal()
    """Something was stored."""
    failed = Signal(object)
    """A ``UserError`` that belongs to no field."""
    named = Signal(str)
    """A gate with this name was stored."""

    def __init__(
        self,
        gates: GateService,
        lists: GateListService,
        venues: VenueService,
        writes: Writes,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gates, self._lists, self._venues = gates, lists, venues
        self._writes, self._jobs = writes, jobs
        self._facts: VenueFacts | None = None
        self._wanted = ""
        self._whole_venue: str | None = None
        self._may_edit = True
        self._states: dict[str, GatePoster] = {}
        self._staff: dict[str, tuple[str, ...]] = {}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.field = TextField()
        self._add = Button("secondary", "add")
        self._wrong = FieldNote(self.field)
        self._model: RecordModel[Gate] = RecordModel(
            [
                Column(lambda: self.tr("Gate"), lambda gate: gate.name),
                Column(lambda: self.tr("Inspectors"), lambda gate: self._staff_text(gate), width=190),
                Column(lambda: self.tr("Code"), self._code_text, width=110),
                Column(lambda: self.tr("Poster"), self._poster_text, width=120, tone=self._poster_tone),
            ]
        )
        self.table = Table(self._model)
        self.panel = GatePanel()
        self._retired = QCheckBox()
        self._keys = label("second")
        self._adding = QWidget()
        adding = row(self._adding, Space.S)
        adding.addWidget(self.field, 1)
        adding.addWidget(self._add)
        foot = row(gap=Space.L)
        foot.addWidget(self._retired)
        foot.addWidget(self._keys, 1, Qt.AlignmentFlag.AlignRight)
        card = Card()
        card.body.addWidget(self._adding)
        card.body.addWidget(self._wrong)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(foot)
        line = FoldingRow(self)
        line.add(card, width=_LIST, stretch=5, height=_LOWEST)
        line.add(self.panel, width=_PANEL, stretch=2)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_typed)
        self.field.textEdited.connect(lambda _: self._show_problem(""))
        self.field.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda _: self.rename())
        self.table.selected.connect(lambda _: self._show_panel())
        self._retired.toggled.connect(lambda _: self._show())
        self.panel.rename_wanted.connect(self.rename)
        self.panel.move_wanted.connect(self.move_chosen)
        self.panel.retire_wanted.connect(self.retire)
        self.panel.restore_wanted.connect(self.restore)
        self.panel.drop_code_wanted.connect(self._on_drop_code)

    def show_facts(self, facts: VenueFacts) -> None:
        """Show the gates; the chosen one stays chosen, but for one that was just added."""
        self._facts = facts
        self._show()

    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        chosen = self.current()
        may_edit = may_call(self._gates.add)
        self._states = {state.gate.id: state for state in facts.posters}
        self._whole_venue = facts.venue.official_payload
        people = facts.bound_members
        shown = facts.gates if self._retired.isChecked() else facts.live_gates
        self._staff = {gate.id: tuple(m.name for m in people if gate.id in m.gate_ids) for gate in shown}
        self._model.set_records(shown)
        self._adding.setVisible(may_edit)
        self._may_edit = may_edit
        self._show_keys()
        self.panel.set_editable(may_edit)
        if self._wanted in {gate.id for gate in shown}:
            self.choose(self._wanted)
            self._wanted = ""
        else:
            self.choose(chosen.id if chosen is not None else "")

    def _show_keys(self) -> None:
        keys = self.tr("F2 rename   Alt+↑ ↓ order   Delete retire")
        self._keys.setText(keys if self._may_edit else self.tr("Only the venue’s manager can change gates."))

    def current(self) -> Gate | None:
        """The gate that is chosen."""
        found = self.table.current()
        return found if isinstance(found, Gate) else None

    def choose(self, gate_id: str) -> None:
        """Choose a gate; the first one where that is not shown."""
        ids = [self._model.record(i).id for i in range(self._model.rowCount())]
        if ids:
            self.table.selectRow(ids.index(gate_id) if gate_id in ids else 0)
        self._show_panel()

    def focus_first(self) -> None:
        """Where work begins: the field that adds, or the list for whoever may only look."""
        focus(self.field if self._adding.isVisibleTo(self) else self.table)

    def add_typed(self) -> None:
        """Add the gate whose name is typed; the next name can be typed meanwhile."""
        name = self.field.value()
        self._show_problem("")
        self._writes.add(partial(self._gates.add, name), partial(self._on_added, name), self._on_not_added)

    def _on_added(self, typed: str, gate: Gate) -> None:
        self._wanted = gate.id
        self._show()  # it may have been read already
        if self.field.value() == typed:
            self.field.clear()
            focus(self.field)
        self.stored.emit()
        self.named.emit(gate.name)

    def add_list(self, text: str = "") -> None:
        """Ask for many gates at once; ``text`` is what was pasted already."""
        if self._may_edit:
            dialog = GateListDialog(self._lists, self._jobs, self, text)
            dialog.done_with.connect(self._on_list_added)
            dialog.open()

    def _on_list_added(self, added: object) -> None:
        if isinstance(added, tuple) and added:
            self._wanted = added[-1].id
            self._show()  # as for one gate
        self.stored.emit()

    def _pasted_list(self, event: QKeyEvent) -> str:
        """What is about to be pasted, where it has several lines: no name of one gate; empty otherwise."""
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        return text if "\n" in text.strip() else ""

    def _on_not_added(self, error: UserError) -> None:
        if isinstance(error, BadInput):
            self._show_problem(sentence(error.message))
        else:
            self.failed.emit(error)

    def rename(self) -> None:
        """Ask for another name of the chosen gate."""
        gate = self.current()
        if gate is None or gate.retired or not self.panel.is_editable:
            return
        dialog = GateRenameDialog(gate, self._gates, self._jobs, self)
        dialog.done_with.connect(self._on_renamed)
        dialog.open()

    def _on_renamed(self, gate: object) -> None:
        self.stored.emit()
        if isinstance(gate, Gate):
            self.named.emit(gate.name)

    def move_chosen(self, by: int) -> None:
        """Move the chosen gate up (-1) or down (1)."""
        gate = self.current()
        if gate is not None and not gate.retired:
            self._do(partial(self._move, gate.id, by))

    def _move(self, gate_id: str, by: int) -> None:
        """From where it is by then: keys that came one after the other move it on and on."""
        live = [gate.id for gate in self._gates.list()]
        if gate_id in live and 0 <= live.index(gate_id) + by < len(live):
            self._gates.move(gate_id, live.index(gate_id) + by)

    def retire(self) -> None:
        """Close the chosen gate, after asking."""
        gate = self.current()
        if gate is None or gate.retired or not self.panel.is_editable:
            return
        confirm(
            self,
            message("GatesTab", "Retire {name}?", name=gate.name),
            message(
                "GatesTab",
                "Its posters become void and nobody is assigned to it any more. Its past stays, "
                "and it can be restored.",
            ),
            message("GatesTab", "Retire the gate"),
            lambda: self._do(lambda: self._gates.retire(gate.id)),
        )

    def restore(self) -> None:
        """Open the chosen retired gate again."""
        gate = self.current()
        if gate is not None and gate.retired:
            self._do(lambda: self._gates.restore(gate.id))

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Name of the new gate"))
        self.field.setPlaceholderText(self.tr("New gate, such as 南门; Enter adds it"))
        self._add.set_words(self.tr("Add"))
        self.table.setAccessibleName(self.tr("Gates"))
        self._retired.setText(self.tr("Show retired gates"))
        self._show_keys()
        self._show_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.field:
            if pasted := self._pasted_list(event):
                self.add_list(pasted)
                return True
            if event.key() in _ENTER:
                self.add_typed()
            elif event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return event.key() in (*_ENTER, Qt.Key.Key_Down)
        return self._on_table_key(event)

    def _on_table_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if held == Qt.KeyboardModifier.AltModifier and by and self.panel.is_editable:
            self.move_chosen(by)
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.retire()
        else:
            return False
        return True

    def _do(self, act: Callable[[], object]) -> None:
        self._writes.add(act, lambda _: self.stored.emit(), self.failed.emit)

    def _on_drop_code(self) -> None:
        gate = self.current()
        if gate is not None:
            self._do(lambda: self._venues.drop_official_code(gate.id))

    def _show_problem(self, text: str) -> None:
        self._wrong.show_words(text, "error")
        if text:
            focus(self.field)

    def _show_panel(self) -> None:
        gate = self.current()
        if gate is None:
            self.panel.show_gate(None)
            return
        live = [g.id for g in (self._model.record(i) for i in range(self._model.rowCount())) if not g.retired]
        place = live.index(gate.id) if gate.id in live else -1
        self.panel.show_gate(
            gate,
            self._states.get(gate.id),
            self._staff.get(gate.id, ()),
            can_rise=place > 0,
            can_sink=0 <= place < len(live) - 1,
        )

    def _staff_text(self, gate: Gate) -> str:
        return self.tr(", ").join(self._staff.get(gate.id, ())) or self.tr("Nobody")

    def _code_text(self, gate: Gate) -> str:
        return self.tr("Official") if gate.official_payload or self._whole_venue else self.tr("Our own")

    def _poster_text(self, gate: Gate) -> str:
        if gate.retired:
            return self.tr("Retired")
        state = self._states.get(gate.id)
        return poster_text(state.state) if state is not None else ""

    def _poster_tone(self, gate: Gate) -> ChipTone:
        state = self._states.get(gate.id)
        if gate.retired or state is None:
            return "neutral"
        return poster_tone(state.state)
