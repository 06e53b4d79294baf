"""Checking a code that hangs on a wall: a photo goes in, what each code in it is comes out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.posters import GatePoster, PosterState
from desktop.services.posters.code_pictures import CodePictureService
from desktop.services.posters.known_codes import CodeStatus, IdentifiedCode
from desktop.services.posters.posters import PosterService
from desktop.services.rights import may_call
from desktop.ui.kit.buttons import Button, Chip, ChipTone
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.files import PICTURES, ask_for_picture, documents_folder
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.sizes import column, drop_children, row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.kit.words import poster_story

DROP_PICTURE = message("PosterCheckDialog", "Drop the picture to check its code")


class WallRow(Translated, QWidget):
    """A code says its gate, not which print of the poster it is on: so the number on the paper is compared, and nobody
    but the one who looked says that it hangs. ``seen`` tells the ``GatePoster``."""

    seen = Signal(object)

    def __init__(self, posters: Sequence[GatePoster], parent: QWidget | None = None) -> None:
        """``posters`` of which one may be seen here: several only where gates share the venue's official code."""
        super().__init__(parent)
        self._posters = tuple(posters)
        self._compare = label("second", wrap=True)
        self.gate = Select()
        self.gate.set_choices([(p.gate.id, p.gate.name) for p in self._posters])
        self.hangs = Button("secondary", "check-circle")
        # Methods and no lambdas: the row is made anew for each picture, and a circle through one would outlive it.
        self.hangs.clicked.connect(self._on_hangs)
        self.gate.activated.connect(self._on_gate)
        line = row(gap=Space.S)
        line.addWidget(self.gate)
        line.addWidget(self.hangs)
        line.addStretch(1)
        box = column(self, Space.XS)
        box.addWidget(self._compare)
        box.addLayout(line)
        self.gate.setHidden(len(self._posters) == 1)
        self.retranslate()

    @property
    def poster(self) -> GatePoster:
        """The poster that is meant."""
        return next(p for p in self._posters if p.gate.id == self.gate.value())

    def _on_hangs(self) -> None:
        self.seen.emit(self.poster)

    def _on_gate(self, _at: int) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        serial = self.poster.serial or ""
        self._compare.setText(
            f"{poster_story(self.poster)}\n" + self.tr("Compare the number at the foot of the poster.")
        )
        self.hangs.set_words(self.tr("It hangs there: No. {serial}").format(serial=serial))
        self.hangs.setAccessibleName(
            self.tr("The poster with number {serial} hangs at {gate}").format(serial=serial, gate=self.poster.gate.name)
        )
        self.gate.setAccessibleName(self.tr("Gate"))


_WORDS: dict[CodeStatus, tuple[ChipTone, Message, Message]] = {
    CodeStatus.CURRENT: (
        "good",
        message("PosterCheckDialog", "Genuine"),
        message("PosterCheckDialog", "This is the code in force."),
    ),
    CodeStatus.OLD: (
        "attention",
        message("PosterCheckDialog", "Out of date"),
        message("PosterCheckDialog", "An earlier code of this gate. Print the poster again and take this one down."),
    ),
    CodeStatus.VOID: (
        "attention",
        message("PosterCheckDialog", "No longer in use"),
        message("PosterCheckDialog", "The code of a gate that is no longer in use. Take the poster down."),
    ),
    CodeStatus.NOT_OURS: (
        "danger",
        message("PosterCheckDialog", "Not ours"),
        message(
            "PosterCheckDialog",
            "This code is not from this venue: somebody may have pasted it over the real one. Take it down, do not "
            "scan it, and tell the manager.",
        ),
    ),
}
_STALE = message(
    "PosterCheckDialog",
    "The code is in force, but the poster says something that is not true any more. Print it again and take this one down.",
)


