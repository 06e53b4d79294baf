"""Who orders at this venue: a manager whom another desk named, and keys of managers that wait for a comparison."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.services.venue.credentials import KeyRequest, KeyStatus
from desktop.services.venue.manager_change import WaitingManager
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, drop_children, row
from desktop.ui.kit.tokens import Space


class ManagerKeysCard(Translated, Card):
    """Hidden unless there is something to decide or to compare. Whoever may not decide sees what it is about."""

    manager_confirmed = Signal()
    manager_refused = Signal()
    key_decided = Signal(object, bool)
    """A key (bytes), and whether its fingerprint is the same at the other desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.M, parent=parent)
        self._waiting: WaitingManager | None = None
        self._keys = KeyStatus()
        self._may = False
        self._list = column(gap=Space.M)
        self.body.addLayout(self._list)
        self.hide()
        self.retranslate()

    def show_facts(self, waiting: WaitingManager | None, keys: KeyStatus, *, may_decide: bool) -> None:
        """Show what there is to decide."""
        if (waiting, keys, may_decide) != (self._waiting, self._keys, self._may):
            self._waiting, self._keys, self._may = waiting, keys, may_decide
            self.retranslate()
        self.setVisible(bool(waiting or (may_decide and (keys.requests or not keys.in_force))))

    def retranslate(self) -> None:
        self.set_heading(self.tr("Who manages this venue"))
        drop_children(self._list)
        parts = self._parts()
        for number, add in enumerate(parts):
            if number:
                self._list.addWidget(rule())
            add()

    def _parts(self) -> list[Callable[[], None]]:
        parts: list[Callable[[], None]] = []
        if self._waiting is not None:
            parts.append(partial(self._add_manager, self._waiting))
        if self._may:
            parts += [partial(self._add_request, request) for request in self._keys.requests]
            if not self._keys.in_force:
                parts.append(self._add_own)
        return parts

    def _add_manager(self, waiting: WaitingManager) -> None:
        about = self.tr("{name} was made the manager elsewhere").format(name=waiting.name)
        self._list.addWidget(label("strong", about, wrap=True))
        self._list.addWidget(
            label(
                "body",
                self.tr(
                    "At this desk {known} stays the manager until they confirm it. If nobody here has agreed to it, "
                    "somebody may be taking the venue over: refuse, and call the health office."
                ).format(known=waiting.known),
                wrap=True,
            )
        )
        if self._may:
            self._add_buttons(
                about,
                (self.tr("Refuse"), self.manager_refused.emit),
                (self.tr("Confirm…"), partial(self._ask, waiting)),
            )

    def _ask(self, waiting: WaitingManager) -> None:
        confirm(
            self,
            message("ManagerKeysCard", "Make {name} the manager here as well?", name=waiting.name),
            message("ManagerKeysCard", "You work as a clerk from then on, at this desk too."),
            message("ManagerKeysCard", "Make them the manager"),
            self.manager_confirmed.emit,
        )

    def _add_request(self, request: KeyRequest) -> None:
        about = self.tr("{member} wants to manage from desk {desk}").format(member=request.member, desk=request.desk)
        self._list.addWidget(label("strong", about, wrap=True))
        self._add_fingerprint(request.fingerprint)
        self._list.addWidget(
            label(
                "second",
                self.tr("Ask at that desk what its Sync page shows. Only where every group is the same is it theirs."),
                wrap=True,
            )
        )
        self._add_buttons(
            about,
            (self.tr("Refuse"), partial(self.key_decided.emit, request.key, False)),
            (self.tr("It is the same"), partial(self.key_decided.emit, request.key, True)),
        )

    def _add_own(self) -> None:
        self._list.addWidget(label("strong", self.tr("Your orders count at this desk alone so far"), wrap=True))
        self._add_fingerprint(self._keys.own)
        self._list.addWidget(
            label(
                "second",
                self.tr(
                    "Members, gates and venue that you change here reach the other desks once the manager has compared "
                    "this at another desk of the venue, or the health office at the hub."
                ),
                wrap=True,
            )
        )

    def _add_fingerprint(self, text: str) -> None:
        shown = label("strong", text, wrap=True)
        shown.setAccessibleName(self.tr("Fingerprint {letters}").format(letters=" ".join(text)))
        self._list.addWidget(shown)

    def _add_buttons(self, about: str, *acts: tuple[str, Callable[[], object]]) -> None:
        holder = QWidget(self)
        buttons = row(holder, Space.S)
        buttons.addStretch(1)
        for words, act in acts:
            button = Button("secondary", parent=holder)
            button.set_words(words)
            button.setAccessibleName(f"{about}: {words}")
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(button)
        self._list.addWidget(holder)
