"""Joining a hub over the network or by stick, for a desk that has none yet and for one that joins again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.ui.hub.enrolment_form import EnrolForm, HubChangeConfirmation, HubForm, Join, Send
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.files import InvitationField
from desktop.ui.kit.help import about
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.job import Job
from desktop.ui.kit.labels import label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space

NETWORK, STICK = "network", "stick"


@dataclass(frozen=True, slots=True)
class Inviting:
    """The file that somebody chose; ``move`` once they have agreed to leave the present hub."""

    path: Path
    move: bool = False


Accept = Send[Inviting]


class InviteForm(HubForm[Inviting]):
    """Asks for the file of an invitation."""

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

    def confirmation(self, asked: Inviting) -> HubChangeConfirmation:
        return HubChangeConfirmation(
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
    under_way = Signal(object)
    """The ``Job`` that joins."""
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
            form.under_way.connect(self.under_way)
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
    def form(self) -> EnrolForm | InviteForm:
        """The form of the way that is chosen."""
        return self.stick if self.by_stick else self.network

    def choose(self, way: str) -> None:
        """Take a way without telling anybody."""
        self.way.set_value(way)
        self._show()

    def put(self, invitation: Path) -> None:
        """Fill in the file of an invitation; nothing is sent."""
        self.choose(STICK)
        self.stick.invitation.put(invitation)
        self.chosen.emit()

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


class EnrolDialog(Dialog):
    """The forms that join, over the page."""

    section = "hub"

    def __init__(self, join: Join, accept: Accept, folder: Callable[[], Path], url: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._explanation = label("second", wrap=True)
        self.ways = JoinWays(join, accept, folder)
        self.ways.network.hub.set_value(url)
        if not url:
            self.ways.choose(STICK)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self.ways)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.action.clicked.connect(self.ways.send)
        self.ways.busy.connect(self.set_busy)
        self.ways.under_way.connect(self._on_under_way)
        self.ways.failed.connect(self.banner.show_error)
        self.ways.chosen.connect(self.retranslate)
        self.ways.joined.connect(self.accept)
        self.ways.invited.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Join again"))
        self._explanation.setText(
            self.tr("After the hub has lost this desk, or when the health office has given another hub.")
        )
        self.action.set_words(self.tr("Use the invitation") if self.ways.by_stick else self.tr("Join"))

    def _on_under_way(self, job: Job) -> None:
        self.banner.follow(job, can_stop=False)

    def open(self) -> None:
        super().open()
        ways = self.ways
        first = ways.stick.invitation if ways.by_stick else ways.network.ticket
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def is_dirty(self) -> bool:
        return self.ways.is_dirty()


_WIDTH = 560


class JoiningCard(Translated, Card):
    """The manager sees the form; everybody else, whom to ask."""

    decline_wanted = Signal(bool)
    """Whether the desk is to stay without a hub."""

    def __init__(self, join: Join, accept: Accept, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.L, parent=parent)
        about(self, "hub")
        sized(self, max_width=_WIDTH)
        self._what, self._who = label("quiet", wrap=True), label("body", wrap=True)
        self.ways = JoinWays(join, accept, folder)
        self.action = Button("primary")
        self.decline = Button("secondary")
        self._may = self._declined = False
        buttons = row(gap=Space.M)
        buttons.addWidget(self.decline)
        buttons.addStretch(1)
        buttons.addWidget(self.action)
        for part in (self._what, self._who, self.ways):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.ways.busy.connect(self._on_busy)
        self.decline.clicked.connect(lambda: self.decline_wanted.emit(not self._declined))
        self.ways.chosen.connect(self.retranslate)
        self.action.clicked.connect(self.ways.send)
        self.retranslate()

    def show_right(self, may: bool, *, declined: bool) -> None:
        """Whether whoever looks at it may join, and whether somebody has chosen that the desk does not."""
        changed, self._may, self._declined = (may, declined) != (self._may, self._declined), may, declined
        self.ways.setVisible(may and not declined)
        self.action.setVisible(may and not declined)
        self.decline.setVisible(may)
        self._who.setVisible(not may)
        if changed:
            self.retranslate()

    def focus_first(self) -> None:
        if self.ways.isVisible():
            self.ways.focus_first()
        else:
            self.decline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_busy(self, on: bool) -> None:
        self.action.setEnabled(not on)
        self.decline.setEnabled(not on)

    def retranslate(self) -> None:
        if self._declined:
            self.set_heading(self.tr("This desk works without a hub"))
            self._what.setText(
                self.tr(
                    "Everything stays at this desk, and nothing waits to be sent. If it joins a hub later, that gets "
                    "the records kept until then."
                )
            )
        else:
            self.set_heading(self.tr("This desk does not belong to a hub yet"))
            self._what.setText(
                self.tr(
                    "The hub of the health office collects the records of its venues, so that nothing is lost when "
                    "this PC breaks. Without one, everything works as it is and stays at this desk."
                )
            )
        self.decline.set_words(
            self.tr("Join a hub after all…") if self._declined else self.tr("This desk joins no hub")
        )
        self._who.setText(
            self.tr("The manager can let this desk join with a ticket or an invitation of the health office.")
        )
        self.action.set_words(self.tr("Use the invitation") if self.ways.by_stick else self.tr("Join"))


def centred(card: QWidget) -> QWidget:
    """A card at the top left of a page with nothing else."""
    holder = QWidget()
    across = row(holder, gap=0)
    down = column(gap=0)
    down.addWidget(card)
    down.addStretch(1)
    across.addLayout(down, 3)
    across.addStretch(2)
    return holder
