"""Backups of the desk: the last good one, where copies go, and a file of one's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_KINDS = frozenset({Kind.BACKUP})


def make_page(desk: "Desk", jobs: Jobs, moved: Callable[[], object], parent: QWidget) -> Page:
    """The page over an open desk; ``moved`` is called when it goes on at another PC."""
    from desktop.settings import BACKUP_FOLDER
    from desktop.ui.backup.page import BackupPage
    from desktop.ui.kit.files import SaveFolder

    page = BackupPage(desk.backup, SaveFolder(desk.settings, BACKUP_FOLDER), desk.clock, jobs, moved, parent)
    page.follow(desk.subscribe, _KINDS)
    return page
