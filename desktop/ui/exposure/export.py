"""The list of a case out of the desk: as a file, sealed for the health office where that is wished."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.services.exposure.cases import ExposureCase
from desktop.services.exposure.exports import SEALED, ExportedList, ExposureExports, read_recipients
from desktop.services.exposure.list_files import ListWish
from desktop.ui.kit.fields import PasswordField, Select, TextField
from desktop.ui.kit.files import FileField, SaveFolder
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.reason_dialog import MAX_REASON
from desktop.ui.kit.saving_dialog import NewFile, SavingDialog
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.theme import mark

_FORMATS = ("xlsx", "csv", "pdf")
_OPEN, _OFFICE, _KEY_FILE = "open", "office", "file"
TOO_SHORT = message("ExportListDialog", "Say why in one short sentence.")


class KeyField(FileField):
    """A public key to seal the list to."""

    endings = ("pub", "txt")

    def title(self) -> str:
        return self.tr("The public key of the health office")

    def kind(self) -> str:
        return self.tr("Public keys (age)")


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that was written, and where."""

    path: Path
    exported: ExportedList


class ExportListDialog(SavingDialog):
    """``done_with`` gives the ``ListFile``. ``office`` is the fingerprint of the health office's key that the desk knows,
    empty for none."""

    lone_field = "password"

    def __init__(
        self,
        exports: ExposureExports,
        case: ExposureCase,
        office: str,
        folder: SaveFolder,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(folder, jobs, parent, width=600)
        self._exports, self._case, self._office = exports, case, office
        self._warning = label("attention", wrap=True)
        self.body.insertWidget(0, self._warning)
        self.format, self.language, self.seal = SegmentedControl(), SegmentedControl(), Select()
        for name in _FORMATS:
            self.format.add(name, name.upper())
        for language in Language:
            self.language.add(language)
        self.key, self.reason, self.password = KeyField(), TextField(), PasswordField()
        self.reason.setMaxLength(MAX_REASON)
        self.form.add_row("format", self.format)
        self.form.add_row("language", self.language)
        self.form.add_row("seal", self.seal, span=2)
        self.form.add_row("recipient", self.key, span=2)
        self.form.add_row("reason", self.reason, span=2)
        self.form.add_row("password", self.password, span=2)
        self.body.addWidget(self.strip)
        self.format.chosen.connect(lambda _: self._show_choices())
        self.seal.activated.connect(lambda _: self._show_choices())
        self.retranslate()
        self.seal.set_value(_OFFICE if office else _OPEN)
        self._show_choices()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Export the list of case {number}").format(number=self._case.number))
        for key, words in (
            ("format", self.tr("Kind of file")),
            ("language", self.tr("Language of the paper")),
            ("seal", self.tr("Sealed")),
            ("recipient", self.tr("Public key file")),
        ):
            self.form.set_words(key, words)
        self.format.set_name(self.tr("Kind of file"))
        self.language.set_texts(self.tr("Chinese"), self.tr("English"), self.tr("Both"))
        self.language.set_name(self.tr("Language of the paper"))
        office = [(_OFFICE, self.tr("For the health office ({key})").format(key=self._office))] if self._office else []
        self.seal.set_choices(
            [
                *office,
                (_KEY_FILE, self.tr("For the key of a file")),
                (_OPEN, self.tr("Not sealed: anybody can read it")),
            ]
        )
        self.form.set_words("reason", self.tr("Who gets it, and what for"), self.tr("It is kept in the audit log."))
        self.form.set_words("password", self.tr("Your password again"))
        self.action.set_words(self.tr("Choose the file…"))
        self._show_choices()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus(self.reason)  # the kind of file is that of nearly every time

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip() or self.password.text())

    def check(self) -> Sequence[Problem]:
        problems = [Problem("reason", TOO_SHORT)] if len(self.reason.value()) < 2 else []
        if self.seal.value() == _KEY_FILE and not self.key.value():
            problems.append(Problem("recipient", message("ExportListDialog", "Choose the file with the public key.")))
        if not self.password.value():
            problems.append(Problem("password", message("ExportListDialog", "Type your password.")))
        return problems

    def new_file(self) -> NewFile:
        ending = str(self.format.value()) + (SEALED if self._is_sealed else "")
        return NewFile(
            self.tr("Export the list"), self.tr("contacts {number}").format(number=self._case.number), ending
        )

    def writing(self, path: Path) -> Callable[..., ListFile]:
        exports, case, password = self._exports, self._case.id, self.password.value()
        reason, language = self.reason.value(), Language(str(self.language.value()))
        key = Path(self.key.value()) if self.seal.value() == _KEY_FILE else None

        def work(progress: Progress) -> ListFile:
            recipients = read_recipients(key) if key is not None else ()
            wish = ListWish(reason, language, recipients=recipients)
            return ListFile(path, exports.export(path, case, wish, password, progress))

        return work

    @property
    def _is_sealed(self) -> bool:
        return self.seal.value() != _OPEN

    def _show_choices(self) -> None:
        self.form.set_row_visible("language", self.format.value() == "pdf")
        self.form.set_row_visible("recipient", self.seal.value() == _KEY_FILE)
        open_words = self.tr(
            "The file is not sealed. It holds names, telephones and document numbers in full: hand it over yourself, and "
            "delete it once it has served."
        )
        sealed = self.tr(
            "Only whoever has the key can open the file, on the health office’s PC. Not even this desk can."
        )
        self._warning.setText(sealed if self._is_sealed else open_words)
        mark(self._warning, role="second" if self._is_sealed else "attention")
