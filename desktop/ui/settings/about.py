"""What this program is: version and commit, what is new in it, and what it is made of under which licences."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget

from desktop.build import Build, this_build
from desktop.licences import Part, parts
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label, selectable
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space

_HALF, _HEIGHT = 270, 380


class AboutCard(Translated, SettingsCard):
    """A card of the settings."""

    def __init__(self, resources: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resources = resources
        self._latest = Latest(jobs, self)
        self.version = selectable(label("body"))
        self.changes, self.licences = Button(), Button()
        self.add("version", self.version)
        self.add("changes", self.changes)
        self.add("font", label("body", "Noto Sans SC"))
        self.add("licences", self.licences)
        self.retranslate()

    def read(self) -> None:
        """Look up which program this is; in a checkout that asks git."""
        self._latest.ask(partial(this_build, self._resources), self._show, lambda _: None)

    def _show(self, build: Build) -> None:
        self.version.setText(str(build) if build.commit else build.version)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_heading(self.tr("About"))
        self.set_words("version", self.tr("Version"))
        self.set_words("changes", self.tr("What’s new"))
        self.set_words("font", self.tr("Font of window and print"))
        self.set_words("licences", self.tr("Open-source licences"))


class ChangesDialog(Dialog):
    """The change log, newest version first, in the language of the window."""

    def __init__(self, resources: Path, parent: QWidget) -> None:
        super().__init__(parent, width=640)
        self._folder = resources / "help"
        self.text = QTextBrowser()
        self.text.setTabChangesFocus(True)
        self.text.setOpenLinks(False)
        sized(self.text, min_height=_HEIGHT)
        self.body.addWidget(self.text, 1)
        self.action.hide()
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("What’s new"))
        self.cancel.set_words(self.tr("Close"))
        self.text.setAccessibleName(self.tr("What’s new"))
        language = "zh" if QLocale().language() is QLocale.Language.Chinese else "en"
        self.text.setMarkdown((self._folder / f"changes.{language}.md").read_text("utf-8"))


class LicencesDialog(Dialog):
    """Every part with its licence; the texts are searched as well, and that of the chosen part is shown."""

    def __init__(self, resources: Path, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=940)
        self._parts: Sequence[Part] = ()
        self.search = TextField()
        self._rows: RecordModel[Part] = RecordModel(
            [
                Column(lambda: self.tr("Part"), lambda part: f"{part.name} {part.version}".rstrip()),
                Column(lambda: self.tr("Licence"), lambda part: part.licence, 130),
            ]
        )
        self.table, self.text = Table(self._rows), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.search.textChanged.connect(lambda _: self._filter())
        self.table.selected.connect(self._show)
        sized(self.table, min_width=_HALF, min_height=_HEIGHT)
        sized(self.text, min_width=_HALF)
        both = row(gap=Space.M)
        both.addWidget(self.table, 1)
        both.addWidget(self.text, 1)
        self.body.addWidget(self.search)
        self.body.addLayout(both, 1)
        self.action.hide()
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.search.setFocus()
        Latest(jobs, self).ask(partial(parts, resources), self._show_parts, self.banner.show_error)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Open-source licences"))
        self.cancel.set_words(self.tr("Close"))
        self.search.setPlaceholderText(self.tr("Search names, licences and texts"))
        self.search.setAccessibleName(self.tr("Search names, licences and texts"))
        self.table.setAccessibleName(self.tr("Parts of the program"))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self._rows.retranslate()

    def _show_parts(self, found: Sequence[Part]) -> None:
        self._parts = found
        self._filter()

    def _filter(self) -> None:
        asked = self.search.text().strip().casefold()
        named = [part for part in self._parts if asked in f"{part.name} {part.licence}".casefold()]
        within = [part for part in self._parts if part not in named and asked in part.text.casefold()]
        self._rows.set_records([*named, *within])
        if named or within:
            self.table.selectRow(0)

    def _show(self, chosen: object) -> None:
        self.text.setPlainText(chosen.text if isinstance(chosen, Part) else "")
