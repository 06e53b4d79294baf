"""The case's stays for the hub's console: asked where to, and written."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.messages import message
from desktop.services.exposure.exports import STAYS_ENDING
from desktop.services.exposure.results import ExposureRequest
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.kit.files import SaveFolder, ask_where_to_save, open_folder_of
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page


class StaysFile(QObject):
    """Says on ``page`` what became of it."""

    def __init__(self, actions: ExposureActions, jobs: Jobs, page: Page) -> None:
        super().__init__(page)
        self._actions, self._jobs, self._page = actions, jobs, page
        self._folder = SaveFolder(actions.settings)

    def ask(self, request: ExposureRequest) -> None:
        """Ask where these stays are to be written."""
        ask_where_to_save(
            self._page,
            self.tr("Save the stays for the hub’s console"),
            self._folder.path,
            f"{self.tr('stays')}.{STAYS_ENDING}",
            self.tr("Stays of a case"),
            STAYS_ENDING,
            partial(self.save_to, request),
        )

    def save_to(self, request: ExposureRequest, path: Path) -> None:
        """Write them."""
        self._folder.keep(path.parent)
        work = partial(self._actions.export_stays, path, request)
        self._jobs.run(work, self._on_saved, self._page.banner.show_error, owner=self)

    def _on_saved(self, path: Path) -> None:
        self._page.banner.show_message(
            "good",
            message(
                "ExposurePage",
                "The stays are in {path}, without the person. Take the file to the hub’s console: it begins a case there.",
                path=path,
            ),
            message("ExposurePage", "Open the folder"),
            lambda: open_folder_of(path),
        )
