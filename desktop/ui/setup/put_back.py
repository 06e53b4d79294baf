"""Puts a desk back: from one of its copies or a backup file, or what can be read of a damaged one."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.backups import ENDING
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.ui.kit.banner import Banner, ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, put_in_middle
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.fields import PasswordField, Select
from desktop.ui.kit.files import SaveFolder, ask_for_file
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.help import about, add_help_key
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space

_NO_COPY = message(
    "PutBack", "No whole copy was found in the desk’s folder. Choose a backup file, or rescue what can be read."
)
_NO_COPY_OR_KEYS = message("PutBack", "No whole copy was found in the desk’s folder. Choose a backup file.")
_KEY_COPY = message("PutBack", "A copy of the key file is whole. With it the desk opens as it is; nothing is lost.")
_USE_IT = message("PutBack", "Use the copy")


class Reason(Enum):
    """Why a backup is asked for: there is no desk yet; the database is damaged, or the file of keys; or the desk was moved to
    another PC, and is to go on here after all."""

    NEW = auto()
    DATABASE = auto()
    KEYS = auto()
    MOVED = auto()


class PutBackScreen(Translated, QWidget):
    """Asks for a backup and for the manager's password when it was made. It does nothing itself."""

    restore_wanted = Signal(object, str)
    """A backup's file (its path), and the password typed."""
    rescue_wanted = Signal(str)
    """The password typed, for a damaged desk."""
    key_copy_wanted = Signal()
    """The copy of the key file is to be used."""
    left = Signal()
    language_toggled = Signal()

    def __init__(
        self,
        copies: Sequence[tuple[Path, int]],
        folder: SaveFolder,
        reason: Reason = Reason.NEW,
        *,
        has_key_copy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``copies`` are those of the desk's folder, the newest first, with when they were made (UTC ms).
        ``has_key_copy``: a whole copy of the damaged key file is there."""
        super().__init__(parent)
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._copies = tuple(copies)
        self._good: Path | None = None
        self._folder = folder
        self._reason = reason
        self._files: tuple[Path, ...] = ()
        self._is_busy = self._has_failed = False
        about(self, "backup")
        add_help_key(self)
        self._build()
        self._connect()
        self.retranslate()
        if has_key_copy:
            self.banner.show_message("good", _KEY_COPY, _USE_IT, self._on_key_copy)

    def _build(self) -> None:
        self._title, self._lead = label("title", wrap=True), label("second", wrap=True)
        self.banner, self.progress = Banner(self), ProgressStrip(in_percent=True)
        self._form = FormGrid(1)
        self._backup, self._password = Select(), PasswordField()
        self._other = Button("secondary", icon="folder")
        self._form.add_row("backup", self._backup)
        self._form.add_line(self._other)
        self._form.add_row("password", self._password)
        self._restore, self._rescue = Button("primary", shortcut="Return"), Button("secondary")
        if self._reason is not Reason.DATABASE:
            self._rescue.hide()
        self._back, self._language = Button("text"), Button("text")
        if self._reason is Reason.KEYS:  # nobody can sign in
            self._back.hide()
        card = Card(gap=Space.L, margins=(40, 24, 40, 16))
        sized(card, width=480)
        card.body.addWidget(self._title)
        card.body.addWidget(self._lead)
        card.body.addWidget(self.banner)
        card.body.addWidget(self._form)
        actions = column(gap=Space.S)
        actions.addWidget(self._restore)
        actions.addWidget(self._rescue)
        actions.addWidget(self.progress)
        card.body.addLayout(actions)
        foot = row(gap=Space.S)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._language)
        card.body.addLayout(foot)
        put_in_middle(self, card, margin=Space.M)

    def _connect(self) -> None:
        self._form.submitted.connect(self._on_restore)
        self._restore.clicked.connect(self._on_restore)
        self._rescue.clicked.connect(self._on_rescue)
        self._other.clicked.connect(self._on_other)
        self._back.clicked.connect(self.left)
        self._language.clicked.connect(self.language_toggled)

    def focus_first(self) -> None:
        """Put the focus where one begins: at the password, or at the file where none is chosen."""
        if self._copies or self._files:
            focus(self._password)
        else:
            self._other.setFocus()

    def choose(self, file: Path) -> None:
        """Offer a file before all others."""
        self._files = (file, *(other for other in self._files if other != file))
        if self._has_failed:  # what was said is of another file
            self.banner.clear()
            self._has_failed = False
        self._show_choices()
        self._backup.set_value(str(file))
        self.focus_first()

    def show_good_copy(self, copy: Path | None) -> None:
        """The newest copy that is whole, None where there is none. It is chosen, unless somebody has chosen already."""
        if self._files or self._is_busy:
            return
        self._good = copy
        self._show_choices()
        if copy is None:
            if not self.banner.isVisibleTo(self):
                self.banner.show_message("attention", _NO_COPY if self._reason is Reason.DATABASE else _NO_COPY_OR_KEYS)
        else:
            self._backup.set_value(str(copy))

    def follow(self, job: Job, text: Message) -> None:
        """Show that it is being done; until it has failed nothing else can be asked for."""
        self._set_busy(True)
        self.progress.follow(job, sentence(text))

    def show_problem(self, error: UserError) -> None:
        """Say what was wrong."""
        self._set_busy(False)
        self._has_failed = True
        self.banner.show_error(error)
        focus(self._password)
        self._password.selectAll()

    def retranslate(self) -> None:
        title, lead = self._heading()
        self._title.setText(title)
        self._lead.setText(lead)
        self._show_choices()
        self._form.set_words("backup", self.tr("Backup"))
        self._form.set_words("password", self.tr("Manager’s password"))
        self._other.set_words(self.tr("Choose a file…"))
        self._restore.set_words(self.tr("Put it back"))
        self._rescue.set_words(self.tr("Rescue what can be read"))
        self._back.set_words(self.tr("Back"))
        self._language.set_words("中文 / English", self.tr("Switch between Chinese and English"))

    def _heading(self) -> tuple[str, str]:
        match self._reason:
            case Reason.DATABASE:
                return self.tr("This desk’s database is damaged"), self.tr(
                    "Put the newest good copy back, or rescue what can still be read. The damaged desk is set aside in "
                    "its folder, not deleted."
                )
            case Reason.KEYS:
                return self.tr("This desk’s key file is damaged"), self.tr(
                    "Nobody can sign in without it. Put the newest good copy back; what is there now is set aside in "
                    "its folder, not deleted."
                )
            case Reason.MOVED:
                return self.tr("Go on here after all"), self.tr(
                    "Choose the file that the desk was moved with, and type the manager’s password. What was entered at the "
                    "other PC since is not in it. The desk there must not be used any more."
                )
        return self.tr("Put a backup back"), self.tr(
            "Choose the file, and type the password that the manager had when it was made."
        )

    def _show_choices(self) -> None:
        files = [(str(path), path.name) for path in self._files]
        copies = [(str(path), self._copy_text(path, at)) for path, at in self._copies]
        self._backup.set_choices([*files, *copies] or [("", self.tr("No file is chosen yet"))])

    def _copy_text(self, path: Path, at: int) -> str:
        if path == self._good:
            return self.tr("Copy of {when}, whole").format(when=past_text(at))
        return self.tr("Copy of {when}").format(when=past_text(at))

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        for part in (self._restore, self._rescue, self._other, self._back, self._backup, self._password):
            part.setEnabled(not busy)
        if busy:
            self.banner.clear()
            self._form.clear_problems()

    def _has_password(self) -> bool:
        if self._password.value():
            return True
        self._form.set_problem("password", self.tr("Type the manager’s password."))
        focus(self._password)
        return False

    def _on_restore(self) -> None:
        file = str(self._backup.value() or "")
        if self._is_busy:
            return
        if not file:
            self._on_other()
        elif self._has_password():
            self.restore_wanted.emit(Path(file), self._password.value())

    def _on_rescue(self) -> None:
        if not self._is_busy and self._has_password():
            self.rescue_wanted.emit(self._password.value())

    def _on_key_copy(self) -> None:
        if not self._is_busy:
            self.key_copy_wanted.emit()

    def _on_other(self) -> None:
        kind = sentence(message("Backup", "Backups of VenueDesk"))
        ask_for_file(self, self.tr("Choose a backup"), self._folder.path, kind, (ENDING,), self._on_file)

    def _on_file(self, file: Path) -> None:
        self._folder.keep(file.parent)
        self.choose(file)
