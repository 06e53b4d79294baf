"""The members tab: who works here, at which gates, who may sign in."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.people import Member, Role
from desktop.services.rights import may_call
from desktop.services.venue.members import MemberService
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import FormDialog, confirm
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs, Writes
from desktop.ui.kit.roles import role_text
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.venue.facts import VenueFacts
from desktop.ui.venue.member_dialogs import (
    AddClerkDialog,
    AddInspectorDialog,
    HandOverDialog,
    MemberPasswordDialog,
    RebindDialog,
)
from desktop.ui.venue.member_panel import MemberPanel

_LIST, _PANEL, _LOWEST = 460, 280, 240
"""Least widths of list and panel, and the height in which the list scrolls, at 100 %."""


class MembersTab(Translated, QWidget):
    """The list, and a panel for the chosen member. Every change is saved at once."""

    stored = Signal()
    """Something was stored."""
    handed_over = Signal()
    """Another member is the manager now; whoever is signed in has become a clerk."""
    recovery_wanted = Signal()
    failed = Signal(object)
    named = Signal(str)
    """Somebody with this name was stored."""

    def __init__(self, members: MemberService, writes: Writes, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members, self._writes, self._jobs = members, writes, jobs
        self._facts: VenueFacts | None = None
        self._wanted = ""
        self._live: tuple[Gate, ...] = ()
        self._model: RecordModel[Member] = RecordModel(
            [
                Column(lambda: self.tr("Name"), lambda m: m.name, width=150),
                Column(lambda: self.tr("Role"), self._role_text, width=150, tone=self._role_tone),
                Column(lambda: self.tr("Gates"), self._gates_text),
                Column(lambda: self.tr("Signs in here"), self._door_text, width=170, tone=self._door_tone),
            ]
        )
        self.table = Table(self._model)
        self.panel = MemberPanel()
        self._left = QCheckBox()
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._left)
        line = FoldingRow(self)
        line.add(card, width=_LIST, stretch=5, height=_LOWEST)
        line.add(self.panel, width=_PANEL, stretch=2)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.table.selected.connect(lambda _: self._show_panel())
        self.table.opened.connect(lambda _: self.panel.focus_first())
        self._left.toggled.connect(lambda _: self._show())
        self.panel.gates_chosen.connect(self._on_gates)
        self.panel.inspector_chosen.connect(self._on_inspector)
        self.panel.password_wanted.connect(self._on_password)
        self.panel.unbind_wanted.connect(self._on_unbind)
        self.panel.rebind_wanted.connect(self._on_rebind)
        self.panel.hand_over_wanted.connect(self.hand_over)
        self.panel.recovery_wanted.connect(self.recovery_wanted)

    def show_facts(self, facts: VenueFacts) -> None:
        """Show the members; the chosen one stays chosen, but for one who was just added or changed."""
        self._facts = facts
        self._show()

    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        chosen = self.current()
        self._live = facts.live_gates
        self.panel.set_rights(facts.me.id, may_call(self._members.unbind))
        shown = facts.members if self._left.isChecked() else facts.bound_members
        self._model.set_records(shown)
        if self._wanted in {member.id for member in shown}:
            self.choose(self._wanted)
            self._wanted = ""
        else:
            self.choose(chosen.id if chosen is not None else "")

    def current(self) -> Member | None:
        """The member who is chosen."""
        found = self.table.current()
        return found if isinstance(found, Member) else None

    def choose(self, member_id: str) -> None:
        """Choose a member; the first one where that one is not shown."""
        ids = [self._model.record(i).id for i in range(self._model.rowCount())]
        if ids:
            self.table.selectRow(ids.index(member_id) if member_id in ids else 0)
        self._show_panel()

    def focus_first(self) -> None:
        """Put the keyboard into the list of members."""
        self.table.setFocus()

    def add_inspector(self) -> None:
        """Ask for an inspector to bind."""
        self._open(AddInspectorDialog(self._code(), self._members, self._live, self._jobs, self))

    def add_clerk(self) -> None:
        """Ask for a clerk to add."""
        self._open(AddClerkDialog(self._members, self._jobs, self))

    def hand_over(self) -> None:
        """Ask who is to be the manager from now on; the chosen member is proposed."""
        self._jobs.run(self._members.list, self._ask_to_hand_over, self.failed.emit, owner=self, only_reads=True)

    def _ask_to_hand_over(self, members: tuple[Member, ...]) -> None:
        others = [m for m in members if m.role is not Role.MANAGER]
        if not others:
            nobody = message("MembersTab", "There is nobody to hand over to. Add a clerk or bind an inspector first.")
            self.failed.emit(UserError(nobody))
            return
        chosen = self.current()
        proposed = chosen.id if chosen is not None and chosen in others else ""
        dialog = HandOverDialog(others, self._members, self._jobs, self, proposed)
        dialog.done_with.connect(self._on_handed_over)
        dialog.open()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Members"))
        self._left.setText(self.tr("Show who has left"))
        self._show_panel()

    def _code(self) -> str:
        """The venue's present declaration code."""
        return self._facts.venue.declaration_code if self._facts is not None else ""

    def _open(self, dialog: FormDialog) -> None:
        dialog.done_with.connect(self._on_changed)
        dialog.open()

    def _do(self, act: Callable[[], object]) -> None:
        self._writes.add(act, lambda _: self.stored.emit(), self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._show()  # a chip or a tick that was switched in vain goes back
        self.failed.emit(error)

    def _on_changed(self, result: object = None) -> None:
        self.stored.emit()
        if isinstance(result, Member):
            self._wanted = result.id
            self._show()  # they may have been read already
            self.named.emit(result.name)

    def _on_handed_over(self, _manager: Member) -> None:
        self._on_changed()
        self.handed_over.emit()

    def _on_gates(self, gate_ids: Sequence[str]) -> None:
        if (member := self.current()) is not None:
            self._do(partial(self._members.assign, member.id, gate_ids))

    def _on_inspector(self, on: bool) -> None:
        if (member := self.current()) is not None:
            self._do(partial(self._members.set_inspector, member.id, on))

    def _on_password(self) -> None:
        if (member := self.current()) is not None:
            self._open(MemberPasswordDialog(member, self._members, self._jobs, self))

    def _on_rebind(self) -> None:
        if (member := self.current()) is not None:
            self._open(RebindDialog(self._code(), member, self._members, self._jobs, self))

    def _on_unbind(self) -> None:
        if (member := self.current()) is None:
            return
        confirm(
            self,
            message("MembersTab", "Unbind {name}?", name=member.name),
            message(
                "MembersTab",
                "{name} is taken off all gates and cannot sign in any more. What was recorded "
                "stays, and the declaration code binds again.",
                name=member.name,
            ),
            message("MembersTab", "Unbind"),
            partial(self._unbind, member),
        )

    def _unbind(self, member: Member) -> None:
        self._do(partial(self._members.unbind, member.id))

    def _show_panel(self) -> None:
        self.panel.show_member(self.current(), self._live)

    def _role_text(self, member: Member) -> str:
        if not member.bound:
            return self.tr("Has left")
        text = role_text(member.role)
        also = member.inspector and member.role is not Role.INSPECTOR
        return self.tr("{role}, inspector").format(role=text) if also else text

    @staticmethod
    def _role_tone(member: Member) -> ChipTone:
        return "good" if member.role is Role.MANAGER and member.bound else "neutral"

    def _gates_text(self, member: Member) -> str:
        names = [gate.name for gate in self._live if gate.id in member.gate_ids]
        return self.tr(", ").join(names) or (self.tr("None yet") if member.inspector and member.bound else "")

    def _door_text(self, member: Member) -> str:
        if member.lacks_password:
            return self.tr("No password here")
        return self.tr("Yes") if member.has_password else self.tr("No")

    @staticmethod
    def _door_tone(member: Member) -> ChipTone | None:
        return "attention" if member.lacks_password else None
