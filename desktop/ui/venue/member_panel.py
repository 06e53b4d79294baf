"""The chosen member and what can be done about them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.gate import Gate
from desktop.domain.people import Member, Role
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label, selectable
from desktop.ui.kit.roles import role_text
from desktop.ui.kit.sizes import column
from desktop.ui.venue.gate_chips import GateChips


class MemberPanel(Translated, Card):
    """Shows one member; gates are switched right here, everything else is asked of the owner."""

    gates_chosen = Signal(object)
    inspector_chosen = Signal(bool)
    password_wanted = Signal()
    unbind_wanted = Signal()
    rebind_wanted = Signal()
    hand_over_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._member: Member | None = None
        self._gates: tuple[Gate, ...] = ()
        self._me = ""
        self._may_edit = False
        self._role, self._phone_name, self._phone = label("second"), label("second"), selectable(label())
        self._gates_name = label("second")
        self._no_door, self._who = label("attention", wrap=True), label("second", wrap=True)
        self._chips = GateChips(most=250)
        self._inspector = QCheckBox()
        self.password, self._hand_over = Button("secondary", "lock"), Button("secondary", "people")
        self._unbind, self._rebind = Button("secondary"), Button("secondary")
        self._recovery = Button("secondary", "print")
        self._build()
        self._chips.changed.connect(lambda: self.gates_chosen.emit(self._chips.chosen_ids()))
        self._inspector.clicked.connect(self.inspector_chosen)
        self.password.clicked.connect(self.password_wanted)
        self._hand_over.clicked.connect(self.hand_over_wanted)
        self._unbind.clicked.connect(self.unbind_wanted)
        self._rebind.clicked.connect(self.rebind_wanted)
        self._recovery.clicked.connect(self.recovery_wanted)
        self.retranslate()

    def _build(self) -> None:
        self.body.addWidget(self._role)
        self.body.addWidget(self._no_door)
        phone = column(gap=0)
        phone.addWidget(self._phone_name)
        phone.addWidget(self._phone)
        self.body.addLayout(phone)
        self.body.addWidget(self._inspector)
        self.body.addWidget(self._gates_name)
        self.body.addWidget(self._chips)
        self.body.addStretch(1)
        self.body.addWidget(self._who)
        for button in (self.password, self._recovery, self._hand_over, self._unbind, self._rebind):
            self.body.addWidget(button)

    def set_rights(self, me: str, may_edit: bool) -> None:
        """Who is signed in, and whether members may be changed."""
        self._me, self._may_edit = me, may_edit

    def show_member(self, member: Member | None, gates: Sequence[Gate]) -> None:
        """Show a member and the live gates."""
        self._member, self._gates = member, tuple(gates)
        self.retranslate()

    def focus_first(self) -> None:
        """The first thing that can be changed; a missing password before all."""
        parts = (self._inspector, self._chips, self.password, self._rebind)
        is_shut_out = self._member is not None and self._member.lacks_password
        for part in (self.password, *parts) if is_shut_out else parts:
            if part.isVisibleTo(self) and part.isEnabled():
                part.setFocus()
                return

    def retranslate(self) -> None:
        self._phone_name.setText(self.tr("Phone"))
        self._gates_name.setText(self.tr("At these gates"))
        self._no_door.setText(
            self.tr(
                "Has no password at this desk: passwords do not travel between desks. Set one to let them sign in here."
            )
            if self._may_edit
            else self.tr("Has no password at this desk. The manager can set one.")
        )
        self._who.setText(self.tr("Only the venue’s manager can change members."))
        self._inspector.setText(self.tr("Also checks visitors as an inspector"))
        self._hand_over.set_words(self.tr("Make manager…"))
        self._recovery.set_words(self.tr("New recovery sheet…"))
        self._unbind.set_words(self.tr("Unbind…"))
        self._rebind.set_words(self.tr("Bind again…"))
        member = self._member
        if member is not None:
            own = member.id == self._me
            self.password.set_words(self.tr("Change my password…") if own else self.tr("Set a password…"))
            self._show(member)

    def _show(self, member: Member) -> None:
        self.set_heading(member.name)
        self._role.setText(role_text(member.role) if member.bound else self.tr("Has left the venue"))
        readable = self._may_edit or member.id == self._me
        self._phone.setText(phone_text(member.phone, masked=not readable) or self.tr("Not given"))
        self._no_door.setVisible(member.lacks_password)
        edit, own = self._may_edit and member.bound, member.id == self._me
        self._inspector.setVisible(edit and member.role is not Role.INSPECTOR)
        self._inspector.setChecked(member.inspector)
        assigned = member.bound and member.inspector
        self._gates_name.setVisible(assigned)
        self._chips.setVisible(assigned)
        self._chips.set_gates(self._gates, member.gate_ids)
        self._chips.setEnabled(edit)
        self.password.setVisible(edit or (own and member.bound))
        self._who.setVisible(not self._may_edit)
        self._recovery.setVisible(edit and own)
        self._hand_over.setVisible(edit and member.role is not Role.MANAGER)
        self._unbind.setVisible(edit and member.role is not Role.MANAGER)
        self._rebind.setVisible(self._may_edit and not member.bound)


def phone_text(phone: str, *, masked: bool) -> str:
    """A phone number as it is read aloud, or with its middle hidden."""
    if masked and len(phone) >= 7:
        return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if len(phone) == 11 and phone.isdigit() else phone