class VerdictCard(Card):
    """What one code is, and what to do about it. ``seen``: this ``GatePoster`` hangs there."""

    seen = Signal(object)

    def __init__(
        self,
        identified: IdentifiedCode,
        venue_wide: str,
        content: str,
        *,
        is_photo: bool,
        may_confirm: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        """``venue_wide`` names a code without a gate, ``content`` what the code says, for screen readers.

        ``is_photo``: the picture may show a wall; a PDF shows none. ``may_confirm``: whether the member may say that the
        poster of a gate (by its identifier) hangs there.
        """
        super().__init__(gap=Space.S, margins=(Space.L, Space.M), parent=parent)
        tone, word, advice = _WORDS[identified.status]
        if identified.posters and all(p.state is PosterState.STALE for p in identified.posters):
            tone, advice = "attention", _STALE
        strange = identified.status is CodeStatus.NOT_OURS
        self.chip = Chip(tone, sentence(word))
        self.gate = ElidedLabel("strong", identified.gate.name if identified.gate else "" if strange else venue_wide)
        self.payload = TextField()
        self.payload.setReadOnly(True)
        self.payload.set_value(identified.payload)
        self.payload.setAccessibleName(content)
        text = label(wrap=True)
        text.setText(sentence(advice))
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # one line where it fits one
        head = row(gap=Space.S)
        head.addWidget(self.chip)
        head.addWidget(self.gate, 1)
        self.body.addLayout(head)
        self.body.addWidget(text)
        self.body.addWidget(self.payload)
        hanging = (
            [p for p in identified.posters if p.state.can_be_posted and may_confirm(p.gate.id)] if is_photo else []
        )
        if hanging:
            self.wall = WallRow(hanging)
            self.wall.seen.connect(self.seen)
            self.body.addWidget(self.wall)
        self.setAccessibleName(f"{self.chip.text()}: {self.gate.text()}. {text.text()}")


class PosterCheckDialog(Dialog):
    """Takes photos by choosing or dropping them, one after the other. ``changed``: a poster was seen on the wall."""

    changed = Signal()

    def __init__(self, pictures: CodePictureService, posters: PosterService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=600)
        self._pictures = pictures
        self._posters = posters
        self._picture: Path | None = None
        self._jobs = jobs
        self._identified_codes: tuple[IdentifiedCode, ...] = ()
        self._folder = documents_folder()
        self._name = ""
        self._empty = EmptyState("image")
        sized(self._empty, min_height=200)
        self._file = label("second")
        self._cards = QWidget()
        self._column = column(self._cards, Space.M)
        self._cards.hide()
        self._file.hide()
        self.body.addWidget(self._empty)
        self.body.addWidget(self._file)
        self.body.addWidget(self._cards)
        self.action.clicked.connect(self._on_choose)
        FileDrop(
            self,
            PICTURES,
            DROP_PICTURE,
            self.check,
            lambda why: self.banner.show_message("attention", why),
            may_take=self.action.isEnabled,
        )
        self.finished.connect(self.deleteLater)
        self.retranslate()

    @property
    def identified_codes(self) -> tuple[IdentifiedCode, ...]:
        """What was found in the last picture."""
        return self._identified_codes

    def check(self, path: Path) -> None:
        """Read the codes of a picture."""
        self._folder, self._name, self._picture = path.parent, path.name, path
        self.banner.clear()
        self._show(())
        self.set_busy(True)
        self.activateWindow()  # the dialog that chose the picture may have left the keys with the page
        self._jobs.run(partial(self._pictures.identify, path), self._on_read, self._on_failed)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Check a code on the wall"))
        self._empty.set_words(
            self.tr("Is the code on the wall ours?"),
            self.tr("Take a photo of it with a phone, then drop the picture here or choose it. No network is needed."),
        )
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Check another picture…") if self._name else self.tr("Choose a picture…"))
        self._file.setText(self.tr("Found in {name}").format(name=self._name))
        self._show(self._identified_codes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()  # there is no form here that Enter would have to go through
        else:
            super().keyPressEvent(event)

    def _on_choose(self) -> None:
        ask_for_picture(self, self.tr("Choose a picture of the code"), self._folder, self.check)

    def _on_read(self, identified_codes: tuple[IdentifiedCode, ...]) -> None:
        self.set_busy(False)
        self._identified_codes = identified_codes
        self.retranslate()
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_seen(self, poster: GatePoster) -> None:
        self.set_busy(True)
        self._jobs.run(
            partial(self._posters.confirm_posted, poster.gate.id, poster.serial or ""),
            lambda _: self._on_posted(poster),
            self._on_not_posted,
            owner=self,
        )

    def _on_posted(self, poster: GatePoster) -> None:
        self.changed.emit()
        if self._picture is not None:
            self.check(self._picture)  # its cards say how it stands now
        self.banner.show_message(
            "good",
            message(
                "PosterCheckDialog",
                "{gate}: poster {serial} is on the wall.",
                gate=poster.gate.name,
                serial=poster.serial or "",
            ),
        )

    def _on_not_posted(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self._identified_codes = ()
        self.retranslate()
        self.banner.show_error(error)
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, identified_codes: Sequence[IdentifiedCode]) -> None:
        drop_children(self._column)
        for identified in identified_codes:
            whole = self.tr("The venue’s official code")
            card = VerdictCard(
                identified,
                whole,
                self.tr("What the code says"),
                is_photo=not self._name.lower().endswith(".pdf"),
                may_confirm=partial(may_call, self._posters.confirm_posted),
                parent=self._cards,
            )
            card.seen.connect(self._on_seen)
            self._column.addWidget(card)
        self._empty.setVisible(not identified_codes)
        self._file.setVisible(bool(identified_codes))
        self._cards.setVisible(bool(identified_codes))
        self.fit()  # one verdict needs less room than five
