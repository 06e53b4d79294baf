"""The list of a case out of the office's window, as a table or a paper."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.services.exposure.list_files import ListWish
from desktop.services.office.cases import OfficeCase
from desktop.ui.exposure.export import TOO_SHORT, ListFile
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.reason_dialog import MAX_REASON
from desktop.ui.kit.saving_dialog import NewFile, SavingDialog
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.office.actions import OfficeActions

_FORMATS = ("xlsx", "csv", "pdf")


class OfficeExportDialog(SavingDialog):
    """``done_with`` gives the ``ListFile``."""

    lone_field = "reason"

    def __init__(self, actions: OfficeActions, case: OfficeCase, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(SaveFolder(actions.settings), jobs, parent, width=560)
        self._actions, self._case = actions, case
        self._warning = label("attention", wrap=True)
        self.body.insertWidget(0, self._warning)
        self.format, self.language, self.reason = SegmentedControl(), SegmentedControl(), TextField()
        for name in _FORMATS:
            self.format.add(name, name.upper())
        for language in Language:
            self.language.add(language)
        self.reason.setMaxLength(MAX_REASON)
        self.form.add_row("format", self.format)
        self.form.add_row("language", self.language)
        self.form.add_row("reason", self.reason, span=2)
        self.body.addWidget(self.strip)
        self.format.chosen.connect(lambda _: self._show_choices())
        self.retranslate()
        self._show_choices()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Export the list of case {number}").format(number=self._case.listed.number))
        self._warning.setText(
            self.tr(
                "The file holds names, telephones and document numbers in full, and is not sealed. Delete it once it has served."
            )
        )
        self.form.set_words("format", self.tr("Kind of file"))
        self.format.set_name(self.tr("Kind of file"))
        self.form.set_words("language", self.tr("Language of the paper"))
        self.language.set_texts(self.tr("Chinese"), self.tr("English"), self.tr("Both"))
        self.language.set_name(self.tr("Language of the paper"))
        self.form.set_words("reason", self.tr("Who gets it, and what for"), self.tr("It stands on the paper."))
        self.action.set_words(self.tr("Save…"))

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def check(self) -> Sequence[Problem]:
        return () if len(self.reason.value()) >= 2 else (Problem("reason", TOO_SHORT),)

    def new_file(self) -> NewFile:
        name = self.tr("contacts {number}").format(number=self._case.listed.number)
        return NewFile(self.tr("Save the list"), name, str(self.format.value()))

    def _show_choices(self) -> None:
        self.form.set_row_visible("language", self.format.value() == "pdf")

    def writing(self, path: Path) -> Callable[..., ListFile]:
        actions, case = self._actions, self._case
        wish = ListWish(self.reason.value(), Language(str(self.language.value())))

        def work(progress: Progress) -> ListFile:
            return ListFile(path, actions.export(case, path, wish, progress))

        return work
