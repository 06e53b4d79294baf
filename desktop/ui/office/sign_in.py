"""The first thing in the office's window: its key, what opens the key, and who is working."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.services.office.identity import ENDING
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, put_in_middle
from desktop.ui.kit.fields import PasswordField, TextField
from desktop.ui.kit.files import FileField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.office.actions import OfficeUser, signed_in

_FILE, _CODE = "file", "code"
_WIDTH = 480
_MOST_NAME = 40


class OfficeKeyField(FileField):
    """The key file of the health office."""

    endings = (ENDING,)

    def title(self) -> str:
        return self.tr("The health office’s key file")

    def kind(self) -> str:
        return self.tr("Key files")


class OfficeSignIn(Translated, QWidget):
    """Opens the key in the background; ``entered`` gives the ``OfficeUser``."""

    entered = Signal(object)
    language_toggled = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._busy = False
        self._product, self._title, self._hint = label("second"), label("title", wrap=True), label("second", wrap=True)
        self.banner = Banner(self)
        self.way = SegmentedControl()
        for way in (_FILE, _CODE):
            self.way.add(way)
        self.key, self.passphrase, self.code, self.name = OfficeKeyField(), PasswordField(), TextField(), TextField()
        self.name.setMaxLength(_MOST_NAME)
        self.form = FormGrid(1)
        for field, widget in (
            ("way", self.way),
            ("key", self.key),
            ("passphrase", self.passphrase),
            ("code", self.code),
            ("name", self.name),
        ):
            self.form.add_row(field, widget)
        self._open, self._language = Button("primary", shortcut="Return"), Button("text")
        card = Card(gap=Space.M, margins=(40, 24, 40, 16))
        sized(card, width=_WIDTH)
        for part in (self._product, self._title, self._hint, self.banner, self.form, self._open):
            card.body.addWidget(part)
        foot = row(gap=Space.S)
        foot.addStretch(1)
        foot.addWidget(self._language)
        card.body.addLayout(foot)
        put_in_middle(self, card)
        self.way.chosen.connect(lambda _: self._show_way())
        self.form.submitted.connect(self.submit)
        self._open.clicked.connect(self.submit)
        self._language.clicked.connect(self.language_toggled)
        self._show_way()
        self.retranslate()

    def choose(self, key: str, name: str = "") -> None:
        """Offer a key file, and who has worked before a lock."""
        self.key.line.set_value(key)
        self.name.set_value(name)

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        if self._is_code:
            focus(self.code)
        else:
            focus(self.passphrase if self.key.value() else self.key)

    @property
    def _is_code(self) -> bool:
        return self.way.value() == _CODE

    def retranslate(self) -> None:
        self._product.setText(self.tr("VenueDesk"))
        self._title.setText(self.tr("Health office"))
        self._hint.setText(
            self.tr(
                "The key opens what desks sealed. It stays in this window, and is forgotten when the window is locked."
            )
        )
        self.way.set_texts(self.tr("Key file"), self.tr("Recovery code"))
        self.way.set_name(self.tr("Open with"))
        for field, words in (
            ("way", self.tr("Open with")),
            ("key", self.tr("Key file")),
            ("passphrase", self.tr("Passphrase")),
            ("code", self.tr("Recovery code")),
        ):
            self.form.set_words(field, words)
        self.form.set_words("name", self.tr("Your name"), self.tr("It stands beside each call that you note."))
        self._language.set_words("中文 / English", self.tr("Switch between Chinese and English"))
        self._show_busy()

    def submit(self) -> None:
        """Open the key with what was typed."""
        if self._busy:
            return
        self.banner.clear()
        self.form.show_problems(())
        self._busy = True
        self._show_busy()
        key, name, is_code = self.key.value(), self.name.value(), self._is_code
        secret = self.code.value() if is_code else self.passphrase.value()
        work: Callable[[], OfficeUser] = lambda: signed_in(key, secret, name, is_recovery=is_code)  # noqa: E731
        self._jobs.run(work, self._on_opened, self._on_failed, owner=self)

    def _show_way(self) -> None:
        for field, of_code in (("key", False), ("passphrase", False), ("code", True)):
            self.form.set_row_visible(field, self._is_code is of_code)

    def _show_busy(self) -> None:
        self._open.set_words(self.tr("Opening…") if self._busy else self.tr("Open"))
        self._open.setEnabled(not self._busy)

    def _on_opened(self, user: object) -> None:
        self._busy = False
        self.passphrase.clear()
        self.code.clear()
        self._show_busy()
        self.entered.emit(user)

    def _on_failed(self, error: UserError) -> None:
        self._busy = False
        self._show_busy()
        problems = error.problems if isinstance(error, BadInput) else ()
        if self.form.show_problems(problems) or not problems:
            self.banner.show_error(error)
