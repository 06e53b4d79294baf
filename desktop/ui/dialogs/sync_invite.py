"""Joining a hub by stick: the form that takes an invitation, and both ways beside each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.ui.dialogs.file_field import InvitationField
from desktop.ui.dialogs.sync_enrol import EnrolForm, HubForm, Join, Question
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.segments import SegmentedControl

NETWORK, STICK = "network", "stick"


@dataclass(frozen=True, slots=True)
class Inviting:
    """The file that somebody chose; ``move`` once they have agreed to leave the present hub."""

    path: Path
    move: bool = False


Accept = Callable[[Inviting, Callable[[object], object], Callable[[UserError], object]], object]
"""Takes an invitation in the background, then calls the one or the other."""


class InviteForm(HubForm):
    """One file."""

    def __init__(self, accept: Accept, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(accept, parent)
        self.invitation = InvitationField(folder)
        self.add_row("invitation", self.invitation)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_words(
            "invitation",
            self.tr("Invitation"),
            self.tr(
                "A file that ends in .vdi, on a stick of the health office. It serves once, like a ticket: keep it to yourself."
            ),
        )

    def is_dirty(self) -> bool:
        return bool(self.invitation.value())

    def asked(self) -> Inviting:
        return Inviting(Path(self.invitation.value()))

    def forget(self) -> None:
        self.invitation.clear()

    def moved(self, asked: Inviting) -> Inviting:
        return replace(asked, move=True)

    def question(self, asked: Inviting) -> Question:
        return Question(
            message("SyncEnrol", "Leave the present hub?"),
            message(
                "SyncEnrol",
                "This invitation is of another hub. This desk would belong to that one and send it "
                "everything from the beginning; what the present hub has stays there.",
            ),
        )


class JoinWays(Translated, QWidget):
    """Over the network, or by stick; what was typed for the one stays while the other is looked at."""

    joined = Signal()
    """The hub has taken this desk in, over the network."""
    invited = Signal()
    """An invitation was taken; the stick has yet to go."""
    busy = Signal(bool)
    failed = Signal(object)
    """An error that belongs to none of the fields."""
    chosen = Signal()

    def __init__(self, join: Join, accept: Accept, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = SegmentedControl()
        self.network, self.stick = EnrolForm(join), InviteForm(accept, folder)
        for value in (NETWORK, STICK):
            self.way.add(value)
        choice = row(gap=0)
        choice.addWidget(self.way)
        choice.addStretch(1)
        box = column(self, gap=Space.L)
        box.addLayout(choice)
        for form in (self.network, self.stick):
            box.addWidget(form)
            form.busy.connect(self.busy)
            form.failed.connect(self.failed)
        box.addStretch(1)
        self.network.joined.connect(self.joined)
        self.stick.joined.connect(self.invited)
        self.way.chosen.connect(lambda _: self._on_chosen())
        self.retranslate()
        self._show()

    @property
    def by_stick(self) -> bool:
        """Which of them is chosen."""
        return self.way.value() == STICK

    @property
    def form(self) -> HubForm:
        """The form of the way that is chosen."""
        return self.stick if self.by_stick else self.network

    def choose(self, way: str) -> None:
        """Take a way without telling anybody."""
        self.way.set_value(way)
        self._show()

    def send(self) -> None:
        """Join with what was typed."""
        self.form.send()

    def focus_first(self) -> None:
        self.form.focus_first()

    def is_dirty(self) -> bool:
        """Whether anything was typed that would be lost."""
        return self.network.is_dirty() or self.stick.is_dirty()

    def retranslate(self) -> None:
        self.way.set_name(self.tr("How this desk joins"))
        self.way.set_texts(self.tr("Over the network"), self.tr("By USB stick"))

    def _on_chosen(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.network.setVisible(not self.by_stick)
        self.stick.setVisible(self.by_stick)
