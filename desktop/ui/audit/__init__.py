"""The audit log: who did what and when, and whether the log is as it was written."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def make_page(desk: "Desk", jobs: Jobs, parent: QWidget) -> Page:
    """The page over an open desk."""
    from desktop.ui.audit.page import AuditPage

    return AuditPage(desk, jobs, parent)
